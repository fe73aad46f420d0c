package flask

import "unguarded/checker/internal/interp"

// A receiver is a function that request_started calls before every hook.
type receiver struct {
	function interp.Value
	sender   *interp.Instance // the only application that it listens to, or nil
}

// signals are the receivers of request_started; all applications share them.
type signals struct{ started []receiver }

// defineSignals models request_started. What a receiver returns is dropped, but an
// exception of it ends the request. The other signals come too late to refuse.
func (l *Library) defineSignals() {
	c := l.class("flask.signals.Started", map[string]method{
		"connect": func(m *interp.Machine, _ *interp.Instance, c *interp.Call) interp.Value {
			f := c.ArgOr(0, "receiver", interp.None())
			l.listen(m, f, c.ArgOr(1, "sender", interp.None()))
			return f
		},
		"connect_via": func(_ *interp.Machine, _ *interp.Instance, c *interp.Call) interp.Value {
			sender := c.ArgOr(0, "sender", interp.None())
			return &interp.Builtin{Name: "connect_via", Fn: func(m *interp.Machine, c *interp.Call) interp.Value {
				f := c.ArgOr(0, "fn", interp.None())
				l.listen(m, f, sender)
				return f
			}}
		},
		"disconnect": func(_ *interp.Machine, _ *interp.Instance, c *interp.Call) interp.Value {
			l.forget(c.ArgOr(0, "receiver", interp.None()))
			return interp.None()
		},
	})
	started := &interp.Instance{Class: c, Attrs: interp.NewAttrs()}
	l.values["flask.request_started"] = started
	l.values["flask.signals.request_started"] = started
}

// listen connects a receiver. A sender that is no application that can be seen is
// taken for every one.
func (l *Library) listen(m *interp.Machine, f, sender interp.Value) {
	if m.Exploring() { // while a request runs
		return
	}
	r := receiver{function: f}
	if app := AppOf(sender); app != nil {
		r.sender = app.Object
	}
	l.signals.started = append(l.signals.started, r)
}

func (l *Library) forget(f interp.Value) {
	var rest []receiver
	for _, r := range l.signals.started {
		if r.function != f {
			rest = append(rest, r)
		}
	}
	l.signals.started = rest
}

// receivers are the functions that the start of a request calls, as hooks that
// take whatever a preprocessor takes.
func (a *App) receivers() []interp.Value {
	var list []interp.Value
	if a.signals == nil {
		return nil
	}
	for _, r := range a.signals.started {
		if r.sender != nil && r.sender != a.Object {
			continue
		}
		list = append(list, &interp.Builtin{
			Name: "request_started", Inner: []interp.Value{r.function},
			Fn: func(m *interp.Machine, _ *interp.Call) interp.Value {
				return m.Call(r.function, &interp.Call{Args: []interp.Value{a.Object}}, m.Site(), m.SiteNode())
			},
		})
	}
	return list
}
