package checker

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
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
		checkEdits(t, &session, r, p, string(text), 6)
	}
	checkEdits(t, &session, r, "large", largeApp(300), 40)
}

func checkEdits(t *testing.T, session *Session, r *rand.Rand, name, text string, n int) {
	t.Helper()
	original := text
	for step := range n {
		before := text
		if step > 0 {
			text = edits[r.IntN(len(edits))](r, text)
		}
		if step == n-1 {
			text = original
		}
		same(t, session, fmt.Sprintf("%s, edit %d", name, step), before, []File{{Path: "app.py", Source: text}})
	}
}

func same(t *testing.T, session *Session, name, before string, files []File) {
	t.Helper()
	got, want := EncodeReport(session.Check(files, Options{})), EncodeReport(Check(files, Options{}))
	if !bytes.Equal(got, want) {
		t.Fatalf("%s: the session's report differs.\nbefore the edit %q\nafter %q\ngot  %s\nwant %s", name, before, files[0].Source, got, want)
	}
}

func TestASessionTellsFilesOfOnePathApart(t *testing.T) {
	var session Session
	text := largeApp(100)
	for range 3 {
		same(t, &session, "twice", text, []File{{Path: "app.py", Source: text}, {Path: "app.py", Source: "\n" + text}, {Path: "b.py", Source: text}})
		same(t, &session, "once", text, []File{{Path: "b.py", Source: "#\n" + text}})
	}
}

func BenchmarkSession(b *testing.B) {
	for _, lines := range []int{500, 5_000} {
		b.Run(fmt.Sprintf("lines=%d", lines), func(b *testing.B) {
			text := largeApp(lines)
			at := strings.Index(text, "page=page)") // one character more, then one less
			texts := []string{text, text[:at] + "x" + text[at:]}
			var session Session
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				session.Check([]File{{Path: "app.py", Source: texts[i%2]}}, Options{})
			}
		})
	}
}
