// Package sarif writes a report as SARIF 2.1.0 (OASIS, errata 01), the format
// that code hosts and editors read. Lines and columns count from 1, columns in
// UTF-16 code units, ends exclusive: SARIF's default, and the report's own.
package sarif

import (
	"bytes"
	"encoding/json"

	"unguarded/checker"
)

const (
	version = "2.1.0"
	schema  = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)

// Options say what is written.
type Options struct {
	Verdicts bool // a result for each route as well, of level "none"
}

// Format writes the report, indented and with a line break at its end. Paths that
// are relative are relative to %SRCROOT%, the repository's root.
func Format(report checker.Report, options Options) []byte {
	w := newWriter(report)
	results := w.findings()
	if options.Verdicts {
		results = append(results, w.verdicts()...)
	}
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(log{Schema: schema, Version: version, Runs: []run{{
		Tool:       tool{Driver: driver{Name: report.Tool.Name, SemanticVersion: report.Tool.Version, Rules: w.descriptors(options.Verdicts)}},
		ColumnKind: "utf16CodeUnits",
		Bases:      map[string]artifactLocation{sourceRoot: {Description: &message{Text: "The root of the repository."}}},
		Results:    results,
	}}}); err != nil {
		panic("sarif: a value of our own types can't be encoded: " + err.Error())
	}
	return out.Bytes()
}

// writer makes the results of one report.
type writer struct {
	report checker.Report
	index  map[string]int // a rule's place in the list of rules
	seen   map[string]int // how often a fingerprint came, before it is told apart
}

func newWriter(report checker.Report) *writer {
	w := &writer{report: report, index: map[string]int{}, seen: map[string]int{}}
	for _, id := range rulesOf(report) {
		w.index[id] = len(w.index)
	}
	w.index[verdictRule] = len(w.index)
	return w
}

// findings are the results made from diagnostics.
func (w *writer) findings() []result {
	list := make([]result, 0, len(w.report.Diagnostics))
	for _, d := range w.report.Diagnostics {
		r := result{
			RuleID: d.Rule, RuleIndex: w.index[d.Rule], Kind: "fail", Level: d.Severity,
			Message:      message{Text: d.Message},
			Locations:    locationsOf(d.Path, d.Span),
			Related:      related(d.Related),
			CodeFlows:    w.flows(d),
			Fixes:        fixes(d.Fixes),
			Fingerprints: w.fingerprint(d.Rule, d.Path, d.Claim()),
		}
		if d.Suppressed {
			r.Suppressions = []suppression{suppressionOf(d)}
		}
		list = append(list, r)
	}
	return list
}

// suppressionOf says where it stands that a diagnostic is not wanted: in a comment of
// the source, or outside of it, and then why.
func suppressionOf(d checker.Diagnostic) suppression {
	switch why := d.LeftOut(); {
	case d.Baselined:
		return suppression{Kind: "external", Justification: "The baseline lists it."}
	case why != "":
		return suppression{Kind: "external", Justification: why}
	}
	return suppression{Kind: "inSource"}
}

// flows are the ways of the requests that a diagnostic is about: the evidence of
// each route whose view it points at, or whose registration it points at or names
// as related.
func (w *writer) flows(d checker.Diagnostic) []codeFlow {
	registrations := map[checker.Place]bool{{Path: d.Path, Span: d.Span}: true}
	for _, m := range d.Related {
		registrations[checker.Place{Path: m.Path, Span: m.Span}] = true
	}
	view := checker.Place{Path: d.Path, Span: d.Span}
	var flows []codeFlow
	for _, route := range w.report.Routes {
		about := view == checker.Place{Path: route.Path, Span: route.Span} || registrations[route.Registration]
		if about && d.Path != "" && len(route.Evidence) > 0 {
			flows = append(flows, flow(route))
		}
	}
	return flows
}

func related(messages []checker.Message) []location {
	var list []location
	for i, m := range messages {
		place := locate(m)
		place.ID = &i
		list = append(list, place)
	}
	return list
}

func fixes(list []checker.Fix) []fix {
	var out []fix
	for _, f := range list {
		out = append(out, fix{Description: message{Text: f.Title}, Changes: changes(f.Edits)})
	}
	return out
}

// changes groups edits by file, in the order in which the files come.
func changes(edits []checker.Edit) []artifactChange {
	var list []artifactChange
	at := map[string]int{}
	for _, e := range edits {
		i, known := at[e.Path]
		if !known {
			i = len(list)
			at[e.Path] = i
			list = append(list, artifactChange{Artifact: artifact(e.Path)})
		}
		list[i].Replacements = append(list[i].Replacements, replacement{Deleted: regionOf(e.Span), Inserted: &content{Text: e.NewText}})
	}
	return list
}
