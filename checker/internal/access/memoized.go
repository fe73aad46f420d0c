package access

import (
	"slices"
	"strings"

	"unguarded/checker/internal/interp"
)

// memoizers are the decorators that keep what a function gave for its arguments: one
// request finds the same again (flask_caching 2.3, cachetools 5.5).
var memoizers = []string{
	"flask_caching.Cache().memoize()", "flask_caching.Cache().cached()", "flask_cache.Cache().memoize()", "flask_cache.Cache().cached()",
	"cachetools.cached()", "cachetools.func.ttl_cache()", "cachetools.func.lru_cache()",
}

// A memo is a call of a memoized function, or of a cache, by its arguments as texts.
type memo struct {
	of   interp.Value
	args string
}

// memoized calls f, or gives what it gave before on this way for arguments that are known.
func (w *walk) memoized(of interp.Value, c *interp.Call, f func() interp.Value) interp.Value {
	args, known := constants(c)
	if w == nil || !known {
		return f()
	}
	key := memo{of, args}
	if v, ok := w.memos[key]; ok {
		return v
	}
	v := f()
	if w.memos == nil {
		w.memos = map[memo]interp.Value{}
	}
	w.memos[key] = v
	return v
}

// constants writes down a call's arguments, where all are known texts, numbers and the like.
func constants(c *interp.Call) (text string, known bool) {
	var b strings.Builder
	write := func(name string, v interp.Value) bool {
		k, ok := v.(*interp.Const)
		if ok {
			b.WriteString(name + "=" + interp.Describe(k) + "\x00")
		}
		return ok && k.Member == nil
	}
	for _, v := range c.Args {
		if !write("", v) {
			return "", false
		}
	}
	for _, k := range c.Kw {
		if !write(k.Name, k.Value) {
			return "", false
		}
	}
	return b.String(), !c.Open
}

func memoizes(path string) bool { return slices.Contains(memoizers, path) }

// readsCache tells whether a library's function reads a cache.
func readsCache(path string) bool {
	return path == "flask_caching.Cache().get" || path == "flask_cache.Cache().get"
}
