package interp

import (
	"math/bits"
	"strings"
)

// auto is what auto() gives in the body of an enumeration: a value that is known once
// the body has run.
const auto = "enum.auto()"

// laterAuto is an operation on such a value, READ | WRITE.
func laterAuto(op string, a, b Value) Value {
	x, ok := a.(*External)
	if !ok || x.Path != auto {
		return nil
	}
	return &External{Path: auto, Made: true, Args: &Call{Args: []Value{Str(op), a, b}}}
}

// autoValues gives the values of auto() in the members of one enumeration.
type autoValues struct {
	m     *Machine
	class *Class
	kind  string // of enumBases
	made  map[*External]Value
}

// value is the value of a member.
func (a *autoValues) value(v Value, name string) Value {
	x, ok := v.(*External)
	if !ok || x.Path != auto {
		return v
	}
	if made, ok := a.made[x]; ok {
		return made
	}
	if c := x.Args; c != nil && len(c.Args) == 3 {
		op, _ := AsStr(c.Args[0])
		return a.m.binary(op, a.value(c.Args[1], name), a.value(c.Args[2], name))
	}
	a.made[x] = a.next(name)
	return a.made[x]
}

// next is the next value of an enumeration's kind (enum.py, _generate_next_value_).
func (a *autoValues) next(name string) Value {
	if a.kind == "str" {
		return Str(strings.ToLower(name))
	}
	highest := int64(0)
	for _, member := range a.class.members {
		if v, ok := memberValue(member); ok {
			n, _ := AsInt(v)
			highest = max(highest, n)
		}
	}
	if a.kind == "flag" {
		return Int(1 << bits.Len64(uint64(highest)))
	}
	return Int(highest + 1)
}
