package lessons

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"unguarded/checker"
	"unguarded/checker/documents"
	"unguarded/checker/lesson"
)

// A written lesson is one with its file's text.
type written struct {
	lesson.Lesson
	text string
}

// lastHint is the app after the last hint that changes it.
func (w written) lastHint(t *testing.T) lesson.State {
	states, err := w.States()
	if err != nil || len(states) < 3 {
		t.Fatalf("%s: %d states, %v; want a hint that shows a change", w.Title, len(states), err)
	}
	return states[len(states)-2]
}

// course reads the lessons, by the name of their file.
func course(t *testing.T) map[string]written {
	t.Helper()
	names, err := filepath.Glob("*.md")
	if err != nil || len(names) < 12 {
		t.Fatalf("found %d lessons, %v; want at least 12", len(names), err)
	}
	all := map[string]written{}
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		read, err := lesson.Read(string(text))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		all[name] = written{read, string(text)}
	}
	return all
}

func check(source string) checker.Report {
	return checker.Check([]checker.File{{Path: "app.py", Source: source}}, checker.Options{})
}

func TestEachLessonHoldsWhatItPromises(t *testing.T) {
	for name, one := range course(t) {
		for _, p := range lesson.Check(one.text) {
			t.Errorf("%s:%d: %s", name, p.Line, p.Message)
		}
		if open := one.Unmet(one.lastHint(t).Source); open != nil {
			t.Errorf("%s: after the last hint these goals are not met: %q", name, open)
		}
	}
}

func TestTheRuleOfALessonIsReportedAtItsStart(t *testing.T) {
	for name, one := range course(t) {
		if one.Rule == "" {
			continue
		}
		reported := func(source string) bool {
			return slices.ContainsFunc(check(source).Diagnostics, func(d checker.Diagnostic) bool { return d.Rule == one.Rule && !d.Suppressed })
		}
		if !reported(one.Start) {
			t.Errorf("%s: the start is not reported by %s", name, one.Rule)
		}
		if reported(one.Solution) && one.Rule != "optional-guard-only" {
			t.Errorf("%s: the solution is still reported by %s", name, one.Rule)
		}
	}
}

func TestCodeInTheTextsShowsWhatTheySay(t *testing.T) {
	for name, one := range course(t) {
		for _, p := range documents.Check(name, one.text).Problems {
			t.Errorf("%s:%d: %s", name, p.Line, p.Message)
		}
	}
}
