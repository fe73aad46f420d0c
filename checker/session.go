package checker

import (
	"sync"

	"unguarded/checker/diag"
	"unguarded/checker/internal/syntax"
	"unguarded/checker/source"
)

// A Session checks projects that differ little from one check to the next, such as
// a text that is being edited: of each file it parses again only the top-level
// statements whose text changed. Its reports are those of Check, byte for byte. It
// keeps the trees of the last check and nothing older. The zero Session is ready; it
// is for one caller at a time.
type Session struct {
	caches map[string]*syntax.Cache // by path
}

// Check gives the report that the function Check gives.
func (s *Session) Check(files []File, options Options) Report {
	// What was kept is taken out first: a check that a bug ends leaves nothing.
	last := s.caches
	s.caches = map[string]*syntax.Cache{}
	var lock sync.Mutex
	take := func(path string) *syntax.Cache {
		lock.Lock()
		defer lock.Unlock()
		cache := last[path]
		if cache == nil {
			cache = &syntax.Cache{}
		}
		delete(last, path) // a path that comes twice must not share nodes
		s.caches[path] = cache
		return cache
	}
	parse := func(f *source.File) (*syntax.Module, []diag.Diagnostic) { return take(f.Path).Parse(f) }
	return newCheck(files, options.settings(), parse).report(options)
}
