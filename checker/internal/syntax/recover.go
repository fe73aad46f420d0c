package syntax

import (
	"fmt"
	"strings"

	"unguarded/checker/diag"
	"unguarded/checker/internal/lower"
	"unguarded/checker/source"
)

// A parser turns the statements of one file into nodes.
type parser struct {
	text        *lower.Text
	diagnostics []diag.Diagnostic
	python2     *pythonTwo
	wrong       int // a token that was found wrong in a statement, -1 for none
	said        int // syntax errors found so far
}

func (p *parser) report(at source.Span, format string, args ...any) {
	p.diagnostics = append(p.diagnostics, diag.Diagnostic{
		Place:    diag.Place{Path: p.text.File.Path, Span: at},
		Rule:     Rule,
		Severity: diag.Error,
		Message:  fmt.Sprintf(format, args...),
	})
}

func (p *parser) fail(f *failure) {
	p.error(p.text.Place(f.token).Join(p.text.Place(max(f.last, f.token))), f.message, f.python2)
}

// error reports a syntax error. Of what only Python 2 has, the first in the text is
// reported for all: such a file has many.
func (p *parser) error(at source.Span, message string, python2 bool) {
	p.said++
	if !python2 {
		p.report(at, "%s", message)
		return
	}
	if p.python2 == nil || at.Start < p.python2.at.Start {
		p.python2 = &pythonTwo{at, message}
	}
}

// A pythonTwo is a place that only Python 2 allows.
type pythonTwo struct {
	at      source.Span
	message string
}

const pythonTwoNote = "The file seems to be written for Python 2: what Python 3 does not have is left out of the analysis."

// finish reports what was collected on the way, in the order of the text.
func (p *parser) finish() []diag.Diagnostic {
	for i := range p.text.Errors {
		e := &p.text.Errors[i]
		p.error(e.Span, e.Message, e.Python2)
	}
	if two := p.python2; two != nil {
		stop := "."
		if strings.HasSuffix(two.message, "?") {
			stop = ""
		}
		p.report(two.at, "%s%s %s", two.message, stop, pythonTwoNote)
	}
	diag.Sort(p.diagnostics)
	return p.diagnostics
}

// statement parses one statement whole. If that fails, it descends: headers and
// blocks are parsed apart, down to the one that is wrong.
func (p *parser) statement(s *lower.Statement) []Stmt {
	first, end := s.Tokens()
	if !s.Broken && (p.wrong < first || p.wrong >= end) {
		if out := p.whole(s); out != nil {
			return out
		}
		said, wrong := p.said, p.wrong
		out := p.parts(s)
		if p.said == said {
			// The parts are right, and do not fit together.
			p.fail(mistake{text: p.text, first: first, end: end, token: wrong}.plain())
		}
		return out
	}
	return p.parts(s)
}

// parts parses a statement piece by piece.
func (p *parser) parts(s *lower.Statement) []Stmt {
	if line := &s.Lines[0]; len(s.Lines) == 1 && !line.Header {
		return p.simpleLine(line)
	}
	return p.descend(s)
}

// whole parses a statement with its blocks, nil if it cannot. Then it notes which
// token is wrong, so that the statements which hold it need not be tried whole.
func (p *parser) whole(s *lower.Statement) []Stmt {
	first, end := s.Tokens()
	body, offset, message := gparse(p.text.Emit(s, false).Text)
	if message != "" {
		mapped := p.text.Emit(s, true)
		p.wrong = min(max(mapped.Token(offset-1), first), end-1)
		return nil
	}
	out, bad := p.walker(first).walkTree(body)
	if bad != nil {
		p.wrong = bad.token
		return nil
	}
	return out
}

func (p *parser) walker(first int) *walker {
	return &walker{text: p.text, tokens: p.text.Tokens, cur: first}
}

// simpleLine parses a line of simple statements one by one.
func (p *parser) simpleLine(line *lower.Line) []Stmt {
	var out []Stmt
	first := line.First
	for i := first; i < line.End; i++ {
		switch t := &p.text.Tokens[i]; t.Kind {
		case lower.LParen, lower.LBracket, lower.LBrace, lower.FStart:
			if i = int(t.Match); i < 0 {
				i = line.End - 2 // never closed: the rest belongs to it
			}
		case lower.Semicolon, lower.Newline:
			if i > first {
				out = append(out, p.simple(first, i)...)
			} else if t.Kind == lower.Semicolon {
				p.fail(mistake{text: p.text, token: i}.plain())
			}
			first = i + 1
		}
	}
	return out
}

// simple parses one simple statement.
func (p *parser) simple(first, end int) []Stmt {
	if p.text.Sound(first, end+1) {
		body, bad := p.tree(p.text.EmitTokens(first, end), first, end+1)
		if bad == nil {
			out, wrong := p.walker(first).walkTree(body)
			if wrong == nil {
				return out
			}
			bad = wrong
		}
		p.fail(bad)
	}
	return []Stmt{&Bad{Loc{p.spanOf(first, end)}}}
}

func (p *parser) spanOf(first, end int) source.Span {
	return source.Span{Start: int(p.text.Tokens[first].Start), End: int(p.text.Tokens[end-1].End)}
}

// descend parses the headers of a compound statement apart from its blocks. A
// header that is wrong is replaced by an empty one of its kind.
func (p *parser) descend(s *lower.Statement) []Stmt {
	w := p.walker(s.Lines[0].First)
	w.bodies, w.bad = map[int]body{}, map[int]*lower.Line{}
	for i := range s.Lines {
		line := &s.Lines[i]
		if !line.Bad {
			p.checkHeader(line)
		}
		if line.Bad {
			w.bad[line.First] = line
		}
		if line.Body != nil || line.Empty || line.Bad {
			w.bodies[line.End-1] = p.body(line)
		}
	}
	for range len(s.Lines) + 1 {
		first, end := s.Tokens()
		tree, bad := p.tree(p.text.EmitSkeleton(s), first, end)
		if bad == nil {
			w.restart(s.Lines[0].First)
			var out []Stmt
			if out, bad = w.walkTree(tree); bad == nil {
				return out
			}
		}
		line := lineOf(s, bad.token)
		if line == nil || line.Bad {
			break
		}
		p.fail(bad)
		line.Bad = true
		w.bad[line.First] = line
		if _, ok := w.bodies[line.End-1]; !ok {
			w.bodies[line.End-1] = p.body(line)
		}
	}
	return p.remains(s, w)
}

// checkHeader marks a line as bad whose header does not parse on its own.
func (p *parser) checkHeader(line *lower.Line) {
	if !p.text.Sound(line.First, line.End) {
		line.Bad = true
		return
	}
	if _, bad := p.tree(p.text.EmitClause(line), line.First, line.End); bad != nil {
		p.fail(bad)
		line.Bad = true
	}
}

// body parses the block under a line.
func (p *parser) body(line *lower.Line) body {
	b := body{next: line.End, end: int(p.text.Tokens[line.End-2].End)}
	if line.Body == nil {
		return b
	}
	b.stmts = p.block(line.Body)
	s := lower.Statement{Lines: []lower.Line{*line}}
	_, b.next = s.Tokens()
	for k := p.text.Tokens[b.next].Kind; k == lower.Dedent || k == lower.Indent; k = p.text.Tokens[b.next].Kind {
		b.next++
	}
	if n := len(b.stmts); n > 0 {
		b.end = b.stmts[n-1].Span().End
	}
	return b
}

func lineOf(s *lower.Statement, token int) *lower.Line {
	for i := range s.Lines {
		if line := &s.Lines[i]; token >= line.First && token < line.End {
			return line
		}
	}
	return nil
}

// remains keeps the blocks of a statement whose headers do not fit together: each
// under a condition that is not known.
func (p *parser) remains(s *lower.Statement, w *walker) []Stmt {
	var out []Stmt
	for i := range s.Lines {
		line := &s.Lines[i]
		header := Loc{p.spanOf(line.First, line.End-1)}
		if line.Body == nil {
			out = append(out, &Bad{header})
			continue
		}
		b := w.bodies[line.End-1]
		at := Loc{source.Span{Start: header.At.Start, End: max(header.At.End, b.end)}}
		out = append(out, &If{Loc: at, Test: &BadExpr{header}, Body: b.stmts})
	}
	return out
}
