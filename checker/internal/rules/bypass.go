package rules

import (
	"fmt"

	"unguarded/checker/diag"
	"unguarded/checker/internal/access"
	"unguarded/checker/internal/rule"
	"unguarded/checker/internal/syntax"
	"unguarded/checker/source"
)

// reportBypasses reports what anyone can send to get by a guard.
func reportBypasses(p *rule.Pass) {
	found := causes(p.Results, func(r *access.Result) (diag.Place, bool) {
		if r.Bypass == nil || r.Verdict != access.Unprotected {
			return diag.Place{}, false
		}
		return r.Bypass.Place, true
	})
	for _, c := range found {
		b := c.first().Bypass
		where := "What stands around " + view(c.first())
		if b.Hook != "" {
			where = "The hook " + b.Hook
		}
		d := diag.Diagnostic{
			Place:    c.Place,
			Severity: diag.Warning,
			Message: fmt.Sprintf("%s lets anyone by who sends %s: %s needs no token then. Take the test away, or compare with a secret.",
				where, b.Sends(), c.requests()),
			Related: entry(c.routes).related(),
			Fixes:   withoutTest(p, b),
		}
		if c.writes() {
			d.Severity = diag.Error
		}
		p.Report(d)
	}
}

// withoutTest takes away an if that tests nothing but what anyone can send, and only
// returns.
func withoutTest(p *rule.Pass, b *access.Bypass) []diag.Fix {
	for _, mod := range p.Modules {
		if mod.File.Path != b.Path {
			continue
		}
		var test *syntax.If
		syntax.Inspect(mod, func(n syntax.Node) bool {
			if s, ok := n.(*syntax.If); ok && holds(s.Test.Span(), b.Span) {
				test = s
			}
			return true
		})
		if test == nil || !testsOne(test.Test, b.Span) || !onlyReturns(test) {
			return nil
		}
		return []diag.Fix{edit("Take the test away", b.Path, wholeLines(mod.File, test.Span()), "")}
	}
	return nil
}

func holds(outer, inner source.Span) bool {
	return outer.Start <= inner.Start && inner.End <= outer.End
}

// testsOne tells whether a test is the look at a part of the request, alone or
// compared with a literal.
func testsOne(e syntax.Expr, look source.Span) bool {
	if e.Span() == look {
		return true
	}
	c, ok := e.(*syntax.Compare)
	if !ok || len(c.Right) != 1 {
		return false
	}
	_, literal := c.Left.(*syntax.Constant)
	if literal && c.Span() == look { // "X-Internal" in request.headers
		return true
	}
	_, against := c.Right[0].(*syntax.Constant)
	return c.Left.Span() == look && against || literal && c.Right[0].Span() == look
}

// onlyReturns tells whether all that an if does is to return nothing.
func onlyReturns(s *syntax.If) bool {
	if len(s.Body) != 1 || len(s.Orelse) > 0 {
		return false
	}
	r, ok := s.Body[0].(*syntax.Return)
	if !ok {
		return false
	}
	c, constant := r.Value.(*syntax.Constant)
	return r.Value == nil || constant && c.Kind == syntax.None
}
