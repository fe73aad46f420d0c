package checker_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"unguarded/checker"
)

// The apps under internal/access/testdata/apps were run with real Flask;
// testdata/renew.py wrote what it did into their `# want:` comments.
const appsDir = "internal/access/testdata/apps"

// A served is one route as a comment or a report names it.
type served struct {
	path   string // of the file
	line   int    // of the def
	method string
	rule   string
}

func (s served) String() string { return fmt.Sprintf("%s:%d %s %s", s.path, s.line, s.method, s.rule) }

// TestRunningApps compares the checker's verdicts with what real Flask did, both
// ways. An app with a `# todo:` comment in its head is known to differ, and must.
func TestRunningApps(t *testing.T) {
	apps, err := filepath.Glob(filepath.Join(appsDir, "*", "*"))
	if err != nil || len(apps) == 0 {
		t.Fatalf("no apps in %s: %v", appsDir, err)
	}
	for _, app := range apps {
		if strings.HasPrefix(filepath.Base(app), "_") {
			continue
		}
		name, _ := filepath.Rel(appsDir, app)
		t.Run(strings.TrimSuffix(filepath.ToSlash(name), ".py"), func(t *testing.T) {
			files := readApp(t, app)
			want := wanted(t, files)
			differences := compareRoutes(want, reported(checker.Check(files, checker.Options{})))
			if reason, known := todo(files); known {
				if len(differences) == 0 {
					t.Errorf("agrees, although its head says `# todo: %s`; take that comment away", reason)
				}
				return
			}
			for _, d := range differences {
				t.Error(d)
			}
		})
	}
}

// readApp reads the Python files of an app, a file or a folder.
func readApp(t *testing.T, app string) []checker.File {
	t.Helper()
	var files []checker.File
	err := filepath.WalkDir(app, func(file string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() || !slices.Contains([]string{".py", ".txt", ".toml"}, filepath.Ext(file)) {
			return err
		}
		text, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		name, err := filepath.Rel(app, file)
		if name == "." {
			name = filepath.Base(app)
		}
		files = append(files, checker.File{Path: filepath.ToSlash(name), Source: string(text)})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

var wantComment = regexp.MustCompile(`# want: (.*)$`)

// wanted reads the `# want: METHOD RULE VERDICT; …` comments.
func wanted(t *testing.T, files []checker.File) map[served]string {
	t.Helper()
	want := map[served]string{}
	for _, f := range files {
		for i, line := range strings.Split(f.Source, "\n") {
			m := wantComment.FindStringSubmatch(line)
			if m == nil {
				continue
			}
			for _, one := range strings.Split(m[1], "; ") {
				method, rest, _ := strings.Cut(one, " ")
				at := strings.LastIndexByte(rest, ' ')
				if at < 0 {
					t.Fatalf("%s:%d: %q is not METHOD RULE VERDICT", f.Path, i+1, one)
				}
				want[served{f.Path, i + 1, method, rest[:at]}] = rest[at+1:]
			}
		}
	}
	return want
}

// todo gives the reason why an app is known to differ.
func todo(files []checker.File) (reason string, known bool) {
	for _, f := range files {
		head := f.Source[:min(len(f.Source), 400)]
		if _, after, ok := strings.Cut(head, "# todo: "); ok {
			reason, _, _ = strings.Cut(after, "\n")
			return reason, true
		}
	}
	return "", false
}

// reported lists the routes of a report with their verdicts, the methods that
// Flask adds by itself left out.
func reported(r checker.Report) map[served]string {
	got := map[served]string{}
	for _, route := range r.Routes {
		for _, method := range route.Methods {
			key := served{route.Path, route.Span.Start.Line, method, route.URLRule}
			if _, twice := got[key]; !twice && method != "HEAD" && method != "OPTIONS" {
				got[key] = route.Verdict
			}
		}
	}
	return got
}

// agrees tells whether a verdict is what a running app calls it.
func agrees(want, got string) bool {
	if want == "open" {
		return got == "unprotected" || got == "public"
	}
	return want == got
}

func compareRoutes(want, got map[served]string) []string {
	var differences []string
	for key, verdict := range want {
		switch g, ok := got[key]; {
		case !ok:
			differences = append(differences, fmt.Sprintf("%s: Flask serves it (%s), and the report lacks it", key, verdict))
		case !agrees(verdict, g):
			differences = append(differences, fmt.Sprintf("%s: got %s, want %s", key, g, verdict))
		}
	}
	for key, verdict := range got {
		if _, ok := want[key]; !ok {
			differences = append(differences, fmt.Sprintf("%s: the report has it (%s), and Flask does not serve it", key, verdict))
		}
	}
	slices.Sort(differences)
	return differences
}

// The suite of runtime records beside the repository, and the agreement that was
// reached on it: it may not fall.
const (
	sharedCases     = "../../shared/oracle/cases"
	agreementNeeded = 370
)

// A record is what real Flask did with one route of the shared suite.
type record struct {
	Rule, Method, File, Verdict string
	Line                        int
}

// runtimeWords maps the suite's verdicts to those of the comments.
var runtimeWords = map[string]string{"refused": "protected", "reached": "open", "optional": "optional", "broken": "broken"}

// TestSharedSuite holds the checker against the recorded verdicts of the suite.
func TestSharedSuite(t *testing.T) {
	records, err := filepath.Glob(filepath.Join(sharedCases, "*.json"))
	if err != nil || len(records) == 0 {
		t.Skipf("the suite %s is not here: nothing to compare with", sharedCases)
	}
	agreed, total := 0, 0
	for _, file := range records {
		want, shadowed := readRecords(t, file)
		got := reported(checker.Check(readApp(t, caseOf(file)), checker.Options{}))
		total += len(want)
		for _, d := range compareRoutes(want, without(got, shadowed)) {
			t.Logf("%s: %s", path.Base(file), d)
		}
		for key, verdict := range want {
			switch {
			case agrees(verdict, got[key]):
				agreed++
			case unsafe(verdict, got[key]):
				t.Errorf("%s: %s: got %s, and the request got in", path.Base(file), key, got[key])
			}
		}
		for _, key := range slices.SortedFunc(maps.Keys(got), func(a, b served) int { return strings.Compare(a.String(), b.String()) }) {
			if _, ok := want[key]; !ok && !slices.Contains(shadowed, key) {
				t.Errorf("%s: %s: the report has it, and Flask does not serve it", path.Base(file), key)
			}
		}
	}
	if agreed < agreementNeeded {
		t.Errorf("agrees on %d of %d routes, want at least %d", agreed, total, agreementNeeded)
	}
}

// caseOf is the app that a file of records belongs to: a file or a folder.
func caseOf(records string) string {
	app := strings.TrimSuffix(records, ".json")
	if info, err := os.Stat(app); err == nil && info.IsDir() {
		return app
	}
	return app + ".py"
}

func readRecords(t *testing.T, file string) (want map[served]string, shadowed []served) {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var stored struct{ Records []record }
	if err := json.Unmarshal(text, &stored); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	want = map[served]string{}
	for _, r := range stored.Records {
		key := served{r.File, r.Line, r.Method, r.Rule}
		if word, ok := runtimeWords[r.Verdict]; ok {
			want[key] = word
		} else {
			shadowed = append(shadowed, key)
		}
	}
	return want, shadowed
}

func without(got map[served]string, keys []served) map[served]string {
	rest := maps.Clone(got)
	for _, k := range keys {
		delete(rest, k)
	}
	return rest
}

// unsafe tells whether the checker calls a route closed that let the request in.
func unsafe(want, got string) bool {
	return (want == "open" || want == "optional") && (got == "protected" || got == "broken")
}
