package checker

import (
	"path"
	"reflect"
	"slices"

	"unguarded/checker/diag"
	"unguarded/checker/internal/access"
	"unguarded/checker/internal/syntax"
	"unguarded/checker/source"
)

// checked is a check that can be done again in part.
type checked struct {
	files []File
	*check
}

// following is what came of it.
type following uint8

const (
	astray   following = iota // a full check is needed
	followed                  // the check is up to date
	broken                    // a bug ended it: nothing that was kept may be used again
)

// follow brings the check up to date with files that differ from its own in nothing
// but the body of one function, or a comment.
func (c *checked) follow(caches map[string]*syntax.Cache, files []File, settings access.Settings) (end following) {
	if c == nil || !reflect.DeepEqual(settings, c.settings) {
		return astray
	}
	i, ok := c.changed(files)
	if !ok {
		return astray
	}
	if i < 0 {
		return followed
	}
	name := path.Clean(files[i].Path)
	text := inUTF8(files[i].Source)
	if c.module(name) == nil || len(text) > syntax.MaxSize {
		return astray
	}
	defer func() {
		if recover() != nil { // a full check meets the bug again, and says so
			end = broken
		}
	}()
	if !c.edit(caches[name], c.module(name), text) {
		return astray
	}
	c.files[i].Source = files[i].Source
	return followed
}

// changed finds the one file whose text is another, -1 for none. It is false where
// more is different.
func (c *checked) changed(files []File) (at int, ok bool) {
	if len(files) != len(c.files) {
		return 0, false
	}
	at = -1
	for i, f := range files {
		if f.Path != c.files[i].Path {
			return 0, false
		}
		if f.Source == c.files[i].Source {
			continue
		}
		if at >= 0 {
			return 0, false
		}
		at = i
	}
	return at, true
}

// module finds the Python file of a path, nil when there is none.
func (c *checked) module(path string) *syntax.Module {
	i := slices.IndexFunc(c.modules, func(m *syntax.Module) bool { return m.File.Path == path })
	if i < 0 {
		return nil
	}
	return c.modules[i]
}

// edit changes a file's tree and walks the routes that hang on it again. It is false
// where more has to be done.
func (c *checked) edit(cache *syntax.Cache, m *syntax.Module, text string) bool {
	var a analyzed
	for _, other := range c.analyzed {
		if slices.Contains(other.Modules, m) {
			a = other
		}
	}
	if a.analysis == nil {
		return false
	}
	var function *syntax.FunctionDef
	signs := ""
	change, lines := difference(m.File, text), m.File.Lines()
	made := cache.Edit(change, text, func(def *syntax.FunctionDef) {
		function, signs = def, a.analysis.Signs(m, def)
	})
	if !made || !a.analysis.Again(m, function, signs) {
		return false
	}
	a.results = a.analysis.Results()
	c.analyzed[a.Modules[0]] = a
	if m.File.Lines() != lines {
		clear(c.written)
		c.kept.Clear()
	} else {
		c.forget(m.File, m.File.LineSpan(change.Start, change.Start+change.Added))
	}
	return true
}

// forget drops what was written of results that are gone, or that speak of a place
// which the edit has moved.
func (c *checked) forget(f *source.File, moved source.Span) {
	touches := func(p diag.Place) bool {
		return p.Path == f.Path && (moved.Contains(p.Span.Start) || moved.Contains(p.Span.End))
	}
	if results := c.walked(); len(c.written) > 2*len(results) {
		clear(c.written)
	}
	for r := range c.written {
		if touches(r.Place) || touches(r.Registration) || slices.ContainsFunc(r.Evidence, func(s access.Step) bool { return touches(s.Place) }) {
			delete(c.written, r)
		}
	}
}

// difference is the edit that makes a text of a file's.
func difference(f *source.File, text string) syntax.Change {
	start := commonStart(f.Text, text)
	end := commonEnd(f.Text[start:], text[start:])
	return syntax.Change{Start: start, End: len(f.Text) - end, Added: len(text) - end - start}
}

const chunk = 512 // bytes compared at once

func commonStart(a, b string) int {
	n := min(len(a), len(b))
	i := 0
	for i+chunk <= n && a[i:i+chunk] == b[i:i+chunk] {
		i += chunk
	}
	for i < n && a[i] == b[i] {
		i++
	}
	return i
}

func commonEnd(a, b string) int {
	n := min(len(a), len(b))
	i := 0
	for i+chunk <= n && a[len(a)-i-chunk:len(a)-i] == b[len(b)-i-chunk:len(b)-i] {
		i += chunk
	}
	for i < n && a[len(a)-i-1] == b[len(b)-i-1] {
		i++
	}
	return i
}
