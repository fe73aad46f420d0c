package interp

import "slices"

// An activation is one function that runs while importing: how often it does, and
// what is known of its innermost call.
type activation struct {
	times, unsure int     // unsure is how deep it stands in branches that may not run
	args          []Value // what it was called with
	same          int     // how often in a row with these
}

const (
	// maxDoubtful is how often a function may be within itself where it is not certain
	// that it calls itself.
	maxDoubtful = 2
	// maxSame is how often it may be with the same arguments: what it reads besides, such as
	// the rest of a text, may differ.
	maxSame = 8
)

// recursing runs the body of a function while importing. Of data that can't be seen
// both branches are taken, also the one in which a function calls itself: walking a
// tree that is not there would never end, and with two turns a level take 2^48 of
// them. A call that may not happen is followed twice; one that does, as
// often as the program does it, unless it asks itself the same again and again.
func (m *Machine) recursing(f *Function, c *Call, run func() Value) Value {
	outer, runs := m.active[f.Def]
	now := activation{times: outer.times + 1, unsure: m.unsure, args: c.Args}
	if runs && len(c.Kw) == 0 && slices.EqualFunc(outer.args, c.Args, sameArgument) {
		now.same = outer.same + 1
	}
	if runs && outer.times >= maxDoubtful && m.unsure > outer.unsure || now.same >= maxSame {
		return &Unknown{Why: "a function that calls itself, how often can't be told", Place: m.site}
	}
	m.active[f.Def] = now
	defer func() {
		if runs {
			m.active[f.Def] = outer
		} else {
			delete(m.active, f.Def)
		}
	}()
	return run()
}

// sameArgument tells whether two arguments are the same object, or constants that are equal.
func sameArgument(a, b Value) bool {
	x, ok1 := a.(*Const)
	y, ok2 := b.(*Const)
	if ok1 && ok2 {
		return x.Kind == y.Kind && x.Str == y.Str && x.Int == y.Int
	}
	return a == b
}
