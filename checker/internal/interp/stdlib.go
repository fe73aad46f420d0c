package interp

import (
	"slices"
	"strings"
	"sync"
)

// fromStandard gives a value of Python's library. Every machine has its own, for
// values have attributes; each is made when it is first asked for, because a program
// uses few of them.
func (m *Machine) fromStandard(dotted string) (Value, bool) {
	if v, made := m.standard[dotted]; made {
		return v, true
	}
	v := newStandard(dotted)
	if dotted == "sys.modules" {
		v = m.loadedModules()
	}
	if v == nil {
		return nil, false
	}
	m.standard[dotted] = v
	return v, true
}

// newStandard makes a value of Python's library, nil where there is no model of it.
func newStandard(dotted string) Value {
	switch dotted {
	case "typing.TYPE_CHECKING":
		return Bool(false)
	case "os.environ":
		return environ()
	}
	if v := standardConstant(dotted); v != nil {
		return v
	}
	f, modelled := standardFunctions()[dotted]
	if !modelled {
		return nil
	}
	b := &Builtin{Name: dotted[strings.LastIndexByte(dotted, '.')+1:], Fn: f}
	if dotted == "itertools.chain" {
		b.Attrs = chainAttrs()
	}
	return b
}

// standardFunctions models the parts of Python's library that decorators and
// registrations are made of.
var standardFunctions func() map[string]func(*Machine, *Call) Value

func init() { standardFunctions = sync.OnceValue(modelStandard) } // some of them look others up

func modelStandard() map[string]func(*Machine, *Call) Value {
	lib := map[string]func(*Machine, *Call) Value{}
	add := func(path string, f func(*Machine, *Call) Value) { lib[path] = f }
	add("functools.wraps", stdWraps)
	add("functools.update_wrapper", stdUpdateWrapper)
	add("functools.partial", stdPartial)
	add("functools.reduce", stdReduce)
	for _, same := range []string{
		"functools.lru_cache", "functools.cache", "functools.total_ordering",
		"typing.final", "typing.runtime_checkable", "typing.no_type_check",
		"typing.overload", "contextlib.asynccontextmanager",
		"enum.unique", "typing_extensions.override", "typing.override", "attr.s", "attrs.define", "attr.define",
	} {
		add(same, stdSame)
	}
	add("abc.abstractmethod", stdAbstract)
	add("collections.namedtuple", stdNamedTuple)
	add("contextlib.contextmanager", stdContextManager)
	add("contextlib.nullcontext", stdNullContext)
	add("contextlib.ExitStack", stdExitStack)
	add("contextlib.closing", stdClosing)
	add("functools.partialmethod", stdPartialMethod)
	add("functools.singledispatch", stdSingledispatch)
	add("typing.cast", func(_ *Machine, c *Call) Value { return c.ArgOr(1, "val", None()) })
	add("functools.cached_property", func(_ *Machine, c *Call) Value {
		return &Descriptor{Kind: "property", Func: c.ArgOr(0, "func", None())}
	})
	add("importlib.import_module", biImport)
	for _, name := range []string{"werkzeug.utils.import_string", "werkzeug.import_string"} {
		add(name, func(m *Machine, c *Call) Value {
			if s, ok := AsStr(c.ArgOr(0, "import_name", None())); ok && m.modules[m.site.Path] != nil {
				return m.importString(s)
			}
			return biImport(m, c)
		})
	}
	add("pkgutil.iter_modules", func(m *Machine, c *Call) Value { return stdListModules(m, c, false) })
	add("pkgutil.walk_packages", func(m *Machine, c *Call) Value { return stdListModules(m, c, true) })
	add("inspect.iscoroutinefunction", stdIsCoroutineFunction)
	add("asyncio.iscoroutinefunction", stdIsCoroutineFunction)
	add("inspect.isclass", func(_ *Machine, c *Call) Value {
		_, ok := c.ArgOr(0, "", None()).(*Class)
		return Bool(ok)
	})
	for _, name := range []string{"hmac.compare_digest", "secrets.compare_digest", "werkzeug.security.safe_str_cmp"} {
		add(name, func(m *Machine, c *Call) Value {
			a, b := c.ArgOr(0, "a", None()), c.ArgOr(1, "b", None())
			m.refuseMissing(a, b)
			return m.compareOne("==", a, b)
		})
	}
	add("werkzeug.security.check_password_hash", func(m *Machine, c *Call) Value {
		if lacking(c.ArgOr(1, "password", None())) { // no stored password is empty
			return Tainted(Bool(false), Credential)
		}
		return m.callExternal(&External{Path: "werkzeug.security.check_password_hash"}, c)
	})
	add("asyncio.run", func(m *Machine, c *Call) Value { return m.Await(c.ArgOr(0, "main", None())) })
	for _, name := range []string{"asyncio.wait_for", "asyncio.create_task", "asyncio.ensure_future", "asyncio.shield"} {
		add(name, stdAwaited)
	}
	add("asyncio.gather", stdGather)
	add("copy.copy", func(_ *Machine, c *Call) Value { return shallowCopy(c.ArgOr(0, "x", None())) })
	add("copy.deepcopy", func(_ *Machine, c *Call) Value { return deepCopy(c.ArgOr(0, "x", None())) })
	add("types.SimpleNamespace", stdNamespace)
	add("functools.cmp_to_key", stdCompareKey)
	add("types.MappingProxyType", biFirst)
	add("types.MethodType", func(_ *Machine, c *Call) Value {
		return &Bound{Func: c.ArgOr(0, "", None()), Self: c.ArgOr(1, "", None())}
	})
	addInspection(add)
	add("os.getenv", stdGetenv)
	addPatterns(add)
	add("contextlib.suppress", stdSuppress)
	addLogging(add)
	add("time.time", func(*Machine, *Call) Value { return &External{Path: clock, Made: true, Taint: Data} })
	for _, name := range []string{"time.perf_counter", "time.monotonic", "datetime.datetime.now", "datetime.datetime.utcnow", "uuid.uuid4", "time.sleep"} {
		add(name, stdQuiet)
	}
	addPaths(add)
	addDigests(add)
	addTexts(add)
	addNetworks(add)
	addContainers(add)
	addIterators(add)
	addOperators(add)
	addMathematics(add)
	addEncodings(add)
	addThreads(add)
	addDataclasses(add)
	add("weakref.ref", func(_ *Machine, c *Call) Value {
		v := c.ArgOr(0, "object", None())
		return &Builtin{Name: "ref", Fn: func(*Machine, *Call) Value { return v }}
	})
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

func stdPartialMethod(m *Machine, c *Call) Value {
	p, ok := stdPartial(m, c).(*Partial)
	if !ok {
		return None()
	}
	return &Builtin{Name: "partialmethod", Bind: true, Inner: []Value{p.Func}, Fn: func(m *Machine, c *Call) Value {
		d := *c
		self := c.Args[:min(1, len(c.Args))]
		d.Args = append(append(append([]Value(nil), self...), p.Args...), c.Args[len(self):]...)
		d.Kw = p.overridden(c.Kw)
		return m.call(p.Func, &d)
	}}
}

// overridden gives the keywords of a call of a partial: those of the call win.
func (p *Partial) overridden(kw []KwArg) []KwArg {
	given := func(k KwArg) bool {
		return slices.ContainsFunc(kw, func(o KwArg) bool { return o.Name == k.Name })
	}
	return append(slices.DeleteFunc(slices.Clone(p.Kw), given), kw...)
}

// stdDefaultDict is a dict that makes what it lacks.
func stdReduce(m *Machine, c *Call) Value {
	elts, open := m.iterate(c.ArgOr(1, "", None()), m.site)
	acc, ok := c.Arg(2, "")
	if !ok {
		if len(elts) == 0 {
			if !open {
				m.RaiseNew("TypeError", "reduce() of empty iterable with no initial value")
			}
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

// stdGather is asyncio.gather: it awaits all, and gives a list of what came of them,
// exceptions too where it is asked to.
func stdGather(m *Machine, c *Call) Value {
	keep, _ := m.Truth(c.ArgOr(-1, "return_exceptions", Bool(false)))
	return &Coroutine{run: func() Value {
		results := &List{Kind: ListValue, Open: c.Open}
		for _, inner := range c.Args {
			var v Value
			if !keep {
				v = m.Await(inner)
			} else if raised := m.Try(func() { v = m.Await(inner) }); raised != nil {
				v = raised.Exc
			}
			results.Elts = append(results.Elts, v)
		}
		return results
	}}
}

// stdAwaited is what wraps one coroutine: it gives what came of it.
func stdAwaited(m *Machine, c *Call) Value {
	inner := c.ArgOr(0, "coro", c.ArgOr(-1, "aw", c.ArgOr(-1, "fut", None())))
	return &Coroutine{run: func() Value { return m.Await(inner) }}
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

// sorted sorts values whose keys are known; others stay in the order they have.
func (m *Machine) sorted(list []Value, c *Call) (ordered []Value, known bool) {
	keys := map[Value]Value{}
	key, hasKey := c.Arg(-1, "key")
	for _, v := range list {
		keys[v] = v
		if hasKey && !IsNone(key) {
			keys[v] = m.call(key, &Call{Args: []Value{v}})
		}
	}
	ordered, known = slices.Clone(list), true
	for i := range ordered {
		if _, ok := m.order(keys[ordered[i]], keys[ordered[0]]); !ok {
			return ordered, false
		}
	}
	backwards, _ := m.Truth(c.ArgOr(-1, "reverse", Bool(false)))
	slices.SortStableFunc(ordered, func(a, b Value) int {
		sign, _ := m.order(keys[a], keys[b])
		if backwards {
			return -sign
		}
		return sign
	})
	return ordered, true
}
