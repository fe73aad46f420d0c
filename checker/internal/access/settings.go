package access

import (
	"fmt"
	"regexp"
	"strings"

	"unguarded/checker/internal/catalog"
)

// Settings are what the user says of a project, which no code tells.
type Settings struct {
	// Public are patterns of routes that are meant to be open. One that starts with
	// a slash is held against the URL rule, any other against the endpoint; `*`
	// stands for any characters, slashes and dots among them.
	Public []string
	// Guards are the dotted names, as they are imported, of decorators that refuse a
	// caller without credentials. They count where the files given don't define
	// them; what the files define is walked.
	Guards []string
}

// A publicPattern is one of Settings.Public.
type publicPattern struct {
	text    string
	pattern *regexp.Regexp
}

func publicPatterns(texts []string) []publicPattern {
	list := make([]publicPattern, len(texts))
	for i, text := range texts {
		list[i] = newPublicPattern(text)
	}
	return list
}

func newPublicPattern(text string) publicPattern {
	quoted := strings.ReplaceAll(regexp.QuoteMeta(text), `\*`, `.*`)
	return publicPattern{text, regexp.MustCompile(`(?s)^` + quoted + `$`)}
}

// PublicMatcher gives what holds a pattern of Settings.Public against a route. A URL
// rule of which a part can't be seen matches nothing.
func PublicMatcher(pattern string) func(urlRule string, known bool, endpoint string) bool {
	return newPublicPattern(pattern).matches
}

func (p publicPattern) matches(urlRule string, known bool, endpoint string) bool {
	if strings.HasPrefix(p.text, "/") {
		return known && p.pattern.MatchString(urlRule)
	}
	return p.pattern.MatchString(endpoint)
}

// setPublic finds the first public pattern that a route matches.
func (l *library) setPublic(res *Result) (Step, bool) {
	for _, p := range l.meantOpen {
		if p.matches(res.URLRule, res.URLRuleKnown, res.Endpoint) {
			return Step{res.Place, fmt.Sprintf("the setting `public` says that it is meant to be open: %q", p.text)}, true
		}
	}
	return Step{}, false
}

// defineSettings makes guards of the names that the user says are guards. They
// are taken bare or called, and answer a stranger with 401.
func (l *library) defineSettings(settings Settings) {
	for _, path := range settings.Guards {
		pkg, _, _ := strings.Cut(path, ".")
		l.named[pkg] = true
		l.values[path] = l.guard(catalog.Entry{Path: path, Role: catalog.Guard, Form: catalog.Either, Status: 401})
	}
}
