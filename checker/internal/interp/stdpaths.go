package interp

import (
	"net/url"
	"path"
	"strings"
)

// addPaths models the parts of os.path, posixpath, pathlib and urllib.parse that read
// paths: of a folder beside a file, and of requests.
func addPaths(add func(string, func(*Machine, *Call) Value)) {
	onText := func(name string, f func(string) Value) {
		add(name, func(m *Machine, c *Call) Value {
			v := c.ArgOr(0, "path", c.ArgOr(-1, "url", c.ArgOr(-1, "string", None())))
			if s, ok := AsStr(v); ok {
				return taintedAll(f(s), c.Taint())
			}
			return stdQuiet(m, c)
		})
	}
	text := func(f func(string) string) func(string) Value { return func(s string) Value { return Str(f(s)) } }
	for _, module := range []string{"os.path.", "posixpath."} {
		onText(module+"dirname", text(path.Dir))
		onText(module+"basename", text(func(s string) string { return s[strings.LastIndexByte(s, '/')+1:] }))
		for _, name := range []string{"abspath", "realpath", "normpath"} {
			onText(module+name, text(path.Clean))
		}
		onText(module+"splitext", func(s string) Value {
			ext := path.Ext(s)
			return NewList(TupleValue, Str(strings.TrimSuffix(s, ext)), Str(ext))
		})
		add(module+"join", stdJoinPath)
	}
	for _, name := range []string{"urlparse", "urlsplit"} {
		add("urllib.parse."+name, stdURLParse)
	}
	onText("urllib.parse.unquote", text(func(s string) string {
		if plain, err := url.PathUnescape(s); err == nil {
			return plain
		}
		return s
	}))
	onText("urllib.parse.quote", text(func(s string) string { return (&url.URL{Path: s}).EscapedPath() }))
	for _, name := range []string{"PurePosixPath", "PurePath"} {
		add("pathlib."+name, func(m *Machine, c *Call) Value {
			if s, ok := AsStr(c.ArgOr(0, "", Str("."))); ok && len(c.Args) == 1 {
				return purePath(s, c.Taint())
			}
			return biUnknown(m, c)
		})
	}
}

// taintedAll gives an origin to a constant, or to the elements of a tuple.
func taintedAll(v Value, t Taint) Value {
	switch v := v.(type) {
	case *Const:
		return Tainted(v, t)
	case *List:
		for i, e := range v.Elts {
			v.Elts[i] = taintedAll(e, t)
		}
	}
	return v
}

func stdJoinPath(m *Machine, c *Call) Value {
	parts := make([]string, 0, len(c.Args))
	for _, a := range c.Args {
		s, ok := AsStr(a)
		if !ok {
			return stdQuiet(m, c)
		}
		parts = append(parts, s)
	}
	return Tainted(Str(path.Join(parts...)), c.Taint())
}

// stdURLParse gives the parts of a URL as attributes.
func stdURLParse(m *Machine, c *Call) Value {
	s, ok := AsStr(c.ArgOr(0, "url", None()))
	u, err := url.Parse(s)
	if !ok || err != nil {
		return stdQuiet(m, c)
	}
	return record("urllib.parse.ParseResult", c.Taint(), map[string]Value{
		"scheme": Str(u.Scheme), "netloc": Str(u.Host), "path": Str(u.EscapedPath()), "query": Str(u.RawQuery), "fragment": Str(u.Fragment), "hostname": Str(u.Hostname()), "port": portOf(u),
	})
}

// purePath is a path with its parts (pathlib.PurePosixPath).
func purePath(s string, t Taint) Value {
	clean := path.Clean(s)
	parts := NewList(TupleValue)
	if strings.HasPrefix(clean, "/") {
		parts.Elts = append(parts.Elts, Str("/"))
	}
	for _, part := range strings.Split(strings.Trim(clean, "/"), "/") {
		if part != "" {
			parts.Elts = append(parts.Elts, Str(part))
		}
	}
	name := path.Base(clean)
	inst := record("pathlib.PurePosixPath", t, map[string]Value{"parts": parts, "name": Str(name), "suffix": Str(path.Ext(name)), "stem": Str(strings.TrimSuffix(name, path.Ext(name)))})
	whole := Value(Tainted(Str(clean), t))
	inst.Class.Attrs.set("__str__", &Builtin{Name: "__str__", Bind: true, Fn: func(*Machine, *Call) Value { return whole }})
	inst.Class.Attrs.set("as_posix", &Builtin{Name: "as_posix", Bind: true, Fn: func(*Machine, *Call) Value { return whole }})
	inst.Class.Attrs.set("is_relative_to", &Builtin{Name: "is_relative_to", Bind: true, Fn: func(m *Machine, c *Call) Value {
		base, ok := AsStr(c.ArgOr(1, "", None()))
		if !ok {
			return biUnknown(m, c)
		}
		base = strings.TrimRight(path.Clean(base), "/")
		return Tainted(Bool(clean == base || strings.HasPrefix(clean, base+"/")), t)
	}})
	if clean != "/" && clean != "." {
		inst.Attrs.set("parent", purePath(path.Dir(clean), t))
	}
	return inst
}

// portOf is the port of a URL as a number, or None.
func portOf(u *url.URL) Value {
	if i, ok := atoiBase(u.Port(), 10); ok {
		return Int(i)
	}
	return None()
}
