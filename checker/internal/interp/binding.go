package interp

import (
	"slices"

	"unguarded/checker/internal/syntax"
)

// bindArguments binds parameters as Python does; it raises TypeError for a call
// that doesn't fit. What a * or ** can't tell is unknown.
func (m *Machine) bindArguments(f *Function, fr *frame, c *Call) {
	p := f.Params
	if p == nil {
		p = &syntax.Params{}
	}
	positional := append(append([]*syntax.Param(nil), p.PosOnly...), p.Args...)
	used := map[string]bool{}
	for i, param := range positional {
		if i < len(c.Args) {
			fr.scope.vars.set(param.Name, c.Args[i])
			used[param.Name] = true
		}
	}
	if len(c.Args) > len(positional) {
		if p.Vararg == nil {
			m.RaiseNew("TypeError", "%s() takes %d positional arguments but %d were given", f.Qual, len(positional), len(c.Args))
		}
	}
	if p.Vararg != nil {
		rest := NewList(TupleValue, c.Args[min(len(positional), len(c.Args)):]...)
		rest.Open = c.Open
		fr.scope.vars.set(p.Vararg.Name, rest)
	}
	m.bindKeywords(f, fr, c, used)
	m.bindDefaults(f, fr, c, append(positional, p.KwOnly...))
	if len(positional) > 0 {
		fr.self, _ = fr.scope.vars.Get(positional[0].Name)
	}
}

func (m *Machine) bindKeywords(f *Function, fr *frame, c *Call, used map[string]bool) {
	p := f.Params
	accepts := map[string]bool{}
	for _, param := range p.Args {
		accepts[param.Name] = true
	}
	for _, param := range p.KwOnly {
		accepts[param.Name] = true
	}
	rest := NewDict()
	rest.Open = c.Open
	for _, k := range c.Kw {
		switch {
		case accepts[k.Name] && used[k.Name]:
			m.RaiseNew("TypeError", "%s() got multiple values for argument '%s'", f.Qual, k.Name)
		case accepts[k.Name]:
			fr.scope.vars.set(k.Name, k.Value)
		case p.Kwarg != nil:
			rest.set(Str(k.Name), k.Value)
		default:
			m.RaiseNew("TypeError", "%s() got an unexpected keyword argument '%s'", f.Qual, k.Name)
		}
	}
	if p.Kwarg != nil {
		fr.scope.vars.set(p.Kwarg.Name, rest)
	}
}

func (m *Machine) bindDefaults(f *Function, fr *frame, c *Call, params []*syntax.Param) {
	for _, param := range params {
		if _, ok := fr.scope.vars.Get(param.Name); ok {
			continue
		}
		if v, ok := f.Defaults[param]; ok {
			fr.scope.vars.set(param.Name, v)
			continue
		}
		if !c.Open {
			m.RaiseNew("TypeError", "%s() missing a required argument: '%s'", f.Qual, param.Name)
		}
		fr.scope.vars.set(param.Name, &Unknown{Why: "the argument `" + param.Name + "`", Name: param.Name, Taint: Data})
	}
}

func (m *Machine) defaults(fr *frame, p *syntax.Params) map[*syntax.Param]Value {
	vals := map[*syntax.Param]Value{}
	for _, param := range allParams(p) {
		if param.Default != nil {
			vals[param] = m.eval(fr, param.Default)
		}
	}
	return vals
}

// allParams lists parameters in the order they are written.
func allParams(p *syntax.Params) []*syntax.Param {
	if p == nil {
		return nil
	}
	list := slices.Concat(p.PosOnly, p.Args)
	if p.Vararg != nil {
		list = append(list, p.Vararg)
	}
	list = append(list, p.KwOnly...)
	if p.Kwarg != nil {
		list = append(list, p.Kwarg)
	}
	return list
}
