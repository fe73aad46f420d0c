package access

import (
	"slices"
	"strings"

	"unguarded/checker/internal/interp"
)

// credentialNames are what headers, query parameters and cookies that carry a
// credential are called. A stranger sends none.
var credentialNames = []string{
	"token", "api_key", "apikey", "api-key", "access_key", "accesskey", "secret", "jwt", "authorization", "auth", "signature", "session_id", "sessionid",
	"x-key", "bearer", "credential", "hmac",
}

func isCredentialName(name string) bool {
	name = strings.ToLower(name)
	for _, part := range credentialNames {
		if strings.Contains(name, part) {
			return true
		}
	}
	return name == "key" || name == "sig"
}

// absent is None for a credential that the caller lacks.
func absent() interp.Value { return interp.Tainted(interp.None(), interp.Credential) }

// plainHeaders are those that any client sends.
var plainHeaders = []string{
	"content-type", "content-length", "user-agent", "accept", "accept-language", "accept-encoding", "host", "origin", "referer",
	"x-forwarded-for", "x-forwarded-proto", "x-forwarded-host", "x-real-ip", "x-requested-with", "if-none-match", "if-modified-since", "range", "connection",
	"x-request-id", "x-http-method-override", "cache-control",
}

// object makes an instance whose attributes and items a host answers.
func object(name string, attr func(m *interp.Machine, name string) (interp.Value, bool)) *interp.Instance {
	cls := &interp.Class{Name: name, Qual: name, Path: "flask." + name, Attrs: interp.NewAttrs()}
	interp.Preset(cls.Attrs, "__getattr__", &interp.Builtin{Name: "__getattr__", Bind: true, Fn: func(m *interp.Machine, c *interp.Call) interp.Value {
		key, _ := interp.AsStr(c.ArgOr(1, "", interp.Str("")))
		v, ok := attr(m, key)
		if !ok {
			m.RaiseNew("AttributeError", "%s has no attribute %q", name, key)
		}
		return v
	}})
	return &interp.Instance{Class: cls, Attrs: interp.NewAttrs()}
}

func addMethod(o *interp.Instance, name string, f func(m *interp.Machine, c *interp.Call) interp.Value) {
	interp.Preset(o.Class.Attrs, name, &interp.Builtin{Name: name, Bind: true, Fn: func(m *interp.Machine, c *interp.Call) interp.Value {
		return f(m, c.Rest(1))
	}})
}

// values makes a mapping of the request: get, [], in.
func (l *library) mapping(name string, look func(key string) interp.Value) *interp.Instance {
	item := func(v interp.Value) interp.Value {
		key, ok := interp.AsStr(v)
		if !ok && (name == "headers" || name == "cookies") && interp.TaintOf(v)&interp.Input == 0 {
			return l.credential("an item of `request." + name + "`") // named by a setting
		}
		if !ok {
			return &interp.Unknown{Why: "an item of `request." + name + "`", Taint: interp.Input | interp.TaintOf(v)}
		}
		return look(key)
	}
	o := object(name, func(_ *interp.Machine, attr string) (interp.Value, bool) {
		return input("`request." + name + "." + attr + "`"), true
	})
	get := func(m *interp.Machine, c *interp.Call) interp.Value {
		v := item(c.ArgOr(0, "key", interp.None()))
		k, ok := v.(*interp.Const)
		switch {
		case !ok:
			return v
		case k.Kind == interp.NoneKind:
			return orDefault(c, k.Taint)
		}
		return converted(m, c, k)
	}
	addMethod(o, "get", get)
	addMethod(o, "pop", get)
	addMethod(o, "__getitem__", func(m *interp.Machine, c *interp.Call) interp.Value {
		v := item(c.ArgOr(0, "", interp.None()))
		if interp.IsNone(v) {
			l.missed(v)
		}
		if interp.IsNone(v) && name == "headers" {
			m.Raise(lacking())
		}
		if interp.IsNone(v) {
			m.Raise(&interp.Instance{Class: l400(m), Attrs: interp.NewAttrs(), State: &refusal{400}})
		}
		return v
	})
	addMethod(o, "__contains__", func(_ *interp.Machine, c *interp.Call) interp.Value {
		v := item(c.ArgOr(0, "", interp.None()))
		if k, ok := v.(*interp.Const); ok {
			return interp.Tainted(interp.Bool(k.Kind != interp.NoneKind), k.Taint)
		}
		return &interp.Unknown{Why: "whether the request has it", Taint: interp.TaintOf(v)}
	})
	addMethod(o, "getlist", func(_ *interp.Machine, c *interp.Call) interp.Value {
		v := item(c.ArgOr(0, "key", interp.None()))
		if k, ok := v.(*interp.Const); ok {
			list := interp.NewList(interp.ListValue)
			if list.Taint = k.Taint; k.Kind != interp.NoneKind {
				list.Elts = append(list.Elts, k)
			}
			return list
		}
		return input("`request." + name + "`")
	})
	l.addWhole(o, name)
	return o
}

// addWhole adds what a mapping of the request says of all its items. A stranger has
// no cookies; of headers there are always some, and of the rest there may be any.
func (l *library) addWhole(o *interp.Instance, name string) {
	whole := func() interp.Value {
		d := interp.NewDict()
		if name != "cookies" {
			d.Open, d.Taint = true, interp.Input
		} else if v := l.credential("the cookies"); !interp.IsNone(v) {
			d.Open, d.Taint = true, interp.Data
		} else {
			d.Taint = interp.Credential
		}
		return d
	}
	if name != "headers" {
		addMethod(o, "__bool__", func(m *interp.Machine, _ *interp.Call) interp.Value {
			d := whole()
			if truth, known := m.Truth(d); known {
				return interp.Tainted(interp.Bool(truth), interp.TaintOf(d))
			}
			return input("whether there is anything in `request." + name + "`")
		})
	}
	addMethod(o, "__len__", func(m *interp.Machine, _ *interp.Call) interp.Value {
		return m.Call(m.Lookup("builtins.len"), &interp.Call{Args: []interp.Value{whole()}}, m.Site(), nil)
	})
	addMethod(o, "__eq__", func(m *interp.Machine, c *interp.Call) interp.Value {
		return m.Compare("==", whole(), c.ArgOr(0, "", interp.None()))
	})
	addMethod(o, "__iter__", func(*interp.Machine, *interp.Call) interp.Value { return whole() })
	for _, n := range []string{"keys", "items", "values", "lists"} {
		addMethod(o, n, func(m *interp.Machine, _ *interp.Call) interp.Value { return attrCalled(m, whole(), n) })
	}
	for _, n := range []string{"to_dict", "copy"} {
		addMethod(o, n, func(*interp.Machine, *interp.Call) interp.Value {
			if name == "cookies" {
				return whole()
			}
			return input("`request." + name + "`")
		})
	}
}

// attrCalled calls a method without arguments.
func attrCalled(m *interp.Machine, v interp.Value, name string) interp.Value {
	return m.Call(attr(m, v, name), &interp.Call{}, m.Site(), nil)
}

// orDefault is what get gives for a part that is not there.
func orDefault(c *interp.Call, t interp.Taint) interp.Value {
	other := c.ArgOr(1, "default", interp.None())
	if k, ok := other.(*interp.Const); ok {
		return interp.Tainted(k, t)
	}
	return other
}

// orEmpty is a text that is empty where a part is not there.
func orEmpty(v interp.Value) interp.Value {
	if interp.IsNone(v) {
		return interp.Tainted(interp.Str(""), interp.TaintOf(v))
	}
	return v
}

// converted is what get(…, type=) makes of a text, the default where that fails.
func converted(m *interp.Machine, c *interp.Call, text *interp.Const) interp.Value {
	convert, ok := c.Arg(2, "type")
	if !ok || interp.IsNone(convert) {
		return text
	}
	v := orDefault(c, text.Taint)
	m.Try(func() { v = m.Call(convert, &interp.Call{Args: []interp.Value{text}}, m.Site(), nil) })
	if k, ok := v.(*interp.Const); ok {
		return interp.Tainted(k, text.Taint)
	}
	return v
}

// lack is the state of an exception for credentials that the code takes for
// granted, request.headers["Authorization"].
type lack struct{}

// lacking is the KeyError for them.
func lacking() interp.Value {
	return &interp.Instance{Class: interp.BuiltinException("KeyError"), Attrs: interp.NewAttrs(), State: lack{}}
}

func isLack(exc interp.Value) bool {
	inst, ok := exc.(*interp.Instance)
	if !ok {
		return false
	}
	_, ok = inst.State.(lack)
	return ok
}

// l400 is the class of the error for a missing key: an HTTP 400.
func l400(m *interp.Machine) *interp.Class {
	v := m.Lookup("werkzeug.exceptions.BadRequestKeyError")
	cls, _ := v.(*interp.Class)
	return cls
}

// input is a value that the sender of the request chooses.
func input(why string) *interp.Unknown { return &interp.Unknown{Why: why, Taint: interp.Input} }

// isPlainHeader tells whether any client sends a header of its own accord.
func isPlainHeader(name string) bool {
	return slices.ContainsFunc(plainHeaders, func(plain string) bool { return strings.EqualFold(name, plain) })
}

func (l *library) header(name string) interp.Value {
	if isPlainHeader(name) {
		return l.free(header(name))
	}
	return l.carried(header(name))
}

func (l *library) defineRequest() {
	parts := map[string]interp.Value{} // that were looked at
	o := object("Request", func(m *interp.Machine, name string) (interp.Value, bool) {
		if v, ok := l.ownRequestAttr(m, name); ok {
			return v, true
		}
		switch name {
		case "headers", "args", "values", "form", "files", "cookies", "user_agent":
			if parts[name] == nil {
				parts[name] = l.requestPart(name)
			}
			return parts[name], true
		case "json":
			return l.jsonBody(), true
		case "authorization", "remote_user":
			return l.credential("`request." + name + "`"), true
		}
		return l.requestAttr(name), true
	})
	addMethod(o, "get_json", l.getJSON)
	addMethod(o, "get_data", func(*interp.Machine, *interp.Call) interp.Value { return input("the request's body") })
	l.values["flask.request"], l.values["flask.Request"], l.values["flask.wrappers.Request"] = o, o.Class, o.Class
}

// requestPart makes the object that holds a part of the request.
func (l *library) requestPart(name string) interp.Value {
	switch name {
	case "headers":
		return l.mapping(name, l.header)
	case "args", "values":
		return l.mapping(name, func(key string) interp.Value {
			if isCredentialName(key) {
				return l.carried(part{"args", key})
			}
			return l.free(part{"args", key})
		})
	case "form":
		return l.mapping(name, func(key string) interp.Value { return l.sent("form", key) })
	case "files":
		return l.mapping(name, func(key string) interp.Value { return input("`request.files[\"" + key + "\"]`") })
	case "cookies":
		return l.mapping(name, func(key string) interp.Value { return l.carried(part{"cookie", key}) })
	}
	return object("UserAgent", func(_ *interp.Machine, name string) (interp.Value, bool) {
		if name == "string" {
			return orEmpty(l.header("User-Agent")), true
		}
		return input("`request.user_agent." + name + "`"), true
	})
}

// credential is what the caller carries: nothing, or something that is not known.
func (l *library) credential(why string) interp.Value {
	if l.walk == nil || l.walk.isStranger() {
		l.looked()
		return absent()
	}
	return &interp.Unknown{Why: why, Taint: interp.Data}
}

// missed notes that a part which is not there ends the way, as a condition would.
func (l *library) missed(v interp.Value) {
	if l.walk != nil {
		l.walk.last = interp.TaintOf(v)
	}
}

// looked notes a look at a credential that can't be made up.
func (l *library) looked() {
	if l.walk != nil {
		l.walk.elsewhere = true
	}
}

// requestAttr gives what is known of the request that is walked.
func (l *library) requestAttr(name string) interp.Value {
	r := l.Request
	if r == nil {
		return &interp.Unknown{Why: "`request." + name + "`", Taint: interp.Data}
	}
	named := func(s string) interp.Value {
		if s == "" {
			return interp.None()
		}
		return interp.Tainted(interp.Str(s), interp.Named)
	}
	switch name {
	case "environ":
		if l.walk != nil {
			return l.walk.environ()
		}
	case "method":
		l.MethodRead = true
		return interp.Str(r.Method)
	case "path":
		return named(r.Path)
	case "full_path":
		return named(r.Path + "?")
	case "url":
		return named("http://localhost" + r.Path)
	case "base_url":
		return named("http://localhost" + r.Path)
	case "endpoint":
		return named(r.Endpoint)
	case "blueprint":
		return named(r.Blueprint)
	case "blueprints":
		return blueprintChain(r.Blueprint)
	case "script_root":
		return interp.Str("")
	case "scheme":
		return interp.Str("http")
	case "host":
		return l.host()
	case "remote_addr":
		return interp.Tainted(interp.Str("127.0.0.1"), interp.Input)
	case "is_json":
		return input("whether the request is JSON")
	case "view_args":
		if l.walk != nil && l.walk.viewArgs != nil {
			return l.walk.viewArgs
		}
	case "url_rule":
		cls := &interp.Class{Name: "Rule", Qual: "Rule", Attrs: interp.NewAttrs(), Bases: []interp.Value{&interp.External{Path: "werkzeug.routing.Rule"}}}
		interp.Preset(cls.Attrs, "__bool__", &interp.Builtin{Name: "__bool__", Bind: true, Fn: func(*interp.Machine, *interp.Call) interp.Value { return interp.Bool(true) }})
		inst := &interp.Instance{Class: cls, Attrs: interp.NewAttrs()}
		interp.Preset(inst.Attrs, "rule", named(r.URLRule))
		interp.Preset(inst.Attrs, "endpoint", named(r.Endpoint))
		return inst
	}
	return input("`request." + name + "`")
}

// host is the host that the rule is for, as far as it and the settings tell.
func (l *library) host() interp.Value {
	server := "localhost"
	if l.walk == nil {
		return interp.Str(server)
	}
	r := l.walk.route
	if config := r.AppObject().Dict("config"); config != nil {
		if v, ok := config.Get(interp.Str("SERVER_NAME")); ok && !interp.IsNone(v) {
			if server, ok = interp.AsStr(v); !ok {
				return input("`request.host`")
			}
		}
	}
	switch host := r.Host(); {
	case len(r.HostVars()) > 0:
		return input("`request.host`")
	case strings.Contains(host, "."):
		return interp.Tainted(interp.Str(host), interp.Named)
	case host != "":
		return interp.Tainted(interp.Str(host+"."+server), interp.Named)
	}
	return interp.Str(server)
}

// blueprintChain lists a blueprint and its parents, the innermost first.
func blueprintChain(name string) interp.Value {
	list := interp.NewList(interp.ListValue)
	for name != "" {
		list.Elts = append(list.Elts, interp.Str(name))
		i := strings.LastIndexByte(name, '.')
		if i < 0 {
			break
		}
		name = name[:i]
	}
	return list
}
