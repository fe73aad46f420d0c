// Package web is the HTTP face of the checker: one handler that serves the page
// and the API. It keeps no state, so that any number of them can run side by
// side.
//
//	POST /api/check   Request → Report, both JSON
//	GET  /api/rules   the rules, JSON
//	GET  /healthz     "ok"
//	GET  /…           the page and its assets
package web

import (
	"net/http"

	"unguarded/checker"
)

// Handler serves the API, and everything else from assets.
func Handler(assets http.Handler) http.Handler {
	return handler(assets, checker.Check)
}

// handler is Handler with a check of the caller's, for tests.
func handler(assets http.Handler, check checkFunc) http.Handler {
	mux := http.NewServeMux()
	mux.Handle("POST /api/check", check)
	mux.HandleFunc("GET /api/rules", rules)
	mux.HandleFunc("GET /healthz", health)
	mux.HandleFunc("/api/", func(w http.ResponseWriter, r *http.Request) {
		problem(w, http.StatusNotFound, "There is no "+r.Method+" "+r.URL.Path+" here.")
	})
	mux.Handle("/", assets)
	return secured(mux)
}

func rules(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-cache")
	w.Write(checker.EncodeRules())
}

func health(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.Write([]byte("ok\n"))
}
