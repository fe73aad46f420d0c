package text

import (
	"strings"
	"testing"

	"unguarded/checker"
)

func TestCaretsStandUnderTheSpan(t *testing.T) {
	tests := []struct {
		name, line, shown, carets string
		start, end                int // columns in UTF-16 code units
	}{
		{name: "a name", line: "def view():", shown: "def view():", carets: "    ^^^^", start: 5, end: 9},
		{name: "no length", line: "x = (", shown: "x = (", carets: "    ^", start: 5, end: 5},
		{name: "behind the end", line: "x =", shown: "x =", carets: "   ^", start: 4, end: 4},
		{name: "an empty line", line: "", shown: "", carets: "^", start: 1, end: 1},
		{name: "after a tab", line: "\tview()", shown: "        view()", carets: "        ^^^^", start: 2, end: 6},
		{name: "a tab inside", line: "a\tb\tc", shown: "a       b       c", carets: "        ^^^^^^^^", start: 3, end: 5},
		{name: "wide characters", line: "名前 = 値", shown: "名前 = 値", carets: "       ^^", start: 6, end: 7},
		{name: "a surrogate pair", line: "'🙂' + x", shown: "'🙂' + x", carets: "       ^", start: 8, end: 9},
		{name: "combining marks", line: "e\u0301 = x", shown: "e\u0301 = x", carets: "    ^", start: 6, end: 7},
		{name: "a family in one place", line: "'👩‍👩‍👧' + x", shown: "'👩‍👩‍👧' + x", carets: "       ^", start: 14, end: 15},
		{name: "control characters", line: "a\x00\x1bb", shown: "a␀␛b", carets: "   ^", start: 4, end: 5},
		{name: "a form feed", line: "\fdef f", shown: "␌def f", carets: "     ^", start: 6, end: 7},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			shown, carets := underline(test.line, span(1, test.start, test.end))
			if shown != test.shown || carets != test.carets {
				t.Errorf("got\n%s|\n%s|\nwant\n%s|\n%s|", shown, carets, test.shown, test.carets)
			}
		})
	}
}

func TestASpanOfSeveralLinesIsMarkedToTheLinesEnd(t *testing.T) {
	several := checker.Span{Start: checker.Position{Line: 1, Column: 5}, End: checker.Position{Line: 3, Column: 1}}
	if _, carets := underline("x = (1,", several); carets != "    ^^^" {
		t.Errorf("got %q", carets)
	}
}

func TestOfALongLineTheSurroundingsOfTheSpanAreShown(t *testing.T) {
	line := strings.Repeat("a", 3_000_000) + "SPOT" + strings.Repeat("b", 3_000_000)
	shown, carets := underline(line, span(1, 3_000_001, 3_000_005))
	want := "…" + strings.Repeat("a", before) + "SPOT" + strings.Repeat("b", longLine-before-4) + "…"
	if shown != want {
		t.Errorf("got %s, want %s", shown, want)
	}
	if want := strings.Repeat(" ", before+1) + "^^^^"; carets != want {
		t.Errorf("got %s, want %s", carets, want)
	}
}
