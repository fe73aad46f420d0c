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
