package access

import (
	"strings"

	"unguarded/checker/internal/interp"
)

// A guard that looks for a credential in the body finds none with a stranger. In
// the view's own body the same fields are what a login or a reset asks for.

// sent is a field of the body or the form.
func (l *library) sent(where, key string) interp.Value {
	why := "`request." + where + "[\"" + key + "\"]`"
	if l.walk != nil && !l.walk.entered && (isCredentialName(key) || strings.Contains(strings.ToLower(key), "passw")) {
		return l.credential(why)
	}
	return input(why)
}

// getJSON is request.get_json(). A guard may meet a request without a body: that gives
// None where errors are silent, and a 400 that matters where it is caught.
func (l *library) getJSON(m *interp.Machine, c *interp.Call) interp.Value {
	if l.walk == nil || l.walk.entered {
		return l.jsonBody()
	}
	silent, _ := m.Truth(c.ArgOr(1, "silent", interp.Bool(false)))
	bad := &interp.Instance{Class: l400(m), Attrs: interp.NewAttrs()}
	if !silent && !m.Catches(bad) {
		return l.jsonBody()
	}
	switch {
	case m.Choose(interp.Input, "whether the request has a JSON body", m.Site()):
		return l.jsonBody()
	case silent:
		return interp.Tainted(interp.None(), interp.Credential)
	}
	l.refuse(m, "werkzeug.exceptions.BadRequest", 400)
	return nil
}

// jsonBody is the request's JSON, of which nothing is known but what a stranger
// does not send.
func (l *library) jsonBody() interp.Value {
	if l.walk == nil || l.walk.entered {
		return input("the request's body")
	}
	d := interp.NewDict()
	d.Open, d.Taint = true, interp.Input
	d.Missing = func(key interp.Value) interp.Value {
		name, ok := interp.AsStr(key)
		if !ok {
			return input("an item of the request's body")
		}
		return l.sent("json", name)
	}
	return d
}
