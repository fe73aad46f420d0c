package interp

import (
	"unguarded/checker/diag"
	"unguarded/checker/internal/syntax"
)

// A signal says how a statement ended.
type signal struct {
	kind  signalKind
	value Value
}

type signalKind uint8

const (
	goOn signalKind = iota
	returned
	broke
	continued
)

func (m *Machine) block(fr *frame, body []syntax.Stmt) signal {
	for _, s := range body {
		if sig := m.tolerant(fr, s); sig.kind != goOn {
			return sig
		}
	}
	return signal{}
}

func (m *Machine) stmt(fr *frame, s syntax.Stmt) signal {
	m.step(fr.at(s))
	switch s := s.(type) {
	case *syntax.ExprStmt:
		m.eval(fr, s.Value)
	case *syntax.Assign:
		v := m.eval(fr, s.Value)
		for _, t := range s.Targets {
			m.assign(fr, t, v)
		}
	case *syntax.AnnAssign:
		m.annotated(fr, s)
	case *syntax.AugAssign:
		m.augmented(fr, s)
	case *syntax.FunctionDef:
		m.define(fr, s)
	case *syntax.ClassDef:
		m.defineClass(fr, s)
	case *syntax.Return:
		return m.returnStmt(fr, s)
	case *syntax.If:
		return m.ifStmt(fr, s)
	case *syntax.For:
		return fr.loop(func() signal { return m.forStmt(fr, s) })
	case *syntax.While:
		return fr.loop(func() signal { return m.whileStmt(fr, s) })
	case *syntax.Try:
		return m.tryStmt(fr, s)
	case *syntax.With:
		return m.withStmt(fr, s.Items, s.Body)
	case *syntax.Match:
		return m.matchStmt(fr, s)
	case *syntax.Raise:
		m.raiseStmt(fr, s)
	case *syntax.Assert:
		m.assertStmt(fr, s)
	case *syntax.Delete:
		for _, t := range s.Targets {
			m.del(fr, t)
		}
	case *syntax.Import:
		m.importStmt(fr, s)
	case *syntax.ImportFrom:
		m.importFrom(fr, s)
	case *syntax.Global:
		fr.scope.declare(s.Names, true)
	case *syntax.Nonlocal:
		fr.scope.declare(s.Names, false)
	case *syntax.TypeAlias:
		m.bind(fr.scope, s.Name.ID, &Unknown{Why: "a type", Taint: Data})
	case *syntax.Bad:
		m.doubt(fr.at(s), "this does not parse: what it does can't be told", Unseen)
	case *syntax.Break:
		return signal{kind: broke}
	case *syntax.Continue:
		return signal{kind: continued}
	}
	return signal{}
}

func (m *Machine) returnStmt(fr *frame, s *syntax.Return) signal {
	var v Value = None()
	if s.Value != nil {
		v = m.eval(fr, s.Value)
	}
	v = fr.tinge(v)
	if m.path != nil && m.Watch != nil && fr.fn != nil {
		m.Watch.Return(fr.fn, fr.at(s), v)
	}
	return signal{returned, v}
}

func (m *Machine) ifStmt(fr *frame, s *syntax.If) signal {
	for {
		test := m.tolerantly(fr, s.Test)
		if m.path == nil {
			if _, known := m.Truth(test); !known {
				return m.bothBranches(fr, s.Body, s.Orelse)
			}
		}
		if _, known := m.Truth(test); !known && harmless(s.Body) && harmless(s.Orelse) {
			return signal{} // whichever way it goes, nothing changes
		}
		yes := m.Decide(test, fr.at(s.Test))
		m.branch(fr, test, fr.at(s))
		if yes {
			m.implied(fr, test, s.Orelse)
			return m.block(fr, s.Body)
		}
		m.implied(fr, test, s.Body)
		if len(s.Orelse) != 1 {
			return m.block(fr, s.Orelse)
		}
		next, ok := s.Orelse[0].(*syntax.If)
		if !ok {
			return m.block(fr, s.Orelse)
		}
		s = next // an elif chain can be long: no recursion
		m.step(fr.at(s))
	}
}

// quietCalls are the names of methods that write to a log.
var quietCalls = map[string]bool{
	"debug": true, "info": true, "warning": true, "warn": true, "error": true, "exception": true, "critical": true, "log": true, "print": true,
}

// harmless tells whether a body does nothing but write to a log.
func harmless(body []syntax.Stmt) bool {
	for _, s := range body {
		switch s := s.(type) {
		case *syntax.ExprStmt:
			call, ok := s.Value.(*syntax.Call)
			if !ok || !quietCall(call.Func) {
				return false
			}
		default:
			return false
		}
	}
	return true
}

func quietCall(f syntax.Expr) bool {
	switch f := f.(type) {
	case *syntax.Attribute:
		return quietCalls[f.Attr]
	case *syntax.Name:
		return f.ID == "print"
	}
	return false
}

// bothBranches runs what may and may not run, while importing: names bound on
// either side become unions, a return is kept for the function's end.
func (m *Machine) bothBranches(fr *frame, then, orelse []syntax.Stmt) signal {
	before := snapshot(fr.scope)
	first := m.perhaps(fr, then)
	after := snapshot(fr.scope)
	restore(fr.scope, before)
	second := m.perhaps(fr, orelse)
	for i, name := range after.names {
		v := after.vals[i]
		if old, ok := before.get(name); ok && Same(old, v) {
			continue
		}
		other, _ := fr.scope.vars.Get(name)
		fr.scope.vars.set(name, join(v, other))
	}
	if first.kind == returned && second.kind == returned {
		return signal{returned, join(first.value, second.value)}
	}
	for _, sig := range []signal{first, second} {
		if sig.kind == returned {
			fr.maybe = append(fr.maybe, sig.value)
		}
	}
	return signal{}
}

func snapshot(s *Scope) table { return s.vars.clone() }

func restore(s *Scope, vars table) {
	for _, name := range append([]string(nil), s.vars.names...) {
		if old, ok := vars.get(name); ok {
			s.vars.set(name, old)
		} else {
			s.vars.remove(name)
		}
	}
}

// perhaps runs a body that may not run at all; an exception in it is its end.
func (m *Machine) perhaps(fr *frame, body []syntax.Stmt) (sig signal) {
	m.unsure++
	defer m.within(activeTry{})()
	defer func() { m.unsure-- }()
	m.Try(func() { sig = m.block(fr, body) })
	fr.left = fr.left || sig.kind == broke || sig.kind == returned
	return sig
}

// loop runs a loop. A break in it, unlike a return, leaves no loop around it.
func (fr *frame) loop(run func() signal) signal {
	outer, returns := fr.left, len(fr.maybe)
	defer func() { fr.left = outer || len(fr.maybe) > returns }()
	return run()
}

func (m *Machine) forStmt(fr *frame, s *syntax.For) signal {
	at := fr.at(s.Iter)
	over := m.resolve(m.eval(fr, s.Iter), at)
	if g, ok := over.(*Generator); ok && g.rest == nil {
		return m.forGenerator(fr, s, g, at)
	}
	elts, open := m.iterate(over, at)
	for i, e := range elts {
		if i >= maxLoop {
			break
		}
		m.step(at)
		m.assign(fr, s.Target, e)
		if sig := m.block(fr, s.Body); sig.kind == broke {
			return signal{}
		} else if sig.kind == returned {
			return sig
		}
	}
	if open {
		if sig, left := m.openTurn(fr, s, over, at); left {
			return sig
		}
	}
	return m.block(fr, s.Orelse)
}

// forGenerator runs a loop's body for each element as the generator makes it.
func (m *Machine) forGenerator(fr *frame, s *syntax.For, g *Generator, at diag.Place) (sig signal) {
	left := false
	open := m.each(g, at, func(e Value) bool {
		m.step(at)
		m.assign(fr, s.Target, e)
		end := m.block(fr, s.Body)
		if left = end.kind == broke || end.kind == returned; left && end.kind == returned {
			sig = end
		}
		return !left
	})
	if left {
		return sig
	}
	if open {
		if sig, left := m.openTurn(fr, s, g, at); left {
			return sig
		}
	}
	return m.block(fr, s.Orelse)
}

// openTurn runs a loop's body once for elements that are not known.
func (m *Machine) openTurn(fr *frame, s *syntax.For, over Value, at diag.Place) (signal, bool) {
	if m.path == nil {
		m.assign(fr, s.Target, m.elementOf(over, at))
		if sig := m.perhaps(fr, s.Body); sig.kind == returned {
			fr.maybe = append(fr.maybe, sig.value)
		}
		return signal{}, false
	}
	if !m.Choose(TaintOf(over), "whether "+Describe(over)+" has elements", at) {
		return signal{}, false
	}
	m.assign(fr, s.Target, m.elementOf(over, at))
	sig := m.block(fr, s.Body)
	switch sig.kind {
	case broke:
		return signal{}, true
	case returned:
		return sig, true
	}
	return signal{}, false
}

func (m *Machine) elementOf(over Value, at diag.Place) Value {
	t := TaintOf(over)
	if t == 0 {
		t = Data
	}
	u := &Unknown{Why: "an element of " + Describe(over), Taint: t, Place: at}
	if inner, ok := over.(*Unknown); ok {
		u.Name, u.Plain = inner.Name, inner.Plain
	}
	return u
}

func (m *Machine) whileStmt(fr *frame, s *syntax.While) signal {
	at := fr.at(s.Test)
	turns := maxLoop
	if m.path != nil {
		turns = maxTurns
	}
	undecided, left := 0, 0
	for range turns {
		test := m.eval(fr, s.Test)
		_, known := m.Truth(test)
		if !known && m.path == nil {
			m.perhaps(fr, s.Body)
			return m.block(fr, s.Orelse)
		}
		if !known {
			undecided++
		}
		if undecided > maxUndecided || !m.Decide(test, at) {
			return m.block(fr, s.Orelse)
		}
		fr.left = false
		if sig := m.block(fr, s.Body); sig.kind == broke {
			return signal{}
		} else if sig.kind == returned {
			return sig
		}
		if fr.left && m.path == nil {
			if left++; left >= maxTurns {
				return signal{}
			}
		}
	}
	if m.path != nil {
		panic(&Halt{Why: "a loop does not end", Place: at})
	}
	return signal{}
}

func (m *Machine) raiseStmt(fr *frame, s *syntax.Raise) {
	at := fr.at(s)
	if s.Exc == nil {
		if fr.handled != nil {
			panic(&Raised{Exc: fr.handled.Exc, Place: at, from: fr})
		}
		panic(&Raised{Exc: m.newException("RuntimeError", "No active exception to reraise"), Place: at})
	}
	exc := m.exceptionOf(m.resolve(m.eval(fr, s.Exc), at), at)
	if inst, ok := exc.(*Instance); ok && s.Cause != nil {
		m.Set(inst.Attrs, "__cause__", m.eval(fr, s.Cause))
	}
	panic(&Raised{Exc: exc, Place: at, from: fr})
}

// exceptionOf makes the exception that a class stands for where one is raised.
func (m *Machine) exceptionOf(exc Value, at diag.Place) Value {
	switch x := exc.(type) {
	case *Class:
		return m.Call(exc, &Call{}, at, nil)
	case *External:
		if !x.Made {
			return m.Call(exc, &Call{}, at, nil)
		}
	}
	return exc
}

func (m *Machine) assertStmt(fr *frame, s *syntax.Assert) {
	test := m.eval(fr, s.Test)
	b, known := m.Truth(test)
	if !known && m.path == nil {
		return
	}
	if !known {
		b = m.Decide(test, fr.at(s.Test))
	}
	if !b {
		exc := &Instance{Class: BuiltinException("AssertionError"), Attrs: NewAttrs()}
		exc.Attrs.set("args", NewList(TupleValue))
		if s.Msg != nil {
			exc.Attrs.set("args", NewList(TupleValue, m.eval(fr, s.Msg)))
		}
		panic(&Raised{Exc: exc, Place: fr.at(s)})
	}
}
