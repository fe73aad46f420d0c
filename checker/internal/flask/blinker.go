package flask

import "unguarded/checker/internal/interp"

// Signals of a project's own. Whoever sends one calls the receivers at once, so that an
// exception of theirs ends what sends it.

// An ownSignal holds pairs of a receiver and the sender that it listens to, or None.
type ownSignal struct{ receivers *interp.List }

// defineBlinker models the package blinker, as far as its signals are sent by the project.
func (l *Library) defineBlinker() {
	signal := l.class("blinker.Signal", map[string]method{
		"connect": func(m *interp.Machine, self *interp.Instance, c *interp.Call) interp.Value {
			f := c.ArgOr(0, "receiver", interp.None())
			own(self).connect(m, f, c.ArgOr(1, "sender", interp.None()))
			return f
		},
		"connect_via": func(_ *interp.Machine, self *interp.Instance, c *interp.Call) interp.Value {
			sender := c.ArgOr(0, "sender", interp.None())
			return &interp.Builtin{Name: "connect_via", Fn: func(m *interp.Machine, c *interp.Call) interp.Value {
				f := c.ArgOr(0, "fn", interp.None())
				own(self).connect(m, f, sender)
				return f
			}}
		},
		"disconnect": func(m *interp.Machine, self *interp.Instance, c *interp.Call) interp.Value {
			own(self).disconnect(m, c.ArgOr(0, "receiver", interp.None()))
			return interp.None()
		},
		"send": func(m *interp.Machine, self *interp.Instance, c *interp.Call) interp.Value {
			return own(self).send(m, c)
		},
	})
	l.values["blinker.NamedSignal"] = signal
	fresh := func() *interp.Instance { return &interp.Instance{Class: signal, Attrs: interp.NewAttrs()} }
	named := func(known *interp.Attrs, c *interp.Call) interp.Value {
		name, _ := interp.AsStr(c.ArgOr(0, "name", interp.None()))
		if s, ok := known.Get(name); ok {
			return s
		}
		s := fresh()
		interp.Preset(known, name, s)
		return s
	}
	namespace := l.class("blinker.Namespace", map[string]method{
		"signal": func(_ *interp.Machine, self *interp.Instance, c *interp.Call) interp.Value {
			known, ok := self.State.(*interp.Attrs)
			if !ok {
				known = interp.NewAttrs()
				self.State = known
			}
			return named(known, c)
		},
	})
	l.values["flask.signals.Namespace"] = namespace
	everywhere := interp.NewAttrs()
	l.values["blinker.signal"] = &interp.Builtin{Name: "signal", Fn: func(_ *interp.Machine, c *interp.Call) interp.Value {
		return named(everywhere, c)
	}}
}

func own(self *interp.Instance) *ownSignal {
	s, ok := self.State.(*ownSignal)
	if !ok {
		s = &ownSignal{receivers: interp.NewList(interp.ListValue)}
		self.State = s
	}
	return s
}

func (s *ownSignal) connect(m *interp.Machine, f, sender interp.Value) {
	m.Append(s.receivers, interp.NewList(interp.TupleValue, f, sender))
}

func (s *ownSignal) disconnect(m *interp.Machine, f interp.Value) {
	var rest []interp.Value
	for _, r := range s.receivers.Elts {
		if r.(*interp.List).Elts[0] != f {
			rest = append(rest, r)
		}
	}
	m.SetElts(s.receivers, rest, false)
}

// send calls the receivers and gives pairs of a receiver and what it returned.
func (s *ownSignal) send(m *interp.Machine, c *interp.Call) interp.Value {
	sender := c.ArgOr(0, "sender", interp.None())
	answers := interp.NewList(interp.ListValue)
	for _, r := range s.receivers.Elts {
		f, only := r.(*interp.List).Elts[0], r.(*interp.List).Elts[1]
		if !interp.IsNone(only) {
			if same, known := m.Truth(m.Compare("is", only, sender)); known && !same {
				continue
			}
		}
		v := m.Call(f, &interp.Call{Args: []interp.Value{sender}, Kw: c.Kw, Open: c.Open}, m.Site(), m.SiteNode())
		answers.Elts = append(answers.Elts, interp.NewList(interp.TupleValue, f, v))
	}
	return answers
}
