package access

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"unguarded/checker/diag"
	"unguarded/checker/internal/interp"
)

// Forged is what a stranger makes up to get by a guard, which refuses the request
// without it and takes anything.
type Forged struct {
	diag.Place        // of the look at it, or of the call that decodes it
	Kind       string // "header", "cookie" or "args"
	Name, Text string // "X-Key" and "1"
	// Decoder is the call that takes a token without checking its signature, as a
	// sentence names it; "" where the value is not looked at.
	Decoder string
}

// Sends says what the request carries.
func (f *Forged) Sends() string {
	return (&Bypass{Kind: f.Kind, Name: f.Name, Text: f.Text}).Sends()
}

// Part names what the guard asks for: "the header `X-Key`".
func (f *Forged) Part() string {
	switch f.Kind {
	case "header":
		return "the header `" + f.Name + "`"
	case "cookie":
		return "the cookie `" + f.Name + "`"
	}
	return "the query argument `" + f.Name + "`"
}

// madeUp are texts that look like what guards take apart.
var madeUp = []string{"1", "Bearer 1", "1.1.1", "Bearer 1.1.1"}

// forge sends what anyone can make up to a route that is protected, one part at a
// time. The verdict stays, for it is about a request that carries nothing.
func (l *library) forge(m *interp.Machine, res *Result, ends []ending) {
	if res.Verdict != Protected {
		return
	}
	reads := partsOf(ends)
	for _, e := range ends {
		for _, r := range e.tokens {
			if !slices.ContainsFunc(reads, func(o read) bool { return o.part == r.part }) {
				reads = append(reads, r)
			}
		}
	}
	if len(reads) > maxParts {
		return
	}
	for _, r := range reads {
		if f := l.forgedWith(m, res, r); f != nil {
			res.Forged = f
			res.Writes = writes(res)
			res.Reason = f.sentence()
			res.Evidence = append(res.Evidence, Step{f.Place, f.sentence()})
			return
		}
	}
}

func (f *Forged) sentence() string {
	if f.Decoder != "" {
		return fmt.Sprintf("%s does not check the signature: the request gets by with a token that anyone can make", f.Decoder)
	}
	return fmt.Sprintf("any value will do: the request gets by with %s, which anyone can send", f.Sends())
}

// forgedWith tries one part. It gives up where something verifies the text, or takes it
// along to where it can't be seen.
func (l *library) forgedWith(m *interp.Machine, res *Result, r read) *Forged {
	texts := madeUp
	for i := 0; i < len(texts); i++ {
		ends := l.probed(m, res, probe{part: r.part, text: &texts[i], forged: true})
		goOn := i > 0
		for _, e := range ends {
			switch {
			case e.escaped:
				return nil
			case e.end == endReached && e.certain():
				if e.decoder == nil && !l.takesAny(m, res, r, texts[i]) {
					return nil
				}
				return forgedBy(r, texts[i], e)
			}
			goOn = goOn || e.swayed || e.peeked
		}
		if !goOn {
			return nil
		}
		if i == 0 && len(ends) > 0 {
			texts = slices.Concat(madeUp, schemed(ends[0].literals))
		}
	}
	return nil
}

// takesAny tells whether another text is as good as the one that a guard took, whichever
// way a condition goes that can't be decided.
func (l *library) takesAny(m *interp.Machine, res *Result, r read, text string) bool {
	other := strings.ReplaceAll(text, "1", "73")
	l.probe = probe{part: r.part, text: &other, forged: true}
	defer func() { l.probe = probe{} }()
	ends, complete := l.ways(m, res.Route, anonymous, maxWaysProbed, true)
	res.discount(ends)
	return complete && !slices.ContainsFunc(ends, func(e ending) bool {
		return e.escaped || e.end != endReached && e.end != endInvalid
	})
}

// schemed are made up tokens behind the words that stand in the guard and may be the
// name of a scheme: "Token 1.1.1".
func schemed(literals []string) []string {
	var list []string
	for _, s := range literals {
		word := strings.TrimSpace(s)
		scheme := len(word) > 2 && len(word) < 10 && word != "Bearer" && !strings.ContainsFunc(word, func(r rune) bool { return !unicode.IsLetter(r) })
		if text := word + " 1.1.1"; scheme && len(list) < 3 && !slices.Contains(list, text) {
			list = append(list, text)
		}
	}
	return list
}

func forgedBy(r read, text string, e ending) *Forged {
	f := &Forged{Place: r.at, Kind: r.part.kind, Name: titled(r.part), Text: text}
	if scheme, ofScheme := strings.CutPrefix(f.Kind, "token "); ofScheme {
		f.Kind, f.Text = "header", strings.TrimSpace(scheme+" "+text)
	}
	if e.decoder != nil {
		f.Place, f.Decoder = e.decoder.Place, e.decoder.Written
	}
	return f
}

// tokenFor is the token that Flask-HTTPAuth hands to verify_token: none, or what the
// probe made up (HTTPAuth.get_auth, 4.5: a header of its own has no scheme).
func (w *walk) tokenFor(x *interp.External, callback, none interp.Value) interp.Value {
	p := part{"token Bearer", "Authorization"}
	if x.Args != nil {
		if scheme, ok := interp.AsStr(x.Args.ArgOr(0, "scheme", interp.None())); ok {
			p.kind = "token " + scheme
		}
		if name, ok := interp.AsStr(x.Args.ArgOr(2, "header", interp.None())); ok {
			p = part{"token ", name}
		}
	}
	if w == nil || w.who != anonymous {
		return none
	}
	if !slices.ContainsFunc(w.tokens, func(r read) bool { return r.part == p }) {
		w.tokens = append(w.tokens, read{p, w.placeOf(callback), w.hookName})
	}
	if !w.lib.probe.forged || w.lib.probe.part != p {
		return none
	}
	return interp.Tainted(interp.Str(*w.lib.probe.text), interp.Credential|interp.Sent)
}

// takes notes that a decoder that checks no signature took what the probe made up. It
// is false where that is no token at all.
func (w *walk) takes(token interp.Value, written string) bool {
	text, known := interp.AsStr(token)
	if !w.lib.probe.forged || interp.TaintOf(token)&interp.Sent == 0 || known && strings.TrimSpace(text) == "" {
		return false
	}
	if w.decoder == nil {
		w.decoder = &Use{Place: w.m.Site(), Written: written, Node: w.m.SiteNode()}
	}
	return true
}

// leaves notes that the probe's part, or the request as a whole, is given to code that
// can't be seen: it may look at the text.
func (w *walk) leaves(c *interp.Call) {
	if w == nil || w.lib.probe.text == nil || w.escaped {
		return
	}
	for _, v := range c.Args {
		w.escaped = w.escaped || holdsSent(v, 0)
	}
	for _, k := range c.Kw {
		w.escaped = w.escaped || holdsSent(k.Value, 0)
	}
}

// comparers are libraries that are asked about secrets.
var comparers = []string{"hmac.", "hashlib.", "secrets.", "werkzeug.security.", "passlib.", "bcrypt.", "jwcrypto."}

// compares notes that a library is asked about a secret, whatever became of the part.
func (w *walk) compares(path string) {
	if w != nil && w.lib.probe.forged && slices.ContainsFunc(comparers, func(prefix string) bool { return strings.HasPrefix(path, prefix) }) {
		w.escaped = true
	}
}

func holdsSent(v interp.Value, depth int) bool {
	if interp.TaintOf(v)&interp.Sent != 0 {
		return true
	}
	if depth > 2 {
		return false
	}
	found := false
	switch v := v.(type) {
	case *interp.List:
		found = slices.ContainsFunc(v.Elts, func(e interp.Value) bool { return holdsSent(e, depth+1) })
	case *interp.Dict:
		v.Items(func(_, e interp.Value) { found = found || holdsSent(e, depth+1) })
	case *interp.Instance:
		found = v.Class != nil && strings.HasPrefix(v.Class.Path, "flask.")
	}
	return found
}
