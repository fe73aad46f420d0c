package access

import (
	"slices"
	"strings"

	"unguarded/checker/diag"
	"unguarded/checker/internal/interp"
	"unguarded/checker/internal/syntax"
)

// A part is one named part of a request that anyone can send.
type part struct {
	kind string // "header", "cookie" or "args"
	name string
}

func header(name string) part { return part{"header", strings.ToLower(name)} }

func (p part) why() string {
	switch p.kind {
	case "header":
		return "the header " + p.name
	case "cookie":
		return "the cookie " + p.name
	}
	return "`request.args[\"" + p.name + "\"]`"
}

// A probe changes what the anonymous request of a walk carries.
type probe struct {
	// strict: before the body nothing of the query and of the headers is there that
	// was not asked for; otherwise it may be there or not.
	strict bool
	part   part    // the part that is watched
	text   *string // its text, nil where it is absent
	forged bool    // it is made up to be taken for a token
}

// carried is a part of the request. A stranger carries none, the probe's apart.
func (l *library) carried(p part) interp.Value {
	w := l.walk
	if w == nil || !w.isStranger() {
		return &interp.Unknown{Why: p.why(), Taint: interp.Data}
	}
	if w.loading { // the project's own loader says who it is
		return absent()
	}
	if !slices.ContainsFunc(w.reads, func(r read) bool { return r.part == p }) {
		w.reads = append(w.reads, read{p, w.m.Site(), w.hookName})
	}
	if l.probe.part != p {
		return absent()
	}
	v := interp.None()
	if l.probe.text != nil {
		v = interp.Str(*l.probe.text)
	}
	return interp.Tainted(v, interp.Credential|interp.Sent)
}

// free is a part that may be there with any text or not, unless the probe is strict.
func (l *library) free(p part) interp.Value {
	if w := l.walk; w != nil && !w.entered && (l.probe.strict || l.probe.part == p) && w.isStranger() {
		return l.carried(p)
	}
	if w := l.walk; w != nil && !w.entered {
		w.free = true
	}
	return input(p.why())
}

// sentParts is what a way had to do with the parts of the request.
type sentParts struct {
	reads     []read
	free      bool         // some parts may have been there or not
	swayed    bool         // the probe's part decided a condition
	tokens    []read       // those that Flask-HTTPAuth takes out of the request
	elsewhere bool         // a session, or an identity, was looked for
	last      interp.Taint // of the last condition that a credential decided
	literals  []string
	escaped   bool // the probe's part was given to code that can't be seen, or was verified
	peeked    bool // a decoder that checks no signature was given something
	decoder   *Use // what took it for a token without checking its signature
}

// A read is a part that the way looked at.
type read struct {
	part part
	at   diag.Place
	hook string // the hook that looked, "" for what is around the view
}

// literals lists the texts that stand in the functions that ran before the view: what
// a test may compare a part of the request with.
func (w *walk) literals() []string {
	var list []string
	for _, f := range w.ran {
		syntax.Inspect(f.Def, func(n syntax.Node) bool {
			if c, ok := n.(*syntax.Constant); ok && c.Kind == syntax.Str && plainText(c.Str) && !slices.Contains(list, c.Str) {
				list = append(list, c.Str)
			}
			return len(list) < maxLiterals
		})
	}
	return list
}

const maxLiterals = 12

// plainText tells whether a text can be the value of a header.
func plainText(s string) bool {
	return s != "" && len(s) <= 40 && !strings.ContainsFunc(s, func(r rune) bool { return r < ' ' || r > '~' })
}
