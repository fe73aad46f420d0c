package interp

import (
	"strings"
)

// methodOf gives a method of a text, list, tuple, set or dict.
func (m *Machine) methodOf(owner Value, name string) (Value, bool) {
	switch o := owner.(type) {
	case *Const:
		return constMethod(o, name)
	case *List:
		return listMethod(o, name)
	case *Dict:
		return dictMethod(o, name)
	case *Generator, *Coroutine:
		return &Unknown{Why: "`" + name + "` of a generator", Taint: Data}, true
	}
	return nil, false
}

func method(name string, f func(m *Machine, c *Call) Value) (Value, bool) {
	return &Builtin{Name: name, Fn: f}, true
}

func constMethod(c *Const, name string) (Value, bool) {
	if c.Kind == NoneKind {
		return nil, false
	}
	if name == "value" { // of an enumeration's member, which stands for it here
		return c, true
	}
	if c.Kind != StrKind {
		return method(name, func(_ *Machine, call *Call) Value {
			return &Unknown{Why: "the result of `" + name + "`", Taint: c.Taint | call.Taint() | Data}
		})
	}
	return method(name, func(m *Machine, call *Call) Value {
		if v := stringMethod(m, c, name, call); v != nil {
			return v
		}
		return &Unknown{Why: "the result of `" + name + "`", Taint: c.Taint | call.Taint() | Data}
	})
}

func stringMethod(m *Machine, c *Const, name string, call *Call) Value {
	taint := c.Taint | call.Taint()
	text := func(s string) Value { return Tainted(Str(s), taint) }
	switch name {
	case "lower", "casefold":
		return text(strings.ToLower(c.Str))
	case "upper":
		return text(strings.ToUpper(c.Str))
	case "title", "capitalize":
		return text(capitalize(c.Str))
	case "encode":
		return &Const{Kind: BytesKind, Str: c.Str, Taint: taint}
	case "join":
		return joinTexts(m, c, call)
	case "format":
		return formatText(c, call)
	case "isdigit":
		return Tainted(Bool(c.Str != "" && strings.Trim(c.Str, "0123456789") == ""), taint)
	}
	arg := call.ArgOr(0, "", None())
	switch name {
	case "startswith", "endswith":
		return affix(c.Str, name, arg, taint)
	case "split", "rsplit":
		return splitText(c, name, call)
	}
	s, ok := AsStr(arg)
	if !ok && !IsNone(arg) {
		return nil
	}
	switch name {
	case "strip", "lstrip", "rstrip":
		return text(trim(c.Str, name, s, ok))
	case "removeprefix":
		return text(strings.TrimPrefix(c.Str, s))
	case "removesuffix":
		return text(strings.TrimSuffix(c.Str, s))
	case "find", "index":
		return Tainted(Int(int64(strings.Index(c.Str, s))), taint)
	case "count":
		return Tainted(Int(int64(strings.Count(c.Str, s))), taint)
	case "partition":
		before, after, found := strings.Cut(c.Str, s)
		if !found {
			s = ""
		}
		return NewList(TupleValue, text(before), text(s), text(after))
	case "rpartition":
		i := strings.LastIndex(c.Str, s)
		if i < 0 {
			return NewList(TupleValue, text(""), text(""), text(c.Str))
		}
		return NewList(TupleValue, text(c.Str[:i]), text(s), text(c.Str[i+len(s):]))
	case "replace":
		if with, ok := AsStr(call.ArgOr(1, "", None())); ok {
			return text(strings.ReplaceAll(c.Str, s, with))
		}
	}
	return nil
}

func capitalize(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + strings.ToLower(s[1:])
}

func trim(s, name, set string, hasSet bool) string {
	if !hasSet {
		set = " \t\r\n\f\v"
	}
	switch name {
	case "lstrip":
		return strings.TrimLeft(s, set)
	case "rstrip":
		return strings.TrimRight(s, set)
	}
	return strings.Trim(s, set)
}

// affix is startswith and endswith, with one text or a tuple of them.
func affix(s, name string, arg Value, taint Taint) Value {
	has := strings.HasPrefix
	if name == "endswith" {
		has = strings.HasSuffix
	}
	if l, ok := arg.(*List); ok {
		for _, e := range l.Elts {
			p, ok := AsStr(e)
			if !ok {
				return nil
			}
			if has(s, p) {
				return Tainted(Bool(true), taint)
			}
		}
		if l.Open {
			return nil
		}
		return Tainted(Bool(false), taint)
	}
	p, ok := AsStr(arg)
	if !ok {
		return nil
	}
	return Tainted(Bool(has(s, p)), taint)
}

func splitText(c *Const, name string, call *Call) Value {
	sep, ok := AsStr(call.ArgOr(0, "sep", None()))
	limit, limited := AsInt(call.ArgOr(1, "maxsplit", None()))
	var parts []string
	switch {
	case !ok && !IsNone(call.ArgOr(0, "sep", None())):
		return nil
	case !ok:
		parts = fields(c.Str, name, limit, limited)
	case sep == "":
		return nil
	case limited && limit >= 0 && name == "rsplit":
		parts = splitLast(c.Str, sep, int(limit))
	case limited && limit >= 0:
		parts = strings.SplitN(c.Str, sep, int(limit)+1)
	default:
		parts = strings.Split(c.Str, sep)
	}
	l := NewList(ListValue)
	for _, p := range parts {
		l.Elts = append(l.Elts, Tainted(Str(p), c.Taint))
	}
	return l
}

// fields splits at white space, at most limit times.
func fields(s, name string, limit int64, limited bool) []string {
	parts := strings.Fields(s)
	if limit < 0 || !limited || int64(len(parts)) <= limit+1 {
		return parts
	}
	rest := strings.TrimSpace(s)
	if name == "rsplit" {
		return append([]string{strings.Join(parts[:int64(len(parts))-limit], " ")}, parts[int64(len(parts))-limit:]...)
	}
	for _, p := range parts[:limit] {
		rest = strings.TrimSpace(strings.TrimPrefix(rest, p))
	}
	return append(append([]string(nil), parts[:limit]...), rest)
}

// splitLast splits at the last n separators.
func splitLast(s, sep string, n int) []string {
	parts := strings.Split(s, sep)
	if cut := len(parts) - 1 - n; cut > 0 {
		parts = append([]string{strings.Join(parts[:cut+1], sep)}, parts[cut+1:]...)
	}
	return parts
}

func joinTexts(m *Machine, c *Const, call *Call) Value {
	elts, open := m.iterate(call.ArgOr(0, "", None()), m.site)
	if open {
		return nil
	}
	var parts []string
	for _, e := range elts {
		s, ok := AsStr(e)
		if !ok {
			return nil
		}
		parts = append(parts, s)
	}
	return Tainted(Str(strings.Join(parts, c.Str)), c.Taint)
}

// formatText is str.format with {} , {0} and {name} of known values.
func formatText(c *Const, call *Call) Value {
	var out strings.Builder
	rest, next := c.Str, 0
	for {
		before, after, found := strings.Cut(rest, "{")
		out.WriteString(strings.ReplaceAll(before, "}}", "}"))
		if !found {
			return Tainted(Str(out.String()), c.Taint|call.Taint())
		}
		if strings.HasPrefix(after, "{") {
			out.WriteByte('{')
			rest = after[1:]
			continue
		}
		field, tail, ok := strings.Cut(after, "}")
		if !ok {
			return nil
		}
		i := -1
		switch {
		case field == "":
			i = next
			next++
		case len(field) == 1 && field[0] >= '0' && field[0] <= '9':
			i = int(field[0] - '0')
		}
		v, ok := call.Arg(i, field)
		if !ok {
			return nil
		}
		s, ok := display(v)
		if !ok {
			return nil
		}
		out.WriteString(s)
		rest = tail
	}
}

func listMethod(l *List, name string) (Value, bool) {
	return method(name, func(m *Machine, c *Call) Value {
		arg := c.ArgOr(0, "", None())
		switch name {
		case "append":
			m.Append(l, arg)
		case "add":
			if in, known := m.contains(l, arg); !known || !in {
				m.Append(l, arg)
			}
		case "extend", "update":
			elts, open := m.iterate(arg, m.site)
			m.SetElts(l, append(l.Elts[:len(l.Elts):len(l.Elts)], elts...), l.Open || open)
		case "insert":
			at, known := AsInt(arg)
			if at < 0 {
				at += int64(len(l.Elts))
			}
			i := int(min(max(at, 0), int64(len(l.Elts))))
			elts := append(append(append([]Value(nil), l.Elts[:i]...), c.ArgOr(1, "", None())), l.Elts[i:]...)
			m.SetElts(l, elts, l.Open || !known)
		case "clear":
			m.SetElts(l, nil, false)
		case "remove", "discard":
			m.SetElts(l, without(l.Elts, arg), l.Open)
		case "pop":
			return popElement(m, l, arg)
		case "copy":
			return &List{Kind: l.Kind, Elts: append([]Value(nil), l.Elts...), Open: l.Open, Taint: l.Taint}
		case "index", "count":
			if v := m.position(l, name, arg); v != nil {
				return v
			}
			return &Unknown{Why: "a position", Taint: TaintOf(l) | c.Taint() | Data}
		case "reverse":
			m.SetElts(l, reversed(l.Elts), l.Open)
		case "sort":
			ordered, _ := m.sorted(l.Elts, c)
			m.SetElts(l, ordered, l.Open)
		case "union":
			u := &List{Kind: l.Kind, Elts: append([]Value(nil), l.Elts...), Open: l.Open}
			for _, a := range c.Args {
				elts, open := m.iterate(a, m.site)
				for _, e := range elts {
					u.add(e)
				}
				u.Open = u.Open || open
			}
			return u
		case "issubset", "issuperset", "isdisjoint", "intersection", "difference":
			return setRelation(m, l, name, arg)
		default:
			return &Unknown{Why: "the result of `" + name + "`", Taint: TaintOf(l) | Data}
		}
		return None()
	})
}

// position is index() and count() of a list whose elements are known.
func (m *Machine) position(l *List, name string, v Value) Value {
	n := int64(0)
	for i, e := range l.Elts {
		same, known := m.equal(e, v)
		if !known || l.Open {
			return nil
		}
		if same && name == "index" {
			return Tainted(Int(int64(i)), TaintOf(v))
		}
		if same {
			n++
		}
	}
	if name == "count" {
		return Tainted(Int(n), TaintOf(v))
	}
	if !l.Open {
		m.RaiseNew("ValueError", "%s is not in the list", Describe(v))
	}
	return nil
}

func without(list []Value, v Value) []Value {
	var rest []Value
	done := false
	for _, e := range list {
		if !done && Same(e, v) {
			done = true
			continue
		}
		rest = append(rest, e)
	}
	return rest
}

func reversed(list []Value) []Value {
	out := make([]Value, len(list))
	for i, v := range list {
		out[len(list)-1-i] = v
	}
	return out
}

func popElement(m *Machine, l *List, at Value) Value {
	n := len(l.Elts)
	if n == 0 || l.Open {
		return &Unknown{Why: "an element of a list", Taint: TaintOf(l) | Data}
	}
	i := n - 1
	if k, ok := AsInt(at); ok && k >= 0 && int(k) < n {
		i = int(k)
	}
	v := l.Elts[i]
	m.SetElts(l, append(append([]Value(nil), l.Elts[:i]...), l.Elts[i+1:]...), false)
	return v
}

func setRelation(m *Machine, l *List, name string, other Value) Value {
	elts, open := m.iterate(other, m.site)
	taint := TaintOf(l) | TaintOf(other)
	if open || l.Open {
		return &Unknown{Why: "the result of `" + name + "`", Taint: taint | Data}
	}
	r := NewList(SetValue, elts...)
	var both, only []Value
	for _, e := range l.Elts {
		in, known := m.contains(r, e)
		if !known {
			return &Unknown{Why: "the result of `" + name + "`", Taint: taint | Data}
		}
		if in {
			both = append(both, e)
		} else {
			only = append(only, e)
		}
	}
	switch name {
	case "intersection":
		return NewList(SetValue, both...)
	case "difference":
		return NewList(SetValue, only...)
	case "issubset":
		return Tainted(Bool(len(only) == 0), taint)
	case "isdisjoint":
		return Tainted(Bool(len(both) == 0), taint)
	}
	for _, e := range elts {
		if in, _ := m.contains(l, e); !in {
			return Tainted(Bool(false), taint)
		}
	}
	return Tainted(Bool(true), taint)
}

func dictMethod(d *Dict, name string) (Value, bool) {
	return method(name, func(m *Machine, c *Call) Value {
		key := c.ArgOr(0, "key", None())
		switch name {
		case "get":
			return dictGet(d, key, c.ArgOr(1, "default", None()), m)
		case "items":
			l := &List{Kind: ListValue, Open: d.Open}
			d.Items(func(k, v Value) { l.Elts = append(l.Elts, NewList(TupleValue, k, v)) })
			return l
		case "keys":
			return &List{Kind: ListValue, Elts: append([]Value(nil), d.keys...), Open: d.Open}
		case "values":
			l := &List{Kind: ListValue, Open: d.Open}
			d.Items(func(_, v Value) { l.Elts = append(l.Elts, v) })
			return l
		case "setdefault":
			if v, ok := d.Get(key); ok {
				return v
			}
			v := c.ArgOr(1, "default", None())
			m.Put(d, key, v)
			return v
		case "update":
			updateDict(m, d, c)
			return None()
		case "pop":
			v := dictGet(d, key, c.ArgOr(1, "default", None()), m)
			m.Drop(d, key)
			return v
		case "copy":
			return d.clone()
		case "clear":
			for _, k := range append([]Value(nil), d.keys...) {
				m.Drop(d, k)
			}
			return None()
		case "from_mapping": // flask.Config
			updateDict(m, d, c)
			return Bool(true)
		case "from_object", "from_pyfile", "from_envvar", "from_json", "from_file", "from_prefixed_env":
			m.configure(d, c)
			return Bool(true)
		case "getlist":
			return &Unknown{Why: "a list of values", Taint: d.Taint | Data}
		}
		return &Unknown{Why: "the result of `" + name + "`", Taint: d.Taint | Data}
	})
}

// configure fills a Flask config from a class or module of the project, or
// leaves it open.
func (m *Machine) configure(d *Dict, c *Call) {
	src := c.ArgOr(0, "obj", None())
	if inst, ok := src.(*Instance); ok {
		src = inst.Class
	}
	switch src := src.(type) {
	case *Class:
		classes := mro(src)
		for i := len(classes) - 1; i >= 0; i-- {
			for _, n := range classes[i].Attrs.names {
				m.putConfig(d, n, classes[i].Attrs.vals[n])
			}
		}
		d.Open = d.Open || m.unseenBase(src)
	case *Module:
		if src.Scope != nil {
			for _, n := range src.Scope.vars.names {
				m.putConfig(d, n, src.Scope.vars.vals[n])
			}
		}
	default:
		d.Open = true
	}
}

func (m *Machine) putConfig(d *Dict, name string, v Value) {
	if name == strings.ToUpper(name) && !strings.HasPrefix(name, "_") {
		m.Put(d, Str(name), v)
	}
}

func dictGet(d *Dict, key, other Value, m *Machine) Value {
	if v, ok := d.Get(key); ok {
		return v
	}
	if d.Missing != nil {
		v := d.Missing(key)
		if c, ok := v.(*Const); ok && c.Kind == NoneKind {
			return withTaint(other, c.Taint)
		}
		return v
	}
	if _, hashable := dictKey(key); hashable && !d.Open {
		return withTaint(other, d.Taint)
	}
	if m.path == nil && d.Len() <= 4 {
		vals := []Value{other}
		d.Items(func(_, v Value) { vals = append(vals, v) })
		if !d.Open {
			return join(vals...)
		}
	}
	return &Unknown{Why: "an item of a dict", Taint: d.Taint | TaintOf(key) | Data}
}

// withTaint marks a constant as standing for what is absent.
func withTaint(v Value, t Taint) Value {
	if c, ok := v.(*Const); ok && t != 0 {
		return Tainted(c, t)
	}
	return v
}

func updateDict(m *Machine, d *Dict, c *Call) {
	if src, ok := c.Arg(0, ""); ok {
		if other, ok := m.resolve(src, m.site).(*Dict); ok {
			other.Items(func(k, v Value) { m.Put(d, k, v) })
			d.Open = d.Open || other.Open
		} else {
			d.Open = true
		}
	}
	for _, k := range c.Kw {
		m.Put(d, Str(k.Name), k.Value)
	}
	d.Open = d.Open || c.Open
}
