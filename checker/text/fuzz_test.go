package text

import (
	"strings"
	"testing"
	"unicode/utf8"

	"unguarded/checker"
)

func FuzzEveryLineIsShownWithACaretBelowIt(f *testing.F) {
	f.Add("def view():", 5, 9, 0)
	f.Add("\t名前 = '👩‍👩‍👧'", 2, 40, 1)
	f.Add("e\u0301\x00\x1b[2J\u202e", 3, 3, 0)
	f.Add(strings.Repeat("\t🙂", 200), 300, 310, 0)
	f.Add("\xff\xfe", 0, -1, 0)
	f.Fuzz(func(t *testing.T, line string, start, end, lines int) {
		if strings.ContainsAny(line, "\r\n") {
			t.Skip("a line has no line break")
		}
		at := checker.Span{Start: checker.Position{Line: 1, Column: start}, End: checker.Position{Line: 1 + max(lines, 0), Column: end}}
		shown, carets := underline(line, at)
		if strings.IndexFunc(shown, obeyed) >= 0 {
			t.Errorf("the terminal would obey %q", shown)
		}
		if strings.Trim(carets, " ^") != "" || !strings.HasSuffix(carets, "^") {
			t.Errorf("got %q, want spaces and carets", carets)
		}
		if cells := width(carets); cells > (longLine+2)*tabStop {
			t.Errorf("the caret stands at cell %d", cells)
		}
		if utf8.ValidString(line) && !utf8.ValidString(shown) {
			t.Errorf("%q is not UTF-8", shown)
		}
	})
}
