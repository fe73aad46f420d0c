package lessons

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"unguarded/checker"
	"unguarded/checker/documents"
)

// course reads the lessons, by the name of their file.
func course(t *testing.T) map[string]Lesson {
	t.Helper()
	names, err := filepath.Glob("*.md")
	if err != nil || len(names) < 12 {
		t.Fatalf("found %d lessons, %v; want at least 12", len(names), err)
	}
	all := map[string]Lesson{}
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if all[name], err = Read(string(text)); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
	}
	return all
}

func check(source string) checker.Report {
	return checker.Check([]checker.File{{Path: "app.py", Source: source}}, checker.Options{})
}

// unmet gives the goals that a text does not meet.
func (l Lesson) unmet(source string) (unmet []string) {
	report := check(source)
	for _, goal := range l.Goals {
		if goal.Difference(report) != "" {
			unmet = append(unmet, goal.Text)
		}
	}
	return unmet
}

func TestEachStartFailsAndEachSolutionMeetsTheGoals(t *testing.T) {
	for name, lesson := range course(t) {
		if len(lesson.unmet(lesson.Start)) == 0 {
			t.Errorf("%s: the start meets all goals already", name)
		}
		if unmet := lesson.unmet(lesson.Solution); unmet != nil {
			t.Errorf("%s: the solution does not meet %q", name, unmet)
		}
	}
}

// A hint that takes a goal away again, or changes without bringing a goal nearer
// than the hints before, would send the learner in two directions.
func TestHintsLeadToTheSolutionWithoutTurns(t *testing.T) {
	for name, lesson := range course(t) {
		states, err := lesson.States()
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if len(states) == 2 {
			t.Errorf("%s: no hint shows a change", name)
		}
		open := lesson.unmet(lesson.Start)
		for _, state := range states[1:] {
			unmet := lesson.unmet(state.Source)
			for _, goal := range unmet {
				if !slices.Contains(open, goal) {
					t.Errorf("%s: %s loses %q, which was met before", name, state.Name, goal)
				}
			}
			open = unmet
		}
		last := states[len(states)-2]
		if unmet := lesson.unmet(last.Source); unmet != nil {
			t.Errorf("%s: after the last hint these are not met: %q", name, unmet)
		}
		for _, state := range states {
			for _, d := range check(state.Source).Diagnostics {
				if d.Rule == "syntax-error" {
					t.Errorf("%s: %s, line %d: %s", name, state.Name, d.Span.Start.Line, d.Message)
				}
			}
		}
	}
}

func TestTheRuleOfALessonIsReportedAtItsStart(t *testing.T) {
	for name, lesson := range course(t) {
		if lesson.Rule == "" {
			continue
		}
		reported := func(source string) bool {
			return slices.ContainsFunc(check(source).Diagnostics, func(d checker.Diagnostic) bool { return d.Rule == lesson.Rule && !d.Suppressed })
		}
		if !reported(lesson.Start) {
			t.Errorf("%s: the start is not reported by %s", name, lesson.Rule)
		}
		if reported(lesson.Solution) && lesson.Rule != "optional-guard-only" {
			t.Errorf("%s: the solution is still reported by %s", name, lesson.Rule)
		}
	}
}

func TestCodeInTheTextsShowsWhatTheySay(t *testing.T) {
	for name := range course(t) {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range documents.Check(name, string(text)).Problems {
			t.Errorf("%s:%d: %s", name, p.Line, p.Message)
		}
	}
}

// The cases are the page's too: web/page/lessons/lesson.ts must say the same.
func TestWhatALessonLacksIsNamed(t *testing.T) {
	content, err := os.ReadFile("testdata/wrong.json")
	if err != nil {
		t.Fatal(err)
	}
	var table struct {
		Whole string
		Cases []struct{ Old, New, Want string }
	}
	if err := json.Unmarshal(content, &table); err != nil {
		t.Fatal(err)
	}
	if _, err := Read(table.Whole); err != nil {
		t.Fatal(err)
	}
	for _, test := range table.Cases {
		if _, err := Read(strings.Replace(table.Whole, test.Old, test.New, 1)); err == nil || err.Error() != test.Want {
			t.Errorf("with %q for %q: got %v, want %s", test.New, test.Old, err, test.Want)
		}
	}
}

func TestAHintWhoseChangeDoesNotFitIsNamed(t *testing.T) {
	for _, test := range []struct{ diff, want string }{
		{"-c\n", "hint 1: expected the lines that are there before once in the app, found them 0 times:\nc\n"},
		{"-a\n", "hint 1: expected the lines that are there before once in the app, found them 2 times:\na\n"},
		{"a\n", `hint 1: expected a line that starts with +, - or a space, found "a"`},
	} {
		lesson := Lesson{Start: "a\nb\na\n", Hints: []Hint{{test.diff}}}
		if _, err := lesson.States(); err == nil || err.Error() != test.want {
			t.Errorf("%q: got %v, want %s", test.diff, err, test.want)
		}
	}
	states, err := Lesson{Start: "a\n\nb\n", Hints: []Hint{{" a\n\n-b\n+c\n"}}}.States()
	if err != nil || states[1].Source != "a\n\nc\n" {
		t.Errorf("got %v, %v; want a blank line and c for b", states, err)
	}
}
