package access

import (
	"strings"

	"unguarded/checker/internal/catalog"
	"unguarded/checker/internal/interp"
)

// decoder makes a call that reads a token it is given. A stranger has none, and can
// make none whose signature is good.
func (l *library) decoder(e catalog.Entry) interp.Value {
	name := shortName(e.Path)
	return &interp.Builtin{Name: name, Fn: func(m *interp.Machine, c *interp.Call) interp.Value {
		w := l.walk
		token := tokenOf(c)
		peeks := e.Role == catalog.Peek || l.unverified(m, e, c)
		if w == nil || !w.isStranger() && !interp.IsNone(token) {
			return decoded(e, "the claims of a token", interp.Data)
		}
		if peeks && !interp.IsNone(token) && interp.TaintOf(token)&interp.Credential == 0 {
			return decoded(e, "the claims of a token that nobody verified", interp.Input)
		}
		if !peeks && ownToken(token) && m.Choose(interp.Unseen, "whether `"+name+"()` takes a token that does not come with the request", m.Site()) {
			return decoded(e, "the claims of a token", interp.Data)
		}
		w.peeked = w.peeked || peeks
		if peeks && w.takes(token, "`"+name+"()`") {
			return decoded(e, "the claims of a token that nobody verified", interp.Input)
		}
		w.escaped = w.escaped || !peeks && interp.TaintOf(token)&interp.Sent != 0
		if e.OfNone != "" && interp.IsNone(token) {
			m.RaiseNew(e.OfNone, "`%s()` is given None in a token's place", name)
		}
		if peeks && w.isStranger() {
			w.step(m.Site(), "`"+name+"()` does not check the signature, so that anybody can make a token for it")
		}
		w.refused(demand{Entry: e, at: m.Site(), written: "`" + name + "()`"})
		if e.Role == catalog.Check {
			return invalid(e)
		}
		l.refuse(m, e.Raises, 500)
		return nil
	}}
}

// tokenOf is the argument that holds the token; None where there is none.
func tokenOf(c *interp.Call) interp.Value {
	v := interp.Value(interp.None())
	for _, name := range []string{"signed_value", "s", "encoded_token", "token", "raw_jws", "raw_jwe", "jwt"} {
		v = c.ArgOr(0, name, v)
	}
	return v
}

// ownToken tells whether a token is not the caller's: one that stands in the code or
// in the configuration, or that something else keeps.
func ownToken(token interp.Value) bool {
	if interp.TaintOf(token)&(interp.Credential|interp.Input) != 0 {
		return false
	}
	text, known := interp.AsStr(token)
	return isUnseen(token) || known && strings.Contains(text, ".")
}

// decoded is what comes of a token that was taken.
func decoded(e catalog.Entry, why string, t interp.Taint) interp.Value {
	claims := &interp.Unknown{Why: why, Taint: t}
	switch e.Value {
	case "false":
		return &interp.Unknown{Why: "whether a token is valid", Taint: t}
	case "pair":
		return interp.NewList(interp.TupleValue, interp.Bool(true), claims)
	}
	return claims
}

// invalid is what a Check says of no token.
func invalid(e catalog.Entry) interp.Value {
	no := interp.Tainted(interp.Bool(false), interp.Credential)
	if e.Value == "pair" {
		return interp.NewList(interp.TupleValue, no, absent())
	}
	return no
}

// unverified tells whether a decode is told not to check the signature: in its options,
// or to PyJWT 1 with an argument that later versions take no notice of.
func (l *library) unverified(m *interp.Machine, e catalog.Entry, c *interp.Call) bool {
	off := func(v interp.Value) bool {
		t, known := m.Truth(v)
		return known && !t
	}
	if strings.HasPrefix(e.Path, "jwcrypto.") {
		return !hasKey(c)
	}
	if v, ok := c.Arg(2, "verify"); ok && l.majors["jwt"] == 1 && strings.HasPrefix(e.Path, "jwt.") {
		return off(v)
	}
	for _, at := range []int{3, 4} { // with PyJWT 1 an argument later
		v, _ := c.Arg(at, "options")
		if d, ok := v.(*interp.Dict); ok {
			flag, ok := d.Get(interp.Str("verify_signature"))
			return ok && off(flag)
		}
	}
	return false
}
