package flask

import "unguarded/checker/internal/interp"

// injects is a decorator that adds arguments of its own to every call of what it
// wraps: the parsed body, a page. Which ones can't be told, so that the call is
// open.
func (l *Library) injects(_ *interp.Machine, _ *interp.Instance, asked *interp.Call) interp.Value {
	return &interp.Builtin{Name: "decorator", Fn: func(_ *interp.Machine, c *interp.Call) interp.Value {
		inner := c.ArgOr(0, "", interp.None())
		if _, isClass := inner.(*interp.Class); isClass || !interp.Callable(inner) {
			return inner
		}
		attrs := interp.NewAttrs()
		interp.CopyAttrs(attrs, inner)
		setAttr(attrs, "__wrapped__", inner)
		return &interp.Builtin{
			Name: "wrapper", Bind: true, Inner: []interp.Value{inner}, Attrs: attrs,
			Fn: func(m *interp.Machine, c *interp.Call) interp.Value {
				if l.OnArguments != nil {
					l.OnArguments(m, asked)
				}
				open := *c
				open.Open = true
				return m.Await(m.Call(inner, &open, m.Site(), m.SiteNode()))
			},
		}
	}}
}
