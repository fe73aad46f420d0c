package checker

import (
	"cmp"
	"slices"

	"unguarded/checker/diag"
	"unguarded/checker/internal/access"
	"unguarded/checker/internal/rules"
	"unguarded/checker/internal/syntax"
	"unguarded/checker/source"
)

// maxFixChecks bounds how many fixes are checked one by one.
const maxFixChecks = 12

// outcome is what a fix is measured by.
type outcome struct {
	protected int // pairs of URL rule and method
	served    int // those of them that answer a caller with some token
	open      int // pairs that anyone can call
	findings  int // errors and warnings
}

func outcomeOf(results []*access.Result, found []diag.Diagnostic) outcome {
	var o outcome
	for _, r := range results {
		if r.Verdict == access.Unprotected {
			o.open++
		}
		if r.Verdict == access.Protected {
			o.protected++
			if slices.ContainsFunc(r.Answers, func(a access.Answer) bool { return a.Outcome == "reached" }) {
				o.served++
			}
		}
	}
	for _, d := range found {
		if d.Severity != diag.Note && !d.Suppressed {
			o.findings++
		}
	}
	return o
}

// betters tells whether a fixed text protects more routes, or as many and leaves
// fewer open or answers more of the callers who carry a token, with no more
// findings.
func (o outcome) betters(before outcome) bool {
	if o.findings > before.findings || o.protected < before.protected {
		return false
	}
	return o.protected > before.protected || o.served > before.served || o.served == before.served && o.open < before.open
}

// bettersBy tells whether n fixes at once did what each of them is for: so many
// findings fewer, and so many routes protected, or as many as before and so many
// fewer open.
func (o outcome) bettersBy(n int, before outcome) bool {
	if o.findings+n > before.findings {
		return false
	}
	return o.protected >= before.protected+n || o.protected == before.protected && o.served >= before.served && o.open+n <= before.open
}

// keepGoodFixes drops every fix whose text, checked again, is no better than
// before. All of them are tried at once first, which is enough where they don't
// get in each other's way.
func (c *check) keepGoodFixes(before outcome, found []diag.Diagnostic) {
	var all []diag.Edit
	n := 0
	for _, d := range found {
		if len(d.Fixes) > 0 {
			all = append(all, d.Fixes[0].Edits...)
			n++
		}
	}
	if n == 0 {
		return
	}
	if together, ok := c.after(all); ok && together.bettersBy(n, before) && !alternatives(found) {
		return
	}
	var singly []diag.Fix
	for _, d := range found {
		singly = append(singly, d.Fixes...)
	}
	good := make([]bool, len(singly))
	inParallel(min(len(singly), maxFixChecks), func(i int) {
		o, ok := c.after(singly[i].Edits)
		good[i] = ok && o.betters(before)
	})
	for i := range found {
		found[i].Fixes = slices.DeleteFunc(found[i].Fixes, func(diag.Fix) bool {
			keep := good[0]
			good = good[1:]
			return !keep
		})
	}
}

func alternatives(found []diag.Diagnostic) bool {
	return slices.ContainsFunc(found, func(d diag.Diagnostic) bool { return len(d.Fixes) > 1 })
}

// after checks the files with the edits made. It is false when edits overlap, or
// when the text no longer parses as well as before.
func (c *check) after(edits []diag.Edit) (outcome, bool) {
	byFile := map[string][]diag.Edit{}
	key := keyOf(edits)
	for _, e := range edits {
		if f := c.files[e.Path]; f != nil {
			e.Span = source.Span{Start: f.Byte(e.Span.Start), End: f.Byte(e.Span.End)}
		}
		byFile[e.Path] = append(byFile[e.Path], e)
	}
	var files []*source.File
	size := 0
	for _, m := range c.modules {
		file := m.File
		size += len(file.Text)
		if edits := byFile[file.Path]; len(edits) > 0 {
			text, ok := apply(file.Text, edits)
			if !ok {
				return outcome{}, false
			}
			file = source.NewFile(file.Path, text)
		}
		files = append(files, file)
	}
	if size <= maxTrialText {
		if trial := c.trials.take(key); trial != nil {
			again, keep := trial.update(asFiles(files, c.context), c.settings)
			o, ok := c.outcomeOf(again)
			keep()
			c.trials.put(key, trial)
			return o, ok
		}
	}
	return c.outcomeOf(c.with(files, c.context, syntax.Parse))
}

// outcomeOf measures a check of the files with edits in them.
func (c *check) outcomeOf(again *check) (outcome, bool) {
	if len(again.syntax) > len(c.syntax) {
		return outcome{}, false
	}
	results := again.results()
	return outcomeOf(results, rules.Check(again.modules, results, again.kept)), true
}

func asFiles(lists ...[]*source.File) (files []File) {
	for _, list := range lists {
		for _, f := range list {
			files = append(files, File{Path: f.Path, Source: f.Text})
		}
	}
	return files
}

// apply makes edits in a text, their places bytes of it; it is false when two of them overlap.
func apply(text string, edits []diag.Edit) (string, bool) {
	sorted := slices.Clone(edits)
	slices.SortStableFunc(sorted, func(a, b diag.Edit) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
	out, at := "", 0
	for _, e := range sorted {
		if e.Span.Start < at || e.Span.End > len(text) {
			return "", false
		}
		out += text[at:e.Span.Start] + e.NewText
		at = e.Span.End
	}
	return out + text[at:], true
}
