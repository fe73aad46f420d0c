package interp

import "unguarded/checker/internal/syntax"

// exceptionsIn lists the exceptions of a group, and whether it is one.
func exceptionsIn(exc Value) (list []Value, group bool) {
	inst, ok := exc.(*Instance)
	if !ok || !IsSubclass(inst.Class, "builtins.BaseExceptionGroup") {
		return nil, false
	}
	args, _ := inst.Attrs.Get("args")
	given, ok := args.(*List)
	if !ok || len(given.Elts) < 2 {
		return nil, true
	}
	inside, _ := given.Elts[1].(*List)
	if inside == nil {
		return nil, true
	}
	return inside.Elts, true
}

// leaves are the exceptions of a group and of the groups in it, or a single one.
func leaves(exc Value) []Value {
	list, group := exceptionsIn(exc)
	if !group {
		return []Value{exc}
	}
	var all []Value
	for _, e := range list {
		all = append(all, leaves(e)...)
	}
	return all
}

// handleGroup runs the except* clauses: each takes what it matches of the group, and
// what none takes goes on.
func (m *Machine) handleGroup(fr *frame, s *syntax.Try, r *Raised) (sig signal) {
	rest := leaves(r.Exc)
	for _, h := range s.Handlers {
		want := m.eval(fr, h.Type)
		var taken, left []Value
		for _, e := range rest {
			if m.matchesException(e, want, fr.at(h.Type)) {
				taken = append(taken, e)
			} else {
				left = append(left, e)
			}
		}
		if rest = left; len(taken) == 0 {
			continue
		}
		raised := m.Try(func() { sig = m.handle(fr, h, &Raised{Exc: groupOf(taken), Place: r.Place}) })
		if raised != nil { // what a clause raises goes on in a group
			m.at(raised.Place, nil, func() { m.Raise(groupOf(append(left, raised.Exc))) })
		}
		if sig.kind != goOn {
			return sig
		}
	}
	if len(rest) > 0 {
		panic(r)
	}
	return sig
}

func groupOf(list []Value) *Instance {
	group := &Instance{Class: exceptions["ExceptionGroup"], Attrs: NewAttrs()}
	group.Attrs.set("args", NewList(TupleValue, Str(""), NewList(ListValue, list...)))
	return group
}
