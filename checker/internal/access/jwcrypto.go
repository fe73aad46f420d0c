package access

import (
	"unguarded/checker/internal/catalog"
	"unguarded/checker/internal/interp"
)

const jwcryptoToken = "jwcrypto.jwt.JWT"

// makeToken makes a token of jwcrypto, which reads at once the text that it is given
// (jwcrypto/jwt.py, 1.1 and 1.5).
func (l *library) makeToken(m *interp.Machine, x *interp.External, c *interp.Call) (interp.Value, bool) {
	if x.Made || x.Path != jwcryptoToken {
		return nil, false
	}
	made := &interp.External{Path: x.Path + "()", Args: c, Made: true}
	text, given := c.Arg(2, "jwt")
	if !given {
		return made, true
	}
	made.Taint = interp.TaintOf(text)
	if interp.IsNone(text) {
		return made, true
	}
	read := []interp.KwArg{{Name: "jwt", Value: text}}
	if key, ok := c.Arg(3, "key"); ok {
		read = append(read, interp.KwArg{Name: "key", Value: key})
	}
	if e, ok := catalog.Lookup(made.Path+".deserialize", 0); ok {
		m.Call(l.decoder(e), &interp.Call{Kw: read}, m.Site(), m.SiteNode())
	}
	return made, true
}

// tokenClaims are the claims of a token of jwcrypto: there are none before one was read.
func (l *library) tokenClaims(m *interp.Machine, x *interp.External) interp.Value {
	if l.walk != nil && l.walk.isStranger() && x.Taint&interp.Credential != 0 && !l.probe.forged {
		m.Raise(lacking())
	}
	return &interp.Unknown{Why: "the claims of a token", Taint: interp.Data}
}

// hasKey tells whether a token of jwcrypto is read with a key, and so verified.
func hasKey(c *interp.Call) bool {
	key, ok := c.Arg(1, "key")
	return ok && !interp.IsNone(key)
}
