package source

import (
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"
)

// TestPosition: lines are counted by LF, CRLF and CR, columns in UTF-16 code units.
func TestPosition(t *testing.T) {
	f := NewFile("app.py", "a\r\nñb\rc𝒳d\n\n\fe")
	for _, c := range []struct {
		at   string // the text that starts at the offset
		want Position
	}{
		{"a\r\n", Position{1, 1}},
		{"\r\nñ", Position{1, 2}},
		{"ñb", Position{2, 1}},
		{"b\r", Position{2, 2}},
		{"c𝒳", Position{3, 1}},
		{"𝒳d", Position{3, 2}},
		{"d\n", Position{3, 4}},
		{"\n\fe", Position{4, 1}},
		{"\fe", Position{5, 1}},
		{"e", Position{5, 2}},
	} {
		if got := f.Position(strings.Index(f.Text, c.at)); got != c.want {
			t.Errorf("%q stands at %v, want %v", c.at, got, c.want)
		}
	}
	end := Position{5, 3}
	for _, offset := range []int{len(f.Text), len(f.Text) + 9} {
		if got := f.Position(offset); got != end {
			t.Errorf("offset %d is at %v, want the end, %v", offset, got, end)
		}
	}
	if got := f.Position(-1); got != (Position{1, 1}) {
		t.Errorf("offset -1 is at %v, want the start", got)
	}
}

// TestLines: a line break ends a line and starts none at the end of the text.
func TestLines(t *testing.T) {
	for text, want := range map[string][]string{
		"":             {},
		"\n":           {""},
		"a":            {"a"},
		"a\n":          {"a"},
		"a\r\nb\rc":    {"a", "b", "c"},
		"a\n\nb\n":     {"a", "", "b"},
		"a\x0cb\u2028": {"a\x0cb\u2028"},
	} {
		f := NewFile("app.py", text)
		if f.Lines() != len(want) {
			t.Errorf("%q has %d lines, want %d", text, f.Lines(), len(want))
		}
		for i, line := range want {
			if got := f.LineText(i + 1); got != line {
				t.Errorf("line %d of %q is %q, want %q", i+1, text, got, line)
			}
		}
		for _, line := range []int{0, -1, len(want) + 2} {
			if got := f.LineText(line); got != "" {
				t.Errorf("line %d of %q is %q, want none", line, text, got)
			}
		}
	}
}

// TestSpans: joining gives the smallest span of both, and "no place" adds nothing;
// slicing stays inside the text.
func TestSpans(t *testing.T) {
	a, b := Span{2, 4}, Span{3, 9}
	for _, c := range [][3]Span{{a, b, {2, 9}}, {b, a, {2, 9}}, {a, {}, a}, {{}, a, a}, {{}, {}, {}}} {
		if got := c[0].Join(c[1]); got != c[2] {
			t.Errorf("%v joined with %v is %v, want %v", c[0], c[1], got, c[2])
		}
	}
	f := NewFile("app.py", "abcdef")
	for span, want := range map[Span]string{{1, 3}: "bc", {-5, 2}: "ab", {4, 99}: "ef", {5, 2}: "", {99, 120}: ""} {
		if got := f.Slice(span); got != want {
			t.Errorf("%v holds %q, want %q", span, got, want)
		}
	}
}

// FuzzPosition: every position lies in its line, grows with the offset, and counts
// what the standard library counts.
func FuzzPosition(f *testing.F) {
	for _, text := range []string{"", "a\r\nb", "\r\r\n\n", "𝒳\nñ", "\ufeffa"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "?")
		file := NewFile("app.py", text)
		last := Position{}
		for offset := range len(text) + 1 {
			if offset < len(text) && !utf8.RuneStart(text[offset]) {
				continue
			}
			p := file.Position(offset)
			if p.Line < last.Line || p.Line == last.Line && p.Column <= last.Column {
				t.Fatalf("%q: offset %d is at %v, behind %v", text, offset, p, last)
			}
			start := file.LineStart(p.Line)
			if want := 1 + len(utf16.Encode([]rune(text[start:offset]))); p.Column != want {
				t.Fatalf("%q: offset %d is in column %d, want %d", text, offset, p.Column, want)
			}
			last = p
		}
	})
}
