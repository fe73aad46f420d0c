package interp

import (
	"unguarded/checker/diag"
	"unguarded/checker/internal/syntax"
)

func qualify(fr *frame, name string) string {
	switch {
	case fr.scope.class && fr.class != nil:
		return fr.class.Qual + "." + name
	case fr.fn != nil:
		return fr.fn.Qual + "." + name
	}
	return name
}

func (m *Machine) define(fr *frame, def *syntax.FunctionDef) {
	f := &Function{
		Def: def, Params: def.Params, Module: fr.module, Scope: fr.scope.enclosing(), Class: fr.class,
		Qual: qualify(fr, def.Name), Defaults: m.defaults(fr, def.Params), Attrs: NewAttrs(),
	}
	m.bind(fr.scope, def.Name, m.decorate(fr, f, def.Decorators))
}

// decorate applies decorators from the lowest to the uppermost.
func (m *Machine) decorate(fr *frame, v Value, decorators []*syntax.Decorator) Value {
	made := make([]Value, len(decorators))
	for i, d := range decorators {
		made[i] = m.decorator(fr, d.Expr)
	}
	for i := len(decorators) - 1; i >= 0; i-- {
		d := decorators[i]
		of := v
		v = m.Call(made[i], &Call{Args: []Value{v}, Node: d}, fr.at(d), d)
		if c, ok := of.(*Class); ok {
			v = m.undecorated(v, c)
		}
		if m.path == nil {
			m.decorated[d] = v
		}
	}
	return v
}

func (m *Machine) defineClass(fr *frame, def *syntax.ClassDef) {
	c := &Class{Name: def.Name, Qual: qualify(fr, def.Name), Def: def, Module: fr.module}
	for _, b := range def.Bases {
		base := m.resolve(m.eval(fr, b), fr.at(b))
		if u, ok := base.(*Unknown); ok {
			if known, ok := m.Lib.UnknownBase(u); ok {
				base = known
			}
		}
		c.Bases = append(c.Bases, base)
	}
	m.Classes = append(m.Classes, c)
	var kw []KwArg
	var meta Value
	for _, k := range def.Keywords {
		v := m.eval(fr, k.Value)
		if k.Name == "metaclass" {
			meta = v
			c.meta, _ = v.(*Class)
		} else if k.Name != "" {
			kw = append(kw, KwArg{k.Name, v})
		}
	}
	scope := newScope(fr.scope.enclosing(), fr.module)
	scope.class = true
	c.Attrs = scope.vars
	body := &frame{scope: scope, module: fr.module, fn: fr.fn, class: c}
	m.block(body, def.Body)
	m.makeMembers(c)
	m.findAbstract(c, meta)
	made := m.madeBy(c, kw, fr.at(def))
	m.nameDescriptors(c, fr.at(def))
	m.subclassed(c, kw, fr.at(def))
	m.bind(fr.scope, def.Name, m.decorate(fr, made, def.Decorators))
}

// subclassed runs the __init_subclass__ of a base, if there is one.
func (m *Machine) subclassed(c *Class, kw []KwArg, at diag.Place) {
	for _, base := range mro(c)[1:] {
		if f, ok := base.Attrs.Get("__init_subclass__"); ok {
			if d, ok := f.(*Descriptor); ok {
				f = d.Func
			}
			m.Call(f, &Call{Args: []Value{c}, Kw: kw}, at, nil)
			return
		}
	}
}

// Decorated gives what a decorator made of what it was put on, nil when it never
// ran while importing.
func (m *Machine) Decorated(d *syntax.Decorator) Value { return m.decorated[d] }
