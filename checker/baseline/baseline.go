// Package baseline remembers the findings that a project has today, so that only
// new ones are reported. A finding is known again by its rule, its file, the
// function and what the message says, not by its line.
package baseline

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"unguarded/checker"
)

// version is the version of the file's shape.
const version = 1

// A Baseline is a list of findings, each with how often it occurs.
type Baseline struct {
	Version  int       `json:"version"`
	Findings []Finding `json:"findings"`
}

// A Finding is one entry.
type Finding struct {
	Rule     string `json:"rule"`
	Path     string `json:"path"`     // slash-separated, relative to the baseline's folder
	Function string `json:"function"` // the view, "" where the finding is about none
	Message  string `json:"message"`  // the first sentence, without line numbers
	Count    int    `json:"count"`
}

// Of lists the findings of a report that nothing suppresses. The names are those
// that name gives to the report's paths. A bug in the checker is not accepted.
func Of(report checker.Report, name func(path string) string) Baseline {
	counts := map[Finding]int{}
	for _, d := range report.Diagnostics {
		if !d.Suppressed && d.Rule != "internal-error" {
			counts[identity(report, d, name)]++
		}
	}
	b := Baseline{Version: version, Findings: []Finding{}}
	for finding, n := range counts {
		finding.Count = n
		b.Findings = append(b.Findings, finding)
	}
	return b.With(nil)
}

// With adds findings, and puts all in order.
func (b Baseline) With(findings []Finding) Baseline {
	b.Findings = append(slices.Clip(b.Findings), findings...)
	slices.SortFunc(b.Findings, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Function, b.Function),
			cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Message, b.Message))
	})
	return b
}

// Apply suppresses the findings of a report that the baseline has, each as often
// as it says, and returns what the report does not have any more.
func (b Baseline) Apply(report *checker.Report, name func(path string) string) (stale []Finding) {
	left := map[Finding]int{}
	for _, finding := range b.Findings {
		left[finding.key()] += finding.Count
	}
	whole := *report
	report.Baseline(func(d checker.Diagnostic) bool {
		finding := identity(whole, d, name)
		if left[finding] == 0 {
			return false
		}
		left[finding]--
		return true
	})
	for _, finding := range b.Findings {
		key := finding.key()
		if n := min(left[key], finding.Count); n > 0 {
			finding.Count = n
			left[key] -= n
			stale = append(stale, finding)
		}
	}
	return stale
}

// key is the entry without its count.
func (f Finding) key() Finding {
	f.Count = 0
	return f
}

// identity is what a diagnostic is known again by.
func identity(report checker.Report, d checker.Diagnostic, name func(string) string) Finding {
	return Finding{Rule: d.Rule, Path: name(d.Path), Function: function(report.Routes, d), Message: d.Claim()}
}

// function is the view that a diagnostic is at, or at whose registration it is.
func function(routes []checker.Route, d checker.Diagnostic) string {
	for _, r := range routes {
		if r.Path == d.Path && r.Span == d.Span || r.Registration == (checker.Place{Path: d.Path, Span: d.Span}) {
			return r.View
		}
	}
	return ""
}

// Encode writes the file: indented, so that a change of one finding is a change
// of a few lines, with a line break at its end.
func (b Baseline) Encode() []byte {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	// Texts and numbers are all there is, and a buffer takes everything.
	_ = encoder.Encode(b)
	return out.Bytes()
}

// Decode reads the file. The error is a clause that says what was expected.
func Decode(data []byte) (Baseline, error) {
	var b Baseline
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&b); err != nil {
		return Baseline{}, fmt.Errorf("expected a baseline as --write-baseline makes it: %s", strings.TrimPrefix(err.Error(), "json: "))
	}
	if b.Version != version {
		return Baseline{}, fmt.Errorf("version: expected %d, found %d", version, b.Version)
	}
	for i, finding := range b.Findings {
		if finding.Count < 1 {
			return Baseline{}, fmt.Errorf("findings[%d].count: expected at least 1, found %d", i, finding.Count)
		}
	}
	return b, nil
}
