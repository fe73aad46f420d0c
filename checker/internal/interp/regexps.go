package interp

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// patternFlags are the flags of re.
var patternFlags = map[string]int64{
	"A": 256, "ASCII": 256, "I": 2, "IGNORECASE": 2, "M": 8, "MULTILINE": 8, "S": 16, "DOTALL": 16, "U": 32, "UNICODE": 32,
	"X": 64, "VERBOSE": 64, "NOFLAG": 0,
}

// patternFunctions are the functions of re that a compiled pattern has as methods,
// with the position of the flags among the arguments.
var patternFunctions = map[string]int{
	"match": 2, "fullmatch": 2, "search": 2, "findall": 2, "finditer": 2, "split": 3, "sub": 4, "subn": 4,
}

// addPatterns models regular expressions and file name patterns.
func addPatterns(add func(string, func(*Machine, *Call) Value)) {
	for _, name := range []string{"fnmatch.fnmatch", "fnmatch.fnmatchcase"} {
		add(name, stdFnmatch)
	}
	add("fnmatch.filter", func(m *Machine, c *Call) Value {
		return m.eachOf(c.ArgOr(0, "names", None()), func(e Value) (Value, bool) {
			return e, m.Decide(stdFnmatch(m, &Call{Args: []Value{e, c.ArgOr(1, "pat", None())}}), m.site)
		})
	})
	for name, flags := range patternFunctions {
		add("re."+name, func(m *Machine, c *Call) Value { return stdPattern(m, c, name, c.ArgOr(flags, "flags", Int(0))) })
	}
	add("re.compile", stdCompile)
	add("re.escape", func(m *Machine, c *Call) Value {
		if s, ok := AsStr(c.ArgOr(0, "pattern", None())); ok {
			return Tainted(Str(escapePattern(s)), c.Taint())
		}
		return biUnknown(m, c)
	})
}

// escapePattern is re.escape.
func escapePattern(s string) string {
	var out strings.Builder
	for _, r := range s {
		if strings.ContainsRune("()[]{}?*+-|^$\\.&~# \t\n\r\v\f", r) {
			out.WriteByte('\\')
		}
		out.WriteRune(r)
	}
	return out.String()
}

func stdCompile(_ *Machine, c *Call) Value {
	pattern, flags := c.ArgOr(0, "pattern", None()), c.ArgOr(1, "flags", Int(0))
	if inst, ok := pattern.(*Instance); ok && inst.Class.Name == "Pattern" {
		return inst
	}
	inst := &Instance{Class: modelled("re.Pattern"), Attrs: NewAttrs()}
	for name := range patternFunctions {
		inst.Attrs.set(name, &Builtin{Name: name, Fn: func(m *Machine, c *Call) Value { return stdPattern(m, c.prepend(pattern), name, flags) }})
	}
	inst.Attrs.set("pattern", pattern)
	inst.Attrs.set("flags", flags)
	return inst
}

// goPattern is a pattern for Go's regular expressions, nil where they have none that
// means the same.
func goPattern(pattern string, flags Value) *regexp.Regexp {
	bits, known := AsInt(flags)
	if !known || bits&patternFlags["X"] != 0 {
		return nil
	}
	letters := ""
	for _, f := range []string{"I", "M", "S"} {
		if bits&patternFlags[f] != 0 {
			letters += strings.ToLower(f)
		}
	}
	if letters != "" {
		pattern = "(?" + letters + ")" + pattern
	}
	re, err := regexp.Compile(pattern)
	if err != nil {
		return nil
	}
	return re
}

// stdPattern is a function of re, with the pattern as its first argument.
func stdPattern(m *Machine, c *Call, kind string, flags Value) Value {
	pattern := c.ArgOr(0, "pattern", None())
	if inst, ok := pattern.(*Instance); ok {
		pattern, _ = inst.Attrs.Get("pattern")
		flags, _ = inst.Attrs.Get("flags")
	}
	text := 1
	if kind == "sub" || kind == "subn" {
		text = 2
	}
	v := c.ArgOr(text, "string", None())
	m.refuseMissing(v)
	p, ok1 := AsStr(pattern)
	s, ok2 := AsStr(v)
	if !ok1 || !ok2 {
		return &Unknown{Why: "whether a pattern matches", Taint: c.Taint() | Data, Place: m.site}
	}
	switch kind {
	case "match", "fullmatch", "search":
		return stdMatch(m, p, s, kind, flags, TaintOf(v))
	}
	re := goPattern(p, flags)
	if re == nil {
		return &Unknown{Why: "what a pattern matches", Taint: c.Taint() | Data, Place: m.site}
	}
	if made := matchAll(m, re, c, s, kind, TaintOf(v)); made != nil {
		return made
	}
	return &Unknown{Why: "what a pattern matches", Taint: c.Taint() | Data, Place: m.site}
}

// stdMatch matches where Go's regular expressions mean what Python's do.
func stdMatch(m *Machine, p, s, kind string, flags Value, taint Taint) Value {
	original := p
	switch kind {
	case "match":
		p = `\A(?:` + p + `)`
	case "fullmatch":
		p = `\A(?:` + p + `)\z`
	}
	re := goPattern(p, flags)
	if re == nil {
		bits, known := AsInt(flags)
		matches, told := matchLooking(original, s, kind)
		if !known || bits != 0 || !told {
			return &Unknown{Why: "whether a pattern matches", Taint: taint | Data, Place: m.site}
		}
		if !matches {
			return Tainted(None(), taint)
		}
		return record("re.Match", taint, nil)
	}
	at := re.FindStringSubmatchIndex(s)
	if at == nil {
		return Tainted(None(), taint)
	}
	return matchOf(re, s, at, taint)
}

// matchAll is findall, finditer, split, sub and subn.
func matchAll(m *Machine, re *regexp.Regexp, c *Call, s, kind string, taint Taint) Value {
	found := re.FindAllStringSubmatchIndex(s, -1)
	list := NewList(ListValue)
	list.Taint = taint
	text := func(t string) Value { return Tainted(Str(t), taint) }
	switch kind {
	case "findall":
		for _, at := range found {
			groups := groupsOf(re, s, at, taint)
			switch len(groups) {
			case 1:
				list.Elts = append(list.Elts, groups[0])
			case 2:
				list.Elts = append(list.Elts, groups[1])
			default:
				list.Elts = append(list.Elts, NewList(TupleValue, groups[1:]...))
			}
		}
		return list
	case "finditer":
		for _, at := range found {
			list.Elts = append(list.Elts, matchOf(re, s, at, taint))
		}
		list.Once = true
		return list
	}
	if _, limited := c.Arg(-1, "maxsplit"); limited || len(c.Args) > map[string]int{"split": 2, "sub": 3, "subn": 3}[kind] {
		return nil
	}
	var out strings.Builder
	last := 0
	for _, at := range found {
		out.WriteString(s[last:at[0]])
		if kind == "split" {
			if len(at) > 2 || at[0] == at[1] {
				return nil
			}
			list.Elts = append(list.Elts, text(out.String()))
			out.Reset()
		} else {
			with, ok := replacement(m, re, s, at, c.ArgOr(1, "repl", None()))
			if !ok {
				return nil
			}
			out.WriteString(with)
		}
		last = at[1]
	}
	out.WriteString(s[last:])
	switch kind {
	case "split":
		list.Elts = append(list.Elts, text(out.String()))
		return list
	case "subn":
		return NewList(TupleValue, text(out.String()), Int(int64(len(found))))
	}
	return text(out.String())
}

var groupReference = regexp.MustCompile(`\\(?:(\d)|g<(\w+)>)`)

// replacement is what one match is replaced by: a text with references to groups, or
// what a function makes of the match.
func replacement(m *Machine, re *regexp.Regexp, s string, at []int, with Value) (string, bool) {
	template, ok := AsStr(with)
	if !ok {
		if !Callable(with) {
			return "", false
		}
		return AsStr(m.call(with, &Call{Args: []Value{matchOf(re, s, at, 0)}}))
	}
	plain := groupReference.ReplaceAllString(template, "")
	if strings.Contains(plain, `\`) {
		return "", false
	}
	template = groupReference.ReplaceAllString(strings.ReplaceAll(template, "$", "$$"), "$${$1$2}")
	return string(re.ExpandString(nil, template, s, at)), true
}

// groupsOf gives the texts of a match and of its groups; None where one took no part.
func groupsOf(re *regexp.Regexp, s string, at []int, taint Taint) []Value {
	var groups []Value
	for i := 0; i < len(at); i += 2 {
		if at[i] < 0 {
			groups = append(groups, Tainted(None(), taint))
			continue
		}
		groups = append(groups, Tainted(Str(s[at[i]:at[i+1]]), taint))
	}
	return groups
}

// matchOf is a match object with the groups that were found.
func matchOf(re *regexp.Regexp, s string, at []int, taint Taint) Value {
	all := groupsOf(re, s, at, taint)
	named := NewDict()
	for i, name := range re.SubexpNames() {
		if name != "" {
			named.set(Str(name), all[i])
		}
	}
	inst := record("re.Match", taint, map[string]Value{"string": Str(s)})
	index := func(key Value) int {
		if name, ok := AsStr(key); ok {
			return re.SubexpIndex(name)
		}
		if i, ok := AsInt(key); ok && i >= 0 && int(i) < len(all) {
			return int(i)
		}
		return -1
	}
	group := func(m *Machine, c *Call) Value {
		var got []Value
		for _, key := range append([]Value(nil), c.Args...) {
			i := index(key)
			if i < 0 {
				return &Unknown{Why: "a group of a match", Taint: taint | Data}
			}
			got = append(got, all[i])
		}
		switch len(got) {
		case 0:
			return all[0]
		case 1:
			return got[0]
		}
		return NewList(TupleValue, got...)
	}
	inst.answer("group", group)
	inst.answer("__getitem__", group)
	inst.answer("groups", func(_ *Machine, c *Call) Value {
		l := NewList(TupleValue)
		for _, g := range all[1:] {
			if IsNone(g) {
				g = c.ArgOr(0, "default", g)
			}
			l.Elts = append(l.Elts, g)
		}
		return l
	})
	inst.answer("groupdict", func(*Machine, *Call) Value { return named })
	place := func(end int) func(*Machine, *Call) Value {
		return func(_ *Machine, c *Call) Value {
			i := index(c.ArgOr(0, "group", Int(0)))
			if i < 0 || at[2*i] < 0 {
				return Int(-1)
			}
			return Tainted(Int(int64(utf8.RuneCountInString(s[:at[2*i+end]]))), taint)
		}
	}
	inst.answer("start", place(0))
	inst.answer("end", place(1))
	inst.answer("span", func(m *Machine, c *Call) Value { return NewList(TupleValue, place(0)(m, c), place(1)(m, c)) })
	return inst
}

// stdFnmatch matches a file name pattern, in which a star takes slashes too.
func stdFnmatch(m *Machine, c *Call) Value {
	name, ok1 := AsStr(c.ArgOr(0, "name", None()))
	pattern, ok2 := AsStr(c.ArgOr(1, "pat", None()))
	if !ok1 || !ok2 || strings.ContainsAny(pattern, "[]") {
		return biUnknown(m, c)
	}
	p := strings.NewReplacer(`\*`, `.*`, `\?`, `.`).Replace(regexp.QuoteMeta(pattern))
	return Tainted(Bool(regexp.MustCompile(`(?s)\A`+p+`\z`).MatchString(name)), c.Taint())
}
