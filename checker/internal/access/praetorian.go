package access

import "unguarded/checker/internal/interp"

// praetorianAuthenticate is guard.authenticate(username, password): the user whose
// password it is, else an exception (flask_praetorian/base.py, 1.5).
func (l *library) praetorianAuthenticate(m *interp.Machine, _ *interp.Call) interp.Value {
	if m.Exploring() && !m.Choose(interp.Input, "whether the password is the user's", m.Site()) {
		m.Raise(l.newException("flask_praetorian.exceptions.AuthenticationError"))
	}
	return &interp.Unknown{Why: "the user who logs in", Place: m.Site(), Taint: interp.Input}
}
