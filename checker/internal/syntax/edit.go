package syntax

import (
	"slices"
	"strings"

	"unguarded/checker/internal/lower"
	"unguarded/checker/source"
)

// A Change is an edit of a text: of the bytes between two, Added come in the place.
type Change struct{ Start, End, Added int }

// Edit changes the tree of a spread text, given the whole text after the edit, when
// the edit is wholly inside the body of one function, or in the comments behind a
// statement. Only that body gets new nodes; the tree and all other nodes stay the
// same ones, and so do their places. It calls before with the function, nil when
// there is none, when the edit is sure to be made and is not yet. Else it is false,
// and nothing has changed.
func (c *Cache) Edit(change Change, text string, before func(*FunctionDef)) bool {
	if c.module == nil || c.module.File.Gathered() {
		return false
	}
	e := &edit{cache: c, file: c.module.File, Change: change, text: text}
	return e.find() && e.parse() && e.same() && e.make(before)
}

// An edit is one call of Edit.
type edit struct {
	cache *Cache
	file  *source.File
	Change
	text string // the whole text after the edit

	unit       *kept
	start, end int          // the bytes of the unit, up to the next one
	def        *FunctionDef // the innermost function around the edit, nil for none

	part   *Module       // the unit after the edit, its places bytes of its own text
	twin   *FunctionDef  // the function in it
	tokens []lower.Token // of the part
}

// find looks for the statement and the function around the edit.
func (e *edit) find() bool {
	order := e.cache.order
	i, _ := slices.BinarySearchFunc(order, e.Start, func(k *kept, at int) int { return e.file.Byte(k.start) - at })
	if i--; i < 0 { // an edit where a statement starts is none inside it
		return false
	}
	e.unit, e.start, e.end = order[i], e.file.Byte(order[i].start), len(e.file.Text)
	if i+1 < len(order) {
		e.end = e.file.Byte(order[i+1].start)
	}
	if e.file.Line(e.file.Offset(e.Start)) <= 2 { // where a comment can name the encoding
		return false
	}
	if e.End > e.end || e.start > 0 && e.file.Text[e.start-1] != '\n' {
		return false
	}
	for _, s := range e.unit.stmts {
		Scan(s, func(node Node) bool {
			if def, ok := node.(*FunctionDef); ok && e.inside(def) {
				e.def = def
			}
			return true
		})
	}
	last := e.unit.stmts[len(e.unit.stmts)-1].Span()
	return e.def != nil || e.Start >= e.file.Byte(last.End)
}

// inside tells whether the edit is inside the body of a function, or in the comments
// behind it.
func (e *edit) inside(def *FunctionDef) bool {
	if len(def.body) == 0 || e.Start < e.file.Byte(startOf(def.body[0])) {
		return false
	}
	end := len(e.file.Text)
	if next, ok := nextLine(e.file, def.At.End); ok {
		end = e.file.Byte(next)
	}
	return e.End <= end && (e.Start < end || end == e.end) // in front of the next line's indentation is no place in it
}

// startOf is where a statement starts, decorators included.
func startOf(s Stmt) int {
	at := s.Span().Start
	switch s := s.(type) {
	case *FunctionDef:
		for _, d := range s.Decorators {
			at = min(at, d.At.Start)
		}
	case *ClassDef:
		for _, d := range s.Decorators {
			at = min(at, d.At.Start)
		}
	}
	return at
}

// parse parses the text that the unit has after the edit.
func (e *edit) parse() bool {
	end := e.end + e.by()
	part := strings.Clone(e.text[e.start:end])
	if end < len(e.text) && !strings.HasSuffix(part, "\n") || strings.Contains(part, "__future__") {
		return false
	}
	f := source.NewFile(e.file.Path, part)
	scanned := lower.Scan(f)
	block := lower.Layout(scanned)
	if len(scanned.Errors) > 0 || len(block.Statements) == 0 {
		return false
	}
	first, _ := block.Statements[0].Tokens()
	_, last := block.Statements[len(block.Statements)-1].Tokens()
	e.tokens = scanned.Tokens[first:last]
	p := &parser{text: scanned, wrong: -1}
	e.part = &Module{File: f, Comments: make([]Comment, len(scanned.Comments))}
	for i, span := range scanned.Comments {
		e.part.Comments[i].At = span
	}
	e.part.Body = groups(block.Statements, p.group)
	p.checkLegal(e.part.Body)
	return first == 0 && e.tokens[0].Start == 0 && p.said == 0 && len(p.diagnostics) == 0
}

// by is how much longer the text becomes.
func (e *edit) by() int { return e.Added - (e.End - e.Start) }

// make makes the edit.
func (e *edit) make(before func(*FunctionDef)) bool {
	pieces := piecesOf(e.part, e.part.File, []int{0})
	for i := range pieces {
		pieces[i].Start += e.start
		if pieces[i].Tail >= 0 {
			pieces[i].Tail += e.start
		}
	}
	from, to := e.commentAt(e.start), e.commentAt(e.end)
	if !e.samePieces(pieces) || !e.sameWords(e.cache.module.Comments[from:to]) {
		return false
	}
	before(e.def)
	if !e.file.Replace(e.start, e.end, e.text, pieces) {
		return false
	}
	if e.def != nil {
		places := spansOf(e.twin.body)
		e.move(places)
		e.def.body = e.twin.body
		for _, s := range e.def.body {
			Scan(s, func(n Node) bool {
				if f, ok := n.(*FunctionDef); ok {
					f.reads = e.def.reads
				}
				return true
			})
		}
	}
	e.move(commentPlaces(e.part.Comments))
	m := e.cache.module
	m.Comments = slices.Replace(m.Comments, from, to, e.part.Comments...)
	m.At.End = e.file.Offset(len(e.file.Text))
	e.keep()
	return true
}

// samePieces tells whether the pieces are as many as before the edit, and start where
// they did, but for those inside the function.
func (e *edit) samePieces(pieces []source.Piece) bool {
	before := e.file.Pieces(e.start, e.end)
	if len(before) != len(pieces) {
		return false
	}
	for i, p := range before {
		inside := e.def != nil && p.Start > e.file.Byte(e.def.At.Start) && p.Start < e.file.Byte(e.def.At.End)
		if !inside && e.after(p.Start) != pieces[i].Start {
			return false
		}
	}
	return true
}

// commentAt finds the first comment from a byte on.
func (e *edit) commentAt(b int) int {
	i, _ := slices.BinarySearchFunc(e.cache.module.Comments, b, func(c Comment, b int) int { return e.file.Byte(c.At.Start) - b })
	return i
}

// sameWords tells whether the comments that speak of this program are the same, and
// stand where they stood if they can belong to a head that follows.
func (e *edit) sameWords(before []Comment) bool {
	var was, is []string
	for _, c := range before {
		if text := e.file.Slice(c.At); strings.Contains(text, "unguarded") {
			was = append(was, text)
		}
	}
	for _, c := range e.part.Comments {
		if text := e.part.File.Slice(c.At); strings.Contains(text, "unguarded") {
			is = append(is, text)
		}
	}
	if len(was) == 0 && len(is) == 0 {
		return true
	}
	return slices.Equal(was, is) && e.def != nil && e.End <= e.file.Byte(e.def.At.End)
}

// move makes offsets of places that are bytes of the unit's own text.
func (e *edit) move(places []*source.Span) {
	for _, at := range places {
		at.Start += e.start
		at.End += e.start
	}
	e.file.Move(places, e.start, e.start+len(e.part.File.Text))
}

func commentPlaces(list []Comment) []*source.Span {
	places := make([]*source.Span, len(list))
	for i := range list {
		places[i] = &list[i].At
	}
	return places
}

// keep puts the unit into the cache with its new text.
func (e *edit) keep() {
	c, k := e.cache, e.unit
	c.now[k.text] = slices.DeleteFunc(c.now[k.text], func(other *kept) bool { return other == k })
	last := e.tokens[len(e.tokens)-1].End
	k.text, k.tokens, k.places = e.part.File.Text[:last], lower.Relative(e.tokens, 0), spansOf(k.stmts)
	c.now[k.text] = append(c.now[k.text], k)
}
