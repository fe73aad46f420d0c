package syntax

import (
	"unguarded/checker/diag"
	"unguarded/checker/internal/lower"
	"unguarded/checker/source"
)

// Rule is the rule of every diagnostic that the parser makes.
const Rule = "syntax-error"

// MaxSize is the longest text that is parsed, in bytes. A longer one gives one
// diagnostic and an empty module.
const MaxSize = 8 << 20

// Parse turns a file into a tree. A statement that is wrong becomes a Bad, or
// keeps what of it could be read, and costs one diagnostic; the others are
// parsed. It never panics and the module is never nil.
func Parse(f *source.File) (*Module, []diag.Diagnostic) { return parse(f, nil) }

// parse is Parse with a cache for the top-level statements, or nil.
func parse(f *source.File, cache *Cache) (*Module, []diag.Diagnostic) {
	module := &Module{Loc: Loc{source.Span{Start: 0, End: len(f.Text)}}, File: f}
	if len(f.Text) > MaxSize {
		p := &parser{text: &lower.Text{File: f}}
		p.report(source.Span{}, "The file is too long to be analysed: it has %d bytes, the limit is %d.", len(f.Text), MaxSize)
		return module, p.diagnostics
	}
	text := lower.Scan(f)
	defer text.Release()
	block := lower.Layout(text)
	p := &parser{text: text, wrong: -1}
	module.Comments = make([]Comment, len(text.Comments))
	for i, span := range text.Comments {
		module.Comments[i].At = span
	}
	if cache != nil {
		module.Body = groups(block.Statements, func(list []lower.Statement) []Stmt { return cache.statements(p, list) })
	} else {
		module.Body = p.module(block)
	}
	p.checkCoding()
	p.checkFuture(module)
	p.checkLegal(module.Body)
	return module, p.finish()
}
