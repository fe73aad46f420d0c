package web

import (
	"bytes"
	"maps"
	"net/http"
	"slices"
	"strings"
	"time"
)

// methods answer the requests for one path, by method. Where there is a GET
// there is a HEAD, and OPTIONS tells which methods there are.
type methods map[string]http.Handler

func (m methods) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	method := r.Method
	if method == http.MethodHead {
		method = http.MethodGet
	}
	if next, found := m[method]; found {
		next.ServeHTTP(w, r)
		return
	}
	w.Header().Set("Allow", strings.Join(m.allowed(), ", "))
	if method == http.MethodOptions {
		w.WriteHeader(http.StatusNoContent)
		return
	}
	problem(w, http.StatusMethodNotAllowed, "Expected "+strings.Join(m.allowed(), " or ")+", found "+r.Method+".")
}

func (m methods) allowed() []string {
	names := slices.Collect(maps.Keys(m))
	if _, found := m[http.MethodGet]; found {
		names = append(names, http.MethodHead)
	}
	names = append(names, http.MethodOptions)
	slices.Sort(names)
	return names
}

// document serves a JSON text that stays as it is while the handler lives.
func document(content []byte) http.Handler {
	tag := etag(content)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		w.Header().Set("Cache-Control", "no-cache")
		w.Header().Set("ETag", tag)
		http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(content))
	})
}
