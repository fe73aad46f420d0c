// Package lessons holds the lessons of the course, and the records of what real
// Flask did with their apps.
package lessons

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"unguarded/checker/documents"
	"unguarded/checker/lesson"
)

// A Record is what real Flask did with the apps of a lesson. It is stored beside
// the lesson; web/lessons/oracle writes it.
type Record struct {
	Versions map[string]string `json:"versions"` // of the packages it ran with
	States   []StateRecord     `json:"states"`
}

// A StateRecord is what it did with one of them.
type StateRecord struct {
	Name   string        `json:"name"`
	SHA256 string        `json:"sha256"` // of the source that ran
	Routes []RouteRecord `json:"routes"`
}

// A RouteRecord holds the answers of a route, by the kind of caller: anonymous,
// nonsense (a token that nobody signed), access, refresh or fresh.
type RouteRecord struct {
	Method  string            `json:"method"`
	Rule    string            `json:"rule"`
	Callers map[string]Answer `json:"callers"`
}

// An Answer tells whether the view's function was entered, and the status.
type Answer struct {
	Entered bool `json:"entered"`
	Status  int  `json:"status"`
}

// Runnable gives the apps of a lesson that its record has an entry for: the states, and the
// complete apps in the text that say what they show.
func Runnable(l lesson.Lesson, text string) ([]lesson.State, error) {
	states, err := l.States()
	if err != nil {
		return nil, err
	}
	blocks, _ := documents.Blocks("lesson.md", text)
	for _, b := range blocks {
		states = append(states, lesson.State{Name: "the example " + b.Expect[0].Text, Source: b.Source, Line: b.Line})
	}
	return states, nil
}

// Digest is the SHA-256 of a source, in hexadecimal.
func Digest(source string) string {
	sum := sha256.Sum256([]byte(source))
	return hex.EncodeToString(sum[:])
}

// Verdict says in the checker's words what a stranger met. "" where the record
// does not tell.
func (r RouteRecord) Verdict() string {
	stranger := r.Callers["anonymous"]
	switch nonsense := r.Callers["nonsense"]; {
	case stranger.Entered && !nonsense.Entered:
		return "optional" // a token is looked at when there is one
	case stranger.Entered:
		return "open"
	case r.anyEntered():
		return "protected" // whatever the status is: others get in
	case stranger.Status == 401 || stranger.Status == 403:
		return "protected"
	case stranger.Status >= 500:
		return "broken"
	}
	return ""
}

func (r RouteRecord) anyEntered() bool {
	for _, answer := range r.Callers {
		if answer.Entered {
			return true
		}
	}
	return false
}

// agrees tells whether a verdict of the checker is the one of a record.
func agrees(verdict, recorded string) bool {
	return verdict == recorded || recorded == "open" && (verdict == "unprotected" || verdict == "public")
}

// outcome says in the checker's words what a caller met.
func (r RouteRecord) outcome(caller string) string {
	answer := r.Callers[caller]
	switch {
	case answer.Entered:
		return "reached"
	case answer.Status >= 500 && r.Verdict() == "broken":
		return "broken"
	}
	return "refused"
}

// RecordPath is where the record of a lesson is stored: beside the lesson's file.
func RecordPath(lesson string) string { return strings.TrimSuffix(lesson, ".md") + ".oracle.json" }
