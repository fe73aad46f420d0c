package rules

import (
	"strings"

	"unguarded/checker/diag"
	"unguarded/checker/internal/access"
	"unguarded/checker/internal/rule"
	"unguarded/checker/internal/syntax"
	"unguarded/checker/source"
)

// An entry is what one finding about a route speaks of: one function under one
// URL rule, with the methods that share a verdict. It is never empty.
type entry []*access.Result

// entries groups the results that are picked, in their order.
func entries(results []*access.Result, pick func(*access.Result) bool) []entry {
	type key struct {
		place                          diag.Place
		urlRule, class, app, blueprint string
		verdict                        access.Verdict
	}
	index := map[key]int{}
	var list []entry
	for _, r := range results {
		if !pick(r) {
			continue
		}
		k := key{r.Place, r.URLRule, r.ViewClass, r.App, r.Blueprint, r.Verdict}
		if i, ok := index[k]; ok {
			list[i] = append(list[i], r)
			continue
		}
		index[k] = len(list)
		list = append(list, entry{r})
	}
	return list
}

// first is the result that stands for the entry.
func (e entry) first() *access.Result { return e[0] }

func (e entry) writes() bool {
	for _, r := range e {
		if r.Writes {
			return true
		}
	}
	return false
}

// changesByMethod tells whether one of the methods is for changes.
func (e entry) changesByMethod() bool {
	for _, r := range e {
		if r.Method != "GET" && r.Method != "HEAD" && r.Method != "OPTIONS" {
			return true
		}
	}
	return false
}

// because is where the walk ended, ": " and the last sentence of the evidence
// without its full stop; empty when there is no evidence.
func (e entry) because() string {
	steps := e.first().Evidence
	if len(steps) == 0 {
		return ""
	}
	return ": " + strings.TrimSuffix(steps[len(steps)-1].Message, ".")
}

// related is the way of the walk: the steps that have a place.
func (e entry) related() []diag.Related {
	var list []diag.Related
	for _, step := range e.first().Evidence {
		if !step.Span.None() || step.Path != "" {
			list = append(list, diag.Related{Place: step.Place, Message: step.Message})
		}
	}
	return list
}

// fileOf finds the text of a path, nil when it is not among the files.
func fileOf(p *rule.Pass, path string) *source.File {
	for _, m := range p.Modules {
		if m.File.Path == path {
			return m.File
		}
	}
	return nil
}

// declaredOn tells whether the decorator belongs to the function itself, rather
// than to a class.
func declaredOn(function syntax.Node, d *syntax.Decorator) bool {
	f, ok := function.(*syntax.FunctionDef)
	if !ok || d == nil {
		return false
	}
	for _, own := range f.Decorators {
		if own == d {
			return true
		}
	}
	return false
}
