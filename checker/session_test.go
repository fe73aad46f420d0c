package checker

import (
	"bytes"
	"fmt"
	"hash/crc32"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"unguarded/checker/internal/syntax"
	"unguarded/checker/source"
)

// edits change a text as somebody at a keyboard does, and worse.
var edits = []func(r *rand.Rand, text string) string{
	func(r *rand.Rand, text string) string { // characters typed
		typed := []string{"x", " ", "\n", "#", "(", ")", "\"", "'''", ":", "\\", "\t", "é", "\r", "\x00", "=", "f'{", "@", "\n\n", ";", "match x:\n"}
		at := r.IntN(len(text) + 1)
		return text[:at] + typed[r.IntN(len(typed))] + text[at:]
	},
	func(r *rand.Rand, text string) string { // characters deleted
		from := r.IntN(len(text) + 1)
		return text[:from] + text[min(from+1+r.IntN(3), len(text)):]
	},
	func(r *rand.Rand, text string) string { // a line moved
		lines := strings.SplitAfter(text, "\n")
		from, to := r.IntN(len(lines)), r.IntN(len(lines))
		line := lines[from]
		lines = append(lines[:from:from], lines[from+1:]...)
		to = min(to, len(lines))
		return strings.Join(lines[:to], "") + line + strings.Join(lines[to:], "")
	},
	func(r *rand.Rand, text string) string { // lines copied
		lines := strings.SplitAfter(text, "\n")
		from := r.IntN(len(lines))
		end := min(from+1+r.IntN(20), len(lines))
		to := r.IntN(len(lines))
		return strings.Join(lines[:to], "") + strings.Join(lines[from:end], "") + strings.Join(lines[to:], "")
	},
	func(r *rand.Rand, text string) string { // a statement written, as deep as the line behind it
		lines := strings.SplitAfter(text, "\n")
		at := r.IntN(len(lines))
		indent := lines[at][:len(lines[at])-len(strings.TrimLeft(lines[at], " "))]
		written := strings.ReplaceAll(statements[r.IntN(len(statements))], "\n", "\n"+indent)
		return strings.Join(lines[:at], "") + indent + written + "\n" + strings.Join(lines[at:], "")
	},
	func(r *rand.Rand, text string) string { // a line deleted
		lines := strings.SplitAfter(text, "\n")
		at := r.IntN(len(lines))
		return strings.Join(lines[:at], "") + strings.Join(lines[at+1:], "")
	},
	func(r *rand.Rand, text string) string { // a comment behind a line
		lines := strings.SplitAfter(text, "\n")
		at := r.IntN(len(lines))
		lines[at] = strings.TrimRight(lines[at], "\n") + "  # note\n"
		return strings.Join(lines, "")
	},
}

// statements change what a function, a module or a whole program means.
var statements = []string{
	"verify_jwt_in_request()", "abort(401)", "if not request.headers.get('X'):\n    abort(403)", "pass", "yield 1", "return {}, 401",
	"x = get_jwt_identity()", "session['user'] = create_access_token(1)", "'''text'''", "# note", "# unguarded: public -- said so",
	"# noqa: unprotected-route", "# unguarded: ignore[unprotected-route] -- known", "# requires: flask-jwt-extended==3.25.1", "import b",
	"from flask_jwt_extended import get_raw_jwt", "other = Flask(__name__)", "raise ValueError", "def inner():\n    return 1",
	"@jwt_required()", "@app.get('/more')\ndef more():\n    return ''", "global app", "try:\n    verify_jwt_in_request()\nexcept Exception:\n    pass",
}

func TestASessionReportsWhatAFreshCheckReports(t *testing.T) {
	paths, _ := filepath.Glob("internal/access/testdata/apps/*/*.py")
	if len(paths) == 0 {
		t.Fatal("no apps to edit")
	}
	r := rand.New(rand.NewPCG(1, 2))
	var session Session
	for i, p := range paths {
		if testing.Short() && i%10 > 0 {
			continue
		}
		text, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		checkEdits(t, &session, r, p, 6, File{Path: "app.py", Source: string(text)})
	}
	checkEdits(t, &session, r, "large", 60, File{Path: "app.py", Source: largeApp(300)})
}

// TestASessionWalksAgainWhatHangsOnAnEdit edits projects whose files, hooks and
// wrappers hang on each other. Each has random numbers of its own, so that one more
// project changes nothing for the others. That some edits need no full check shows
// that walking again is tested at all.
func TestASessionWalksAgainWhatHangsOnAnEdit(t *testing.T) {
	dirs, _ := filepath.Glob("internal/access/testdata/apps/*")
	followed := 0
	for i, dir := range dirs {
		if testing.Short() && i%5 > 0 {
			continue
		}
		var session Session
		r := rand.New(rand.NewPCG(3, uint64(crc32.ChecksumIEEE([]byte(filepath.Base(dir))))))
		followed += checkEdits(t, &session, r, dir, 8, folder(t, dir)...)
	}
	if followed == 0 {
		t.Error("no edit was followed without a full check")
	}
}

func folder(t *testing.T, dir string) (files []File) {
	t.Helper()
	err := fs.WalkDir(os.DirFS(dir), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".py") {
			return err
		}
		text, err := fs.ReadFile(os.DirFS(dir), path)
		files = append(files, File{Path: path, Source: string(text)})
		return err
	})
	if err != nil || len(files) == 0 {
		t.Fatalf("%s has no Python files: %v", dir, err)
	}
	return files
}

// checkEdits edits files n times, one at a time, and returns how often the session
// needed no full check. Most edits that leave an error are taken back at once.
func checkEdits(t *testing.T, session *Session, r *rand.Rand, name string, n int, original ...File) (followed int) {
	t.Helper()
	files := slices.Clone(original)
	for step := range n {
		at := r.IntN(len(files))
		before := files[at].Source
		last := slices.Clone(files)
		switch {
		case step == n-1:
			files = slices.Clone(original)
		case step > 0:
			files[at].Source = edits[r.IntN(len(edits))](r, before)
		}
		kept := session.last
		same(t, session, fmt.Sprintf("%s, edit %d", name, step), before, files[at], files)
		if kept != nil && session.last == kept {
			followed++
		}
		f := source.NewFile("", strings.ToValidUTF8(files[at].Source, "\uFFFD"))
		if _, found := syntax.Parse(f); len(found) > 0 && r.IntN(4) > 0 {
			files = last
		}
	}
	return followed
}

func same(t *testing.T, session *Session, name, before string, edited File, files []File) {
	t.Helper()
	got, want := EncodeReport(session.Check(files, Options{})), EncodeReport(Check(files, Options{}))
	if !bytes.Equal(got, want) {
		t.Fatalf("%s: the session's report differs.\nbefore the edit of %s %q\nafter %q\ngot  %s\nwant %s", name, edited.Path, before, edited.Source, got, want)
	}
}

func TestASessionTellsFilesOfOnePathApart(t *testing.T) {
	var session Session
	text := largeApp(100)
	for range 3 {
		twice := []File{{Path: "app.py", Source: text}, {Path: "app.py", Source: "\n" + text}, {Path: "b.py", Source: text}}
		same(t, &session, "twice", text, twice[0], twice)
		once := []File{{Path: "b.py", Source: "#\n" + text}}
		same(t, &session, "once", text, once[0], once)
	}
}

// TestAnEditCostsOnlyWhatHangsOnIt: a session that checked everything each time would
// be right too, and slow.
func TestAnEditCostsOnlyWhatHangsOnIt(t *testing.T) {
	const deletes = "    db.session.delete(order)\n"
	for _, c := range []struct {
		name, old, new string
		followed       bool
	}{
		{"a name in a view", "page=page)", "page=pages)", true},
		{"a string in a view", "could not create", "could really not create", true},
		{"a line more in a view", deletes, deletes + "    log.info(\"gone\")\n", true},
		{"a line at the end of a view", "    return \"\", 204\n", "    answer = \"\", 204\n    return answer\n", true},
		{"a comment behind a function", "    return \"\", 204\n", "    return \"\", 204\n# gone\n", true},
		{"what an open view does", deletes + "    db.session.commit()\n", "    order.show()\n    order.print()\n", true},
		{"a guard in a view", "    payload = request", "    verify_jwt_in_request()\n    payload = request", true},
		{"nothing", "import", "import", true},
		{"a decorator", "@jwt_required(fresh=True)", "@jwt_required()", false},
		{"an import", "import logging", "import logging, os", false},
		{"an import in a view", deletes, "    import json\n", false},
		{"the names of another version", deletes, "    get_raw_jwt()\n", false},
		{"what is required", "# the head", "# requires: flask-jwt-extended==3.25.1", false},
		{"an error", "page=page)", "page=page", false},
	} {
		text := "# the head\n" + largeApp(300)
		var session Session
		session.Check([]File{{Path: "app.py", Source: text}}, Options{})
		kept := session.last
		files := []File{{Path: "app.py", Source: strings.Replace(text, c.old, c.new, 1)}}
		same(t, &session, c.name, text, files[0], files)
		if followed := session.last == kept; followed != c.followed {
			t.Errorf("%s: without a full check is %v, expected %v", c.name, followed, c.followed)
		}
	}
}

// TestASessionChecksItsFixesAgain edits an application for which fixes are offered, so
// that they are of use in some of the texts and of none in others.
func TestASessionChecksItsFixesAgain(t *testing.T) {
	text := strings.NewReplacer(
		"@orders_1.get(\"/\")\n@jwt_required()", "@jwt_required()\n@orders_1.get(\"/\")",
		"@orders_0.post(\"/\")\n@jwt_required(fresh=True)", "@orders_0.post(\"/\")\n@jwt_required",
	).Replace(largeApp(150))
	var session Session
	offered := 0
	for i, edit := range []struct{ old, new string }{
		{}, {"page=page)", "pages=page)"}, {"\"item\"", "\"items\""}, {"limit(SIZE)", "limit(SIZE + 1)"},
		{"    page = int", "    verify_jwt_in_request()\n    page = int"}, {"    verify_jwt_in_request()\n", ""},
		{"import logging", "import logging, os"}, {"could not", "could"}, {"# end", "# end"},
		{"@jwt_required\n", "@jwt_required()\n"}, {"SIZE + 1", "SIZE"}, {"items = [row", "entries = [row"}, {"items=items", "items=entries"},
	} {
		before := text
		text = strings.ReplaceAll(text, edit.old, edit.new)
		if edit.old == "" {
			text = before
		}
		files := []File{{Path: "app.py", Source: text}}
		same(t, &session, fmt.Sprintf("edit %d", i), before, files[0], files)
		offered += len(session.trials.next)
	}
	if offered == 0 {
		t.Error("no fix was checked in a session of its own")
	}
}

func TestASessionHeedsItsOptions(t *testing.T) {
	var session Session
	files := []File{{Path: "app.py", Source: largeApp(100)}}
	for _, options := range []Options{{}, {Public: []string{"/api/*"}}, {Ignore: []string{"unprotected-route"}}, {Profile: ProfileClassic}, {}} {
		got, want := EncodeReport(session.Check(files, options)), EncodeReport(Check(files, options))
		if !bytes.Equal(got, want) {
			t.Errorf("with %+v the session's report differs.\ngot  %s\nwant %s", options, got, want)
		}
	}
}

// FuzzSession puts a text in the place of some bytes of an application.
func FuzzSession(f *testing.F) {
	for _, s := range statements {
		f.Add(uint16(1200), uint8(0), s+"\n    ")
		f.Add(uint16(700), uint8(9), s)
	}
	original := largeApp(60)
	f.Fuzz(func(t *testing.T, at uint16, bytes uint8, added string) {
		var session Session
		start := min(int(at), len(original))
		text := original[:start] + added + original[min(start+int(bytes), len(original)):]
		for _, text := range []string{original, text, original + "\n", text} {
			files := []File{{Path: "app.py", Source: text}}
			same(t, &session, "fuzz", original, files[0], files)
		}
	})
}

// BenchmarkSession checks a text after an edit of one character. It also measures full
// checks in between, and reports what share of one the edit costs.
func BenchmarkSession(b *testing.B) {
	for _, c := range []struct{ name, old, new string }{
		{"view", "page=page)", "xpage=page)"},
		{"name", "items = [row", "itemsx = [row"},
		{"comment", "    return \"\", 204\n", "    return \"\", 204\n#\n"},
		{"decorator", "fresh=True", "fresh=False"},
	} {
		for _, lines := range []int{500, 5_000} {
			b.Run(fmt.Sprintf("edit=%s/lines=%d", c.name, lines), func(b *testing.B) {
				text := largeApp(lines)
				texts := []string{text, strings.Replace(text, c.old, c.new, 1)}
				if texts[0] == texts[1] {
					b.Fatal("nothing is edited")
				}
				benchmarkEdit(b, texts)
			})
		}
	}
}

func benchmarkEdit(b *testing.B, texts []string) {
	var session Session
	session.Check([]File{{Path: "app.py", Source: texts[1]}}, Options{})
	var full, edit time.Duration
	measured, n := 0, 0
	b.ReportAllocs()
	for b.Loop() {
		files := []File{{Path: "app.py", Source: texts[n%2]}}
		if n%20 == 0 {
			b.StopTimer()
			begun := time.Now()
			Check(files, Options{})
			full += time.Since(begun)
			measured++
			b.StartTimer()
		}
		begun := time.Now()
		session.Check(files, Options{})
		edit += time.Since(begun)
		n++
	}
	b.ReportMetric(100*float64(edit)/float64(n)/(float64(full)/float64(measured)), "%/full")
}
