package lesson

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"unguarded/checker"
	"unguarded/checker/pattern"
)

// A Problem is something that a lesson does not hold, with its line, 1-based.
type Problem struct {
	Line    int
	Message string // a sentence without a full stop
}

var looksLikeOne = pattern.Of(`(?m)^## (Goals|Hints)\s*$`)

// Is reports whether a text means to be a lesson: it has a head, and goals or
// hints.
func Is(text string) bool {
	return strings.HasPrefix(text, "---\n") && looksLikeOne().MatchString(text)
}

// Check reads a lesson and tells what it does not hold: that the start leaves a
// goal open, that the changes of the hints fit and lead to the solution without a
// turn, that the solution meets all goals, and that all of it parses.
func Check(text string) []Problem {
	l, err := Read(text)
	if err != nil {
		return []Problem{asProblem(err)}
	}
	states, err := l.States()
	if err != nil {
		return []Problem{asProblem(err)}
	}
	var problems []Problem
	wrong := func(line int, format string, args ...any) {
		problems = append(problems, Problem{line, fmt.Sprintf(format, args...)})
	}
	open := l.Unmet(l.Start)
	if len(open) == 0 {
		wrong(l.StartLine, "the start meets all goals already")
	}
	for _, state := range states {
		unmet := l.Unmet(state.Source)
		for _, goal := range unmet {
			if state.Source != l.Solution && !slices.Contains(open, goal) {
				wrong(state.Line, "%s loses the goal %s, which was met before", state.Name, goal)
			}
		}
		open = unmet
		for _, d := range check(state.Source).Diagnostics {
			if d.Rule == "syntax-error" {
				wrong(state.Line, "%s does not parse at its line %d: %s", state.Name, d.Span.Start.Line, strings.TrimSuffix(d.Message, "."))
			}
		}
	}
	for _, goal := range open {
		wrong(l.SolutionLine, "the solution does not meet the goal %s", goal)
	}
	return problems
}

func check(source string) checker.Report {
	return checker.Check([]checker.File{{Path: "app.py", Source: source}}, checker.Options{})
}

// Unmet gives the goals that an app does not meet, as they are written.
func (l Lesson) Unmet(source string) (unmet []string) {
	report := check(source)
	for _, goal := range l.Goals {
		if goal.Difference(report) != "" {
			unmet = append(unmet, goal.Text)
		}
	}
	return unmet
}

var atLine = pattern.Of(`^line (\d+): `)

// asProblem takes the line out of an error of Read or States.
func asProblem(err error) Problem {
	message := strings.TrimSpace(err.Error())
	m := atLine().FindStringSubmatch(message)
	if m == nil {
		return Problem{1, message}
	}
	line, _ := strconv.Atoi(m[1])
	return Problem{line, message[len(m[0]):]}
}
