// Package web is the HTTP face of the checker: one handler that serves the page
// and the API. It keeps no state, so that any number of them can run side by
// side; what must be kept is the Store's and the Limiter's.
//
//	POST /api/check         Request → Report, both JSON
//	GET  /api/rules         the rules, JSON
//	GET  /api/features      what this server offers, JSON
//	POST /api/share         Request → {"id"}: keeps it for some time
//	GET  /api/share/{id}    the Request that was shared
//	GET  /api/openapi.json  this, as OpenAPI 3.1
//	GET  /s/{id}            the page with what was shared: a redirect
//	GET  /healthz           "ok"
//	GET  /…                 the page and its assets
//
// What can't be answered is a problem in JSON (RFC 9457).
package web

import (
	"net/http"

	"unguarded/checker"
)

// A Config says what a handler works with. Nil is allowed for all but Assets.
type Config struct {
	Assets http.Handler                                         // answers what is no other path
	Shares Store                                                // where shared requests are kept; nil: there are no short links
	Limits Limiter                                              // how much one client may ask for; nil: anything
	Check  func([]checker.File, checker.Options) checker.Report // nil: checker.Check
	// Failed is told what went wrong on this side, in words that hold nothing of
	// what was pasted; nil: nobody is told.
	Failed func(what string)
}

// Handler serves the API, and everything else from the assets.
func Handler(c Config) http.Handler {
	if c.Check == nil {
		c.Check = checker.Check
	}
	if c.Failed == nil {
		c.Failed = func(string) {}
	}
	mux := http.NewServeMux()
	api := func(path string, methods methods) { mux.Handle(path, open(methods)) }
	api("/api/check", methods{"POST": limited(c.Limits, ActionCheck, checking(c.Check))})
	api("/api/rules", methods{"GET": document(checker.EncodeRules())})
	api("/api/features", methods{"GET": document(features(c))})
	api("/api/openapi.json", methods{"GET": document(OpenAPI)})
	mux.Handle("/api/", open(http.HandlerFunc(NoAsset)))
	if c.Shares != nil {
		shares := shares{c.Shares, c.Failed}
		api("/api/share", methods{"POST": limited(c.Limits, ActionShare, http.HandlerFunc(shares.put))})
		api("/api/share/{id}", methods{"GET": http.HandlerFunc(shares.get)})
		mux.Handle("/s/{id}", methods{"GET": http.HandlerFunc(openShare)})
	}
	mux.Handle("/healthz", methods{"GET": http.HandlerFunc(health)})
	mux.Handle("/", c.Assets)
	return secured(surviving(mux, c.Failed))
}

func health(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.Write([]byte("ok\n"))
}

// NoAsset answers that there is nothing at the path.
func NoAsset(w http.ResponseWriter, r *http.Request) {
	problem(w, http.StatusNotFound, "There is nothing at "+r.URL.Path+".")
}
