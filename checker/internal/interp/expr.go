package interp

import (
	"strings"

	"unguarded/checker/diag"
	"unguarded/checker/internal/syntax"
)

func (m *Machine) eval(fr *frame, e syntax.Expr) Value {
	switch e := e.(type) {
	case *syntax.Name:
		return m.name(fr, e)
	case *syntax.Constant:
		if e.Named {
			return &Unknown{Why: "a text with the name of a character", Text: FullText, Taint: Data, Place: fr.at(e)}
		}
		return constant(e)
	case *syntax.JoinedStr:
		return m.joinedStr(fr, e)
	case *syntax.Attribute:
		return m.attribute(fr, e)
	case *syntax.Call:
		return m.evalCall(fr, e)
	case *syntax.Subscript:
		return m.getItem(m.eval(fr, e.Value), m.index(fr, e.Index), fr.at(e))
	case *syntax.List:
		return m.display(fr, ListValue, e.Elts)
	case *syntax.Tuple:
		return m.display(fr, TupleValue, e.Elts)
	case *syntax.Set:
		return m.display(fr, SetValue, e.Elts)
	case *syntax.Dict:
		return m.dictDisplay(fr, e)
	case *syntax.Comp:
		return m.comprehension(fr, e)
	case *syntax.BoolOp:
		return m.boolOp(fr, e)
	case *syntax.UnaryOp:
		return m.unary(e.Op, m.eval(fr, e.Operand), fr.at(e))
	case *syntax.BinOp:
		return m.binOp(fr, e)
	case *syntax.Compare:
		return m.compare(fr, e)
	case *syntax.IfExp:
		return m.ifExp(fr, e)
	case *syntax.Lambda:
		return m.lambda(fr, e)
	case *syntax.NamedExpr:
		v := m.eval(fr, e.Value)
		m.bind(fr.scope, e.Target.ID, v)
		return v
	case *syntax.Await:
		return m.Await(m.eval(fr, e.Value))
	case *syntax.Starred:
		return m.eval(fr, e.Value)
	case *syntax.Yield:
		return m.yieldExpr(fr, e)
	case *syntax.YieldFrom:
		return m.yieldFrom(fr, e)
	}
	return &Unknown{Why: "code that does not parse", Taint: Unseen, Place: fr.at(e)}
}

func constant(e *syntax.Constant) Value {
	switch e.Kind {
	case syntax.None:
		return None()
	case syntax.True:
		return Bool(true)
	case syntax.False:
		return Bool(false)
	case syntax.Ellipsis:
		return &Const{Kind: EllipsisKind}
	case syntax.Str:
		return Str(e.Str)
	case syntax.Bytes:
		return &Const{Kind: BytesKind, Str: e.Str}
	}
	if e.IsInt {
		return Int(e.Int)
	}
	return &Const{Kind: FloatKind, Str: e.Str}
}

func (m *Machine) attribute(fr *frame, e *syntax.Attribute) Value {
	owner := m.eval(fr, e.Value)
	at := fr.at(e)
	v, ok := m.Attr(owner, e.Attr, at)
	if !ok {
		v, ok = m.unmodelled(owner, e.Attr)
	}
	if !ok && m.forgives("AttributeError") && isSetting(owner) {
		return m.lacking("`"+e.Attr+"` of a setting that is not given", at)
	}
	if !ok {
		m.at(at, e, func() {
			m.RaiseNew("AttributeError", "%s has no attribute %q", Describe(owner), e.Attr)
		})
	}
	return v
}

// unmodelled is an attribute that a library's object has, as far as the program
// says, and its model here has not: app.app_context. hasattr and getattr don't ask.
func (m *Machine) unmodelled(owner Value, name string) (Value, bool) {
	switch o := owner.(type) {
	case *Instance:
		if _, exact := o.State.(interface{ Absent(string) Taint }); exact {
			return nil, false
		}
		for _, k := range mro(o.Class) {
			if k.Def == nil && k.Path != "" && !strings.HasPrefix(k.Path, "builtins.") {
				return unmodelledValue(m.Lookup(k.Path + "()." + name)), true
			}
		}
	case *Class:
		if o.Def == nil && o.Path != "" && !strings.HasPrefix(o.Path, "builtins.") {
			return m.Lookup(o.Path + "." + name), true
		}
	case *Builtin:
		return &External{Path: o.Name + "." + name}, m.path == nil
	}
	return nil, false
}

// unmodelledValue is what an object's attribute holds: something whose truth
// can't be told.
func unmodelledValue(v Value) Value {
	if x, ok := v.(*External); ok {
		return &External{Path: x.Path, Made: true, Taint: Data}
	}
	return v
}

// at runs f with the place of what is being executed set.
func (m *Machine) at(at diag.Place, node syntax.Node, f func()) {
	outer, outerNode := m.site, m.siteNode
	m.site, m.siteNode = at, node
	f()
	m.site, m.siteNode = outer, outerNode
}

func (m *Machine) index(fr *frame, e syntax.Expr) Value {
	s, ok := e.(*syntax.Slice)
	if !ok {
		return m.eval(fr, e)
	}
	part := func(e syntax.Expr) Value {
		if e == nil {
			return None()
		}
		return m.eval(fr, e)
	}
	return &slice{part(s.Low), part(s.High), part(s.Step)}
}

// slice is the value of a:b:c inside a subscript.
type slice struct{ low, high, step Value }

func (*slice) value() {}

func (m *Machine) display(fr *frame, kind ListKind, list []syntax.Expr) Value {
	l := NewList(kind)
	for _, e := range list {
		if s, ok := e.(*syntax.Starred); ok {
			elts, open := m.iterate(m.eval(fr, s.Value), fr.at(s))
			for _, e := range elts {
				m.addTo(l, e)
			}
			l.Open = l.Open || open
			continue
		}
		m.addTo(l, m.eval(fr, e))
	}
	return l
}

func (m *Machine) dictDisplay(fr *frame, e *syntax.Dict) Value {
	d := NewDict()
	for i, k := range e.Keys {
		v := m.eval(fr, e.Values[i])
		if k != nil {
			d.set(m.eval(fr, k), v)
			continue
		}
		m.merge(d, v)
	}
	return d
}

// itemsOf is what ** makes of an object with items().
func (m *Machine) itemsOf(inst *Instance) Value {
	f, ok := m.classAttr(inst.Class, "items")
	if !ok {
		return inst
	}
	return biDict(m, &Call{Args: []Value{m.call(bindTo(f, inst, inst.Class), &Call{})}})
}

// merge adds the items of a mapping to a dict that nobody else holds yet.
func (m *Machine) merge(d *Dict, v Value) {
	v = m.plain(m.resolve(v, m.site), "keys")
	if inst, ok := v.(*Instance); ok {
		v = m.itemsOf(inst)
	}
	other, ok := v.(*Dict)
	if !ok {
		d.Open = true
		d.Taint |= TaintOf(v)
		return
	}
	other.Items(d.set)
	d.Open = d.Open || other.Open
	d.Taint |= other.Taint
}

func (m *Machine) boolOp(fr *frame, e *syntax.BoolOp) Value {
	isAnd := e.Op == "and"
	var undecided []Value
	absent := false
	for i := 0; i < len(e.Values); i++ {
		x := e.Values[i]
		v := m.eval(fr, x)
		if _, known := m.Truth(v); !known && m.path != nil && i+1 < len(e.Values) {
			if outcome, n := m.several(fr, e.Values[i:], v, isAnd); n > 0 {
				v, i = outcome, i+n-1
			}
		}
		if i == len(e.Values)-1 {
			if !isAnd {
				v = standIn(v, absent)
			}
			return m.perhapsOne(append(undecided, v), isAnd)
		}
		absent = absent || lacking(v)
		b, known := m.Truth(v)
		if !known && m.path != nil {
			b, known = m.Decide(v, fr.at(x)), true
		}
		switch {
		case !known:
			undecided = append(undecided, v)
		case b != isAnd: // this one is the result, if the walk came so far
			return m.perhapsOne(append(undecided, v), isAnd)
		}
	}
	return None()
}

// standIn is the default after `or`: an empty text in the place of a credential
// that the request does not carry is as absent as that.
func standIn(v Value, absent bool) Value {
	if c, ok := v.(*Const); ok && absent && c.Str == "" && (c.Kind == StrKind || c.Kind == BytesKind) {
		return Tainted(c, Credential)
	}
	return v
}

// perhapsOne is the value of an and/or whose earlier operands are undecided.
func (m *Machine) perhapsOne(vals []Value, isAnd bool) Value {
	if len(vals) == 1 {
		return vals[0]
	}
	last := vals[len(vals)-1]
	if b, known := m.Truth(last); known && b != isAnd {
		if c, ok := last.(*Const); ok && c.Kind == BoolKind {
			return last // False and False-or-not: False whatever the others are
		}
	}
	return join(vals...)
}

func (m *Machine) ifExp(fr *frame, e *syntax.IfExp) Value {
	test := m.eval(fr, e.Test)
	if _, known := m.Truth(test); !known && m.path == nil {
		m.unsure++
		defer func() { m.unsure-- }()
		return join(m.eval(fr, e.Body), m.eval(fr, e.Orelse))
	}
	if m.eitherWay(fr, e, test) {
		var either Value
		if m.Try(func() { either = join(m.eval(fr, e.Body), m.eval(fr, e.Orelse)) }) == nil {
			return either
		}
	}
	branch := e.Orelse
	if m.Decide(test, fr.at(e.Test)) {
		branch = e.Body
	}
	v := m.eval(fr, branch)
	if c, ok := v.(*Const); ok { // it stands for what was tested
		return Tainted(c, TaintOf(test)&Credential)
	}
	return v
}

// eitherWay tells whether an element of a comprehension may be left open: a test that
// can't be told, and has to do with no caller, chooses between two values. One way for each
// element, times two, is more than can be walked, and nothing outside of a comprehension
// knows how its test went.
func (m *Machine) eitherWay(fr *frame, e *syntax.IfExp, test Value) bool {
	_, known := m.Truth(test)
	return !known && fr.scope.inner && TaintOf(test)&(Credential|Input) == 0 && plainValue(e.Body) && plainValue(e.Orelse)
}

// plainValue tells whether an expression only looks a value up.
func plainValue(e syntax.Expr) bool {
	switch e := e.(type) {
	case *syntax.Name, *syntax.Constant:
		return true
	case *syntax.Attribute:
		return plainValue(e.Value)
	case *syntax.Subscript:
		return plainValue(e.Value) && plainValue(e.Index)
	}
	return false
}

func (m *Machine) comprehension(fr *frame, e *syntax.Comp) Value {
	inner := *fr
	inner.scope = newScope(fr.scope, fr.module)
	inner.scope.inner = true
	if e.Kind == syntax.DictComp {
		d := NewDict()
		d.Open = m.generate(&inner, e.Generators, func() {
			d.set(m.eval(&inner, e.Elt), m.eval(&inner, e.Value))
		})
		return d
	}
	if e.Kind == syntax.GeneratorExp {
		return m.generatorExp(&inner, e)
	}
	l := NewList(ListValue)
	if e.Kind == syntax.SetComp {
		l.Kind = SetValue
	}
	l.Open = m.generate(&inner, e.Generators, func() { m.addTo(l, m.eval(&inner, e.Elt)) })
	return l
}

// generatorExp makes a generator of a comprehension. As in Python the first iterable
// is evaluated at once, so that it may have the name that the generator will get.
func (m *Machine) generatorExp(fr *frame, e *syntax.Comp) *Generator {
	iterable := m.eval(fr, e.Generators[0].Iter)
	g := &Generator{}
	g.run = func(yield func(Value) Value) {
		g.open = m.generateFrom(iterable, fr, e.Generators, func() { yield(m.eval(fr, e.Elt)) })
	}
	return g
}

// generate runs f for each known turn of the generators; it returns true when
// there may be further ones.
func (m *Machine) generate(fr *frame, gens []*syntax.Generator, f func()) (open bool) {
	if len(gens) == 0 {
		f()
		return false
	}
	return m.generateFrom(m.eval(fr, gens[0].Iter), fr, gens, f)
}

// generateFrom is generate where the first generator's iterable is evaluated.
func (m *Machine) generateFrom(iterable Value, fr *frame, gens []*syntax.Generator, f func()) (open bool) {
	g := gens[0]
	elts, open := m.iterate(iterable, fr.at(g.Iter))
	for i, e := range elts {
		if i >= maxLoop {
			return true
		}
		m.step(fr.at(g.Target))
		m.bindLocal(fr, g.Target, e)
		switch m.passes(fr, g.Ifs) {
		case yes:
			open = m.generate(fr, gens[1:], f) || open
		case maybe:
			open = true
		}
	}
	return open
}

// bindLocal assigns a comprehension's target in the comprehension's own scope.
func (m *Machine) bindLocal(fr *frame, target syntax.Expr, v Value) {
	fr.scope.inner = false
	m.assign(fr, target, v)
	fr.scope.inner = true
}

type answer uint8

const (
	no answer = iota
	yes
	maybe
)

func (m *Machine) passes(fr *frame, ifs []syntax.Expr) answer {
	result := yes
	for _, c := range ifs {
		v := m.eval(fr, c)
		b, known := m.Truth(v)
		switch {
		case known && !b:
			return no
		case !known:
			result = maybe
		}
	}
	return result
}

func (m *Machine) lambda(fr *frame, e *syntax.Lambda) Value {
	return &Function{
		Def: e, Params: e.Params, Module: fr.module, Scope: fr.scope.enclosing(), Class: fr.class,
		Qual: qualify(fr, "<lambda>"), Defaults: m.defaults(fr, e.Params), Attrs: NewAttrs(),
	}
}

func (m *Machine) yieldExpr(fr *frame, e *syntax.Yield) Value {
	v := Value(None())
	if e.Value != nil {
		v = m.eval(fr, e.Value)
	}
	if fr.yield == nil {
		return None()
	}
	return fr.yield(v)
}

func (m *Machine) yieldFrom(fr *frame, e *syntax.YieldFrom) Value {
	elts, _ := m.iterate(m.eval(fr, e.Value), fr.at(e))
	for _, v := range elts {
		if fr.yield != nil {
			fr.yield(v)
		}
	}
	return None()
}

// Await runs a coroutine; any other value is its own result.
func (m *Machine) Await(v Value) Value {
	if c, ok := v.(*Coroutine); ok {
		return c.run()
	}
	if x, ok := v.(*Union); ok && m.path != nil {
		return m.Await(m.pick(x, m.site))
	}
	return v
}
