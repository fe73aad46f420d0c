// Package checker tells which routes of a Flask application answer a caller who
// carries no token, and why. It does no I/O, has no clock and does not panic.
package checker

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"unguarded/checker/diag"
	"unguarded/checker/internal/access"
	"unguarded/checker/internal/rule"
	"unguarded/checker/internal/rules"
	"unguarded/checker/internal/syntax"
	"unguarded/checker/source"
)

// Version is the release that a report names.
const Version = "0.1.0"

// Check checks files as one project. The same files give the same report, byte
// for byte, on every platform. A file whose name ends in .py is Python; any other
// is read only for what it says of installed versions, and is not counted.
func Check(files []File, options Options) Report {
	return newCheck(files, options.settings(), syntax.Parse).report(options)
}

// report walks what was parsed and puts the findings in words.
func (c *check) report(options Options) Report {
	report := Report{
		SchemaVersion: SchemaVersion,
		Tool:          Tool{Name: "unguarded", Version: Version},
		Profile:       options.Profile,
	}
	if report.Profile == "" {
		report.Profile = ProfileRoutes
	}
	for _, m := range c.modules {
		report.Summary.Files++
		report.Summary.Lines += m.File.Lines()
	}
	classic := c.classic(&report)
	var found []diag.Diagnostic
	for _, m := range c.modules {
		found = append(found, readable(m.File, c.broken[m.File.Path])...)
	}
	if report.Profile == ProfileClassic {
		found = append(found, classic...)
	} else {
		found = append(found, c.routes(&report)...)
		leaveOutTests(found, c.walked())
	}
	diag.Sort(found)
	report.Diagnostics = make([]Diagnostic, 0, len(found))
	for _, d := range found {
		if options.reports(d) {
			report.Diagnostics = append(report.Diagnostics, c.diagnostic(d))
		}
	}
	report.count()
	report.fillNulls()
	return report
}

// check is the state of one check: the files, parsed.
type check struct {
	modules  []*syntax.Module
	context  []*source.File
	settings access.Settings
	files    map[string]*source.File
	broken   map[string][]diag.Diagnostic // syntax errors, by path
	syntax   []diag.Diagnostic            // the same in the order of the files
	analyzed map[*syntax.Module]analyzed  // by the first module of the program
	programs []access.Program             // once they were told apart
	watch    bool                         // the analyses are kept, to be done again in part
	written  map[*access.Result]Route     // what the report says of results, if they are watched
	kept     *rule.Kept                   // findings, if the results are watched
	trials   *trials                      // where fixes are checked again, or nil
}

// analyzed is a program and what its analysis gave.
type analyzed struct {
	access.Program
	results  []*access.Result
	analysis *access.Analysis // nil where it is not kept
}

// analyze analyses a program, and keeps the analysis if it is to be watched.
func analyze(p access.Program, settings access.Settings, watch bool) analyzed {
	if !watch {
		return analyzed{Program: p, results: p.Analyze(settings)}
	}
	a := p.Watch(settings)
	return analyzed{p, a.Results(), a}
}

// parsing is syntax.Parse, or what gives the same; it is called from several
// goroutines.
type parsing func(*source.File) (*syntax.Module, []diag.Diagnostic)

func newCheck(files []File, settings access.Settings, parse parsing) *check {
	sorted := slices.Clone(files)
	slices.SortStableFunc(sorted, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	var python, context []*source.File
	for _, f := range sorted {
		src := source.NewFile(path.Clean(f.Path), inUTF8(f.Source))
		if strings.HasSuffix(src.Path, ".py") {
			python = append(python, src)
		} else {
			context = append(context, src)
		}
	}
	return (&check{settings: settings}).with(python, context, parse)
}

// inUTF8 puts U+FFFD in the place of bytes that are not UTF-8. Most texts have none, which
// the test finds much faster.
func inUTF8(text string) string {
	if utf8.ValidString(text) {
		return text
	}
	return strings.ToValidUTF8(text, "\uFFFD")
}

// with parses Python files. Those that the earlier check parsed are taken from it.
func (c *check) with(python, context []*source.File, parse parsing) *check {
	next := &check{
		modules: make([]*syntax.Module, len(python)), context: context, settings: c.settings,
		files: map[string]*source.File{}, broken: map[string][]diag.Diagnostic{},
		analyzed: c.analyzed,
	}
	found := make([][]diag.Diagnostic, len(python))
	inParallel(len(python), func(i int) {
		if c.files[python[i].Path] == python[i] {
			next.modules[i], found[i] = c.modules[i], c.broken[python[i].Path]
			return
		}
		next.modules[i], found[i] = parse(python[i])
	})
	for i, f := range python {
		next.files[f.Path] = f
		next.broken[f.Path] = found[i]
		next.syntax = append(next.syntax, found[i]...)
	}
	return next
}

// walked lists the results that were found so far, in no order.
func (c *check) walked() (results []*access.Result) {
	for _, a := range c.analyzed {
		results = append(results, a.results...)
	}
	return results
}

// results walks the routes of all programs. A program whose files are the same as
// in the check before is not walked again.
func (c *check) results() []*access.Result {
	if c.programs == nil {
		c.programs = access.Programs(c.modules, c.context)
	}
	list := make([]analyzed, len(c.programs))
	inParallel(len(list), func(i int) {
		p := c.programs[i]
		before, known := c.analyzed[p.Modules[0]]
		if !known || !slices.Equal(before.Modules, p.Modules) || !slices.Equal(before.Context, p.Context) {
			before = analyze(p, c.settings, c.watch)
		}
		list[i] = before
	})
	c.analyzed = map[*syntax.Module]analyzed{}
	var results []*access.Result
	for _, a := range list {
		c.analyzed[a.Modules[0]] = a
		results = append(results, a.results...)
	}
	access.SortResults(results)
	return results
}

// classic gives the answer of the check of 2020 for every file.
func (c *check) classic(report *Report) []diag.Diagnostic {
	var found []diag.Diagnostic
	for _, m := range c.modules {
		r := rules.Classic(m, len(c.broken[m.File.Path]) > 0)
		answer := Classic{Path: m.File.Path, Fires: r.Fires, Reason: r.Reason}
		if r.Fires {
			answer.Span = c.span(diag.Place{Path: m.File.Path, Span: r.Span})
		}
		report.Classic = append(report.Classic, answer)
		if r.Fires {
			found = append(found, rules.ClassicFinding(m, r))
		}
	}
	return found
}

// routes walks the routes. A bug in the walk must not take the rest with it: it
// becomes a diagnostic that says so.
func (c *check) routes(report *Report) (found []diag.Diagnostic) {
	defer func() {
		if bug := recover(); bug != nil {
			at := diag.Place{}
			if len(c.modules) > 0 {
				at.Path = c.modules[0].File.Path
			}
			found = append(found, diag.Diagnostic{
				Place: at, Rule: internalError, Severity: diag.Error,
				Message: fmt.Sprintf("A bug in the checker ended the analysis of the routes: %v. Please report it.", bug),
			})
		}
	}()
	results := c.results()
	report.Routes = c.entries(results)
	found = rules.Check(c.modules, results, c.kept)
	c.keepGoodFixes(outcomeOf(results, found), found)
	return found
}

// entries joins the methods of one registration that share verdict and evidence.
func (c *check) entries(results []*access.Result) []Route {
	routes := make([]Route, 0, len(results))
	alike := make(map[diag.Place][]int, len(results)) // entries, by the place of the view
	for _, r := range results {
		route, known := c.written[r]
		if !known {
			route = c.route(r)
			if c.watch {
				c.written[r] = route
			}
		}
		list := alike[r.Place]
		i := slices.IndexFunc(list, func(i int) bool { return routes[i].joins(&route) })
		if i < 0 {
			alike[r.Place] = append(list, len(routes))
			routes = append(routes, route)
			continue
		}
		first := &routes[list[i]]
		first.Methods = append(first.Methods, route.Methods...)
	}
	return routes
}

// joins tells whether two entries of one view differ in nothing but their methods.
func (r *Route) joins(o *Route) bool {
	return r.URLRule == o.URLRule && r.Endpoint == o.Endpoint &&
		r.App == o.App && r.Verdict == o.Verdict && r.Registration == o.Registration &&
		slices.Equal(r.Evidence, o.Evidence) && slices.Equal(r.Answers, o.Answers)
}

func (c *check) route(r *access.Result) Route {
	return Route{
		URLRule: r.URLRule, URLRuleKnown: r.URLRuleKnown, Methods: []string{r.Method}, Endpoint: r.Endpoint,
		View: r.View, ViewClass: r.ViewClass, App: r.App, Blueprint: r.Blueprint,
		Path: r.Path, Span: c.span(r.Place),
		Registration: Place{Path: r.Registration.Path, Span: c.span(r.Registration)},
		Verdict:      string(r.Verdict), Reason: r.Reason, Evidence: c.evidence(r.Evidence),
		Request: HTTP{Method: r.Method, URL: r.URL()}, Answers: answers(r.Answers),
	}
}

func answers(list []access.Answer) []Answer {
	out := make([]Answer, len(list))
	for i, a := range list {
		out[i] = Answer{Caller: a.Caller, Outcome: a.Outcome, Status: a.Status}
	}
	return out
}

func (c *check) evidence(steps []access.Step) []Message {
	out := make([]Message, len(steps))
	for i, s := range steps {
		out[i] = Message{Message: s.Message, Path: s.Path, Span: c.span(s.Place)}
	}
	return out
}

// span converts to the positions of the contract; no place stays no place.
func (c *check) span(p diag.Place) Span {
	f := c.files[p.Path]
	if f == nil || p.Span.None() && p.Path == "" {
		return Span{}
	}
	start, end := f.Position(p.Span.Start), f.Position(p.Span.End)
	return Span{Start: Position(start), End: Position(end)}
}

func (c *check) diagnostic(d diag.Diagnostic) Diagnostic {
	out := Diagnostic{
		Rule: d.Rule, Severity: string(d.Severity), Message: d.Message, Path: d.Path, Span: c.span(d.Place),
		URL: rules.URL(d.Rule), Suppressed: d.Suppressed,
	}
	for _, r := range d.Related {
		out.Related = append(out.Related, Message{Message: r.Message, Path: r.Path, Span: c.span(r.Place)})
	}
	for _, f := range d.Fixes {
		fix := Fix{Title: f.Title}
		for _, e := range f.Edits {
			fix.Edits = append(fix.Edits, Edit{Path: e.Path, Span: c.span(e.Place), NewText: e.NewText})
		}
		out.Fixes = append(out.Fixes, fix)
	}
	return out
}

// count fills the sums of the summary.
func (r *Report) count() {
	s := &r.Summary
	for _, route := range r.Routes {
		n := len(route.Methods)
		s.Routes += n
		switch access.Verdict(route.Verdict) {
		case access.Protected:
			s.Protected += n
		case access.Optional:
			s.Optional += n
		case access.Public:
			s.Public += n
		case access.Unprotected:
			s.Unprotected += n
		case access.Broken:
			s.Broken += n
		default:
			s.Unknown += n
		}
	}
	for _, d := range r.Diagnostics {
		if d.Suppressed {
			continue
		}
		switch diag.Severity(d.Severity) {
		case diag.Error:
			s.Errors++
		case diag.Warning:
			s.Warnings++
		default:
			s.Notes++
		}
	}
}
