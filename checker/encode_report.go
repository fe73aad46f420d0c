package checker

import (
	"strconv"
	"unicode/utf8"
)

// EncodeReport writes a Report as one line of JSON without a line break at its
// end. Lists are never null and HTML's characters stand for themselves; the same
// report gives the same bytes.
//
// It gives the bytes of encoding/json, in less than half of its time as WebAssembly: of
// what a page waits for after an edit of a long text, this was a third.
func EncodeReport(report Report) []byte {
	// About what an entry takes, so that little is copied as the text grows.
	size := 1000 + 1000*(len(report.Routes)+len(report.LibraryRoutes)+len(report.Diagnostics))
	out := jsonText(make([]byte, 0, size))
	out.report(&report)
	return out
}

// A jsonText is a text of JSON that is being written. A field's name comes with all
// that stands before its value: `,"path":`.
type jsonText []byte

func (t *jsonText) add(text string) { *t = append(*t, text...) }

func (t *jsonText) number(name string, value int) {
	*t = strconv.AppendInt(append(*t, name...), int64(value), 10)
}

func (t *jsonText) truth(name string, value bool) {
	*t = strconv.AppendBool(append(*t, name...), value)
}

func (t *jsonText) text(name, value string) {
	*t = appendText(append(*t, name...), value)
}

// list writes a list, each item with write.
func list[T any](t *jsonText, name string, items []T, write func(*T)) {
	t.add(name)
	t.add("[")
	for i := range items {
		if i > 0 {
			t.add(",")
		}
		write(&items[i])
	}
	t.add("]")
}

func (t *jsonText) report(r *Report) {
	t.start(r)
	list(t, `,"routes":`, r.Routes, t.route)
	list(t, `,"libraryRoutes":`, r.LibraryRoutes, t.route)
	list(t, `,"diagnostics":`, r.Diagnostics, t.diagnostic)
	list(t, `,"classic":`, r.Classic, t.classic)
	t.add("}")
}

// start writes what stands before the lists.
func (t *jsonText) start(r *Report) {
	t.number(`{"schemaVersion":`, r.SchemaVersion)
	t.text(`,"tool":{"name":`, r.Tool.Name)
	t.text(`,"version":`, r.Tool.Version)
	t.text(`},"profile":`, r.Profile)
	t.summary(`,"summary":`, &r.Summary)
}

func (t *jsonText) summary(name string, s *Summary) {
	t.add(name)
	t.number(`{"files":`, s.Files)
	t.number(`,"lines":`, s.Lines)
	t.number(`,"routes":`, s.Routes)
	t.number(`,"protected":`, s.Protected)
	t.number(`,"optional":`, s.Optional)
	t.number(`,"public":`, s.Public)
	t.number(`,"unprotected":`, s.Unprotected)
	t.number(`,"broken":`, s.Broken)
	t.number(`,"unknown":`, s.Unknown)
	t.number(`,"errors":`, s.Errors)
	t.number(`,"warnings":`, s.Warnings)
	t.number(`,"notes":`, s.Notes)
	t.add("}")
}

func (t *jsonText) route(r *Route) {
	t.text(`{"urlRule":`, r.URLRule)
	t.truth(`,"urlRuleKnown":`, r.URLRuleKnown)
	list(t, `,"methods":`, r.Methods, func(method *string) { t.text("", *method) })
	t.text(`,"endpoint":`, r.Endpoint)
	t.text(`,"view":`, r.View)
	t.text(`,"viewClass":`, r.ViewClass)
	t.text(`,"app":`, r.App)
	t.text(`,"blueprint":`, r.Blueprint)
	t.text(`,"path":`, r.Path)
	t.span(`,"span":`, &r.Span)
	t.text(`,"registration":{"path":`, r.Registration.Path)
	t.span(`,"span":`, &r.Registration.Span)
	t.text(`},"verdict":`, r.Verdict)
	t.text(`,"reason":`, r.Reason)
	list(t, `,"evidence":`, r.Evidence, t.message)
	t.text(`,"request":{"method":`, r.Request.Method)
	t.text(`,"url":`, r.Request.URL)
	list(t, `},"answers":`, r.Answers, t.answer)
	t.add("}")
}

func (t *jsonText) answer(a *Answer) {
	t.text(`{"caller":`, a.Caller)
	t.text(`,"outcome":`, a.Outcome)
	t.number(`,"status":`, a.Status)
	t.add("}")
}

func (t *jsonText) message(m *Message) {
	t.text(`{"message":`, m.Message)
	t.text(`,"path":`, m.Path)
	t.span(`,"span":`, &m.Span)
	t.add("}")
}

func (t *jsonText) diagnostic(d *Diagnostic) {
	t.text(`{"rule":`, d.Rule)
	t.text(`,"severity":`, d.Severity)
	t.text(`,"message":`, d.Message)
	t.text(`,"path":`, d.Path)
	t.span(`,"span":`, &d.Span)
	list(t, `,"related":`, d.Related, t.message)
	t.text(`,"url":`, d.URL)
	t.truth(`,"suppressed":`, d.Suppressed)
	t.truth(`,"baselined":`, d.Baselined)
	list(t, `,"fixes":`, d.Fixes, t.fix)
	t.add("}")
}

func (t *jsonText) fix(f *Fix) {
	t.text(`{"title":`, f.Title)
	list(t, `,"edits":`, f.Edits, t.edit)
	t.add("}")
}

func (t *jsonText) edit(e *Edit) {
	t.text(`{"path":`, e.Path)
	t.span(`,"span":`, &e.Span)
	t.text(`,"newText":`, e.NewText)
	t.add("}")
}

func (t *jsonText) classic(c *Classic) {
	t.text(`{"path":`, c.Path)
	t.truth(`,"fires":`, c.Fires)
	t.text(`,"reason":`, c.Reason)
	t.span(`,"span":`, &c.Span)
	t.add("}")
}

func (t *jsonText) span(name string, s *Span) {
	t.add(name)
	t.number(`{"start":{"line":`, s.Start.Line)
	t.number(`,"column":`, s.Start.Column)
	t.number(`},"end":{"line":`, s.End.Line)
	t.number(`,"column":`, s.End.Column)
	t.add("}}")
}

// appendText writes a text of JSON: control characters, quotes, backslashes and what
// ends a line in JavaScript are escaped; a byte that is not UTF-8 becomes U+FFFD.
func appendText(out []byte, text string) []byte {
	out = append(out, '"')
	start := 0 // of what is copied as it is
	for i := 0; i < len(text); {
		b := text[i]
		if ' ' <= b && b < utf8.RuneSelf && b != '"' && b != '\\' {
			i++
			continue
		}
		size, escape := 1, ""
		if b < utf8.RuneSelf {
			escape = escapes[b]
		} else {
			size, escape = escapeRune(text[i:])
		}
		if escape != "" {
			out = append(append(out, text[start:i]...), escape...)
			start = i + size
		}
		i += size
	}
	return append(append(out, text[start:]...), '"')
}

// escapeRune gives the size of the first character and its escape, "" for none.
func escapeRune(text string) (size int, escape string) {
	r, size := utf8.DecodeRuneInString(text)
	switch {
	case r == utf8.RuneError && size == 1:
		return size, `\ufffd`
	case r == '\u2028':
		return size, `\u2028`
	case r == '\u2029':
		return size, `\u2029`
	}
	return size, ""
}

// escapes are those of ASCII.
var escapes = func() (table [utf8.RuneSelf]string) {
	const hex = "0123456789abcdef"
	for b := range byte(' ') {
		table[b] = `\u00` + string(hex[b>>4]) + string(hex[b&15])
	}
	for b, escape := range map[byte]string{'"': `\"`, '\\': `\\`, '\b': `\b`, '\f': `\f`, '\n': `\n`, '\r': `\r`, '\t': `\t`} {
		table[b] = escape
	}
	return table
}()
