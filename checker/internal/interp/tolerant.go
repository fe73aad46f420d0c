package interp

import "unguarded/checker/internal/syntax"

// tolerant runs a statement. Programs that are in use don't fail while they are
// imported: an exception that nothing would catch means that something is not
// known here. It ends its statement, is kept in Crashes, and the rest goes on: half
// a program is more to go by than none. The program's own raise ends its function,
// unless it stands under a condition: a setting that is missing here is there
// where the program runs.
func (m *Machine) tolerant(fr *frame, s syntax.Stmt) (sig signal) {
	if m.path != nil || m.tries > 0 {
		return m.stmt(fr, s)
	}
	r := m.Try(func() { sig = m.stmt(fr, s) })
	if r == nil {
		return sig
	}
	if _, conditional := s.(*syntax.If); r.from == fr && fr.fn != nil && !conditional {
		panic(r)
	}
	m.Crashes = append(m.Crashes, Crash{Place: r.Place, Module: fr.module, Exc: r.Exc, Stmt: s})
	m.leaveUnknown(fr, s)
	return signal{}
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
