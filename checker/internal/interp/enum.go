package interp

import (
	"strings"

	"unguarded/checker/diag"
)

// enumBases are the classes of the standard library that make a class an
// enumeration, with the kind of constant that its members are as well: "" for none.
var enumBases = map[string]string{
	"enum.Enum": "", "enum.StrEnum": "str", "enum.IntEnum": "int", "enum.Flag": "flag", "enum.IntFlag": "flag",
	"enum.ReprEnum": "", "strenum.StrEnum": "str", "backports.strenum.StrEnum": "str",
}

// enumKind tells whether a class is an enumeration, and what its members are.
func enumKind(c *Class) (kind string, is bool) {
	for _, k := range mro(c) {
		for _, b := range k.Bases {
			switch b := b.(type) {
			case *External:
				if own, ok := enumBases[b.Path]; ok {
					is = true
					if own != "" {
						kind = own
					}
				}
			case *Builtin:
				if kind == "" && (b.Name == "str" || b.Name == "int") {
					kind = b.Name
				}
			}
		}
	}
	return kind, is
}

// makeMembers turns what the body of an enumeration assigns into its members. A
// member that is a text or a number too stays a constant, and knows its object.
func (m *Machine) makeMembers(c *Class) {
	kind, is := enumKind(c)
	if !is {
		return
	}
	autos := autoValues{m: m, class: c, kind: kind, made: map[*External]Value{}}
	for _, name := range append([]string(nil), c.Attrs.names...) {
		v := c.Attrs.value(name)
		if strings.HasPrefix(name, "_") || !isMemberValue(v) {
			continue
		}
		v = autos.value(v, name)
		member := m.alias(c, v)
		if member == nil {
			member = m.newMember(c, kind, name, v)
			c.members = append(c.members, member)
		}
		c.Attrs.set(name, member)
	}
}

func isMemberValue(v Value) bool {
	switch v := v.(type) {
	case *Function, *Descriptor, *Class, *Builtin, *Bound:
		return false
	case *External:
		return v.Path == auto
	}
	return true
}

// alias finds the member that has a value already.
func (m *Machine) alias(c *Class, v Value) Value {
	for _, member := range c.members {
		if own, ok := memberValue(member); ok {
			if same, known := m.equal(own, v); same && known {
				return member
			}
		}
	}
	return nil
}

func memberValue(member Value) (Value, bool) {
	switch v := member.(type) {
	case *Const:
		if v.Member != nil {
			return v.Member.Attrs.Get("_value_")
		}
	case *Instance:
		return v.Attrs.Get("_value_")
	}
	return nil, false
}

func (m *Machine) newMember(c *Class, kind, name string, v Value) Value {
	inst := &Instance{Class: c, Attrs: NewAttrs()}
	for _, n := range []string{"name", "_name_"} {
		inst.Attrs.set(n, Str(name))
	}
	for _, n := range []string{"value", "_value_"} {
		inst.Attrs.set(n, v)
	}
	if k, ok := v.(*Const); ok && kind != "" {
		member := *k
		member.Member = inst
		return &member
	}
	if init, ok := m.classAttr(c, "__init__"); ok {
		args := []Value{inst, v}
		if l, ok := v.(*List); ok && l.Kind == TupleValue {
			args = append([]Value{inst}, l.Elts...)
		}
		m.call(init, &Call{Args: args})
	}
	return inst
}

// memberOf is a call of an enumeration: the member that has the value.
func (m *Machine) memberOf(c *Class, v Value) Value {
	v = m.resolve(v, m.site)
	if member := m.alias(c, v); member != nil {
		return member
	}
	if kind, _ := enumKind(c); kind == "flag" {
		if bits, ok := AsInt(v); ok && bits >= 0 && bits&^allFlags(c) == 0 { // several flags, or none
			first, _ := c.members[0].(*Const)
			return &Const{Kind: IntKind, Int: bits, Taint: TaintOf(v), Member: first.Member}
		}
	}
	if unclear(v) {
		return &Unknown{Why: "a member of `" + c.Name + "`", Taint: TaintOf(v) | Data, Place: m.site}
	}
	if f, ok := m.classAttr(c, "_missing_"); ok {
		if d, ok := f.(*Descriptor); ok {
			f = d.Func
		}
		if member := m.call(f, &Call{Args: []Value{c, v}}); !IsNone(member) {
			return member
		}
	}
	if k, ok := v.(*Const); ok && k.Member != nil && k.Member.Class == c {
		return v
	}
	m.RaiseNew("ValueError", "%s is not a valid %s", Describe(v), c.Name)
	return nil
}

// allFlags joins the values of the members of a Flag.
func allFlags(c *Class) int64 {
	all := int64(0)
	for _, member := range c.members {
		if v, ok := AsInt(member); ok {
			all |= v
		}
	}
	return all
}

// newEnum is a call of Enum itself: Enum("Color", "RED GREEN"), or with pairs or a dict.
func (m *Machine) newEnum(base *External, c *Call) Value {
	name, ok := AsStr(c.Args[0])
	if !ok {
		return nil
	}
	cls := &Class{Name: name, Qual: name, Attrs: NewAttrs(), Bases: []Value{base}}
	if d, ok := c.Args[1].(*Dict); ok {
		d.Items(func(k, v Value) {
			if n, ok := AsStr(k); ok {
				cls.Attrs.set(n, v)
			}
		})
	} else {
		names := c.Args[1]
		if s, ok := AsStr(names); ok {
			names = NewList(ListValue)
			for _, n := range strings.Fields(strings.ReplaceAll(s, ",", " ")) {
				names.(*List).Elts = append(names.(*List).Elts, Str(n))
			}
		}
		elts, open := m.iterate(names, m.site)
		if open {
			return nil
		}
		for _, e := range elts {
			if pair, ok := e.(*List); ok && len(pair.Elts) == 2 {
				n, _ := AsStr(pair.Elts[0])
				cls.Attrs.set(n, pair.Elts[1])
			} else if n, ok := AsStr(e); ok {
				cls.Attrs.set(n, &External{Path: auto, Made: true})
			}
		}
	}
	m.makeMembers(cls)
	return cls
}

// memberNamed is a subscript of an enumeration.
func (m *Machine) memberNamed(c *Class, key Value, at diag.Place) Value {
	name, known := AsStr(key)
	if v, ok := c.Attrs.Get(name); known && ok {
		return v
	}
	if !known {
		return &Unknown{Why: "a member of `" + c.Name + "`", Taint: TaintOf(key) | Data, Place: at}
	}
	m.at(at, nil, func() { m.RaiseNew("KeyError", "%s", Describe(key)) })
	return nil
}

// memberAttr is an attribute of a member that is a constant.
func (m *Machine) memberAttr(c *Const, name string, at diag.Place) (Value, bool) {
	v, onClass := m.classAttr(c.Member.Class, name)
	if d, ok := v.(*Descriptor); ok && d.Kind == "property" {
		return m.Call(d.Func, &Call{Args: []Value{c}}, at, nil), true
	}
	if own, ok := c.Member.Attrs.Get(name); ok {
		return own, true
	}
	if onClass {
		return bindTo(v, c, c.Member.Class), true
	}
	return nil, false
}

// membersDict is __members__.
func membersDict(c *Class) *Dict {
	d := NewDict()
	for _, n := range c.Attrs.names {
		if _, ok := memberValue(c.Attrs.value(n)); ok {
			d.set(Str(n), c.Attrs.value(n))
		}
	}
	return d
}
