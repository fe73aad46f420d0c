package interp

import (
	"strconv"
	"strings"
	"unicode"

	"unguarded/checker/internal/syntax"
)

// joinedStr is a known text when every part of it is.
func (m *Machine) joinedStr(fr *frame, e *syntax.JoinedStr) Value {
	var text strings.Builder
	known, taint := !e.Template, Taint(0)
	for _, part := range e.Parts {
		if c, ok := part.(*syntax.Constant); ok {
			text.WriteString(c.Str)
			known = known && !c.Named
			continue
		}
		f, ok := part.(*syntax.FormattedValue)
		if !ok {
			known = false
			continue
		}
		v := m.resolve(m.eval(fr, f.Value), fr.at(f))
		taint |= TaintOf(v)
		spec := ""
		if f.Spec != nil {
			layout := m.joinedStr(fr, f.Spec)
			taint |= TaintOf(layout)
			spec, ok = AsStr(layout)
		}
		s, is := "", false
		if ok && !f.Debug {
			s, is = m.format(v, f.Conversion, spec)
		}
		known = known && is
		text.WriteString(s)
	}
	if !known {
		return &Unknown{Why: "a formatted text", Text: textWith(text.String()), Taint: taint | Data, Place: fr.at(e)}
	}
	return &Const{Kind: StrKind, Str: text.String(), Taint: taint}
}

// textWith is a text of which a part is known.
func textWith(part string) Text {
	if part != "" {
		return FullText
	}
	return SomeText
}

// format is what a replacement field makes of a value: format() after !r or !s.
func (m *Machine) format(v Value, conversion byte, spec string) (string, bool) {
	switch conversion {
	case 'r', 'a':
		s, ok := m.repr(v)
		return laidOutText(s, spec, ok)
	case 's':
		s, ok := m.textOf(v)
		return laidOutText(s, spec, ok)
	}
	if inst, ok := v.(*Instance); ok {
		if f, ok := m.classAttr(inst.Class, "__format__"); ok {
			return AsStr(m.call(f, &Call{Args: []Value{inst, Str(spec)}}))
		}
	}
	if c, ok := v.(*Const); ok && spec != "" && c.Member == nil {
		return laidOut(c, spec)
	}
	s, ok := m.textOf(v)
	return laidOutText(s, spec, ok)
}

func laidOutText(s, spec string, ok bool) (string, bool) {
	if !ok || spec == "" {
		return s, ok
	}
	return laidOut(Str(s), spec)
}

func biStr(m *Machine, c *Call) Value {
	v := c.ArgOr(0, "", Str(""))
	if s, ok := m.textOf(v); ok && len(c.Args) < 2 {
		return Tainted(Str(s), TaintOf(v))
	}
	if b, ok := v.(*Const); ok && b.Kind == BytesKind && len(c.Args) > 1 { // str(b"...", "utf-8")
		return &Const{Kind: StrKind, Str: b.Str, Taint: b.Taint}
	}
	return &Unknown{Why: "a text made of " + Describe(v), Text: SomeText, Taint: TaintOf(v) | Data, Place: m.site}
}

func biRepr(m *Machine, c *Call) Value {
	v := c.ArgOr(0, "", None())
	if s, ok := m.repr(v); ok {
		return Tainted(Str(s), TaintOf(v))
	}
	return &Unknown{Why: "a text made of " + Describe(v), Text: FullText, Taint: TaintOf(v) | Data, Place: m.site}
}

func biFormat(m *Machine, c *Call) Value {
	v := c.ArgOr(0, "", None())
	spec, known := AsStr(c.ArgOr(1, "", Str("")))
	if s, ok := m.format(v, 0, spec); ok && known {
		return Tainted(Str(s), c.Taint())
	}
	return &Unknown{Why: "a text made of " + Describe(v), Text: SomeText, Taint: c.Taint() | Data, Place: m.site}
}

// textOf is str().
func (m *Machine) textOf(v Value) (string, bool) {
	v = m.plain(v, "__str__")
	switch v := v.(type) {
	case *Const:
		if v.Member != nil {
			return m.memberText(v.Member, v)
		}
		if v.Kind == BytesKind {
			return m.repr(v)
		}
		return display(v)
	case *Instance:
		return m.instanceText(v)
	}
	return m.repr(v)
}

func (m *Machine) instanceText(v *Instance) (string, bool) {
	for _, name := range []string{"__str__", "__repr__"} {
		if f, ok := m.classAttr(v.Class, name); ok {
			return AsStr(m.call(f, &Call{Args: []Value{v}}))
		}
	}
	if _, is := enumKind(v.Class); is {
		return m.memberText(v, nil)
	}
	if _, is := m.dataclassOf(v); is {
		return m.dataclassText(v)
	}
	args, _ := v.Attrs.Get("args")
	l, ok := args.(*List)
	if !ok || !IsSubclass(v.Class, "builtins.BaseException") {
		return "", false
	}
	switch len(l.Elts) {
	case 0:
		return "", true
	case 1:
		if IsSubclass(v.Class, "builtins.KeyError") {
			return m.repr(l.Elts[0])
		}
		return m.textOf(l.Elts[0])
	}
	return m.repr(l)
}

// memberText is str() of an enumeration's member: its value where the class is a
// StrEnum or an IntEnum, else its name behind that of the class.
func (m *Machine) memberText(member *Instance, c *Const) (string, bool) {
	if f, ok := m.classAttr(member.Class, "__str__"); ok {
		self := Value(member)
		if c != nil {
			self = c
		}
		return AsStr(m.call(f, &Call{Args: []Value{self}}))
	}
	if c != nil {
		if own, ok := memberValue(c); !ok || !Same(own, &Const{Kind: c.Kind, Str: c.Str, Int: c.Int}) {
			return "", false // several flags together
		}
		for _, base := range []string{"enum.StrEnum", "enum.IntEnum", "enum.IntFlag", "enum.ReprEnum", "strenum.StrEnum", "backports.strenum.StrEnum"} {
			if IsSubclass(member.Class, base) {
				return display(c)
			}
		}
	}
	name, _ := member.Attrs.Get("_name_")
	s, ok := AsStr(name)
	return member.Class.Name + "." + s, ok
}

// display is str() of a known constant that is no member of an enumeration.
func display(v Value) (string, bool) {
	c, ok := v.(*Const)
	if !ok {
		return "", false
	}
	switch c.Kind {
	case StrKind:
		return c.Str, true
	case FloatKind:
		f, ok := number(c)
		return floatText(f), ok
	case IntKind:
		return itoa(c.Int), true
	case BoolKind:
		if c.Int != 0 {
			return "True", true
		}
		return "False", true
	case NoneKind:
		return "None", true
	}
	return "", false
}

// repr is repr() of a constant, of a list, a tuple or a dict of such, and of an object
// with a __repr__.
func (m *Machine) repr(v Value) (string, bool) {
	switch v := v.(type) {
	case *Const:
		switch {
		case v.Member != nil:
			return "", false
		case v.Kind == StrKind:
			return quoted(v.Str), true
		case v.Kind == BytesKind:
			return "b" + quoted(v.Str), strings.IndexFunc(v.Str, func(r rune) bool { return r > unicode.MaxASCII }) < 0
		}
		return display(v)
	case *List:
		if v.Open || v.Kind == SetValue {
			return "", false
		}
		inner, ok := m.reprs(v.Elts)
		if v.Kind == ListValue {
			return "[" + inner + "]", ok
		}
		if len(v.Elts) == 1 {
			inner += ","
		}
		return "(" + inner + ")", ok
	case *Dict:
		var parts []string
		known := !v.Open && v.Missing == nil
		v.Items(func(k, e Value) {
			pair, ok := m.reprs([]Value{k, e})
			known = known && ok
			parts = append(parts, strings.Replace(pair, ", ", ": ", 1))
		})
		return "{" + strings.Join(parts, ", ") + "}", known
	case *Instance:
		if f, ok := m.classAttr(v.Class, "__repr__"); ok {
			return AsStr(m.call(f, &Call{Args: []Value{v}}))
		}
		if _, is := m.dataclassOf(v); is {
			return m.dataclassText(v)
		}
	}
	return "", false
}

func (m *Machine) reprs(elts []Value) (string, bool) {
	var parts []string
	for _, e := range elts {
		s, ok := m.repr(e)
		if !ok {
			return "", false
		}
		parts = append(parts, s)
	}
	return strings.Join(parts, ", "), true
}

// quoted is a text as repr() writes it.
func quoted(s string) string {
	quote := '\''
	if strings.Contains(s, "'") && !strings.Contains(s, `"`) {
		quote = '"'
	}
	var out strings.Builder
	out.WriteRune(quote)
	for _, r := range s {
		switch {
		case r == quote || r == '\\':
			out.WriteString(`\` + string(r))
		case r == '\n':
			out.WriteString(`\n`)
		case r == '\r':
			out.WriteString(`\r`)
		case r == '\t':
			out.WriteString(`\t`)
		case !unicode.IsPrint(r):
			code := strconv.FormatInt(int64(r), 16)
			out.WriteString(`\x` + strings.Repeat("0", max(0, 2-len(code))) + code)
		default:
			out.WriteRune(r)
		}
	}
	out.WriteRune(quote)
	return out.String()
}
