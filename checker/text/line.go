package text

import (
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/rivo/uniseg"

	"unguarded/checker"
	"unguarded/checker/source"
)

const (
	tabStop  = 8   // cells to the next tab stop, as terminals have them
	longLine = 160 // characters of a line that are shown at most
	before   = 60  // of a longer line, characters that are shown before the span
)

// A cluster is what takes one place on a terminal: a character with its
// combining marks.
type cluster struct {
	text  string // as shown
	width int    // in cells
	at    int    // column of its first UTF-16 code unit, 1-based
}

// underline returns a source line as a terminal shows it, and carets below the
// part of the span that lies on it. A span without length gets one caret; one
// that goes on below the line is marked to the line's end. Of a very long line
// the surroundings of the span are shown.
func underline(line string, span checker.Span) (shown, carets string) {
	start, end := span.Start.Column, span.End.Column
	if span.End.Line > span.Start.Line {
		end = 1 + source.UTF16Len(line)
	}
	var text, marks strings.Builder
	caretAt := 0 // cells before the span
	for _, c := range window(line, start) {
		text.WriteString(c.text)
		if c.at < start {
			caretAt += c.width
		}
		mark := " "
		if start <= c.at && c.at < end {
			mark = "^"
		}
		marks.WriteString(strings.Repeat(mark, c.width))
	}
	carets = strings.TrimRight(marks.String(), " ")
	if carets == "" {
		carets = strings.Repeat(" ", caretAt) + "^"
	}
	return strings.TrimRight(text.String(), " "), carets
}

// window returns the clusters of a line that are shown: all of them, or those
// around a column when the line is long.
func window(line string, column int) []cluster {
	if utf8.RuneCountInString(line) <= longLine {
		return split(line, 1)
	}
	start := offset(line, column)
	from := start
	for n := 0; n < before && from > 0; n++ {
		_, size := utf8.DecodeLastRuneInString(line[:from])
		from -= size
	}
	to := from
	for n := 0; n < longLine && to < len(line); n++ {
		_, size := utf8.DecodeRuneInString(line[to:])
		to += size
	}
	first := column - source.UTF16Len(line[from:start])
	clusters := split(line[from:to], first)
	if from > 0 {
		clusters = append([]cluster{{text: "…", width: 1, at: first - 1}}, clusters...)
	}
	if to < len(line) {
		clusters = append(clusters, cluster{text: "…", width: 1, at: first + source.UTF16Len(line[from:to])})
	}
	return clusters
}

// offset returns the byte offset of a column, the line's length beyond its end.
func offset(line string, column int) int {
	at := 1
	for i, r := range line {
		if at >= column {
			return i
		}
		at += max(utf16.RuneLen(r), 1)
	}
	return len(line)
}

// split cuts a line into clusters: tabs become spaces, and what a terminal would
// obey instead of showing it becomes a picture. The line starts at column.
func split(line string, column int) []cluster {
	var clusters []cluster
	cell := 0
	for state := -1; line != ""; {
		var text string
		var width int
		text, line, width, state = uniseg.FirstGraphemeClusterInString(line, state)
		c := cluster{text: text, width: width, at: column}
		column += source.UTF16Len(text)
		if text == "\t" {
			c.width = tabStop - cell%tabStop
			c.text = strings.Repeat(" ", c.width)
		} else if safe := printable(text); safe != text {
			c.text, c.width = safe, uniseg.StringWidth(safe)
		}
		cell += c.width
		clusters = append(clusters, c)
	}
	return clusters
}

// width is the number of terminal cells that a text takes.
func width(text string) int { return uniseg.StringWidth(text) }

// printable replaces what a terminal would obey instead of showing it: control
// characters by their pictures, and marks that turn the writing direction.
func printable(text string) string {
	if strings.IndexFunc(text, obeyed) < 0 {
		return text
	}
	return strings.Map(func(r rune) rune {
		switch {
		case !obeyed(r):
			return r
		case r < 0x20:
			return 0x2400 + r
		case r == 0x7F:
			return 0x2421
		}
		return utf8.RuneError
	}, text)
}

func obeyed(r rune) bool {
	return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == '\u2028' || r == '\u2029'
}
