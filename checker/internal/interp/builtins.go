package interp

import "strings"

// builtin gives the value of a built-in name. Every machine has its own, exceptions
// apart, for values have attributes; each is made when it is first asked for.
func (m *Machine) builtin(name string) (Value, bool) {
	if c, ok := exceptions[name]; ok {
		return c, true
	}
	if v, made := m.builtins[name]; made {
		return v, true
	}
	v := newBuiltin(name)
	if v == nil {
		return nil, false
	}
	m.builtins[name] = v
	return v, true
}

// newBuiltin makes the value of a built-in name, nil where there is none.
func newBuiltin(name string) Value {
	switch name {
	case "IOError", "EnvironmentError":
		return exceptions["OSError"]
	case "object":
		object := &Class{Name: "object", Qual: "object", Path: "builtins.object", Attrs: NewAttrs()}
		object.Attrs.set("__setattr__", &Builtin{Name: objectSetattr, Bind: true, Fn: plainSetattr})
		return object
	case "staticmethod", "classmethod", "property":
		return &Builtin{Name: name, Fn: func(_ *Machine, c *Call) Value {
			return &Descriptor{Kind: name, Func: c.ArgOr(0, "fget", None())}
		}}
	case "NoneType":
		return &Builtin{Name: name, Fn: biNothing}
	case "NotImplemented":
		return &Const{Kind: EllipsisKind, Str: "NotImplemented"}
	case "__debug__":
		return Bool(true)
	}
	if f, ok := builtinFunctions[name]; ok {
		return &Builtin{Name: name, Fn: f}
	}
	return nil
}

var builtinFunctions map[string]func(*Machine, *Call) Value

func init() {
	builtinFunctions = map[string]func(*Machine, *Call) Value{
		"isinstance": biIsInstance, "issubclass": biIsSubclass, "getattr": biGetattr, "setattr": biSetattr,
		"hasattr": biHasattr, "delattr": biDelattr, "callable": biCallable, "len": biLen, "bool": biBool,
		"str": biStr, "int": biInt, "float": biFloat, "repr": biRepr, "list": biList, "tuple": biTuple, "set": biSet,
		"frozenset": biFrozenset, "dict": biDict, "any": biAny, "all": biAll, "map": biMap, "filter": biFilter,
		"zip": biZip, "enumerate": biEnumerate, "range": biRange, "sorted": biSorted, "reversed": biReversed,
		"print": biNothing, "type": biType, "vars": biVars, "dir": biDir, "iter": biIter, "next": biNext,
		"sum": biSum, "min": biExtreme(-1), "max": biExtreme(1), "hash": biUnknown,
		"id": biUnknown, "ascii": biUnknown, "help": biNothing, "aiter": biIter, "anext": biNext, "bytes": biUnknown, "bytearray": biUnknown,
		"open": biOpen, "input": biUnknown, "globals": biGlobals, "locals": biUnknown, "format": biFormat,
		"complex": biUnknown, "memoryview": biUnknown, "slice": biUnknown, "eval": biOpen, "exec": biOpen,
		"__import__": biImport, "compile": biUnknown, "breakpoint": biNothing, "exit": biNothing, "quit": biNothing,
	}
	addNumbers(func(name string, f func(*Machine, *Call) Value) { builtinFunctions[name] = f })
}

func biNothing(*Machine, *Call) Value { return None() }

func biUnknown(m *Machine, c *Call) Value {
	return &Unknown{Why: "the result of a built-in function", Taint: c.Taint() | Data, Place: m.site}
}

func biOpen(m *Machine, c *Call) Value {
	m.effect(m.site, &External{Path: "open"}, c)
	return biUnknown(m, c)
}

func biIsInstance(m *Machine, c *Call) Value {
	v, class := c.ArgOr(0, "", None()), c.ArgOr(1, "", None())
	if t, known := m.isInstance(m.resolve(v, m.site), class); known {
		return Tainted(Bool(t), TaintOf(v))
	}
	return &Unknown{Why: "the type of " + Describe(v), Taint: TaintOf(v) | Data, Place: m.site}
}

// builtinType answers isinstance for the built-in types.
func builtinType(v Value, name string) (truth, known bool) {
	switch v := v.(type) {
	case *Const:
		kinds := map[string]ConstKind{"NoneType": NoneKind, "str": StrKind, "int": IntKind, "bool": BoolKind, "float": FloatKind, "bytes": BytesKind}
		k, ok := kinds[name]
		return ok && (k == v.Kind || name == "int" && v.Kind == BoolKind), true
	case *List:
		kinds := map[string]ListKind{"list": ListValue, "tuple": TupleValue, "set": SetValue, "frozenset": SetValue}
		k, ok := kinds[name]
		return ok && k == v.Kind, true
	case *Dict:
		return name == "dict", true
	case *Class:
		return name == "type", true
	case *Function, *Bound, *Builtin, *Module:
		return false, true
	case *Instance:
		return false, true
	}
	return false, false
}

func biIsSubclass(m *Machine, c *Call) Value {
	a, ok1 := c.ArgOr(0, "", None()).(*Class)
	b, ok2 := c.ArgOr(1, "", None()).(*Class)
	if x, ok := c.ArgOr(0, "", None()).(*Builtin); ok && builtinTypes[x.Name] {
		if y, ok := c.ArgOr(1, "", None()).(*Builtin); ok && builtinTypes[y.Name] {
			return Bool(x.Name == y.Name || x.Name == "bool" && y.Name == "int")
		}
	}
	if !ok1 || !ok2 {
		if ok1 {
			if x, ok := c.Args[1].(*External); ok && IsSubclass(a, x.Path) {
				return Bool(true)
			}
		}
		return biUnknown(m, c)
	}
	for _, k := range mro(a) {
		if k == b {
			return Bool(true)
		}
	}
	return Bool(false)
}

func biGetattr(m *Machine, c *Call) Value {
	owner := m.resolve(c.ArgOr(0, "", None()), m.site)
	name, ok := AsStr(c.ArgOr(1, "", None()))
	if !ok {
		return &Unknown{Why: "an attribute of " + Describe(owner), Taint: TaintOf(owner) | Data, Place: m.site}
	}
	v, found := m.tryAttr(owner, name)
	if found {
		return v
	}
	if other, ok := c.Arg(2, ""); ok {
		return withTaint(other, TaintOf(owner)|m.absent(owner, name))
	}
	m.RaiseNew("AttributeError", "%s has no attribute %q", Describe(owner), name)
	return nil
}

// absent tells what the absence of an attribute depends on: what a host's
// object lacks, such as flask.g without a user, can be a credential.
func (m *Machine) absent(owner Value, name string) Taint {
	inst, ok := owner.(*Instance)
	if !ok {
		return 0
	}
	if a, ok := inst.State.(interface{ Absent(string) Taint }); ok {
		return a.Absent(name)
	}
	return 0
}

// tryAttr is an attribute, or nothing when looking it up raises AttributeError.
func (m *Machine) tryAttr(owner Value, name string) (v Value, found bool) {
	r := m.Try(func() { v, found = m.Attr(owner, name, m.site) })
	if r != nil {
		if inst, ok := r.Exc.(*Instance); !ok || !IsSubclass(inst.Class, "builtins.AttributeError") {
			panic(r)
		}
		return nil, false
	}
	return v, found
}

func biHasattr(m *Machine, c *Call) Value {
	owner := m.resolve(c.ArgOr(0, "", None()), m.site)
	name, ok := AsStr(c.ArgOr(1, "", None()))
	if !ok {
		return biUnknown(m, c)
	}
	switch o := owner.(type) {
	case *Unknown:
		if _, ok := o.attrs.Get(name); !ok {
			return &Unknown{Why: "an attribute of " + Describe(owner), Taint: o.Taint | Data, Place: m.site}
		}
	case *Instance:
		if _, ok := o.Attrs.Get(name); !ok && o.Attrs.more != nil {
			if _, ok := m.classAttr(o.Class, name); !ok {
				return &Unknown{Why: "an attribute of " + Describe(owner), Taint: o.Attrs.more.Taint | Data, Place: m.site}
			}
		}
	case *External:
		if _, ok := o.attrs.Get(name); !ok && o.Made {
			return &Unknown{Why: "an attribute of " + Describe(owner), Taint: o.Taint | Data, Place: m.site}
		}
	}
	_, found := m.tryAttr(owner, name)
	return Tainted(Bool(found), TaintOf(owner)|m.absent(owner, name))
}

func biSetattr(m *Machine, c *Call) Value {
	owner, name, v := c.ArgOr(0, "", None()), c.ArgOr(1, "", None()), c.ArgOr(2, "", None())
	if known, ok := AsStr(name); ok {
		m.SetAttr(owner, known, v, m.site)
	} else {
		m.setAnyAttr(owner, TaintOf(name)|TaintOf(v), m.site)
	}
	return None()
}

func biDelattr(m *Machine, c *Call) Value {
	if name, ok := AsStr(c.ArgOr(1, "", None())); ok && len(c.Args) == 2 {
		m.delAttr(c.Args[0], name, m.site)
	}
	return None()
}

func biCallable(m *Machine, c *Call) Value {
	switch v := c.ArgOr(0, "", None()).(type) {
	case *Unknown, *Union:
		return biUnknown(m, c)
	case *External:
		if v.Made {
			return biUnknown(m, c)
		}
		return Bool(true)
	case *Class:
		return Bool(true)
	default:
		return Bool(Callable(v))
	}
}

func biLen(m *Machine, c *Call) Value {
	v := m.plain(m.resolve(c.ArgOr(0, "", None()), m.site), "__len__")
	switch v := v.(type) {
	case *List:
		if !v.Open {
			return Tainted(Int(int64(len(v.Elts))), v.Taint)
		}
	case *Dict:
		if !v.Open {
			return Tainted(Int(int64(v.Len())), v.Taint)
		}
	case *Const:
		if v.Kind == StrKind {
			return Tainted(Int(int64(len([]rune(v.Str)))), v.Taint)
		}
		if v.Kind == NoneKind {
			m.RaiseNew("TypeError", "object of type 'NoneType' has no len()")
		}
	}
	if inst, ok := v.(*Instance); ok {
		if l, ok := m.tupleOf(inst); ok {
			return Int(int64(len(l.Elts)))
		}
		if f, ok := m.classAttr(inst.Class, "__len__"); ok {
			return m.call(f, &Call{Args: []Value{inst}})
		}
	}
	if cls, ok := v.(*Class); ok && len(cls.members) > 0 {
		return Int(int64(len(cls.members)))
	}
	return &Unknown{Why: "the length of " + Describe(v), Taint: TaintOf(v) | Data, Place: m.site}
}

func biAny(m *Machine, c *Call) Value { return quantify(m, c, true) }
func biAll(m *Machine, c *Call) Value { return quantify(m, c, false) }

func quantify(m *Machine, c *Call, want bool) Value {
	v := c.ArgOr(0, "", None())
	taint := TaintOf(v)
	var undecided Value
	decided := false
	open := m.each(v, m.site, func(e Value) bool {
		taint |= TaintOf(e)
		t, known := m.Truth(e)
		decided = known && t == want
		if !known {
			undecided = e
		}
		return !decided
	})
	if decided {
		return Tainted(Bool(want), taint)
	}
	if open || undecided != nil {
		return &Unknown{Why: "whether any of several conditions holds", Taint: taint | Data, Place: m.site}
	}
	return Tainted(Bool(!want), taint)
}

func biMap(m *Machine, c *Call) Value {
	if len(c.Args) < 2 {
		return biUnknown(m, c)
	}
	rows := biZip(m, &Call{Args: c.Args[1:]}).(*List)
	g := &Generator{open: rows.Open}
	g.run = func(yield func(Value) Value) {
		for _, row := range rows.Elts {
			yield(m.call(c.Args[0], &Call{Args: row.(*List).Elts}))
		}
	}
	return g
}

func biFilter(m *Machine, c *Call) Value {
	if len(c.Args) < 2 {
		return biUnknown(m, c)
	}
	elts, open := m.iterate(c.Args[1], m.site)
	l := &List{Kind: ListValue, Open: open}
	for _, e := range elts {
		keep := e
		if !IsNone(c.Args[0]) {
			keep = m.call(c.Args[0], &Call{Args: []Value{e}})
		}
		t, known := m.Truth(keep)
		if !known {
			l.Open = true
		} else if t {
			l.Elts = append(l.Elts, e)
		}
	}
	return l
}

func biSorted(m *Machine, c *Call) Value {
	l := collect(m, &Call{Args: c.Args}, ListValue).(*List)
	l.Elts, _ = m.sorted(l.Elts, c)
	return l
}

func biReversed(m *Machine, c *Call) Value {
	l := collect(m, c, ListValue).(*List)
	l.Elts = reversed(l.Elts)
	return l
}

func biType(m *Machine, c *Call) Value {
	if len(c.Args) == 3 {
		return m.dynamicClass(c)
	}
	named := func(name string) Value {
		v, _ := m.builtin(name)
		return v
	}
	switch v := c.ArgOr(0, "", None()).(type) {
	case *Instance:
		return v.Class
	case *Const:
		if v.Member != nil {
			return v.Member.Class
		}
		if v.Kind == NoneKind {
			v, _ := m.builtin("NoneType")
			return v
		}
		kinds := map[ConstKind]string{StrKind: "str", IntKind: "int", BoolKind: "bool", FloatKind: "float", BytesKind: "bytes"}
		if t, ok := m.builtin(kinds[v.Kind]); ok {
			return t
		}
	case *List:
		return named([...]string{"list", "tuple", "set"}[v.Kind])
	case *Dict:
		return named("dict")
	case *Class:
		if meta := metaclassOf(v); meta != nil {
			return meta
		}
		return named("type")
	}
	return biUnknown(m, c)
}

// dynamicClass is type(name, bases, namespace).
func (m *Machine) dynamicClass(c *Call) Value {
	name, _ := AsStr(c.Args[0])
	cls := &Class{Name: name, Qual: name, Attrs: NewAttrs()}
	if bases, ok := c.Args[1].(*List); ok {
		cls.Bases = bases.Elts
	}
	if d, ok := c.Args[2].(*Dict); ok {
		d.Items(func(k, v Value) {
			if n, ok := AsStr(k); ok {
				cls.Attrs.set(n, v)
			}
		})
	}
	m.nameDescriptors(cls, m.site)
	m.subclassed(cls, c.Kw, m.site)
	return cls
}

func biVars(m *Machine, c *Call) Value {
	v, _ := m.tryAttr(c.ArgOr(0, "", None()), "__dict__")
	if v == nil {
		return biUnknown(m, c)
	}
	return v
}

func biFirst(m *Machine, c *Call) Value { return c.ArgOr(0, "", None()) }

// biIter makes an iterator of what can be iterated.
func biIter(m *Machine, c *Call) Value {
	v := m.resolve(c.ArgOr(0, "", None()), m.site)
	switch o := v.(type) {
	case *List, *Dict:
		elts, open := m.iterate(o, m.site)
		return &List{Kind: ListValue, Elts: elts, Open: open, Taint: TaintOf(v), Once: true}
	}
	return v
}

func biNext(m *Machine, c *Call) Value {
	over := m.resolve(c.ArgOr(0, "", None()), m.site)
	if g, ok := over.(*Generator); ok {
		v, rest := m.first(g, m.site)
		if v != nil {
			return v
		}
		over = rest
	}
	if l, ok := over.(*List); ok && l.Once && len(l.Elts) > 0 {
		first := l.Elts[0]
		m.SetElts(l, l.Elts[1:], l.Open)
		return first
	}
	elts, open := m.iterate(over, m.site)
	switch {
	case len(elts) > 0:
		return elts[0]
	case open:
		return m.elementOf(over, m.site)
	}
	if other, ok := c.Arg(1, ""); ok {
		return withTaint(other, TaintOf(over))
	}
	m.RaiseNew("StopIteration", "")
	return nil
}

func biImport(m *Machine, c *Call) Value {
	name, ok := AsStr(c.ArgOr(0, "name", None()))
	if !ok {
		return &Unknown{Why: "a module that is imported by name", Taint: Unseen, Place: m.site}
	}
	if pkg, known := AsStr(c.ArgOr(1, "package", None())); known && strings.HasPrefix(name, ".") {
		for name = name[1:]; strings.HasPrefix(name, "."); name = name[1:] {
			pkg = pkg[:max(0, strings.LastIndexByte(pkg, '.'))]
		}
		name = strings.Trim(pkg+"."+name, ".")
	}
	return m.importByName(name)
}

// importByName is importlib.import_module with a known, absolute name.
func (m *Machine) importByName(name string) Value {
	from := m.modules[m.site.Path]
	if from != nil {
		if mod := m.projectModule(from, strings.TrimLeft(name, ".")); mod != nil {
			return mod
		}
	}
	first, _, _ := strings.Cut(name, ".")
	if m.Lib.Known(first) {
		return m.Lookup(name)
	}
	return &Unknown{Why: "`" + name + "`, which is not given", Taint: Unseen, Place: m.site}
}
