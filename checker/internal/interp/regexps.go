package interp

import (
	"regexp"
	"strings"
)

// addPatterns models regular expressions and file name patterns.
func addPatterns(add func(string, func(*Machine, *Call) Value)) {
	for _, name := range []string{"fnmatch.fnmatch", "fnmatch.fnmatchcase"} {
		add(name, stdFnmatch)
	}
	for _, name := range []string{"match", "fullmatch", "search"} {
		add("re."+name, func(m *Machine, c *Call) Value { return stdMatch(m, c, name) })
	}
	add("re.compile", stdCompile)
}

func stdCompile(_ *Machine, c *Call) Value {
	pattern := c.ArgOr(0, "pattern", None())
	flags, hasFlags := c.Arg(1, "flags")
	inst := &Instance{Class: &Class{Name: "Pattern", Qual: "Pattern", Attrs: NewAttrs()}, Attrs: NewAttrs()}
	for _, name := range []string{"match", "fullmatch", "search"} {
		inst.Attrs.set(name, &Builtin{Name: name, Fn: func(m *Machine, c *Call) Value {
			d := c.prepend(pattern)
			if hasFlags {
				d.Kw = append(d.Kw[:len(d.Kw):len(d.Kw)], KwArg{"flags", flags})
			}
			return stdMatch(m, d, name)
		}})
	}
	inst.Attrs.set("pattern", pattern)
	if hasFlags {
		inst.Attrs.set("flags", flags)
	}
	return inst
}

// flagsOf reads the flags of a regular expression; only the one that ignores
// case is known.
func flagsOf(c *Call) (ignoreCase, known bool) {
	v, ok := c.Arg(2, "flags")
	if !ok {
		return false, true
	}
	x, ok := v.(*External)
	return true, ok && (x.Path == "re.I" || x.Path == "re.IGNORECASE")
}

// stdMatch matches where Go's regular expressions mean what Python's do.
func stdMatch(m *Machine, c *Call, kind string) Value {
	pattern := c.ArgOr(0, "pattern", None())
	if inst, ok := pattern.(*Instance); ok {
		pattern, _ = inst.Attrs.Get("pattern")
		if flags, ok := inst.Attrs.Get("flags"); ok && !IsNone(flags) {
			c = &Call{Args: c.Args, Kw: []KwArg{{"flags", flags}}}
		}
	}
	p, ok1 := AsStr(pattern)
	v := c.ArgOr(1, "string", None())
	s, ok2 := AsStr(v)
	unknown := &Unknown{Why: "whether a pattern matches", Taint: c.Taint() | Data, Place: m.site}
	ignoreCase, ok3 := flagsOf(c)
	if !ok1 || !ok2 || !ok3 {
		return unknown
	}
	switch kind {
	case "match":
		p = `\A(?:` + p + `)`
	case "fullmatch":
		p = `\A(?:` + p + `)\z`
	}
	if ignoreCase {
		p = "(?i)" + p
	}
	re, err := regexp.Compile(p)
	if err != nil {
		if ignoreCase {
			return unknown
		}
		original, _ := AsStr(pattern)
		switch matches, known := matchLooking(original, s, kind); {
		case !known:
			return unknown
		case !matches:
			return Tainted(None(), TaintOf(v))
		}
		return &Instance{Class: &Class{Name: "Match", Qual: "Match", Attrs: NewAttrs()}, Attrs: NewAttrs()}
	}
	if !re.MatchString(s) {
		return Tainted(None(), TaintOf(v))
	}
	return matchOf(re, s, TaintOf(v))
}

// matchOf is a match object with the groups that were found.
func matchOf(re *regexp.Regexp, s string, taint Taint) Value {
	groups := NewList(TupleValue)
	named := NewDict()
	whole := Value(None())
	for i, text := range re.FindStringSubmatch(s) {
		v := Value(Tainted(Str(text), taint))
		if i == 0 {
			whole = v
			continue
		}
		groups.Elts = append(groups.Elts, v)
		if name := re.SubexpNames()[i]; name != "" {
			named.set(Str(name), v)
		}
	}
	inst := &Instance{Class: &Class{Name: "Match", Qual: "Match", Attrs: NewAttrs()}, Attrs: NewAttrs()}
	group := func(_ *Machine, c *Call) Value {
		key := c.ArgOr(0, "", Int(0))
		if v, ok := named.Get(key); ok {
			return v
		}
		i, ok := AsInt(key)
		switch {
		case ok && i == 0:
			return whole
		case ok && i > 0 && int(i) <= len(groups.Elts):
			return groups.Elts[i-1]
		}
		return &Unknown{Why: "a group of a match", Taint: taint | Data}
	}
	inst.Attrs.set("group", &Builtin{Name: "group", Fn: group})
	inst.Attrs.set("groups", &Builtin{Name: "groups", Fn: func(*Machine, *Call) Value { return groups }})
	inst.Attrs.set("groupdict", &Builtin{Name: "groupdict", Fn: func(*Machine, *Call) Value { return named }})
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
