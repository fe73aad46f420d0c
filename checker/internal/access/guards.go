package access

import (
	"fmt"
	"strings"

	"unguarded/checker/diag"
	"unguarded/checker/internal/catalog"
	"unguarded/checker/internal/interp"
	"unguarded/checker/internal/syntax"
)

// demand is what one use of a guard asks for.
type demand struct {
	catalog.Entry
	optional bool
	needs    catalog.Token
	unclear  bool // whether it is optional can't be told
	at       diag.Place
	written  string // as a sentence names it: `@jwt_required()`
	// positional is set when the argument that makes it optional is given by position.
	positional bool
	node       syntax.Node // the call in the text, where there is one
}

// demandOf reads the arguments of a guard or a verification.
func (l *library) demandOf(m *interp.Machine, e catalog.Entry, c *interp.Call, decorator bool) demand {
	d := demand{Entry: e, needs: e.Needs, at: m.Site(), node: m.SiteNode(), optional: e.Role == catalog.OptionalGuard || e.Role == catalog.OptionalVerify}
	d.written = writtenAs(e, c, decorator)
	if e.OptionalArg != "" {
		v, given := c.Arg(e.OptionalAt, e.OptionalArg)
		d.positional = e.OptionalWhen && e.OptionalAt >= 0 && e.OptionalAt < len(c.Args)
		if given {
			truth, known := m.Truth(v)
			d.unclear = !known
			d.optional = known && truth == e.OptionalWhen
		}
		d.unclear = d.unclear || c.Open && !given
		if !given && e.OptionalBefore > 0 {
			major := l.majors[e.Path[:strings.IndexByte(e.Path, '.')]]
			d.optional, d.unclear = major > 0 && major < e.OptionalBefore, major == 0
			if v, ok := c.Arg(-1, "optional"); ok { // the later versions ask so
				d.optional, d.unclear = m.Truth(v)
				d.unclear = !d.unclear
			}
		}
	}
	for name, token := range map[string]catalog.Token{"fresh": catalog.Fresh, "refresh": catalog.Refresh} {
		if v, ok := c.Arg(-1, name); ok {
			if t, known := m.Truth(v); known && t {
				d.needs = token
			}
		}
	}
	return d
}

func writtenAs(e catalog.Entry, c *interp.Call, decorator bool) string {
	name := e.Path[strings.LastIndexByte(e.Path, '.')+1:]
	name = strings.TrimSuffix(name, "()")
	args := ""
	for _, k := range c.Kw {
		if k.Name == "optional" || k.Name == "refresh" || k.Name == "fresh" {
			if t, ok := interp.AsInt(k.Value); ok && t != 0 {
				args = k.Name + "=True"
			}
		}
	}
	switch {
	case decorator && e.Form == catalog.Bare:
		return "`@" + name + "`"
	case decorator:
		return "`@" + name + "(" + args + ")`"
	}
	return "`" + name + "(" + args + ")`"
}

// ask is the moment when a guard looks at the request. It raises, or gives an
// answer that refuses, or nil when the request may go on.
func (l *library) ask(m *interp.Machine, d demand) interp.Value {
	w := l.walk
	if w == nil {
		return nil
	}
	if d.SkipsOptions && w.request.Method == "OPTIONS" {
		if !d.optional {
			w.noted.SkippedOptions = &Use{Place: d.at, Written: d.written, Node: d.node}
		}
		return nil
	}
	if strings.HasPrefix(d.Path, "flask_login.") {
		return l.askLogin(m, d)
	}
	if strings.HasPrefix(d.Path, "flask_jwt_extended.") {
		w.needs(jwtManager, d.written)
	}
	if strings.HasPrefix(d.Path, "flask_jwt.") {
		w.needs(flaskJWT, d.written)
		if l.makesUpToken(m) {
			w.step(d.at, d.written+" takes what the project's handlers make of a request without a token")
			return nil
		}
	}
	if d.unclear {
		d.optional = m.Choose(interp.Unseen, "whether "+d.written+" is optional", d.at)
	}
	if d.optional {
		w.optional = true
		if d.firstArgumentDecides() {
			w.noted.Lenient = &Use{Place: d.at, Written: d.written, Node: d.node}
		}
		w.step(d.at, d.written+" looks at a token and asks for none")
		if !strings.HasPrefix(d.Path, "flask_jwt_extended.") || w.isStranger() {
			return nil
		}
		// Only the lack of a token is optional; one of the wrong kind is refused.
	}
	if w.satisfies(d.needs) {
		w.verified = true
		return nil
	}
	w.refused(d)
	if d.Raises != "" {
		status := d.Status
		if !w.isStranger() {
			status = 422
			if d.needs == catalog.Fresh && w.who == accessToken {
				status = 401
			}
		}
		l.refuse(m, d.Raises, status)
	}
	return l.turnedAway(d.Status)
}

// turnedAway is the answer of a guard of a library that does not raise.
func (l *library) turnedAway(status int) interp.Value {
	r := l.response(interp.Int(int64(status)))
	r.State = &refusal{status}
	return r
}

// guard makes the decorator of a catalog entry.
func (l *library) guard(e catalog.Entry) interp.Value {
	name := e.Path[strings.LastIndexByte(e.Path, '.')+1:]
	return &interp.Builtin{Name: strings.TrimSuffix(name, "()"), Fn: func(m *interp.Machine, c *interp.Call) interp.Value {
		wraps := c.Callables()
		bare := len(c.Args) == 1 && len(wraps) == 1 && len(c.Kw) == 0
		switch {
		case e.Form != catalog.Called && bare:
			written := e
			written.Form = catalog.Bare
			return l.guarded(l.demandOf(m, written, &interp.Call{}, true), c.Args[0])
		case e.Form == catalog.Bare:
			return l.misused(m, e, false, nil)
		case bare:
			return l.misused(m, e, true, c.Args[0])
		}
		d := l.demandOf(m, e, c, true)
		put := l.walk.made(d)
		return &interp.Builtin{Name: "wrapper", Bind: true, Fn: func(m *interp.Machine, c *interp.Call) interp.Value {
			put()
			if d.at.Span.None() {
				d.at = m.Site()
			}
			if len(c.Args) != 1 || !interp.Callable(c.Args[0]) {
				m.RaiseNew("TypeError", "wrapper() takes the function that it guards")
			}
			return l.guarded(d, c.Args[0])
		}}
	}}
}

// guarded is a function behind a guard.
func (l *library) guarded(d demand, inner interp.Value) interp.Value {
	return &interp.Builtin{
		Name: "decorator", Bind: true, Inner: []interp.Value{inner}, Attrs: wrapperAttrs(inner),
		Fn: func(m *interp.Machine, c *interp.Call) interp.Value {
			if answer := l.ask(m, d); answer != nil {
				return answer
			}
			v := m.Call(inner, c, m.Site(), m.SiteNode())
			if l.awaits(d.Entry) {
				v = m.Await(v)
			}
			return v
		},
	}
}

// awaits tells whether a guard calls what it wraps through Flask's ensure_sync,
// so that it may be async.
func (l *library) awaits(e catalog.Entry) bool {
	module, _, _ := strings.Cut(e.Path, ".")
	return module != "flask_jwt" && module != "flask_jwt_simple" && e.Before == 0
}

// wrapperAttrs are what functools.wraps copies.
func wrapperAttrs(inner interp.Value) *interp.Attrs {
	a := interp.NewAttrs()
	interp.CopyAttrs(a, inner)
	interp.Preset(a, "__wrapped__", inner)
	return a
}

// misused is a guard in the wrong form. Without its parentheses it takes the
// function for an argument and gives a decorator, which is no view: every
// request crashes. With parentheses that it doesn't take, the import crashes.
func (l *library) misused(m *interp.Machine, e catalog.Entry, mustCall bool, inner interp.Value) interp.Value {
	name := e.Path[strings.LastIndexByte(e.Path, '.')+1:]
	p, _ := catalog.PackageOf(e.Path)
	version := p.Name
	if e.Since > 0 {
		version = fmt.Sprintf("%s %d", p.Name, e.Since)
	} else if e.Before > 0 {
		version = fmt.Sprintf("%s %d", p.Name, e.Before-1)
	}
	misuse := &Misuse{Place: m.Site(), Guard: name, Package: version, MustCall: mustCall}
	crash := &interp.Builtin{Name: "wrapper", Bind: true}
	if inner != nil {
		crash.Inner = []interp.Value{inner}
	}
	crash.Fn = func(m *interp.Machine, c *interp.Call) interp.Value {
		if !m.Exploring() { // called without an argument that is a function, or put on one
			if wraps := c.Callables(); len(wraps) == 1 {
				crash.Inner = wraps
			}
			return crash
		}
		if l.walk != nil {
			l.walk.misuse = misuse
			l.walk.step(misuse.Place, misuse.sentence())
		}
		m.RaiseNew("TypeError", "%s", misuse.sentence())
		return nil
	}
	return crash
}

func (u *Misuse) sentence() string {
	if u.MustCall {
		return fmt.Sprintf("`@%s` is written without its parentheses, so that %s makes a view that crashes", u.Guard, u.Package)
	}
	return fmt.Sprintf("`@%s()` is called, and %s takes the function itself, so that it crashes", u.Guard, u.Package)
}

// verifier makes a call that refuses by raising: verify_jwt_in_request().
func (l *library) verifier(e catalog.Entry) interp.Value {
	name := e.Path[strings.LastIndexByte(e.Path, '.')+1:]
	return &interp.Builtin{Name: name, Fn: func(m *interp.Machine, c *interp.Call) interp.Value {
		d := l.demandOf(m, e, c, false)
		answer := l.ask(m, d)
		switch {
		case answer != nil:
			return answer
		case d.optional && l.walk != nil && l.walk.isStranger():
			return absent()
		case d.optional || l.walk == nil || e.Before > 0 || e.SkipsOptions && l.walk.request.Method == "OPTIONS":
			return interp.None()
		}
		claims := interp.NewList(interp.TupleValue, interp.NewDict(), interp.NewDict())
		l.walk.claims = claims
		return claims
	}}
}

// contextGuard makes the guard of a with statement.
func (l *library) contextGuard(e catalog.Entry) interp.Value {
	return l.verifier(e)
}
