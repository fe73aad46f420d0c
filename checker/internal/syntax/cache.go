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
}

// kept is a top-level statement, or a run of simple ones, that had no error.
type kept struct {
	stmts  []Stmt
	tokens []lower.Token
	start  int            // the offset that the places below count from
	places []*source.Span // every place in the statements' nodes, once
}

// Parse gives what the function Parse gives.
func (c *Cache) Parse(f *source.File) (*Module, []diag.Diagnostic) {
	c.last, c.now = c.now, map[string][]*kept{}
	module, found := parse(f, c)
	c.last = nil
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
		k = &kept{stmts: out, start: start, tokens: lower.Relative(tokens, first), places: spansOf(out)}
	}
	k.move(start)
	c.now[key] = append(c.now[key], k)
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
