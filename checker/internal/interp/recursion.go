package interp

// An activation is one function that runs while importing: how often it does, and
// how deep in branches that may not run its innermost call stands.
type activation struct{ times, unsure int }

// maxDoubtful is how often a function may be within itself where it is not certain
// that it calls itself.
const maxDoubtful = 2

// recursing runs the body of a function while importing. Of data that can't be seen
// both branches are taken, also the one in which a function calls itself: walking a
// tree that is not there would never end, and with two turns a level take 2^48 of
// them. A call that may not happen is followed twice; one that does, as
// often as the program does it.
func (m *Machine) recursing(f *Function, run func() Value) Value {
	outer, runs := m.active[f.Def]
	if runs && outer.times >= maxDoubtful && m.unsure > outer.unsure {
		return &Unknown{Why: "a function that calls itself, how often can't be told", Place: m.site}
	}
	m.active[f.Def] = activation{outer.times + 1, m.unsure}
	defer func() {
		if runs {
			m.active[f.Def] = outer
		} else {
			delete(m.active, f.Def)
		}
	}()
	return run()
}
