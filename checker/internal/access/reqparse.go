package access

import (
	"unguarded/checker/internal/interp"
)

// defineReqparse models the RequestParser of Flask-RESTful and its heirs: an
// argument that is read from a header or a cookie is what a stranger lacks.
func (l *library) defineReqparse(module string) {
	l.values[module+".reqparse.RequestParser"] = &interp.Builtin{Name: "RequestParser", Fn: func(*interp.Machine, *interp.Call) interp.Value {
		return l.newParser(nil)
	}}
}

// newParser makes a parser with the arguments that another one has.
func (l *library) newParser(arguments []*interp.Call) interp.Value {
	o := object("RequestParser", func(*interp.Machine, string) (interp.Value, bool) { return interp.NewList(interp.ListValue), true })
	addMethod(o, "add_argument", func(m *interp.Machine, c *interp.Call) interp.Value {
		if !m.Exploring() {
			arguments = append(arguments, c)
		}
		return o
	})
	addMethod(o, "copy", func(*interp.Machine, *interp.Call) interp.Value { return l.newParser(arguments) })
	addMethod(o, "remove_argument", func(*interp.Machine, *interp.Call) interp.Value { return o })
	addMethod(o, "replace_argument", func(*interp.Machine, *interp.Call) interp.Value { return o })
	addMethod(o, "parse_args", func(m *interp.Machine, _ *interp.Call) interp.Value { return l.parse(m, arguments) })
	return o
}

// parse gives the namespace of the arguments, which has them as items and as
// attributes.
func (l *library) parse(m *interp.Machine, arguments []*interp.Call) interp.Value {
	found := interp.NewDict()
	for _, c := range arguments {
		name, _ := interp.AsStr(c.ArgOr(0, "name", interp.None()))
		v := l.argument(name, c)
		required, _ := m.Truth(c.ArgOr(-1, "required", interp.Bool(false)))
		if interp.IsNone(v) && required {
			l.abort(m, &interp.Call{Args: []interp.Value{interp.Int(400)}})
		}
		if other, ok := c.Arg(-1, "default"); ok && interp.IsNone(v) {
			v = other
		}
		if dest, ok := interp.AsStr(c.ArgOr(-1, "dest", interp.None())); ok {
			name = dest
		}
		m.Put(found, interp.Str(name), v)
	}
	found.Missing = func(interp.Value) interp.Value { return input("a parsed argument") }
	o := object("Namespace", func(_ *interp.Machine, name string) (interp.Value, bool) {
		if v, ok := found.Get(interp.Str(name)); ok {
			return v, true
		}
		return input("a parsed argument"), true
	})
	addMethod(o, "__getitem__", func(m *interp.Machine, c *interp.Call) interp.Value {
		return m.Item(found, c.ArgOr(0, "", interp.None()))
	})
	for _, name := range []string{"get", "items", "keys", "values", "pop", "copy"} {
		addMethod(o, name, func(m *interp.Machine, c *interp.Call) interp.Value {
			f, ok := m.Attr(found, name, m.Site())
			if !ok {
				return input("a parsed argument")
			}
			return m.Call(f, c, m.Site(), nil)
		})
	}
	return o
}

// argument is the value of one argument of a request without credentials.
func (l *library) argument(name string, c *interp.Call) interp.Value {
	location, _ := interp.AsStr(c.ArgOr(-1, "location", interp.None()))
	switch location {
	case "headers":
		return l.header(name)
	case "cookies":
		return l.carried(part{"cookie", name})
	}
	return l.sent("args", name)
}
