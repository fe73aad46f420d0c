// Package source holds a text, the half-open byte spans inside it, and the only
// conversion from bytes to the positions that people and the JSON contract see.
//
// Two notations exist, and no others:
//
//	offset    0-based byte offset into File.Text, as every Span uses inside; in a
//	          file that is spread, what Byte makes a byte offset of
//	Position  1-based line, 1-based column in UTF-16 code units, as on the wire
package source

import "unicode/utf8"

// A Span is the half-open range [Start, End) of byte offsets in the original
// text of one file. The zero Span means "no place".
type Span struct {
	Start, End int
}

// None reports whether the span is the zero Span, "no place".
func (s Span) None() bool { return s == Span{} }

// Join returns the smallest span that holds both. A zero Span adds nothing.
func (s Span) Join(t Span) Span {
	switch {
	case s.None():
		return t
	case t.None():
		return s
	}
	return Span{min(s.Start, t.Start), max(s.End, t.End)}
}

// Holds tells whether a span lies inside this one, or is the same.
func (s Span) Holds(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Contains tells whether an offset lies in the span, or at one of its ends.
func (s Span) Contains(offset int) bool { return s.Start <= offset && offset <= s.End }

// A Position is what people see: line and column, both 1-based, the column in
// UTF-16 code units (SARIF's default, LSP's plus one). The zero Position means
// "no place".
type Position struct {
	Line, Column int
}

// A File is one text with its path. The text is valid UTF-8: who reads files
// decodes them first.
type File struct {
	Path   string // slash-separated, as given by the caller
	Text   string
	lines  []int    // byte of the start of each line; lines[0] is 0
	pieces []placed // of a spread file, else nil
}

// NewFile indexes the lines of text. Lines end at "\n", "\r\n" or a lone "\r",
// as Python's tokenizer has it; form feeds do not end one.
func NewFile(path, text string) *File {
	f := &File{Path: path, Text: text, lines: []int{0}}
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '\n':
			f.lines = append(f.lines, i+1)
		case '\r':
			if i+1 >= len(text) || text[i+1] != '\n' {
				f.lines = append(f.lines, i+1)
			}
		}
	}
	return f
}

// Lines is the number of lines. A text that ends with a line break has no
// further, empty line; an empty text has none at all.
func (f *File) Lines() int {
	n := len(f.lines)
	if f.lines[n-1] == len(f.Text) {
		n--
	}
	return n
}

// Line returns the 1-based number of the line that holds offset.
func (f *File) Line(offset int) int { return f.line(f.Byte(offset)) }

// line is Line of a byte of the text. Every place of a report is looked up here, and a
// search that calls a function for each step takes three times as long.
func (f *File) line(b int) int {
	low, high := 0, len(f.lines)
	for low < high {
		if middle := (low + high) / 2; f.lines[middle] <= b {
			low = middle + 1
		} else {
			high = middle
		}
	}
	return low
}

// LineStart returns the offset of the first byte of a 1-based line, and the
// text's length for a line beyond the last.
func (f *File) LineStart(line int) int { return f.Offset(f.lineStart(line)) }

// lineStart is LineStart as a byte of the text.
func (f *File) lineStart(line int) int {
	if line-1 >= len(f.lines) {
		return len(f.Text)
	}
	return f.lines[max(line-1, 0)]
}

// LineSpan is the place of the lines that hold the bytes between two.
func (f *File) LineSpan(start, end int) Span {
	first, last := f.line(start), f.line(end)
	return Span{f.Offset(f.lineStart(first)), f.Offset(f.lineStart(last + 1))}
}

// LineText returns a 1-based line without its line break, "" when out of range.
func (f *File) LineText(line int) string {
	if line < 1 || line > len(f.lines) {
		return ""
	}
	text := f.Text[f.lineStart(line):f.lineStart(line+1)]
	for len(text) > 0 && (text[len(text)-1] == '\n' || text[len(text)-1] == '\r') {
		text = text[:len(text)-1]
	}
	return text
}

// Position converts an offset, clamped to the text, into a Position.
func (f *File) Position(offset int) Position {
	at := min(max(f.Byte(offset), 0), len(f.Text))
	line := f.line(at)
	return Position{Line: line, Column: 1 + UTF16Len(f.Text[f.lineStart(line):at])}
}

// UTF16Len is the number of UTF-16 code units of a text.
func UTF16Len(text string) int {
	n := 0
	for i := 0; i < len(text); {
		if text[i] < utf8.RuneSelf {
			n, i = n+1, i+1
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		if r > 0xFFFF {
			n++
		}
		n, i = n+1, i+size
	}
	return n
}

// Slice returns the text of a span, clamped to the file.
func (f *File) Slice(s Span) string {
	start := min(max(f.Byte(s.Start), 0), len(f.Text))
	return f.Text[start:min(max(f.Byte(s.End), start), len(f.Text))]
}
