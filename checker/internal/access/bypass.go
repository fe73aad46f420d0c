package access

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"unguarded/checker/diag"
	"unguarded/checker/internal/interp"
)

// A Bypass is something that any stranger can send, and that lets the request by a
// guard which would refuse it.
type Bypass struct {
	diag.Place        // of the look at it
	Hook       string // the hook that looks, as a sentence names it; "" for what is around the view
	Kind       string // "header", "cookie" or "args"
	Name, Text string // "X-Internal" and "1"
}

// Sends says what the request carries: "the header `X-Internal: 1`".
func (b *Bypass) Sends() string {
	switch b.Kind {
	case "header":
		return fmt.Sprintf("the header `%s: %s`", b.Name, b.Text)
	case "cookie":
		return fmt.Sprintf("the cookie `%s=%s`", b.Name, b.Text)
	}
	return fmt.Sprintf("the query `?%s=%s`", url.QueryEscape(b.Name), url.QueryEscape(b.Text))
}

// reconsider looks again at a route that is protected, or open for what the request
// may carry of its own accord: there are parts of a request that anyone can send.
func (l *library) reconsider(m *interp.Machine, res *Result, ends []ending) {
	switch {
	case res.Verdict == Protected:
		if b, e := l.bypass(m, res, ends, false); b != nil {
			l.open(m, res, e)
			res.bypassed(b)
		}
	case res.Verdict == Unprotected && slices.ContainsFunc(ends, func(e ending) bool { return e.free }):
		l.reconsiderOpen(m, res)
	}
}

// reconsiderOpen walks a route, which is open for what a request may carry, with a
// request that carries nothing of it.
func (l *library) reconsiderOpen(m *interp.Machine, res *Result) {
	ends := l.probed(m, res, probe{strict: true})
	if len(ends) == 0 || !allRefused(ends) {
		return
	}
	if b, e := l.bypass(m, res, ends, true); b != nil {
		l.open(m, res, e)
		res.bypassed(b)
		return
	}
	if denied := clearest(ends); denied.status == 401 || denied.status == 403 {
		for _, r := range partsOf(ends) {
			if r.part.kind != "args" && isPlainHeader(r.part.name) || !l.asksFor(m, res, r.part) {
				return
			}
		}
		res.Noted = Noted{}
		res.tell(Protected, denied)
	}
}

// asksFor tells whether the query has to be right to get by: it is what the refusal
// is about, or is compared with something that a stranger does not know.
func (l *library) asksFor(m *interp.Machine, res *Result, p part) bool {
	if isWanted(l.probed(m, res, probe{strict: true, part: p})) {
		return true
	}
	text := "1"
	ends := l.probed(m, res, probe{strict: true, part: p, text: &text})
	return slices.ContainsFunc(ends, func(e ending) bool { return e.end == endReached && !e.certain() })
}

// bypass finds a part of the request that lets a stranger by, though its absence is
// not what the request is refused for.
func (l *library) bypass(m *interp.Machine, res *Result, ends []ending, strict bool) (*Bypass, ending) {
	reads := partsOf(ends)
	if len(reads) == 0 || len(reads) > maxParts || len(reads) == 1 && !slices.ContainsFunc(ends, func(e ending) bool { return e.library || e.elsewhere }) {
		return nil, ending{}
	}
	var found *Bypass
	var by ending
	for _, r := range reads {
		absent := l.probed(m, res, probe{strict: strict, part: r.part})
		wanted := isWanted(absent)
		if !wanted && found != nil || !wanted && !refusedElsewhere(absent) {
			continue
		}
		text, e, ok := l.letBy(m, res, r.part, strict, wanted)
		if ok && wanted {
			return nil, ending{} // its presence is all that is asked for: there is nothing to get by
		}
		if ok {
			found = &Bypass{Place: r.at, Hook: r.hook, Kind: r.part.kind, Name: titled(r.part), Text: text}
			by = e
		}
	}
	return found, by
}

const (
	maxParts      = 6
	maxWaysProbed = 16
)

// letBy finds a text of a part that certainly lets the request by.
func (l *library) letBy(m *interp.Machine, res *Result, p part, strict, wanted bool) (string, ending, bool) {
	texts := []string{"1", "true"}
	for i := 0; i < len(texts); i++ {
		ends := l.probed(m, res, probe{strict: strict, part: p, text: &texts[i]})
		for _, e := range ends {
			if e.end == endReached && e.certain() {
				return texts[i], e, true
			}
		}
		if i == 0 && !swayed(ends) {
			return "", ending{}, false
		}
		if i == 0 && !wanted && !isCredentialName(p.name) && len(ends) > 0 {
			texts = append(texts, ends[0].literals...)
		}
	}
	return "", ending{}, false
}

// probed walks a route for a stranger whose request a probe changes.
func (l *library) probed(m *interp.Machine, res *Result, p probe) []ending {
	l.probe = p
	defer func() { l.probe = probe{} }()
	ends, complete := l.ways(m, res.Route, anonymous, maxWaysProbed, false)
	res.discount(ends)
	if !complete && !slices.ContainsFunc(ends, func(e ending) bool { return e.end == endReached }) {
		return nil
	}
	return ends
}

// discount takes the ways of a probe that end with an exception in the body for no way
// by, where the body has the guard: it may be what the probe sends that broke it.
func (res *Result) discount(ends []ending) {
	for i := range ends {
		if res.guardsItself && ends[i].failed {
			ends[i].end = endCrashed
		}
	}
}

func allRefused(ends []ending) bool {
	return !slices.ContainsFunc(ends, func(e ending) bool { return e.end != endRefused })
}

// partsOf lists the parts that ways looked at.
func partsOf(ends []ending) []read {
	var list []read
	for _, e := range ends {
		for _, r := range e.reads {
			if !slices.ContainsFunc(list, func(o read) bool { return o.part == r.part }) {
				list = append(list, r)
			}
		}
	}
	return list
}

// isWanted tells whether the absence of the probe's part is what ways are refused for.
func isWanted(ends []ending) bool {
	return slices.ContainsFunc(ends, func(e ending) bool { return !e.library && e.last&interp.Sent != 0 })
}

// swayed tells whether the probe's part decided anything.
func swayed(ends []ending) bool {
	return slices.ContainsFunc(ends, func(e ending) bool { return e.swayed })
}

// refusedElsewhere tells whether ways are refused by a package, or for want of
// another credential.
func refusedElsewhere(ends []ending) bool {
	return !slices.ContainsFunc(ends, func(e ending) bool { return !e.library && e.last == 0 })
}

func (res *Result) bypassed(b *Bypass) {
	res.Bypass = b
	res.Reason = "anyone can send " + b.Sends() + ", and gets by the guard"
	at := slices.IndexFunc(res.Evidence, func(s Step) bool { return !s.Place.Span.None() && s.Path != "" })
	res.Evidence = slices.Insert(res.Evidence, max(at, 0), Step{b.Place, "the request carries " + b.Sends() + ", which anyone can send, and this finds it"})
}

// titled spells the name of a part as people write it: X-Internal.
func titled(p part) string {
	if p.kind != "header" {
		return p.name
	}
	words := strings.Split(p.name, "-")
	for i, w := range words {
		if w != "" {
			words[i] = strings.ToUpper(w[:1]) + w[1:]
		}
	}
	return strings.Join(words, "-")
}
