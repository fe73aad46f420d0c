package checker

import (
	"slices"
	"sync"

	"unguarded/checker/diag"
	"unguarded/checker/internal/access"
	"unguarded/checker/internal/rule"
	"unguarded/checker/internal/syntax"
	"unguarded/checker/source"
)

// A Session checks projects that differ little from one check to the next, such as
// a text that is being edited. Of each file it parses again only the top-level
// statements whose text changed; and after an edit inside one function that nothing
// but walks of routes ran through, it walks those routes alone. Its reports are those
// of Check, byte for byte. It keeps what the last check found and nothing older. The
// zero Session is ready; it is for one caller at a time. Reports share lists, and are
// to be read only.
type Session struct {
	caches map[string]*syntax.Cache // by path
	last   *checked
	trials *trials
}

// Check gives the report that the function Check gives.
func (s *Session) Check(files []File, options Options) Report {
	if s.trials == nil {
		s.trials = &trials{}
	}
	s.trials.turn()
	c, keep := s.update(files, options.settings())
	c.trials = s.trials
	report := c.report(options)
	keep()
	return report
}

// update gives a check of the files that was not reported yet. Who is done with it
// calls keep: what was kept is taken out before, so that a check that a bug ends leaves
// nothing.
func (s *Session) update(files []File, settings access.Settings) (c *check, keep func()) {
	caches, last := s.caches, s.last
	s.caches, s.last = nil, nil
	switch last.follow(caches, files, settings) {
	case followed:
		return last.check, func() { s.caches, s.last = caches, last }
	case broken:
		caches = nil
	}
	last = nil
	now := map[string]*syntax.Cache{}
	c = newCheck(files, settings, cached(caches, now))
	c.watch, c.written, c.kept = true, map[*access.Result]Route{}, &rule.Kept{}
	if len(now) == len(c.modules) && len(now) == len(c.files) {
		for _, m := range c.modules {
			now[m.File.Path].Spread()
		}
		last = &checked{slices.Clone(files), c}
	}
	return c, func() { s.caches, s.last = now, last }
}

// cached parses with the caches of the last texts, and collects those that it used.
func cached(last, now map[string]*syntax.Cache) parsing {
	var lock sync.Mutex
	take := func(path string) *syntax.Cache {
		lock.Lock()
		defer lock.Unlock()
		cache := last[path]
		if cache == nil {
			cache = &syntax.Cache{}
		}
		delete(last, path) // a path that comes twice must not share nodes
		now[path] = cache
		return cache
	}
	return func(f *source.File) (*syntax.Module, []diag.Diagnostic) { return take(f.Path).Parse(f) }
}
