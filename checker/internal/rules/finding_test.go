package rules

import (
	"slices"
	"strings"
	"testing"

	"unguarded/checker/diag"
	"unguarded/checker/internal/access"
	"unguarded/checker/internal/flask"
	"unguarded/checker/internal/syntax"
	"unguarded/checker/source"
)

// An app is a parsed file with results that a test states by hand.
type app struct {
	t       *testing.T
	module  *syntax.Module
	results []*access.Result
}

func parse(t *testing.T, lines ...string) *app {
	t.Helper()
	m, problems := syntax.Parse(source.NewFile("app.py", strings.Join(lines, "\n")+"\n"))
	if len(problems) > 0 {
		t.Fatalf("the app of the test does not parse: %s", problems[0].Message)
	}
	return &app{t: t, module: m}
}

func (a *app) function(name string) *syntax.FunctionDef {
	a.t.Helper()
	var found *syntax.FunctionDef
	syntax.Inspect(a.module, func(n syntax.Node) bool {
		if f, ok := n.(*syntax.FunctionDef); ok && f.Name == name {
			found = f
		}
		return true
	})
	if found == nil {
		a.t.Fatalf("no function %s", name)
	}
	return found
}

// decorator finds a decorator of the file by the start of its text.
func (a *app) decorator(text string) *syntax.Decorator {
	a.t.Helper()
	var found *syntax.Decorator
	syntax.Inspect(a.module, func(n syntax.Node) bool {
		if d, ok := n.(*syntax.Decorator); ok && strings.HasPrefix(a.module.File.Slice(d.At), text) {
			found = d
		}
		return true
	})
	if found == nil {
		a.t.Fatalf("no decorator %s", text)
	}
	return found
}

func (a *app) place(n syntax.Node) diag.Place { return diag.Place{Path: "app.py", Span: n.Span()} }

// text is the place of the first occurrence of a text.
func (a *app) text(text string) diag.Place {
	a.t.Helper()
	start := strings.Index(a.module.File.Text, text)
	if start < 0 {
		a.t.Fatalf("no text %q", text)
	}
	return diag.Place{Path: "app.py", Span: source.Span{Start: start, End: start + len(text)}}
}

// route adds what the walk found: the request is "GET /users".
func (a *app) route(request, function string, verdict access.Verdict, change ...func(*access.Result)) *access.Result {
	a.t.Helper()
	f := a.function(function)
	method, urlRule, _ := strings.Cut(request, " ")
	r := &access.Result{
		Route: &flask.Route{
			URLRule: urlRule, URLRuleKnown: true, Method: method, Endpoint: function, App: "app", View: function,
			Place: diag.Place{Path: "app.py", Span: source.Span{Start: f.At.Start, End: f.NameAt.End}},
			Func:  f, Module: a.module,
		},
		Verdict:  verdict,
		Evidence: []access.Step{{Place: a.place(f), Message: "`" + function + "` runs."}},
		Writes:   method != "GET",
	}
	if len(f.Decorators) > 0 {
		r.Decorator = f.Decorators[0]
	}
	for _, c := range change {
		c(r)
	}
	a.results = append(a.results, r)
	return r
}

func (a *app) check() []diag.Diagnostic { return Check([]*syntax.Module{a.module}, a.results, nil) }

// expect compares the findings, each as "rule severity: message".
func (a *app) expect(want ...string) {
	a.t.Helper()
	var got []string
	for _, d := range a.check() {
		got = append(got, d.Rule+" "+string(d.Severity)+": "+d.Message)
	}
	if !slices.Equal(got, want) {
		a.t.Errorf("findings\ngot:\n  %s\nwant:\n  %s", strings.Join(got, "\n  "), strings.Join(want, "\n  "))
	}
}

// fixed applies the one fix of the one finding.
func (a *app) fixed() string {
	a.t.Helper()
	found := a.check()
	if len(found) != 1 || len(found[0].Fixes) != 1 {
		a.t.Fatalf("expected one finding with one fix, got %v", found)
	}
	edits := slices.Clone(found[0].Fixes[0].Edits)
	slices.SortFunc(edits, func(x, y diag.Edit) int { return y.Span.Start - x.Span.Start })
	text := a.module.File.Text
	for _, e := range edits {
		text = text[:e.Span.Start] + e.NewText + text[e.Span.End:]
	}
	return text
}
