// Package expect is the language in which a block of code in a document, and a
// goal of a lesson, say what a check must answer: `GET /users unprotected`.
// docs/embedding.md describes it. web/page/expectation.ts is the same for the
// page; testdata/cases.json holds the two together.
package expect

import (
	"fmt"
	"slices"
	"strings"

	"unguarded/checker/pattern"
)

// An Expectation is a statement about a report that holds or does not.
type Expectation struct {
	Text   string // as written, without the spaces around it
	form   form
	method string // capitals; of a statement about one URL rule
	rule   string // Flask's URL rule
	want   string // a verdict, a caller or the ID of a rule of ours
}

// A form is one shape of a statement.
type form int

const (
	hasVerdict form = iota // METHOD URLRULE VERDICT
	exists                 // METHOD URLRULE exists
	missing                // METHOD URLRULE missing
	refuses                // METHOD URLRULE refuses CALLER
	admits                 // METHOD URLRULE admits CALLER
	everyRoute             // every route VERDICT
	noRoute                // no route VERDICT
	reports                // reports RULE
	silent                 // reports nothing
)

var (
	verdicts = []string{"unprotected", "optional", "broken", "unknown", "public", "protected"}
	callers  = []string{"anonymous", "access", "refresh", "fresh"}

	aboutAll   = pattern.Of(`^(every|no)\s+route\s+(\S+)$`)
	aboutRules = pattern.Of(`^reports\s+(\S+)$`)
	aboutOne   = pattern.Of(`^([A-Z]+)\s+(\S.*?)\s+(?:(refuses|admits)\s+)?(\S+)$`)
)

// Parse reads one expectation. The error names the word that is wrong.
func Parse(text string) (Expectation, error) {
	e := Expectation{Text: strings.TrimSpace(text)}
	if m := aboutAll().FindStringSubmatch(e.Text); m != nil {
		e.form, e.want = noRoute, m[2]
		if m[1] == "every" {
			e.form = everyRoute
		}
		return e, e.oneOf("a verdict", verdicts)
	}
	if m := aboutRules().FindStringSubmatch(e.Text); m != nil {
		e.form, e.want = reports, m[1]
		if e.want == "nothing" {
			e.form = silent
		}
		return e, nil
	}
	m := aboutOne().FindStringSubmatch(e.Text)
	if m == nil {
		return e, fmt.Errorf("%q: expected a method, a URL rule and a verdict, as in %q", e.Text, "GET /users protected")
	}
	e.method, e.rule, e.want = m[1], m[2], m[4]
	switch {
	case m[3] == "refuses":
		e.form = refuses
	case m[3] == "admits":
		e.form = admits
	case e.want == "exists":
		e.form = exists
		return e, nil
	case e.want == "missing":
		e.form = missing
		return e, nil
	default:
		return e, e.oneOf("a verdict, exists or missing", verdicts)
	}
	return e, e.oneOf("a caller", callers)
}

// oneOf says what is wrong with the last word where it is none of these.
func (e Expectation) oneOf(kind string, words []string) error {
	if slices.Contains(words, e.want) {
		return nil
	}
	return fmt.Errorf("%q: expected %s at the end, found %q; there are %s", e.Text, kind, e.want, strings.Join(words, ", "))
}

// ParseList reads expectations with semicolons between them; empty ones don't
// count.
func ParseList(text string) (list []Expectation, err error) {
	for part := range strings.SplitSeq(text, ";") {
		if strings.TrimSpace(part) == "" {
			continue
		}
		e, err := Parse(part)
		if err != nil {
			return nil, err
		}
		list = append(list, e)
	}
	return list, nil
}
