package lesson

import (
	"fmt"
	"strings"
)

// A State is the app at one point of a lesson.
type State struct {
	Name   string // "start", "hint 2", "solution"
	Source string
	Line   int // where it stands in the file, 1-based
}

// States gives the app as it is at the start, after each hint that changes it,
// and in the solution. The error names the hint whose change does not fit.
func (l Lesson) States() ([]State, error) {
	states := []State{{"start", l.Start, l.StartLine}}
	current := l.Start
	for i, hint := range l.Hints {
		if hint.Diff == "" {
			continue
		}
		next, err := apply(current, hint.Diff)
		if err != nil {
			return nil, fmt.Errorf("line %d: hint %d: %w", hint.Line, i+1, err)
		}
		current = next
		states = append(states, State{fmt.Sprintf("hint %d", i+1), current, hint.Line})
	}
	return append(states, State{"solution", l.Solution, l.SolutionLine}), nil
}

// apply makes a change: lines with - go, lines with + come, and the others say
// where. The lines without + must stand in the text exactly once, in a row.
func apply(source, diff string) (string, error) {
	var before, after []string
	for line := range strings.SplitSeq(strings.TrimSuffix(diff, "\n"), "\n") {
		sign, rest := " ", ""
		if line != "" {
			sign, rest = line[:1], line[1:]
		}
		switch sign {
		case " ":
			before, after = append(before, rest), append(after, rest)
		case "-":
			before = append(before, rest)
		case "+":
			after = append(after, rest)
		default:
			return "", fmt.Errorf("expected a line that starts with +, - or a space, found %q", line)
		}
	}
	lines := strings.Join(before, "\n")
	text, old := "\n"+source, "\n"+lines+"\n"
	if n := strings.Count(text, old); n != 1 {
		return "", fmt.Errorf("expected the lines without + once in the app, found them %d times: %q", n, lines)
	}
	return strings.Replace(text, old, "\n"+strings.Join(after, "\n")+"\n", 1)[1:], nil
}
