package interp

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// standardLibrary models the parts of Python's library that decorators and
// registrations are made of. Every machine has its own: values have attributes.
func standardLibrary() map[string]Value {
	lib := map[string]Value{}
	add := func(path string, f func(*Machine, *Call) Value) {
		lib[path] = &Builtin{Name: path[strings.LastIndex(path, ".")+1:], Fn: f}
	}
	add("functools.wraps", stdWraps)
	add("functools.update_wrapper", stdUpdateWrapper)
	add("functools.partial", stdPartial)
	add("functools.reduce", stdReduce)
	for _, same := range []string{
		"functools.lru_cache", "functools.cache", "dataclasses.dataclass", "functools.total_ordering",
		"typing.final", "typing.runtime_checkable", "typing.no_type_check",
		"abc.abstractmethod", "typing.overload", "contextlib.contextmanager", "contextlib.asynccontextmanager",
		"enum.unique", "typing_extensions.override", "typing.override", "attr.s", "attrs.define", "attr.define",
	} {
		add(same, stdSame)
	}
	add("functools.singledispatch", stdSingledispatch)
	add("typing.cast", func(_ *Machine, c *Call) Value { return c.ArgOr(1, "val", None()) })
	add("functools.cached_property", func(_ *Machine, c *Call) Value {
		return &Descriptor{Kind: "property", Func: c.ArgOr(0, "func", None())}
	})
	add("importlib.import_module", biImport)
	add("inspect.iscoroutinefunction", stdIsCoroutineFunction)
	add("asyncio.iscoroutinefunction", stdIsCoroutineFunction)
	add("inspect.isclass", func(_ *Machine, c *Call) Value {
		_, ok := c.ArgOr(0, "", None()).(*Class)
		return Bool(ok)
	})
	add("asyncio.run", func(m *Machine, c *Call) Value { return m.Await(c.ArgOr(0, "main", None())) })
	add("itertools.chain", stdChain)
	add("copy.copy", biFirst)
	add("copy.deepcopy", biFirst)
	add("os.getenv", stdGetenv)
	lib["os.environ"] = environ()
	for _, name := range []string{"match", "fullmatch", "search"} {
		add("re."+name, func(m *Machine, c *Call) Value { return stdMatch(m, c, name) })
	}
	add("re.compile", stdCompile)
	add("contextlib.suppress", stdSuppress)
	for _, name := range []string{"getLogger", "debug", "info", "warning", "error", "exception", "basicConfig", "critical"} {
		add("logging."+name, stdQuiet)
	}
	for _, name := range []string{"time.time", "time.perf_counter", "time.monotonic", "datetime.datetime.now", "datetime.datetime.utcnow", "uuid.uuid4", "time.sleep"} {
		add(name, stdQuiet)
	}
	add("os.path.join", stdQuiet)
	return lib
}

// stdQuiet is a call without an effect that matters here, and no known result.
func stdQuiet(m *Machine, c *Call) Value {
	return &External{Path: "logging.Logger", Made: true, Taint: Data}
}

func stdWraps(_ *Machine, c *Call) Value {
	wrapped := c.ArgOr(0, "wrapped", None())
	return &Builtin{Name: "wraps", Fn: func(m *Machine, c *Call) Value {
		f := c.ArgOr(0, "wrapper", None())
		m.copyIdentity(f, wrapped)
		return f
	}}
}

func stdUpdateWrapper(m *Machine, c *Call) Value {
	f := c.ArgOr(0, "wrapper", None())
	m.copyIdentity(f, c.ArgOr(1, "wrapped", None()))
	return f
}

// CopyIdentity gives a wrapper the name and the attributes of what it wraps.
func (m *Machine) CopyIdentity(wrapper, wrapped Value) { m.copyIdentity(wrapper, wrapped) }

func (m *Machine) copyIdentity(wrapper, wrapped Value) {
	for _, name := range []string{"__name__", "__qualname__"} {
		if v, ok := m.tryAttr(wrapped, name); ok {
			m.SetAttr(wrapper, name, v, m.site)
		}
	}
	if d, ok := m.tryAttr(wrapped, "__dict__"); ok {
		if d, ok := d.(*Dict); ok {
			d.Items(func(k, v Value) {
				if n, ok := AsStr(k); ok {
					m.SetAttr(wrapper, n, v, m.site)
				}
			})
		}
	}
	m.SetAttr(wrapper, "__wrapped__", wrapped, m.site)
}

func stdPartial(_ *Machine, c *Call) Value {
	if len(c.Args) == 0 {
		return None()
	}
	return &Partial{Func: c.Args[0], Args: c.Args[1:], Kw: c.Kw}
}

func stdReduce(m *Machine, c *Call) Value {
	elts, open := m.iterate(c.ArgOr(1, "", None()), m.site)
	acc, ok := c.Arg(2, "")
	if !ok {
		if len(elts) == 0 {
			return biUnknown(m, c)
		}
		acc, elts = elts[0], elts[1:]
	}
	for _, e := range elts {
		acc = m.call(c.Args[0], &Call{Args: []Value{acc, e}})
	}
	if open {
		return &Unknown{Why: "what a reduction over an unknown list gives", Taint: Data, Wraps: (&Call{Args: []Value{acc}}).Callables()}
	}
	return acc
}

// stdSame is a decorator that leaves what it decorates, with or without a call.
func stdSame(_ *Machine, c *Call) Value {
	if len(c.Args) == 1 {
		switch c.Args[0].(type) {
		case *Const:
		default:
			return c.Args[0]
		}
	}
	return &Builtin{Name: "decorator", Fn: biFirst}
}

func stdIsCoroutineFunction(m *Machine, c *Call) Value {
	switch f := c.ArgOr(0, "", None()).(type) {
	case *Unknown, *External, *Union:
		return biUnknown(m, c)
	default:
		return Bool(m.IsAsync(f))
	}
}

func stdChain(m *Machine, c *Call) Value {
	l := NewList(ListValue)
	for _, a := range c.Args {
		elts, open := m.iterate(a, m.site)
		l.Elts = append(l.Elts, elts...)
		l.Open = l.Open || open
	}
	return l
}

// stdGetenv: the environment is assumed to be unset.
func stdGetenv(_ *Machine, c *Call) Value { return c.ArgOr(1, "default", None()) }

// environ is os.environ. A variable that a program can't start without is taken
// to be there, with a value that is not known.
func environ() Value {
	cls := &Class{Name: "environ", Qual: "environ", Path: "os._Environ", Attrs: NewAttrs()}
	method := func(name string, f func(*Machine, *Call) Value) {
		cls.Attrs.set(name, &Builtin{Name: name, Bind: true, Fn: f})
	}
	unset := func(m *Machine, c *Call) Value { return stdGetenv(m, c.Rest(1)) }
	method("get", unset)
	method("setdefault", unset)
	method("pop", unset)
	method("__contains__", func(*Machine, *Call) Value { return Bool(false) })
	method("__setitem__", biNothing)
	method("update", biNothing)
	method("copy", biFirst)
	method("__getitem__", func(m *Machine, _ *Call) Value {
		return &Unknown{Why: "an environment variable", Taint: Data, Place: m.site}
	})
	return &Instance{Class: cls, Attrs: NewAttrs()}
}

func stdCompile(_ *Machine, c *Call) Value {
	pattern := c.ArgOr(0, "pattern", None())
	inst := &Instance{Class: &Class{Name: "Pattern", Qual: "Pattern", Attrs: NewAttrs()}, Attrs: NewAttrs()}
	for _, name := range []string{"match", "fullmatch", "search"} {
		inst.Attrs.set(name, &Builtin{Name: name, Fn: func(m *Machine, c *Call) Value {
			return stdMatch(m, c.prepend(pattern), name)
		}})
	}
	inst.Attrs.set("pattern", pattern)
	return inst
}

// stdMatch matches where Go's regular expressions mean what Python's do.
func stdMatch(m *Machine, c *Call, kind string) Value {
	pattern := c.ArgOr(0, "pattern", None())
	if inst, ok := pattern.(*Instance); ok {
		pattern, _ = inst.Attrs.Get("pattern")
	}
	p, ok1 := AsStr(pattern)
	v := c.ArgOr(1, "string", None())
	s, ok2 := AsStr(v)
	unknown := &Unknown{Why: "whether a pattern matches", Taint: c.Taint() | Data, Place: m.site}
	if !ok1 || !ok2 || len(c.Args) > 2 || len(c.Kw) > 0 {
		return unknown
	}
	switch kind {
	case "match":
		p = `\A(?:` + p + `)`
	case "fullmatch":
		p = `\A(?:` + p + `)\z`
	}
	re, err := regexp.Compile(p)
	if err != nil {
		return unknown
	}
	if !re.MatchString(s) {
		return Tainted(None(), TaintOf(v))
	}
	return &Instance{Class: &Class{Name: "Match", Qual: "Match", Attrs: NewAttrs()}, Attrs: NewAttrs()}
}

func stdSuppress(m *Machine, c *Call) Value {
	cls := &Class{Name: "suppress", Qual: "suppress", Attrs: NewAttrs()}
	want := NewList(TupleValue, c.Args...)
	cls.Attrs.set("__enter__", &Builtin{Name: "__enter__", Bind: true, Fn: biNothing})
	cls.Attrs.set("__exit__", &Builtin{Name: "__exit__", Bind: true, Fn: func(m *Machine, c *Call) Value {
		exc := c.ArgOr(2, "", None())
		return Bool(!IsNone(exc) && m.matchesException(exc, want, m.site))
	}})
	return &Instance{Class: cls, Attrs: NewAttrs()}
}

// IsAsync tells whether a callable is a coroutine function.
func (m *Machine) IsAsync(v Value) bool {
	switch f := v.(type) {
	case *Function:
		return isAsync(f)
	case *Bound:
		return m.IsAsync(f.Func)
	case *Partial:
		return m.IsAsync(f.Func)
	}
	return false
}

func atoi(s string) (int64, bool) {
	i, err := strconv.ParseInt(strings.TrimSpace(s), 10, 64)
	return i, err == nil
}

// sortKnown sorts texts and numbers; other lists stay as they are.
func sortKnown(list []Value) {
	for _, v := range list {
		c, ok := v.(*Const)
		if !ok || c.Kind != StrKind && c.Kind != IntKind {
			return
		}
	}
	slices.SortStableFunc(list, func(a, b Value) int {
		x, y := a.(*Const), b.(*Const)
		if x.Kind == StrKind && y.Kind == StrKind {
			return strings.Compare(x.Str, y.Str)
		}
		return int(x.Int - y.Int)
	})
}
