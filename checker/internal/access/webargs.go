package access

import (
	"slices"
	"strings"

	"unguarded/checker/internal/interp"
)

// defineWebargs models webargs (flaskparser.py and core.py, 8.0) where it reads
// headers or cookies: those that say who calls are what a stranger lacks. What it
// reads elsewhere is whatever the sender likes.
func (l *library) defineWebargs() {
	for _, module := range []string{"webargs.flaskparser.", "webargs.flaskparser.parser.", "webargs.flaskparser.FlaskParser()."} {
		for _, name := range []string{"use_args", "use_kwargs"} {
			l.values[module+name] = &interp.Builtin{Name: name, Fn: func(m *interp.Machine, c *interp.Call) interp.Value {
				return l.useParsed(c)
			}}
		}
		if module != "webargs.flaskparser." {
			l.values[module+"parse"] = &interp.Builtin{Name: "parse", Fn: l.parseSchema}
		}
	}
}

// useParsed is the decorator of use_args: it reads the fields, then calls what it is
// put on with arguments of its own.
func (l *library) useParsed(c *interp.Call) interp.Value {
	return &interp.Builtin{Name: "decorator", Fn: func(_ *interp.Machine, d *interp.Call) interp.Value {
		inner := d.ArgOr(0, "func", interp.None())
		return &interp.Builtin{
			Name: "wrapper", Bind: true, Inner: []interp.Value{inner}, Attrs: wrapperAttrs(inner),
			Fn: func(m *interp.Machine, call *interp.Call) interp.Value {
				l.parseSchema(m, c)
				open := *call
				open.Open = true
				return m.Await(m.Call(inner, &open, m.Site(), m.SiteNode()))
			},
		}
	}}
}

// parseSchema is parser.parse(schema, location="headers").
func (l *library) parseSchema(m *interp.Machine, c *interp.Call) interp.Value {
	location, _ := interp.AsStr(c.ArgOr(-1, "location", interp.None()))
	if !slices.Contains([]string{"headers", "cookies"}, location) || !m.Exploring() {
		return input("parsed arguments")
	}
	found := interp.NewDict()
	schema := c.ArgOr(0, "argmap", c.ArgOr(-1, "schema", interp.None()))
	for _, f := range fieldsOfSchema(m, schema) {
		key := f.name
		if s, ok := interp.AsStr(f.made.ArgOr(-1, "data_key", interp.None())); ok {
			key = s
		}
		v := l.argument(key, &interp.Call{Kw: []interp.KwArg{{Name: "location", Value: interp.Str(location)}}})
		if interp.IsNone(v) {
			other, has := f.made.Arg(-1, "load_default")
			if !has {
				other, has = f.made.Arg(-1, "missing")
			}
			if required, _ := m.Truth(f.made.ArgOr(-1, "required", interp.Bool(false))); required && !isPartial(m, schema) {
				l.abort(m, &interp.Call{Args: []interp.Value{interp.Int(422)}})
			}
			if !has {
				continue
			}
			v = other
			if k, ok := other.(*interp.Const); ok {
				v = interp.Tainted(k, interp.Credential)
			}
		}
		m.Put(found, interp.Str(f.name), v)
	}
	found.Taint = interp.Credential
	return found
}

// isPartial tells whether a schema was made to ask for none of its fields, or to ask for some only.
func isPartial(m *interp.Machine, schema interp.Value) bool {
	inst, ok := schema.(*interp.Instance)
	if !ok || inst.Made == nil {
		return false
	}
	for _, name := range []string{"partial", "only", "exclude"} {
		if t, known := m.Truth(inst.Made.ArgOr(-1, name, interp.None())); t || !known {
			return true
		}
	}
	return false
}

// A schemaField is a field of a schema, with the call that made it.
type schemaField struct {
	name string
	made *interp.Call
}

// fieldsOfSchema lists the fields of a dict, of a schema's class or of its object.
func fieldsOfSchema(m *interp.Machine, v interp.Value) []schemaField {
	var list []schemaField
	seen := map[string]bool{}
	add := func(name string, v interp.Value) {
		if seen[name] {
			return
		}
		seen[name] = true
		if x, ok := v.(*interp.External); ok && x.Made && x.Args != nil && strings.Contains(x.Path, "fields.") {
			list = append(list, schemaField{name, x.Args})
		}
	}
	if inst, ok := v.(*interp.Instance); ok {
		v = inst.Class
	}
	switch v := v.(type) {
	case *interp.Dict:
		v.Items(func(k, f interp.Value) {
			if name, ok := interp.AsStr(k); ok {
				add(name, f)
			}
		})
	case *interp.Class:
		for _, c := range interp.MRO(v) {
			for _, name := range c.Attrs.Names() {
				f, _ := c.Attrs.Get(name)
				add(name, f)
			}
		}
	}
	return list
}
