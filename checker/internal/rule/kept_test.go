package rule

import (
	"testing"

	"unguarded/checker/diag"
	"unguarded/checker/internal/access"
)

func TestAFindingIsPutInWordsAgainOnlyWhereSomethingIsNew(t *testing.T) {
	a, b, c := &access.Result{}, &access.Result{}, &access.Result{}
	var kept Kept
	for _, step := range []struct {
		name   string
		before func()
		routes []*access.Result
		with   string
		words  string
		want   string
	}{
		{"the first check", kept.Turn, []*access.Result{a, b}, "x", "1", "1"},
		{"the same", kept.Turn, []*access.Result{a, b}, "x", "2", "1"},
		{"other circumstances", kept.Turn, []*access.Result{a, b}, "y", "3", "3"},
		{"one route fewer", kept.Turn, []*access.Result{a}, "y", "4", "4"},
		{"another route after the first", kept.Turn, []*access.Result{a, c}, "y", "5", "5"},
		{"moved lines", func() { kept.Clear(); kept.Turn() }, []*access.Result{a, c}, "y", "6", "6"},
		{"a check that did not ask", kept.Turn, nil, "", "", ""},
		{"and one that asks again", kept.Turn, []*access.Result{a, c}, "y", "7", "7"},
	} {
		step.before()
		if step.routes == nil {
			continue
		}
		got := kept.Finding(step.routes, step.with, func() diag.Diagnostic { return diag.Diagnostic{Message: step.words} })
		if got.Message != step.want {
			t.Errorf("%s: got the words of check %s, want those of %s", step.name, got.Message, step.want)
		}
	}
}

func TestANilKeptKeepsNothing(t *testing.T) {
	var kept *Kept
	kept.Turn()
	a := &access.Result{}
	for _, want := range []string{"1", "2"} {
		got := kept.Finding([]*access.Result{a}, "x", func() diag.Diagnostic { return diag.Diagnostic{Message: want} })
		if got.Message != want {
			t.Errorf("got %s, want %s", got.Message, want)
		}
	}
}

func TestWhatStandsAroundIsMadeAgainOnlyForOtherResults(t *testing.T) {
	open, walkedAgain, guarded := &access.Result{Verdict: access.Unprotected}, &access.Result{Verdict: access.Unprotected}, &access.Result{Verdict: access.Protected}
	alike := func(a, b *access.Result) bool { return a.Verdict == b.Verdict }
	var kept Kept
	made := 0
	of := func([]*access.Result) any { made++; return made }
	for _, step := range []struct {
		name    string
		results []*access.Result
		want    int
	}{
		{"the first check", []*access.Result{open, guarded}, 1},
		{"a route that was walked again", []*access.Result{walkedAgain, guarded}, 1},
		{"another verdict", []*access.Result{guarded, guarded}, 2},
		{"one route fewer", []*access.Result{guarded}, 3},
	} {
		if got := kept.Around(step.results, alike, of); got != step.want {
			t.Errorf("%s: made %v times, want %d", step.name, got, step.want)
		}
	}
	kept.Clear()
	if got := kept.Around([]*access.Result{guarded}, alike, of); got != 4 {
		t.Errorf("after Clear: made %v times, want 4", got)
	}
}
