package access

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"unguarded/checker/internal/syntax"
	"unguarded/checker/source"
)

// TestWalksLeaveNothingBehind walks the routes of every app once more, from the last
// to the first, and expects the same of each.
func TestWalksLeaveNothingBehind(t *testing.T) {
	n := 0
	for _, dir := range folders(t) {
		for _, p := range Programs(parseFolder(t, dir), nil) {
			a := p.Watch(Settings{})
			if a.readTwice() { // two analyses make up these results
				continue
			}
			for i := len(a.routes) - 1; i >= 0; i-- {
				want := described(a.judged[i])
				a.judge(i)
				n++
				if got := described(a.judged[i]); got != want {
					t.Errorf("%s: %s %s differs the second time\ngot  %s\nwant %s", dir, a.routes[i].Method, a.routes[i].URLRule, got, want)
				}
			}
		}
	}
	if n == 0 {
		t.Error("no route was walked twice")
	}
}

func folders(t *testing.T) []string {
	t.Helper()
	list, err := filepath.Glob("testdata/apps/*")
	if err != nil {
		t.Fatal(err)
	}
	more, _ := filepath.Glob(os.Getenv("APPS"))
	return append(list, more...)
}

func parseFolder(t *testing.T, dir string) (modules []*syntax.Module) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".py") || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(dir, path)
		m, _ := syntax.Parse(source.NewFile(filepath.ToSlash(rel), strings.ToValidUTF8(string(text), "\uFFFD")))
		modules = append(modules, m)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return modules
}

// described writes down all that rules and reports can see of results.
func described(j judged) string {
	var out strings.Builder
	for _, r := range j.results {
		fmt.Fprintln(&out, r.Verdict, r.Reason, r.Evidence, r.Answers, r.Writes, r.byMethod, j.spent)
		fmt.Fprintln(&out, value(r.Misuse), value(r.Above), value(r.Lost), value(r.HookAnswer), value(r.Late), value(r.Loose), value(r.Documented))
		fmt.Fprintln(&out, value(r.Lenient), value(r.Idle), value(r.SkippedOptions), value(r.Swallowed), value(r.Unverified))
	}
	return out.String()
}

func value[T any](p *T) string {
	if p == nil {
		return "-"
	}
	return fmt.Sprintf("%+v", *p)
}
