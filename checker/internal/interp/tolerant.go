package interp

import (
	"unguarded/checker/diag"
	"unguarded/checker/internal/syntax"
)

// tolerant runs a statement. Programs that are in use don't fail while they are
// imported: an exception that nothing would catch means that something is not
// known here. It ends its statement, is kept in Crashes, and the rest goes on: half
// a program is more to go by than none. The program's own raise ends its function,
// unless it stands under a condition: a setting that is missing here is there
// where the program runs.
func (m *Machine) tolerant(fr *frame, s syntax.Stmt) (sig signal) {
	if m.path != nil {
		return m.stmt(fr, s)
	}
	r := m.Try(func() { sig = m.stmt(fr, s) })
	if r == nil {
		return sig
	}
	if m.expected(r) {
		panic(r)
	}
	if _, conditional := s.(*syntax.If); r.from == fr && fr.fn != nil && !conditional {
		panic(r)
	}
	m.Crashes = append(m.Crashes, Crash{Place: r.Place, Module: fr.module, Exc: r.Exc, Stmt: s})
	m.leaveUnknown(fr, s)
	return signal{}
}

// moduleBody runs the statements of a module. One that takes too many steps ends, and the
// rest goes on with a few: the routes behind a long loop are there.
func (m *Machine) moduleBody(fr *frame, body []syntax.Stmt) {
	for i := range body {
		h := m.Bounded(func() { m.block(fr, body[i:i+1]) })
		switch {
		case h == nil:
			continue
		case m.cuts >= maxCuts || m.Exhausted():
			panic(h)
		}
		m.cuts++
		m.steps = stepsAfterCut
		m.leaveUnknown(fr, body[i])
	}
}

// forgives tells whether an exception of a built-in class would end a statement of a
// program that is imported, and nothing else.
func (m *Machine) forgives(class string) bool {
	return m.path == nil && (len(m.tries) == 0 || !m.expected(&Raised{Exc: m.newException(class, "")}))
}

// lacking stands for a value that is there where the program runs, and not here.
func (m *Machine) lacking(why string, at diag.Place) Value {
	return &Unknown{Why: why, Taint: Unseen, Place: at}
}

// isSetting tells whether a value may stand for settings: a dict that has them as
// attributes where the program runs, or None in place of one that is set there.
func isSetting(v Value) bool {
	_, dict := v.(*Dict)
	return dict || IsNone(v)
}

// tolerantly evaluates an expression whose failure must not take a whole statement with
// it, as tolerant would have it: the test of an if.
func (m *Machine) tolerantly(fr *frame, e syntax.Expr) (v Value) {
	if m.path != nil {
		return m.eval(fr, e)
	}
	if r := m.Try(func() { v = m.eval(fr, e) }); r != nil {
		if m.expected(r) {
			panic(r)
		}
		m.Crashes = append(m.Crashes, Crash{Place: r.Place, Module: fr.module, Exc: r.Exc})
		return m.lacking("a condition that can't be told", fr.at(e))
	}
	return v
}

// decorator evaluates a decorator. One whose arguments can't be told still decorates:
// the URL of a route may come from a setting that is not given.
func (m *Machine) decorator(fr *frame, e syntax.Expr) (v Value) {
	call, ok := e.(*syntax.Call)
	if !ok || m.path != nil {
		return m.eval(fr, e)
	}
	r := m.Try(func() { v = m.eval(fr, e) })
	switch {
	case r == nil:
		return v
	case m.expected(r):
		panic(r)
	}
	f := m.eval(fr, call.Func)
	c := &Call{Node: call}
	for _, a := range call.Args {
		if _, starred := a.(*syntax.Starred); starred {
			c.Open = true
			continue
		}
		c.Args = append(c.Args, m.tolerantly(fr, a))
	}
	for _, k := range call.Keywords {
		if k.Name == "" {
			c.Open = true
			continue
		}
		c.Kw = append(c.Kw, KwArg{k.Name, m.tolerantly(fr, k.Value)})
	}
	return m.Call(f, c, fr.at(e), call)
}

// leaveUnknown binds what a statement that failed would have bound: what stood there
// before, or in a base of the class, is not what the program has.
func (m *Machine) leaveUnknown(fr *frame, s syntax.Stmt) {
	unknown := func(name string) Value {
		return &Unknown{Why: "`" + name + "`, whose value can't be told", Taint: Unseen, Place: fr.at(s)}
	}
	switch s := s.(type) {
	case *syntax.Assign:
		for _, t := range s.Targets {
			if name, ok := t.(*syntax.Name); ok {
				m.bind(fr.scope, name.ID, unknown(name.ID))
			}
		}
	case *syntax.AnnAssign:
		if name, ok := s.Target.(*syntax.Name); ok && s.Value != nil {
			m.bind(fr.scope, name.ID, unknown(name.ID))
		}
	case *syntax.FunctionDef:
		m.bind(fr.scope, s.Name, unknown(s.Name))
	}
}
