package interp

import "strings"

// methodOf gives a method of a text, list, tuple, set or dict.
func (m *Machine) methodOf(owner Value, name string) (Value, bool) {
	if strings.HasPrefix(name, "_") && !strings.HasPrefix(name, "__") {
		return nil, false // no built-in type has such a name
	}
	if name == "__class__" {
		return biType(m, &Call{Args: []Value{owner}}), true
	}
	if !hasMethod(owner, name) {
		return nil, false
	}
	switch o := owner.(type) {
	case *Const:
		return constMethod(o, name)
	case *List:
		return listMethod(o, name)
	case *Dict:
		return dictMethod(o, name)
	case *Generator:
		return o.method(name)
	case *Coroutine:
		return &Unknown{Why: "`" + name + "` of a coroutine", Taint: Data}, true
	}
	return nil, false
}

func method(name string, f func(m *Machine, c *Call) Value) (Value, bool) {
	return &Builtin{Name: name, Fn: f}, true
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
		case "extend":
			elts, open := m.iterate(arg, m.site)
			m.SetElts(l, append(l.Elts[:len(l.Elts):len(l.Elts)], elts...), l.Open || open)
		case "update":
			u := m.union(l, c.Args)
			m.SetElts(l, u.Elts, u.Open)
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
			if in, known := m.contains(l, arg); name == "remove" && known && !in {
				m.RaiseNew([...]string{"ValueError", "ValueError", "KeyError"}[l.Kind], "%s is not there", Describe(arg))
			}
			m.SetElts(l, m.without(l.Elts, arg), l.Open)
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
			return m.union(l, c.Args)
		case "issubset", "issuperset", "isdisjoint":
			return m.setRelation(l, name, arg)
		case "intersection", "difference", "symmetric_difference":
			return m.setOf(l, name, c.Args)
		case "intersection_update", "difference_update", "symmetric_difference_update":
			made := m.setOf(l, strings.TrimSuffix(name, "_update"), c.Args)
			m.SetElts(l, made.Elts, made.Open)
		default:
			if v := dequeMethod(m, l, name, c); v != nil {
				return v
			}
			m.SetElts(l, l.Elts, true) // it may have been changed
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

func reversed(list []Value) []Value {
	out := make([]Value, len(list))
	for i, v := range list {
		out[len(list)-1-i] = v
	}
	return out
}

func popElement(m *Machine, l *List, at Value) Value {
	n := len(l.Elts)
	if n == 0 && !l.Open {
		m.RaiseNew([...]string{"IndexError", "IndexError", "KeyError"}[l.Kind], "pop from an empty list")
	}
	if n == 0 || l.Open {
		return &Unknown{Why: "an element of a list", Taint: TaintOf(l) | Data}
	}
	i := n - 1
	if k, ok := AsInt(at); ok && k >= int64(-n) && k < int64(n) {
		i = (int(k) + n) % n
	}
	v := l.Elts[i]
	m.SetElts(l, append(append([]Value(nil), l.Elts[:i]...), l.Elts[i+1:]...), false)
	return v
}

func dictMethod(d *Dict, name string) (Value, bool) {
	return method(name, func(m *Machine, c *Call) Value {
		key := m.keyOf(d, c.ArgOr(0, "key", None()))
		if d.Counts {
			if v := counterMethod(m, d, name, c); v != nil {
				return v
			}
		}
		switch name {
		case "get":
			return dictGet(d, key, c.ArgOr(1, "default", None()), m)
		case "items":
			l := &List{Kind: SetValue, Open: d.Open} // a view is a set
			d.Items(func(k, v Value) { l.Elts = append(l.Elts, NewList(TupleValue, k, v)) })
			return l
		case "keys":
			return &List{Kind: SetValue, Elts: append([]Value(nil), d.keys...), Open: d.Open}
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
			other, given := c.Arg(1, "default")
			if !given {
				v := m.dictItem(d, key, m.site)
				m.Drop(d, key)
				return v
			}
			v := dictGet(d, key, other, m)
			m.Drop(d, key)
			return v
		case "popitem":
			if n := len(d.keys); n > 0 && !d.Open {
				last := d.keys[n-1]
				if end, _ := m.Truth(c.ArgOr(0, "last", Bool(true))); !end { // of an OrderedDict
					last = d.keys[0]
				}
				v, _ := d.Get(last)
				m.Drop(d, last)
				return NewList(TupleValue, last, v)
			}
		case "move_to_end":
			if v, ok := d.Get(key); ok && len(c.Args)+len(c.Kw) == 1 {
				m.Drop(d, key)
				m.Put(d, key, v)
				return None()
			}
			d.Open = true
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
		case "from_prefixed_env":
			m.prefixedSettings(d, c)
			d.Open = true
			return Bool(true)
		case "from_object", "from_pyfile", "from_envvar", "from_json", "from_file":
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
	if name, ok := AsStr(src); ok && m.modules[m.site.Path] != nil {
		src = m.importString(name)
	}
	if inst, ok := src.(*Instance); ok {
		src = inst.Class
	}
	switch src := src.(type) {
	case *Class:
		classes := mro(src)
		for i := len(classes) - 1; i >= 0; i-- {
			for _, n := range classes[i].Attrs.names {
				m.putConfig(d, n, classes[i].Attrs.value(n))
			}
		}
		d.Open = d.Open || m.unseenBase(src)
	case *Module:
		if src.Scope != nil {
			for _, n := range src.Scope.vars.names {
				m.putConfig(d, n, src.Scope.vars.value(n))
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
		return withTaint(other, d.Taint|TaintOf(key))
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
		if other, ok := m.plain(m.resolve(src, m.site), "keys").(*Dict); ok {
			other.Items(func(k, v Value) { m.Put(d, k, v) })
			d.Open = d.Open || other.Open
		} else if pairs, ok := biDict(m, &Call{Args: []Value{src}}).(*Dict); ok {
			pairs.Items(func(k, v Value) { m.Put(d, k, v) })
			d.Open = d.Open || pairs.Open
		}
	}
	for _, k := range c.Kw {
		m.Put(d, Str(k.Name), k.Value)
	}
	d.Open = d.Open || c.Open
	if d.Open && d.mirror != nil {
		m.setMore(d.mirror, Data)
	}
}
