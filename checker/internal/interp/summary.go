package interp

import "unguarded/checker/internal/syntax"

// Bounds of putting the ways of a call together.
const (
	maxSummary      = 16    // ways of one call
	maxSummarySteps = 3_000 // statements of them
)

// Summarize has calls of the program's functions put together: the ways of one that only
// asks for data come to one of several results, after which the caller goes on once for
// each that differs. What the ways decided on is forgotten, so that there may be more ways
// than really are, and never fewer. It lasts until stop is called.
func (m *Machine) Summarize() (stop func()) {
	m.unfit = map[syntax.Node]bool{}
	return func() { m.unfit = nil }
}

// summarized gives one of all results of a call. It is false for a function that changes
// something, raises, or decides on anything but data; such a one is unfit from then on.
func (m *Machine) summarized(f *Function, c *Call) (v Value, ok bool) {
	def, isDef := f.Def.(*syntax.FunctionDef)
	if m.path == nil || m.unfit == nil || m.unfit[f.Def] || !isDef || def.Async || m.isGenerator(f.Module, def) {
		return nil, false
	}
	var results []Value
	ways := Exploration{decided: m.path.decided}
	spent := m.Spent
	fit := true
	halt := m.Bounded(func() {
		complete := ways.Run(m, maxSummary, func(p *Path) bool {
			mark := len(m.journal)
			raised := m.Try(func() { results = append(results, m.callFunction(f, c)) })
			fit = raised == nil && !p.Depends(^Data) && !m.changedSince(mark) && m.Spent-spent < maxSummarySteps
			return fit
		})
		fit = fit && complete
	})
	if v = oneOf(results); halt != nil || !fit || v == nil {
		m.unfit[f.Def] = true
		return nil, false
	}
	return v, true
}

// oneOf joins results; of those that can't be told, one stands for all.
func oneOf(results []Value) Value {
	var some *Unknown
	var kept []Value
	for _, v := range results {
		if x, ok := v.(*Unknown); ok && x.Taint == Data && x.Text == MaybeText && len(x.Wraps) == 0 {
			if some != nil {
				continue
			}
			some = x
		}
		kept = append(kept, v)
	}
	v := join(kept...)
	if u, ok := v.(*Unknown); ok && u != some {
		return nil // too many
	}
	return v
}

// changedSince tells whether anything was changed that outlives a call.
func (m *Machine) changedSince(mark int) bool {
	for _, c := range m.journal[mark:] {
		if !c.passing {
			return true
		}
	}
	return false
}

// remember sets what a look at a value found, or a variable of a call: no change that
// anything else could see.
func (m *Machine) remember(a *Attrs, name string, v Value) {
	m.Set(a, name, v)
	if m.path != nil {
		m.journal[len(m.journal)-1].passing = true
	}
}
