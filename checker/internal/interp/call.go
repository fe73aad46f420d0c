package interp

import (
	"maps"
	"slices"
	"strings"

	"unguarded/checker/diag"
	"unguarded/checker/internal/syntax"
)

// A Call is the arguments of one call.
type Call struct {
	Args []Value
	Kw   []KwArg
	Open bool // a * or ** that can't be seen may add further ones
	Node syntax.Node
}

// A KwArg is one keyword argument.
type KwArg struct {
	Name  string
	Value Value
}

// Arg gives an argument by position or name.
func (c *Call) Arg(i int, name string) (Value, bool) {
	if i >= 0 && i < len(c.Args) {
		return c.Args[i], true
	}
	for _, k := range c.Kw {
		if k.Name == name {
			return k.Value, true
		}
	}
	return nil, false
}

// ArgOr gives an argument, or a default when it is not there.
func (c *Call) ArgOr(i int, name string, other Value) Value {
	if v, ok := c.Arg(i, name); ok {
		return v
	}
	return other
}

// Rest gives the arguments after the first n positional ones.
func (c *Call) Rest(n int) *Call {
	d := *c
	d.Args = c.Args[min(n, len(c.Args)):]
	return &d
}

func (c *Call) prepend(v Value) *Call {
	d := *c
	d.Args = append([]Value{v}, c.Args...)
	return &d
}

// Taint joins what the arguments depend on.
func (c *Call) Taint() Taint {
	var t Taint
	for _, a := range c.Args {
		t |= TaintOf(a)
	}
	for _, k := range c.Kw {
		t |= TaintOf(k.Value)
	}
	return t
}

// Callables are the arguments that can be called: what a decorator wraps.
func (c *Call) Callables() []Value {
	var list []Value
	for _, a := range c.Args {
		if Callable(a) {
			list = append(list, a)
		}
	}
	return list
}

// Callable tells whether a value is a function of the user's or a wrapper.
func Callable(v Value) bool {
	switch v := v.(type) {
	case *Function, *Builtin, *Bound, *Partial:
		return true
	case *Descriptor:
		return v.Kind != "property"
	case *Union:
		for _, a := range v.Alts {
			if Callable(a) {
				return true
			}
		}
	case *External:
		return len(v.Wraps) > 0
	case *Unknown:
		return len(v.Wraps) > 0
	case *Instance:
		for _, c := range mro(v.Class) {
			if _, ok := c.Attrs.Get("__call__"); ok {
				return true
			}
		}
	case *Class:
		return v.Def != nil
	}
	return false
}

func (m *Machine) evalCall(fr *frame, e *syntax.Call) Value {
	if v, ok := m.superCall(fr, e); ok {
		return v
	}
	f := m.eval(fr, e.Func)
	return m.Call(f, m.arguments(fr, e), fr.at(e), e)
}

func (m *Machine) arguments(fr *frame, e *syntax.Call) *Call {
	c := &Call{Node: e}
	if n := len(e.Args); n > 0 {
		c.Args = make([]Value, 0, n)
	}
	if n := len(e.Keywords); n > 0 {
		c.Kw = make([]KwArg, 0, n)
	}
	for _, a := range e.Args {
		s, ok := a.(*syntax.Starred)
		if !ok {
			c.Args = append(c.Args, m.eval(fr, a))
			continue
		}
		elts, open := m.iterate(m.eval(fr, s.Value), fr.at(s))
		c.Args = append(c.Args, elts...)
		c.Open = c.Open || open
	}
	for _, k := range e.Keywords {
		v := m.eval(fr, k.Value)
		if k.Name != "" {
			c.Kw = append(c.Kw, KwArg{k.Name, v})
			continue
		}
		d, ok := m.plain(m.resolve(v, fr.at(k)), "keys").(*Dict)
		if !ok {
			c.Open = true
			continue
		}
		c.Open = c.Open || d.Open
		d.Items(func(key, val Value) {
			if name, ok := AsStr(key); ok {
				c.Kw = append(c.Kw, KwArg{name, val})
			}
		})
	}
	return c
}

// superCall is super() and super(Class, self).
func (m *Machine) superCall(fr *frame, e *syntax.Call) (Value, bool) {
	name, ok := e.Func.(*syntax.Name)
	if !ok || name.ID != "super" {
		return nil, false
	}
	if len(e.Args) == 2 {
		cls, _ := m.eval(fr, e.Args[0]).(*Class)
		if cls != nil {
			return &Super{Class: cls, Self: m.eval(fr, e.Args[1])}, true
		}
	}
	if fr.class == nil || fr.self == nil {
		return &Unknown{Why: "super()", Place: fr.at(e)}, true
	}
	return &Super{Class: fr.class, Self: fr.self}, true
}

// Call calls a value. The node is the call or decorator that asks for it.
func (m *Machine) Call(f Value, c *Call, at diag.Place, node syntax.Node) Value {
	if m.depth >= maxDepth {
		if m.path != nil {
			panic(&Halt{Why: "calls are nested too deeply", Place: at})
		}
		if m.stacks >= maxStacks {
			return &Unknown{Why: "a call that is nested too deeply", Place: at}
		}
		var result Value // here, for what a closure sets is allocated
		m.onNewStack(func() { result = m.Call(f, c, at, node) })
		return result
	}
	m.depth++
	outer, outerNode := m.site, m.siteNode
	if !at.Span.None() {
		m.site, m.siteNode = at, node
	}
	result := m.call(f, c)
	m.site, m.siteNode = outer, outerNode
	m.depth--
	return result
}

func (m *Machine) call(f Value, c *Call) Value {
	switch f := f.(type) {
	case *Function:
		if v, ok := m.summarized(f, c); ok {
			return v
		}
		return m.callFunction(f, c)
	case *Builtin:
		return f.Fn(m, c)
	case *Bound:
		return m.call(f.Func, c.prepend(f.Self))
	case *Partial:
		d := *c
		d.Args = append(append([]Value(nil), f.Args...), c.Args...)
		d.Kw = f.overridden(c.Kw)
		return m.call(f.Func, &d)
	case *Class:
		if call, ok := m.metaAttr(f, "__call__", m.site); ok {
			return m.call(call, c)
		}
		return m.instantiate(f, c)
	case *Instance:
		return m.callInstance(f, c)
	case *Descriptor:
		return m.call(f.Func, c)
	case *Generator:
		return m.callGenerator(f, c)
	case *External:
		return m.callExternal(f, c)
	case *Unknown:
		return m.callUnknown(f, c)
	case *Union:
		return m.callUnion(f, c)
	}
	m.RaiseNew("TypeError", "%s is not callable", Describe(f))
	return nil
}

func (m *Machine) callInstance(f *Instance, c *Call) Value {
	if call, ok := m.classAttr(f.Class, "__call__"); ok {
		return m.call(call, c.prepend(f))
	}
	if IsSubclass(f.Class, "contextlib.ContextDecorator") {
		return m.callContextDecorator(f, c)
	}
	if base := m.externalBase(f.Class); base != nil {
		return m.callExternal(&External{Path: base.Path + "()"}, c)
	}
	if base := m.unknownBase(f.Class); base != nil {
		return m.callUnknown(base, c)
	}
	m.RaiseNew("TypeError", "%s is not callable", Describe(f))
	return nil
}

// callUnion calls each alternative while importing, one of them while exploring.
func (m *Machine) callUnion(u *Union, c *Call) Value {
	if m.path != nil {
		return m.call(m.pick(u, m.site), c)
	}
	var results []Value
	for _, a := range u.Alts {
		m.unsure++
		m.Try(func() { results = append(results, m.call(a, c)) })
		m.unsure--
	}
	if len(results) == 0 {
		return None()
	}
	return join(results...)
}

func (m *Machine) callExternal(x *External, c *Call) Value {
	if _, isEnum := enumBases[x.Path]; isEnum && len(c.Args) == 2 {
		if made := m.newEnum(x, c); made != nil {
			return made
		}
	}
	if v, ok := m.Lib.Call(m, x, c); ok {
		return v
	}
	if m.invokesWrapped(c, x.Wraps) {
		m.doubt(m.site, Describe(x)+" is in no catalog: what it does can't be told", Unseen)
		return m.call(x.Wraps[0], c)
	}
	if m.path != nil {
		m.effect(m.site, x, c)
	}
	return &External{Path: x.Path + "()", Args: c, Made: true, Taint: x.Taint | c.Taint() | Data, Wraps: c.Callables()}
}

func (m *Machine) callUnknown(u *Unknown, c *Call) Value {
	if v, ok := m.Lib.UnknownCall(m, u, c); ok {
		return v
	}
	if m.invokesWrapped(c, u.Wraps) {
		m.doubt(m.site, Describe(u)+": what it does can't be told", Unseen)
		return m.call(u.Wraps[0], c)
	}
	if m.path != nil && !u.Plain {
		if u.Taint != Input || u.Attr == "save" { // reading what was sent is no effect, filing an upload is
			m.effect(m.site, u, c)
		}
		if u.Taint&Unseen != 0 {
			m.doubt(m.site, Describe(u)+": what it does can't be told", Unseen)
		}
	}
	taint := u.Taint | c.Taint()
	if taint != Input {
		taint |= Data
	}
	return &Unknown{Why: u.Why, Place: u.Place, Taint: taint, Wraps: c.Callables(), Of: u, Args: c, Plain: u.Plain}
}

// invokesWrapped tells whether calling what an unseen decorator gave back is a
// call of the function that it was put on.
func (m *Machine) invokesWrapped(c *Call, wraps []Value) bool {
	return m.path != nil && len(wraps) > 0 && len(c.Callables()) == 0
}

// callFunction runs a user's function.
func (m *Machine) callFunction(f *Function, c *Call) Value {
	fr := &frame{scope: newScope(f.Scope, f.Module), module: f.Module, fn: f, class: f.Class}
	fr.scope.params = f.Params
	m.bindArguments(f, fr, c)
	def, isDef := f.Def.(*syntax.FunctionDef)
	if !isDef {
		m.enter(f, c)
		v := m.eval(fr, f.Def.(*syntax.Lambda).Body)
		m.leave(f, v)
		return v
	}
	statements := def.Block()
	if m.isGenerator(f.Module, def) {
		return &Generator{def: def, run: func(yield func(Value) Value) {
			fr.yield = yield
			m.enter(f, c)
			m.block(fr, statements)
		}}
	}
	if def.Async {
		return &Coroutine{run: func() Value { return m.body(f, fr, c, def) }}
	}
	if m.path == nil {
		return m.recursing(f, c, func() Value { return m.body(f, fr, c, def) })
	}
	return m.body(f, fr, c, def)
}

func (m *Machine) body(f *Function, fr *frame, c *Call, def *syntax.FunctionDef) Value {
	m.enter(f, c)
	sig := m.block(fr, def.Block())
	var v Value = None()
	if sig.kind == returned {
		v = sig.value
	}
	if len(fr.maybe) > 0 {
		v = join(append(fr.maybe, v)...)
	}
	m.leave(f, v)
	return v
}

func (m *Machine) enter(f *Function, c *Call) {
	if m.path == nil {
		m.calls[f.Def]++
	} else if m.Watch != nil {
		m.Watch.Enter(f, c)
	}
}

func (m *Machine) leave(f *Function, v Value) {
	if m.path != nil && m.Watch != nil {
		m.Watch.Leave(f, v)
	}
}

// isGenerator tells whether a def has a yield of its own.
func (m *Machine) isGenerator(mod *Module, def *syntax.FunctionDef) bool {
	if known, ok := m.isGen[def]; ok {
		return known
	}
	if mod.Tree != nil && !strings.Contains(mod.Tree.File.Slice(def.At), "yield") {
		def.Block() // its text was read
		m.isGen[def] = false
		return false
	}
	found := false
	for _, s := range def.Block() {
		syntax.Inspect(s, func(n syntax.Node) bool {
			switch n.(type) {
			case *syntax.FunctionDef, *syntax.Lambda, *syntax.ClassDef:
				return false
			case *syntax.Yield, *syntax.YieldFrom:
				found = true
			}
			return !found
		})
	}
	m.isGen[def] = found
	return found
}

func isAsync(f *Function) bool {
	def, ok := f.Def.(*syntax.FunctionDef)
	return ok && def.Async
}

// Captured lists the callables that a function closes over through parameters of
// the functions around it: what a wrapper wraps. They come in the order of the
// names, as a code object's free variables do.
func (f *Function) Captured() []Value {
	held := map[string]Value{} // by the name of the parameter
	for s := f.Scope; s != nil && s.parent != nil; s = s.parent {
		for _, p := range allParams(s.params) {
			v, ok := s.vars.Get(p.Name)
			if _, isClass := v.(*Class); ok && !isClass && Callable(v) && f.Scope.nearest(p.Name) == s {
				held[p.Name] = v
			}
		}
	}
	if len(held) == 0 {
		return nil
	}
	used := map[string]Value{}
	use := func(n syntax.Node) bool {
		if name, ok := n.(*syntax.Name); ok {
			if v, ok := held[name.ID]; ok {
				used[name.ID] = v
			}
		}
		return len(used) < len(held)
	}
	switch def := f.Def.(type) { // its decorators and defaults belong to the scope around it
	case *syntax.FunctionDef:
		for _, s := range def.Block() {
			syntax.Inspect(s, use)
		}
	case *syntax.Lambda:
		syntax.Inspect(def.Body, use)
	}
	var list []Value
	for _, name := range slices.Sorted(maps.Keys(used)) {
		list = append(list, used[name])
	}
	return list
}

// nearest is the innermost scope outside the module's that binds a name.
func (s *Scope) nearest(name string) *Scope {
	for ; s != nil && s.parent != nil; s = s.parent {
		if _, ok := s.vars.Get(name); ok {
			return s
		}
	}
	return nil
}
