package syntax

import (
	"runtime"

	"unguarded/checker/internal/lower"
)

// Each call of gpython has its price, some 13 KB that are used once. So statements
// beside each other are parsed together where they seem to be right.

// maxRun bounds how many simple lines are parsed together, and maxRunTokens how
// many tokens of whole statements, and so what is parsed again when one of them
// is wrong.
const (
	maxRun       = 64
	maxRunTokens = 4096
)

// module parses the statements of a module, as many together as may be.
func (p *parser) module(b *lower.Block) []Stmt {
	out := make([]Stmt, 0, len(b.Statements))
	for list := b.Statements; len(list) > 0; {
		n := p.soundRun(list)
		parsed := p.together(list[:n])
		if parsed == nil {
			parsed = groups(list[:n], p.group)
		}
		out = append(out, parsed...)
		list = list[n:]
	}
	return out
}

// soundRun returns how many statements, at least one, follow each other without an
// error that is known.
func (p *parser) soundRun(list []lower.Statement) int {
	first, at := list[0].Tokens()
	for n := range list {
		start, end := list[n].Tokens()
		for at < start && p.text.Tokens[at].Kind == lower.Dedent {
			at++
		}
		if list[n].Broken || n > 0 && (at != start || end-first > maxRunTokens) {
			return max(n, 1)
		}
		at = end
	}
	return len(list)
}

// block parses the statements of a block one by one, and simple lines beside each
// other together.
func (p *parser) block(b *lower.Block) []Stmt { return groups(b.Statements, p.group) }

// groups gives the statements of a block to parse, those that belong together at once.
func groups(list []lower.Statement, parse func([]lower.Statement) []Stmt) []Stmt {
	out := make([]Stmt, 0, len(list))
	for len(list) > 0 {
		n := simpleRun(list)
		out = append(out, parse(list[:n])...)
		list = list[n:]
	}
	return out
}

// group parses statements together or, where that fails, one by one.
func (p *parser) group(list []lower.Statement) []Stmt {
	// WebAssembly has one thread and no preemption: only here can the collector mark in
	// the background, without which a long check would outgrow the limit of memory.
	runtime.Gosched()
	if parsed := p.together(list); parsed != nil {
		return parsed
	}
	var out []Stmt
	for i := range list {
		out = append(out, p.statement(&list[i])...)
	}
	return out
}

// simpleRun returns how many simple lines, or one statement, are to be parsed together.
func simpleRun(list []lower.Statement) int {
	n := 0
	for n < len(list) && n < maxRun && len(list[n].Lines) == 1 && !list[n].Lines[0].Header && !list[n].Broken &&
		(n == 0 || list[n].Lines[0].First == list[n-1].Lines[0].End) {
		n++
	}
	return max(n, 1)
}

// together parses statements at once by their shapes, nil if it cannot.
func (p *parser) together(list []lower.Statement) []Stmt {
	first, _ := list[0].Tokens()
	_, end := list[len(list)-1].Tokens()
	if len(list) == 1 && list[0].Broken || first <= p.wrong && p.wrong < end {
		return nil
	}
	trees := shapes.trees(p.text.EmitShapes(list))
	if trees == nil {
		return nil
	}
	w := p.walker(first)
	w.trees = trees
	out, bad := w.walk(func() []Stmt { return w.shaped(len(list)) })
	if bad != nil {
		return nil
	}
	return out
}
