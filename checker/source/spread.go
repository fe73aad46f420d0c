package source

import (
	"slices"
	"sort"
	"strings"
)

// A spread file is one that is being edited. Its offsets are no longer the bytes of
// Text: behind every piece of the text there is room, so that a piece can grow while
// the offsets in all others stay what they are. In front of a piece's tail, where a
// function ends, there is room too, so that the end of a function stays what it is
// while its body changes. The order of offsets is that of the bytes.

const (
	room   = 1 << 14 // offsets in front of each tail, and behind each piece
	margin = 1 << 10 // offsets in front of a tail that are counted from it
)

// A Piece is a part of a text, up to the next: the byte where it starts, and the
// byte where the last function in it ends, or -1.
type Piece struct{ Start, Tail int }

// placed is a piece with the offsets of its start and, where it has one, its tail.
type placed struct {
	Piece
	at, tailAt int
}

// Spread gives each piece its room. The first piece starts at byte 0.
func (f *File) Spread(pieces []Piece) {
	f.pieces = make([]placed, len(pieces))
	at := 0
	for i, p := range pieces {
		end := len(f.Text)
		if i+1 < len(pieces) {
			end = pieces[i+1].Start
		}
		f.pieces[i] = placed{p, at, at + p.Tail - p.Start + room}
		if at += end - p.Start + room; p.Tail >= 0 {
			at += room
		}
	}
}

// Gathered tells whether offsets are bytes of the text.
func (f *File) Gathered() bool { return f.pieces == nil }

// piece finds the last piece that does not start behind a byte.
func (f *File) piece(b int) int {
	return sort.Search(len(f.pieces), func(i int) bool { return f.pieces[i].Start > b }) - 1
}

// Byte is the index in Text of an offset.
func (f *File) Byte(offset int) int {
	if f.pieces == nil {
		return offset
	}
	low, high := 1, len(f.pieces) // of the pieces that may be the next one
	for low < high {
		if middle := (low + high) / 2; f.pieces[middle].at <= offset {
			low = middle + 1
		} else {
			high = middle
		}
	}
	i := low - 1
	p := f.pieces[i]
	switch {
	case p.Tail < 0:
		return min(p.Start+offset-p.at, f.end(i))
	case offset > p.tailAt-margin:
		return min(max(p.Tail+offset-p.tailAt, p.Start), f.end(i))
	}
	return min(p.Start+offset-p.at, p.Tail)
}

// Offset is the offset of a byte of Text.
func (f *File) Offset(b int) int {
	if f.pieces == nil {
		return b
	}
	return f.offsetIn(f.piece(b), b)
}

func (f *File) offsetIn(i, b int) int {
	p := f.pieces[i]
	if p.Tail >= 0 && b >= p.Tail {
		return p.tailAt + b - p.Tail
	}
	return p.at + b - p.Start
}

// fits tells whether a piece with what is behind it, up to a byte, has room in the
// place of another one.
func (f *File) fits(i int, p Piece, end int) bool {
	behind := f.pieces[i].at
	if p.Tail >= 0 {
		if p.Tail-p.Start > f.pieces[i].tailAt-behind-margin {
			return false
		}
		p.Start, behind = p.Tail, f.pieces[i].tailAt
	}
	return i+1 == len(f.pieces) || end-p.Start < f.pieces[i+1].at-behind
}

// end is the byte behind a piece.
func (f *File) end(i int) int {
	if i+1 < len(f.pieces) {
		return f.pieces[i+1].Start
	}
	return len(f.Text)
}

// Move turns places that are bytes of the text, all between two bytes, into offsets.
func (f *File) Move(places []*Span, from, to int) {
	first, last := f.piece(from), f.piece(to)
	for _, s := range places {
		i := first
		for i < last && f.pieces[i+1].Start <= s.Start {
			i++
		}
		s.Start = f.offsetIn(i, s.Start)
		for i < last && f.pieces[i+1].Start <= s.End {
			i++
		}
		s.End = f.offsetIn(i, s.End)
	}
}

// Pieces lists the pieces that hold the bytes between two, which are not the same.
func (f *File) Pieces(start, end int) []Piece {
	var list []Piece
	for i := f.piece(start); i < len(f.pieces) && f.pieces[i].Start < end; i++ {
		list = append(list, f.pieces[i].Piece)
	}
	return list
}

// Replace gives the file another text, which differs between two bytes of the old one,
// from the start of a line to the start of another or the end of the text, with the
// pieces that it has there. It is false, and changes nothing, when they are not as
// many as before or have grown too large. Offsets outside of the pieces that change
// stay what they are.
func (f *File) Replace(start, end int, whole string, pieces []Piece) bool {
	by := len(whole) - len(f.Text)
	text := whole[start : end+by]
	first, last := f.piece(start), f.piece(max(end-1, start))
	if f.pieces == nil || last-first+1 != len(pieces) || f.pieces[first].Start != start || f.end(last) != end ||
		end < len(f.Text) && !strings.HasSuffix(text, "\n") {
		return false
	}
	for i, p := range pieces {
		next := end + by
		if i+1 < len(pieces) {
			next = pieces[i+1].Start
		}
		if (p.Tail >= 0) != (f.pieces[first+i].Tail >= 0) || !f.fits(first+i, p, next) {
			return false
		}
	}
	f.replaceLines(start, end, text)
	f.Text = whole
	for i, p := range pieces {
		f.pieces[first+i].Piece = p
	}
	for i := last + 1; i < len(f.pieces); i++ {
		p := &f.pieces[i]
		p.Start += by
		if p.Tail >= 0 {
			p.Tail += by
		}
	}
	return true
}

// replaceLines keeps the index of the lines.
func (f *File) replaceLines(start, end int, text string) {
	first, last := sort.SearchInts(f.lines, start), len(f.lines)
	inside := NewFile("", text).lines
	if end < len(f.Text) {
		last = sort.SearchInts(f.lines, end)
		inside = inside[:len(inside)-1] // the line that starts behind the text is there already
	}
	by := len(text) - (end - start)
	for i := range inside {
		inside[i] += start
	}
	for i := last; i < len(f.lines); i++ {
		f.lines[i] += by
	}
	f.lines = slices.Replace(f.lines, first, last, inside...)
}
