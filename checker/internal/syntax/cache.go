package syntax

import (
	"reflect"
	"slices"
	"strings"

	"unguarded/checker/diag"
	"unguarded/checker/internal/lower"
	"unguarded/checker/source"
)

// A Cache keeps the statements of a file's last text, so that Parse after an edit
// parses those alone whose text changed. It holds one text's statements and no
// more. The zero Cache is empty. It is for one caller at a time, and the tree of
// one Parse ends with the next: its nodes are moved to their new places.
type Cache struct {
	last, now map[string][]*kept // by text, since a text can come several times
	order     []*kept            // those of now, in the order of the text
	module    *Module            // the tree of the last Parse, nil where not all of it is kept
}

// kept is a top-level statement, or a run of simple ones, that had no error.
type kept struct {
	text   string
	stmts  []Stmt
	tokens []lower.Token
	start  int            // the offset of its first token
	places []*source.Span // every place in the statements' nodes, once
}

// Parse gives what the function Parse gives.
func (c *Cache) Parse(f *source.File) (*Module, []diag.Diagnostic) {
	c.gather()
	c.last, c.now, c.order = c.now, map[string][]*kept{}, nil
	module, found := parse(f, c)
	c.last = nil
	if len(found) == 0 {
		c.module = module
	}
	return module, found
}

// statements parses statements that belong together, or takes what is kept. The
// text is not compared alone: the same text can have other tokens elsewhere.
func (c *Cache) statements(p *parser, list []lower.Statement) []Stmt {
	if slices.ContainsFunc(list, func(s lower.Statement) bool { return s.Broken }) {
		return p.group(list)
	}
	first, _ := list[0].Tokens()
	_, end := list[len(list)-1].Tokens()
	tokens := p.text.Tokens[first:end]
	start := int(tokens[0].Start)
	key := p.text.File.Text[start:tokens[len(tokens)-1].End]
	k := c.take(key, first, tokens)
	if k == nil {
		said := p.said
		out := p.group(list)
		if p.said != said {
			return out
		}
		key = strings.Clone(key) // or the whole text would be kept
		k = &kept{text: key, stmts: out, start: start, tokens: lower.Relative(tokens, first), places: spansOf(out)}
	}
	k.move(start)
	c.now[k.text] = append(c.now[k.text], k)
	c.order = append(c.order, k)
	return k.stmts
}

// take removes what is kept for a text with these tokens, nil if nothing is.
func (c *Cache) take(key string, first int, tokens []lower.Token) *kept {
	list := c.last[key]
	for i, k := range list {
		if lower.SameTokens(k.tokens, tokens, first) {
			c.last[key] = slices.Delete(list, i, i+1)
			return k
		}
	}
	return nil
}

// Spread gives the places in the last tree room to stay what they are through edits
// (see source.File.Spread). Next to the bodies of functions the tree can then be
// edited, until the next Parse. It is false, and does nothing, where the text has an
// error.
func (c *Cache) Spread() bool {
	if c.module == nil || !c.module.File.Gathered() {
		return false
	}
	f := c.module.File
	starts := make([]int, len(c.order))
	for i, k := range c.order {
		starts[i] = k.start
	}
	f.Spread(piecesOf(c.module, f, starts))
	for i, k := range c.order {
		end := len(f.Text)
		if i+1 < len(starts) {
			end = starts[i+1]
		}
		f.Move(k.places, starts[i], end)
		k.start = f.Offset(k.start)
	}
	c.module.At.End = f.Offset(c.module.At.End)
	for i := range c.module.Comments {
		at := &c.module.Comments[i].At
		at.Start, at.End = f.Offset(at.Start), f.Offset(at.End)
	}
	return true
}

// gather makes bytes of the places in the last tree.
func (c *Cache) gather() {
	if c.module != nil && !c.module.File.Gathered() {
		f := c.module.File
		for _, k := range c.order {
			for _, at := range k.places {
				at.Start, at.End = f.Byte(at.Start), f.Byte(at.End)
			}
			k.start = f.Byte(k.start)
		}
	}
	c.module = nil
}

func (k *kept) move(start int) {
	by := start - k.start
	k.start = start
	if by == 0 {
		return
	}
	for _, at := range k.places {
		at.Start += by
		at.End += by
	}
}

var spanType = reflect.TypeFor[source.Span]()

// spansOf collects the places in nodes. It asks the types, so that no place of a
// node that is added later is forgotten. No place stays no place.
func spansOf(list []Stmt) []*source.Span {
	c := spanCollector{seen: map[uintptr]bool{}}
	c.collect(reflect.ValueOf(list))
	return c.places
}

type spanCollector struct {
	places []*source.Span
	seen   map[uintptr]bool // nodes that two others hold are moved once
}

func (c *spanCollector) collect(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() && !c.seen[v.Pointer()] {
			c.seen[v.Pointer()] = true
			c.collect(v.Elem())
		}
	case reflect.Interface:
		c.collect(v.Elem())
	case reflect.Slice:
		if kind := v.Type().Elem().Kind(); kind != reflect.Pointer && kind != reflect.Interface {
			return
		}
		for i := range v.Len() {
			c.collect(v.Index(i))
		}
	case reflect.Struct:
		if v.Type() == spanType {
			if at := (*source.Span)(v.Addr().UnsafePointer()); !at.None() { // in a field that is not exported, too
				c.places = append(c.places, at)
			}
			return
		}
		for i := range v.NumField() {
			c.collect(v.Field(i))
		}
	}
}
