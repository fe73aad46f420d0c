package interp

import (
	"slices"
	"strings"

	"unguarded/checker/diag"
	"unguarded/checker/internal/syntax"
)

func (m *Machine) tryStmt(fr *frame, s *syntax.Try) (sig signal) {
	if len(s.Final) > 0 {
		defer m.finally(fr, s, &sig)
	}
	r := m.Try(func() {
		if len(s.Handlers) > 0 {
			defer m.within(activeTry{fr, s.Handlers})()
		}
		sig = m.block(fr, s.Body)
	})
	if r == nil {
		if sig.kind == goOn {
			sig = m.block(fr, s.Orelse)
		}
		return sig
	}
	if s.Star {
		return m.handleGroup(fr, s, r)
	}
	for _, h := range s.Handlers {
		if m.handles(fr, h, r) {
			return m.handle(fr, h, r)
		}
	}
	panic(r)
}

// An activeTry is a try whose body is being run. One without handlers takes every
// exception.
type activeTry struct {
	frame    *frame
	handlers []*syntax.Handler
}

// within notes that a try's body is being run, until what it gives is called.
func (m *Machine) within(t activeTry) (leave func()) {
	outer := m.tries
	m.tries = append(m.tries, t)
	return func() { m.tries = outer }
}

// expected tells, while importing, whether a try around takes an exception.
func (m *Machine) expected(r *Raised) (yes bool) {
	for _, t := range m.tries {
		if t.handlers == nil {
			return true
		}
		for _, h := range t.handlers {
			if failed := m.Try(func() { yes = m.handles(t.frame, h, r) }); yes || failed != nil {
				return true
			}
		}
	}
	return false
}

// caught tells, while exploring, whether a try around certainly takes a built-in
// exception.
func (m *Machine) caught(name string) bool {
	if m.path == nil || len(m.tries) == 0 {
		return false
	}
	return m.Catches(m.newException(name, ""))
}

// Catches tells whether a try around certainly takes an exception.
func (m *Machine) Catches(exc Value) (yes bool) {
	tries := m.tries
	m.tries = nil // the clauses may be wrong themselves
	defer func() { m.tries = tries }()
	for _, t := range tries {
		if t.handlers == nil {
			return true
		}
		for _, h := range t.handlers {
			m.Try(func() { yes = h.Type == nil || m.takes(m.eval(t.frame, h.Type), exc) })
			if yes {
				return true
			}
		}
	}
	return false
}

// isException tells whether what was raised is of a class. Whatever it is, an exception
// that can't be told is an Exception, and taken for none of Python's own others.
func (m *Machine) isException(exc, want Value) (truth, known bool) {
	cls, ok := want.(*Class)
	if !ok || cls.Path != "builtins."+cls.Name {
		return m.isInstance(exc, want)
	}
	general := cls.Name == "Exception" || cls.Name == "BaseException"
	switch exc := exc.(type) {
	case *Unknown, *Union:
		return general, true
	case *External:
		return general, general || !exc.Made || exc.Taint == 0
	}
	return m.isInstance(exc, want)
}

// takes tells whether it is certain that a clause with these classes takes an exception.
func (m *Machine) takes(want, exc Value) bool {
	if l, ok := want.(*List); ok {
		return slices.ContainsFunc(l.Elts, func(w Value) bool { return m.takes(w, exc) })
	}
	yes, known := m.isException(exc, want)
	return yes && known
}

// finally runs the last clause, whether the rest returned or raised; a return
// in it swallows an exception, as in Python.
func (m *Machine) finally(fr *frame, s *syntax.Try, sig *signal) {
	p := recover()
	if p != nil {
		if _, ok := p.(*Raised); !ok {
			panic(p)
		}
	}
	if end := m.block(fr, s.Final); end.kind != goOn {
		*sig = end
		return
	}
	if p != nil {
		panic(p)
	}
}

func (m *Machine) handle(fr *frame, h *syntax.Handler, r *Raised) signal {
	if m.path != nil && m.Watch != nil {
		m.Watch.Caught(r, fr.at(h))
	}
	if inst, ok := r.Exc.(*Instance); ok && inst.State != nil && m.path != nil {
		fr.decided |= Credential // a library's refusal brought us here
	}
	outer := fr.handled
	fr.handled = r
	defer func() { fr.handled = outer }()
	if h.Name != "" {
		m.bind(fr.scope, h.Name, r.Exc)
		if m.path != nil {
			defer m.unbind(fr, h.Name)
		}
	}
	return m.block(fr, h.Body)
}

func (m *Machine) handles(fr *frame, h *syntax.Handler, r *Raised) bool {
	if h.Type == nil {
		return true
	}
	return m.matchesException(r.Exc, m.eval(fr, h.Type), fr.at(h.Type))
}

// matchesException tells whether an except clause takes an exception.
func (m *Machine) matchesException(exc, want Value, at diag.Place) bool {
	want = m.resolve(want, at)
	if l, ok := want.(*List); ok {
		for _, w := range l.Elts {
			if m.matchesException(exc, w, at) {
				return true
			}
		}
		return false
	}
	yes, known := m.isException(exc, want)
	if known && (yes || !samePackage(exc, want)) {
		return yes
	}
	if m.path == nil {
		return true
	}
	return m.Choose(Unseen, "whether "+Describe(want)+" takes this exception", at)
}

// samePackage tells whether a class that is not modelled is of the package of a
// modelled exception: it may be a base of that one.
func samePackage(exc, want Value) bool {
	x, external := want.(*External)
	inst, ok := exc.(*Instance)
	if !ok || !external || x.Made {
		return false
	}
	pkg, _, _ := strings.Cut(x.Path, ".")
	return slices.ContainsFunc(mro(inst.Class), func(c *Class) bool {
		return c.Def == nil && strings.HasPrefix(c.Path, pkg+".")
	})
}

func (m *Machine) withStmt(fr *frame, items []*syntax.WithItem, body []syntax.Stmt) (sig signal) {
	if len(items) == 0 {
		return m.block(fr, body)
	}
	item := items[0]
	at := fr.at(item.Context)
	cm := m.resolve(m.eval(fr, item.Context), at)
	inner := func(v Value) {
		if item.Target != nil {
			m.assign(fr, item.Target, v)
		}
		sig = m.withStmt(fr, items[1:], body)
	}
	switch cm := cm.(type) {
	case *Generator: // contextlib.contextmanager
		m.runGenerator(cm, func(v Value) Value { inner(v); return None() })
	case *Instance:
		m.withInstance(cm, inner, at)
	default:
		inner(m.callMethod(cm, "__enter__", at))
	}
	return sig
}

func (m *Machine) withInstance(cm *Instance, inner func(Value), at diag.Place) {
	enter, exit := "__enter__", "__exit__"
	if _, sync := m.classAttr(cm.Class, enter); !sync {
		if _, async := m.classAttr(cm.Class, "__aenter__"); async {
			enter, exit = "__aenter__", "__aexit__"
		}
	}
	v := m.Await(m.callMethod(cm, enter, at))
	r := m.Try(func() {
		if m.path != nil && m.maySwallow(cm.Class, exit) {
			defer m.within(activeTry{})()
		}
		inner(v)
	})
	if r == nil {
		m.Await(m.callMethod(cm, exit, at, None(), None(), None()))
		return
	}
	cls := Value(&Unknown{Why: "an exception's class", Taint: Data})
	if inst, ok := r.Exc.(*Instance); ok {
		cls = inst.Class
	}
	swallowed := m.Await(m.callMethod(cm, exit, at, cls, r.Exc, None()))
	if yes, known := m.Truth(swallowed); !known || !yes {
		panic(r)
	}
}

// maySwallow tells whether leaving a context may end an exception: by a method of the
// project's, or as contextlib.suppress does.
func (m *Machine) maySwallow(c *Class, exit string) bool {
	f, ok := m.classAttr(c, exit)
	return ok && (kindOfFunction(f) || c.Name == "suppress" || c.Name == "ExitStack")
}

// callMethod calls a method if the object can have it; a library's object gives
// itself for __enter__.
func (m *Machine) callMethod(owner Value, name string, at diag.Place, args ...Value) Value {
	f, ok := m.Attr(owner, name, at)
	if !ok {
		if name == "__enter__" {
			return owner
		}
		return None()
	}
	if x, ok := f.(*External); ok && name == "__enter__" {
		v := m.Call(x, &Call{}, at, nil)
		if e, ok := v.(*External); ok && e.Path == x.Path+"()" {
			return owner
		}
		return v
	}
	return m.Call(f, &Call{Args: args}, at, nil)
}
