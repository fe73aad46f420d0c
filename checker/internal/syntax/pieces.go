package syntax

import (
	"slices"
	"strings"

	"unguarded/checker/source"
)

// piecesOf cuts a text whose places are bytes where statements at the top level
// start, and behind every function: what is in a function, and the comments behind
// it, can then grow without moving anything else. Starts are those of statements.
func piecesOf(m *Module, f *source.File, starts []int) []source.Piece {
	cuts := []int{0}
	for _, s := range starts {
		cuts = append(cuts, f.LineStart(f.Line(s)))
	}
	var tails []int
	Scan(m, func(n Node) bool {
		if def, ok := n.(*FunctionDef); ok {
			tails = append(tails, def.At.End)
			if next, ok := nextLine(f, def.At.End); ok {
				cuts = append(cuts, next)
			}
		}
		return true
	})
	slices.Sort(cuts)
	slices.Sort(tails)
	var pieces []source.Piece
	for _, cut := range slices.Compact(cuts) {
		pieces = append(pieces, source.Piece{Start: cut, Tail: -1})
	}
	i := 0
	for _, tail := range tails {
		for i+1 < len(pieces) && pieces[i+1].Start < tail {
			i++
		}
		pieces[i].Tail = tail
	}
	return pieces
}

// nextLine finds the next line behind a statement that has more than a comment.
func nextLine(f *source.File, end int) (start int, ok bool) {
	for line := f.Line(end) + 1; line <= f.Lines(); line++ {
		if text := strings.TrimLeft(f.LineText(line), " \t\f"); text != "" && text[0] != '#' {
			return f.LineStart(line), true
		}
	}
	return 0, false
}
