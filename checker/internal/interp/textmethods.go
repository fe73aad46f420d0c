package interp

import (
	"strings"
	"unicode"
)

// Methods of texts and of other constants.

func constMethod(c *Const, name string) (Value, bool) {
	if c.Kind == NoneKind {
		return nil, false
	}
	if name == "value" { // of an enumeration's member, which stands for it here
		return c, true
	}
	if c.Kind != StrKind {
		return method(name, func(m *Machine, call *Call) Value {
			if c.Kind == BytesKind {
				if v := bytesMethod(m, c, name, call); v != nil {
					return v
				}
			}
			return &Unknown{Why: "the result of `" + name + "`", Taint: c.Taint | call.Taint() | Data}
		})
	}
	return method(name, func(m *Machine, call *Call) Value {
		if v := stringMethod(m, c, name, call); v != nil {
			return v
		}
		return &Unknown{Why: "the result of `" + name + "`", Taint: c.Taint | call.Taint() | Data}
	})
}

func stringMethod(m *Machine, c *Const, name string, call *Call) Value {
	taint := c.Taint | call.Taint()
	text := func(s string) Value { return Tainted(Str(s), taint) }
	switch name {
	case "lower":
		return text(strings.ToLower(c.Str))
	case "upper":
		return text(strings.ToUpper(c.Str))
	case "encode":
		return m.encoded(c, call, taint)
	case "join":
		return joinTexts(m, c, call)
	case "format":
		return formatText(m, c, call)
	case "format_map":
		return formatText(m, c, keywordsOf(call.ArgOr(0, "", None())))
	}
	if v := textForm(c, name, call); v != nil {
		return v
	}
	arg := call.ArgOr(0, "", None())
	switch name {
	case "startswith", "endswith":
		if len(call.Args) > 1 {
			return affixWithin(c, name, call, taint)
		}
		return affix(c.Str, name, arg, taint)
	case "split", "rsplit":
		return splitText(c, name, call)
	}
	s, ok := AsStr(arg)
	if !ok && !IsNone(arg) {
		return nil
	}
	switch name {
	case "strip", "lstrip", "rstrip":
		return text(trim(c.Str, name, s, ok))
	case "removeprefix":
		return text(strings.TrimPrefix(c.Str, s))
	case "removesuffix":
		return text(strings.TrimSuffix(c.Str, s))
	case "find", "index", "rfind", "rindex":
		return place(m, c, name, s, taint)
	case "count":
		return Tainted(Int(int64(strings.Count(c.Str, s))), taint)
	case "partition":
		before, after, found := strings.Cut(c.Str, s)
		if !found {
			s = ""
		}
		return NewList(TupleValue, text(before), text(s), text(after))
	case "rpartition":
		i := strings.LastIndex(c.Str, s)
		if i < 0 {
			return NewList(TupleValue, text(""), text(""), text(c.Str))
		}
		return NewList(TupleValue, text(c.Str[:i]), text(s), text(c.Str[i+len(s):]))
	case "replace":
		with, ok1 := AsStr(call.ArgOr(1, "", None()))
		count, ok2 := AsInt(call.ArgOr(2, "count", Int(-1)))
		if ok1 && ok2 {
			return text(strings.Replace(c.Str, s, with, int(count)))
		}
	}
	return nil
}

// place is where a text is found in another, -1 or an error where it is not.
func place(m *Machine, c *Const, name, s string, taint Taint) Value {
	i := strings.Index(c.Str, s)
	if name[0] == 'r' {
		i = strings.LastIndex(c.Str, s)
	}
	if i < 0 && strings.HasSuffix(name, "index") {
		m.RaiseNew("ValueError", "substring not found")
	}
	if i > 0 {
		i = len([]rune(c.Str[:i]))
	}
	return Tainted(Int(int64(i)), taint)
}

func trim(s, name, set string, hasSet bool) string {
	if !hasSet {
		set = " \t\r\n\f\v"
	}
	switch name {
	case "lstrip":
		return strings.TrimLeft(s, set)
	case "rstrip":
		return strings.TrimRight(s, set)
	}
	return strings.Trim(s, set)
}

// affix is startswith and endswith, with one text or a tuple of them.
func affix(s, name string, arg Value, taint Taint) Value {
	has := strings.HasPrefix
	if name == "endswith" {
		has = strings.HasSuffix
	}
	if l, ok := arg.(*List); ok {
		for _, e := range l.Elts {
			p, ok := AsStr(e)
			if !ok {
				return nil
			}
			if has(s, p) {
				return Tainted(Bool(true), taint)
			}
		}
		if l.Open {
			return nil
		}
		return Tainted(Bool(false), taint)
	}
	p, ok := AsStr(arg)
	if !ok {
		return nil
	}
	return Tainted(Bool(has(s, p)), taint)
}

// affixWithin is startswith and endswith of a part of a text.
func affixWithin(c *Const, name string, call *Call, taint Taint) Value {
	part := stringItem(c, &slice{low: call.Args[1], high: call.ArgOr(2, "", None()), step: None()})
	s, ok := AsStr(part)
	if part == nil || !ok {
		return nil
	}
	return affix(s, name, call.Args[0], taint)
}

func splitText(c *Const, name string, call *Call) Value {
	sep, ok := AsStr(call.ArgOr(0, "sep", None()))
	limit, limited := AsInt(call.ArgOr(1, "maxsplit", None()))
	var parts []string
	switch {
	case !ok && !IsNone(call.ArgOr(0, "sep", None())):
		return nil
	case !ok:
		parts = fields(c.Str, name, limit, limited)
	case sep == "":
		return nil
	case limited && limit >= 0 && name == "rsplit":
		parts = splitLast(c.Str, sep, int(limit))
	case limited && limit >= 0:
		parts = strings.SplitN(c.Str, sep, int(limit)+1)
	default:
		parts = strings.Split(c.Str, sep)
	}
	l := NewList(ListValue)
	for _, p := range parts {
		l.Elts = append(l.Elts, Tainted(Str(p), c.Taint))
	}
	return l
}

// fields splits at white space, at most limit times.
func fields(s, name string, limit int64, limited bool) []string {
	parts := strings.Fields(s)
	if limit < 0 || !limited || int64(len(parts)) <= limit+1 {
		return parts
	}
	rest := strings.TrimSpace(s)
	if name == "rsplit" {
		return append([]string{strings.Join(parts[:int64(len(parts))-limit], " ")}, parts[int64(len(parts))-limit:]...)
	}
	for _, p := range parts[:limit] {
		rest = strings.TrimSpace(strings.TrimPrefix(rest, p))
	}
	return append(append([]string(nil), parts[:limit]...), rest)
}

// splitLast splits at the last n separators.
func splitLast(s, sep string, n int) []string {
	parts := strings.Split(s, sep)
	if cut := len(parts) - 1 - n; cut > 0 {
		parts = append([]string{strings.Join(parts[:cut+1], sep)}, parts[cut+1:]...)
	}
	return parts
}

func joinTexts(m *Machine, c *Const, call *Call) Value {
	elts, open := m.iterate(call.ArgOr(0, "", None()), m.site)
	if open {
		return nil
	}
	var parts []string
	for _, e := range elts {
		s, ok := AsStr(e)
		if !ok {
			return nil
		}
		parts = append(parts, s)
	}
	return Tainted(Str(strings.Join(parts, c.Str)), c.Taint)
}

// encoded is str.encode(): UTF-8, or what is the same in every encoding.
func (m *Machine) encoded(c *Const, call *Call, taint Taint) Value {
	name, known := AsStr(call.ArgOr(0, "encoding", Str("utf-8")))
	name = strings.NewReplacer("-", "", "_", "").Replace(strings.ToLower(name))
	isASCII := !strings.ContainsFunc(c.Str, func(r rune) bool { return r > unicode.MaxASCII })
	switch {
	case known && (name == "utf8" || isASCII && (name == "ascii" || name == "latin1" || name == "iso88591")):
		return &Const{Kind: BytesKind, Str: c.Str, Taint: taint}
	case known && name == "ascii" && !isASCII:
		if _, lenient := call.Arg(1, "errors"); !lenient {
			m.RaiseNew("UnicodeEncodeError", "'ascii' codec can't encode this text")
		}
	}
	return &Unknown{Why: "a text in another encoding", Taint: taint | Data, Place: m.site}
}
