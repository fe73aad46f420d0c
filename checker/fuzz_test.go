package checker

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// FuzzCheck states what holds for every text: a report without a bug in it, the
// same one twice, with every place inside the text.
func FuzzCheck(f *testing.F) {
	for _, pattern := range []string{"../web/examples/*.py", "internal/access/testdata/apps/*/*.py"} {
		paths, _ := filepath.Glob(pattern)
		for _, p := range paths {
			text, err := os.ReadFile(p)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(string(text))
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		files := []File{{Path: "app.py", Source: text}}
		report := Check(files, Options{})
		lines := strings.Count(text, "\n") + strings.Count(text, "\r") + 1
		for _, d := range report.Diagnostics {
			if d.Rule == "internal-error" || strings.Contains(d.Message, "bug in the parser") {
				t.Fatalf("a bug: %s", d.Message)
			}
			inside(t, d.Span, lines)
		}
		for _, r := range report.Routes {
			inside(t, r.Span, lines)
			for _, e := range r.Evidence {
				inside(t, e.Span, lines)
			}
			if r.Verdict == "" || r.Reason == "" || len(r.Evidence) == 0 {
				t.Fatalf("a route without verdict, reason or evidence: %+v", r)
			}
		}
		if again := Check(files, Options{}); !bytes.Equal(EncodeReport(again), EncodeReport(report)) {
			t.Fatal("the same text gives two reports")
		}
	})
}

func inside(t *testing.T, s Span, lines int) {
	t.Helper()
	after := s.End.Line > s.Start.Line || s.End.Line == s.Start.Line && s.End.Column >= s.Start.Column
	if s.Start.Line < 0 || s.End.Line > lines || !after {
		t.Fatalf("the span %+v is not inside %d lines", s, lines)
	}
}
