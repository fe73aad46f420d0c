package checker

import "slices"

// EncodeChange writes as JSON what turns the report last into the report next: the
// fields of a Report, but for its lists, each of which is an object
//
//	{"head": 3, "items": [...], "tail": 496}
//
// The list of next has the first three entries of last's, then items, then the final
// 496 of last's. After an edit within a line nearly all entries are as they were, and
// neither to write nor to read them again saves more time than the check itself takes.
func EncodeChange(last, next *Report) []byte {
	out := jsonText(make([]byte, 0, 4000))
	t := &out
	t.start(next)
	changes(t, `,"routes":`, last.Routes, next.Routes, (*Route).same, t.route)
	changes(t, `,"libraryRoutes":`, last.LibraryRoutes, next.LibraryRoutes, (*Route).same, t.route)
	changes(t, `,"diagnostics":`, last.Diagnostics, next.Diagnostics, (*Diagnostic).same, t.diagnostic)
	changes(t, `,"classic":`, last.Classic, next.Classic, func(c, o *Classic) bool { return *c == *o }, t.classic)
	t.add("}")
	return out
}

// changes writes what is new in a list, each entry with write.
func changes[T any](t *jsonText, name string, last, next []T, same func(*T, *T) bool, write func(*T)) {
	head, most := 0, min(len(last), len(next))
	for head < most && same(&last[head], &next[head]) {
		head++
	}
	tail := 0
	for tail < most-head && same(&last[len(last)-1-tail], &next[len(next)-1-tail]) {
		tail++
	}
	t.add(name)
	t.number(`{"head":`, head)
	list(t, `,"items":`, next[head:len(next)-tail], write)
	t.number(`,"tail":`, tail)
	t.add("}")
}

// same tells whether two entries are written alike.
func (r *Route) same(o *Route) bool {
	return r.URLRule == o.URLRule && r.URLRuleKnown == o.URLRuleKnown && r.Endpoint == o.Endpoint &&
		r.View == o.View && r.ViewClass == o.ViewClass && r.App == o.App && r.Blueprint == o.Blueprint &&
		r.Path == o.Path && r.Span == o.Span && r.Registration == o.Registration &&
		r.Verdict == o.Verdict && r.Reason == o.Reason && r.Request == o.Request &&
		slices.Equal(r.Methods, o.Methods) && slices.Equal(r.Evidence, o.Evidence) && slices.Equal(r.Answers, o.Answers)
}

func (d *Diagnostic) same(o *Diagnostic) bool {
	return d.Rule == o.Rule && d.Severity == o.Severity && d.Message == o.Message &&
		d.Path == o.Path && d.Span == o.Span && d.URL == o.URL &&
		d.Suppressed == o.Suppressed && d.Baselined == o.Baselined &&
		slices.Equal(d.Related, o.Related) && slices.EqualFunc(d.Fixes, o.Fixes, Fix.same)
}

func (f Fix) same(o Fix) bool { return f.Title == o.Title && slices.Equal(f.Edits, o.Edits) }
