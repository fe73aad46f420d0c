package syntax

import (
	"fmt"
	"strings"

	"github.com/go-python/gpython/ast"

	"unguarded/checker/internal/lower"
	"unguarded/checker/source"
)

// stmts builds a run of statements. gpython sees a decorator as an expression
// statement before what it decorates.
func (w *walker) stmts(list []ast.Stmt) []Stmt {
	return w.appendStmts(make([]Stmt, 0, len(list)), list)
}

// shaped builds that many statements from trees of their own.
func (w *walker) shaped(n int) []Stmt {
	out := make([]Stmt, 0, n)
	for range n {
		out = w.appendStmts(out, take(w, &w.trees))
	}
	return out
}

// shapedBlock builds the statements up to the end of a block from trees of their own.
func (w *walker) shapedBlock() (out []Stmt) {
	for w.kind() != lower.Dedent {
		out = w.appendStmts(out, take(w, &w.trees))
	}
	return out
}

func (w *walker) appendStmts(out []Stmt, list []ast.Stmt) []Stmt {
	var decorators []*Decorator
	for _, n := range list {
		if w.kind() == lower.At {
			decorators = append(decorators, w.decorator(n))
			continue
		}
		s := w.stmt(n)
		switch s := s.(type) {
		case *FunctionDef:
			s.Decorators = decorators
		case *ClassDef:
			s.Decorators = decorators
		}
		decorators = nil
		out = append(out, s)
		if w.accept(lower.Semicolon) || w.kind() == lower.Newline {
			w.accept(lower.Newline)
		}
	}
	return out
}

func (w *walker) decorator(n ast.Stmt) *Decorator {
	start := w.start()
	if line := w.bad[w.cur]; line != nil {
		bad := w.badHeader(line)
		w.next()
		return &Decorator{bad.Loc, bad}
	}
	w.next()
	statement, ok := n.(*ast.ExprStmt)
	if !ok {
		panic(&failure{token: w.cur, message: "invalid syntax: a decorator is an expression"})
	}
	value := w.list(statement.Value)
	d := &Decorator{w.from(start), value}
	if !w.accept(lower.Newline) {
		panic(&failure{token: w.cur, message: "invalid syntax: a decorator stands on a line of its own"})
	}
	return d
}

// stmt builds one statement.
func (w *walker) stmt(n ast.Stmt) Stmt {
	start := w.start()
	switch n := n.(type) {
	case *ast.ExprStmt:
		return w.exprStmt(n, start)
	case *ast.Assign:
		if w.kind() == lower.Type {
			return w.typeAlias(n, start)
		}
		return w.assign(n, start)
	case *ast.AugAssign:
		switch n.Target.(type) {
		case *ast.Tuple:
			panic(&failure{token: w.cur, message: "'tuple' is an illegal expression for augmented assignment"})
		case *ast.List:
			panic(&failure{token: w.cur, message: "'list' is an illegal expression for augmented assignment"})
		}
		target := w.value(n.Target)
		op := w.word()
		w.next()
		value := w.list(n.Value)
		return &AugAssign{w.from(start), target, op[:len(op)-1], value}
	case *ast.Return:
		w.next()
		r := &Return{}
		if n.Value != nil {
			r.Value = w.list(n.Value)
		}
		r.Loc = w.from(start)
		return r
	case *ast.Delete:
		w.next()
		d := &Delete{}
		for _, t := range n.Targets {
			d.Targets = append(d.Targets, w.value(t))
			w.accept(lower.Comma)
		}
		d.Loc = w.from(start)
		return d
	case *ast.Raise:
		w.next()
		r := &Raise{}
		if n.Exc != nil {
			r.Exc = w.value(n.Exc)
		}
		if n.Cause != nil {
			w.expect(lower.From)
			r.Cause = w.value(n.Cause)
		}
		r.Loc = w.from(start)
		return r
	case *ast.Assert:
		w.next()
		a := &Assert{Test: w.value(n.Test)}
		if n.Msg != nil {
			w.expect(lower.Comma)
			a.Msg = w.value(n.Msg)
		}
		a.Loc = w.from(start)
		return a
	case *ast.Import:
		return w.imports(start)
	case *ast.ImportFrom:
		return w.importFrom(start)
	case *ast.Global:
		names := w.names()
		return &Global{w.from(start), names}
	case *ast.Nonlocal:
		names := w.names()
		return &Nonlocal{w.from(start), names}
	case *ast.Pass:
		return &Pass{Loc{w.expect(lower.Pass).Span()}}
	case *ast.Break:
		return &Break{Loc{w.expect(lower.Break).Span()}}
	case *ast.Continue:
		return &Continue{Loc{w.expect(lower.Continue).Span()}}
	}
	return w.compound(n, start)
}

// names consumes `global a, b`.
func (w *walker) names() []string {
	w.next()
	var out []string
	for {
		name, _ := w.name()
		out = append(out, name)
		if !w.accept(lower.Comma) {
			return out
		}
	}
}

func (w *walker) exprStmt(n *ast.ExprStmt, start int) Stmt {
	if call, ok := n.Value.(*ast.Call); ok && standIn(call) == lower.AnnotatedStandIn {
		return w.annAssign(call, start)
	}
	value := w.list(n.Value)
	return &ExprStmt{w.from(start), value}
}

// annAssign builds `target: annotation = value`.
func (w *walker) annAssign(n *ast.Call, start int) Stmt {
	at := w.cur
	a := &AnnAssign{Target: w.value(n.Args[0])}
	switch a.Target.(type) {
	case *Name, *Attribute, *Subscript:
	default:
		panic(&failure{token: at, message: "illegal target for annotation"})
	}
	w.expect(lower.Colon)
	a.Annotation = w.value(n.Args[1])
	if len(n.Args) == 3 {
		w.expect(lower.Equal)
		a.Value = w.list(n.Args[2])
	}
	a.Loc = w.from(start)
	return a
}

func (w *walker) assign(n *ast.Assign, start int) Stmt {
	a := &Assign{Targets: make([]Expr, 0, len(n.Targets))}
	for _, t := range n.Targets {
		a.Targets = append(a.Targets, w.list(t))
		w.expect(lower.Equal)
	}
	a.Value = w.list(n.Value)
	a.Loc = w.from(start)
	return a
}

// typeAlias builds `type X[T] = value`, which gpython sees as X[[T]] = value.
func (w *walker) typeAlias(n *ast.Assign, start int) Stmt {
	w.next()
	a := &TypeAlias{}
	id, at := w.name()
	a.Name = &Name{Loc{at}, id}
	if subscript, ok := n.Targets[0].(*ast.Subscript); ok {
		a.TypeParams = w.typeParams(subscript.Slice.(*ast.Index).Value)
	}
	w.expect(lower.Equal)
	if len(n.Targets) > 1 || w.nextComma(w.cur, lower.EOF) >= 0 {
		panic(&failure{token: w.cur, message: "invalid syntax: a type alias has one name and one value"})
	}
	a.Value = w.value(n.Value)
	a.Loc = w.from(start)
	return a
}

// typeParams builds [T: bound = default, *Ts, **P] from the list it was lowered to.
func (w *walker) typeParams(n ast.Expr) []*TypeParam {
	items := n.(*ast.List).Elts
	w.expect(lower.LBracket)
	var out []*TypeParam
	for w.kind() != lower.RBracket {
		p := &TypeParam{}
		start := w.start()
		if w.accept(lower.Star) {
			p.Stars = 1
		} else if w.accept(lower.DoubleStar) {
			p.Stars = 2
		}
		take(w, &items)
		if w.kind() != lower.Name {
			break
		}
		p.Name, _ = w.name()
		if w.accept(lower.Colon) {
			p.Bound = w.value(take(w, &items))
		}
		if w.accept(lower.Equal) {
			p.Default = w.list(take(w, &items))
		}
		p.Loc = w.from(start)
		out = append(out, p)
		if !w.accept(lower.Comma) {
			break
		}
	}
	if w.kind() != lower.RBracket || len(items) > 0 {
		panic(&failure{token: w.cur, message: "invalid syntax: a type parameter is a name, with a bound and a default"})
	}
	w.next()
	return out
}

// dotted consumes a.b.c and returns it without blanks.
func (w *walker) dotted() string {
	name, _ := w.name()
	parts := []string{name}
	for w.accept(lower.Dot) {
		part, _ := w.name()
		parts = append(parts, part)
	}
	return strings.Join(parts, ".")
}

func (w *walker) asName() string {
	if !w.accept(lower.As) {
		return ""
	}
	name, _ := w.name()
	return name
}

func (w *walker) imports(start int) Stmt {
	w.next()
	i := &Import{}
	for {
		at := w.start()
		a := &Alias{Name: w.dotted(), AsName: w.asName()}
		a.Loc = w.from(at)
		i.Names = append(i.Names, a)
		if !w.accept(lower.Comma) {
			break
		}
	}
	if w.kind() == lower.Dot {
		panic(&failure{token: w.cur, message: "cannot use attribute as import target"})
	}
	i.Loc = w.from(start)
	return i
}

func (w *walker) importFrom(start int) Stmt {
	w.next()
	i := &ImportFrom{}
	for {
		if w.accept(lower.Dot) {
			i.Level++
		} else if w.accept(lower.Ellipsis) {
			i.Level += 3
		} else {
			break
		}
	}
	if w.kind() != lower.Import {
		i.Module = w.dotted()
	}
	w.expect(lower.Import)
	if w.kind() == lower.Star {
		star := Loc{w.next().Span()}
		i.Names = []*Alias{{star, "*", ""}}
	} else {
		i.Names = w.importedNames()
	}
	i.Loc = w.from(start)
	return i
}

func (w *walker) importedNames() []*Alias {
	var out []*Alias
	brackets := w.accept(lower.LParen)
	for w.kind() == lower.Name {
		at := w.start()
		a := &Alias{}
		a.Name, _ = w.name()
		a.AsName = w.asName()
		a.Loc = w.from(at)
		out = append(out, a)
		if !w.accept(lower.Comma) {
			break
		}
		if !brackets && w.kind() != lower.Name {
			panic(&failure{token: w.cur - 1, message: "trailing comma not allowed without surrounding parentheses"})
		}
	}
	if brackets {
		w.expect(lower.RParen)
	}
	return out
}

// badHeader skips the header of a line that could not be parsed, up to its
// NEWLINE, and stands for the expressions in it.
func (w *walker) badHeader(line *lower.Line) *BadExpr {
	last := line.End - 2
	at := source.Span{Start: w.start(), End: int(w.tokens[last].End)}
	w.cur, w.end = line.End-1, at.End
	return &BadExpr{Loc{at}}
}

// suite builds the block or the inline statements behind a header.
func (w *walker) suite(list []ast.Stmt) []Stmt {
	w.accept(lower.Colon)
	if w.kind() != lower.Newline {
		return w.stmts(list)
	}
	if b, ok := w.bodies[w.cur]; ok {
		w.cur, w.end = b.next, max(w.end, b.end)
		return b.stmts
	}
	w.next()
	w.expect(lower.Indent)
	var out []Stmt
	if w.trees != nil {
		out = w.shapedBlock()
	} else {
		out = w.stmts(list)
	}
	w.expect(lower.Dedent)
	return out
}

func (w *walker) compound(n ast.Stmt, start int) Stmt {
	switch n := n.(type) {
	case *ast.FunctionDef:
		return w.functionDef(n, start)
	case *ast.ClassDef:
		return w.classDef(n, start)
	case *ast.If:
		switch w.kind() {
		case lower.Match:
			return w.match(n, start)
		case lower.Case:
			return caseStmt{w.matchCase(n, start)}
		}
		return w.ifStmt(n, start)
	case *ast.For:
		return w.forStmt(n, start)
	case *ast.While:
		return w.while(n, start)
	case *ast.With:
		return w.with(n, start)
	case *ast.Try:
		return w.try(n, start)
	}
	panic(fmt.Sprintf("%T is not known", n))
}
