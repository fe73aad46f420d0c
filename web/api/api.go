// Package api is the API of the checker over HTTP, without a server: requests in,
// answers out. It keeps no state, so that any number of them can run side by
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
//
// What can't be answered is a problem in JSON (RFC 9457). The package stands
// without net/http, which would be a fifth of the Worker and is not needed there.
package api

import (
	"context"
	"fmt"
	"runtime/debug"
	"strings"

	"unguarded/checker"
)

// A Request is what is read of an HTTP request.
type Request struct {
	Context context.Context
	Method  string
	Path    string                   // decoded
	Header  func(name string) string // the first value, or ""
	Client  string                   // the IP address
	// Body reads the body, up to one byte more than the limit.
	Body func(limit int) ([]byte, error)
}

// An Answer is an HTTP response. That to a HEAD has the body of the GET.
type Answer struct {
	Status int
	Header map[string]string
	Body   []byte
	// Pattern is the path as the list above has it, for a log: an id is nobody's
	// business there.
	Pattern string
}

// A Config says what an API works with. Nil is allowed for each.
type Config struct {
	Shares Store                                                // where shared requests are kept; nil: there are no short links
	Limits Limiter                                              // how much one client may ask for; nil: anything
	Check  func([]checker.File, checker.Options) checker.Report // nil: checker.Check
	// Failed is told what went wrong on this side, in words that hold nothing of
	// what was pasted; nil: nobody is told.
	Failed func(what string)
}

// An API answers requests.
type API struct {
	config Config
	fixed  map[string]methods // by path
}

// methods answer the requests for one path, by method.
type methods map[string]func(Request) Answer

// New makes an API.
func New(c Config) *API {
	if c.Check == nil {
		c.Check = checker.Check
	}
	if c.Failed == nil {
		c.Failed = func(string) {}
	}
	a := &API{config: c}
	a.fixed = map[string]methods{
		"/api/check":        {"POST": a.limited(ActionCheck, a.check)},
		"/api/rules":        {"GET": document(checker.EncodeRules())},
		"/api/features":     {"GET": document(features(c))},
		"/api/openapi.json": {"GET": document(OpenAPI)},
		"/healthz":          {"GET": health},
	}
	if c.Shares != nil {
		a.fixed["/api/share"] = methods{"POST": a.limited(ActionShare, a.share)}
	}
	return a
}

// Has reports whether a path is the API's, and no asset's.
func (a *API) Has(path string) bool {
	return path == "/healthz" || strings.HasPrefix(path, "/api/") || a.config.Shares != nil && strings.HasPrefix(path, "/s/")
}

// Answer answers a request. It is the edge where panics stop.
func (a *API) Answer(r Request) (answer Answer) {
	pattern, methods := a.find(r.Path)
	defer func() {
		if bug := recover(); bug != nil {
			// The value can hold what was pasted, so the caller alone is told it; who
			// runs the server is told the way that led there.
			a.config.Failed("a bug at " + pattern + "\n" + string(debug.Stack()))
			answer = Problem(500, fmt.Sprintf("This is a bug in unguarded %s, not in the text that was given: %v", checker.Version, bug))
		}
		answer.Pattern = pattern
		for name, value := range headers(r) {
			answer.Header[name] = value
		}
	}()
	return methods.answer(r)
}

// find returns what answers for a path, and the path as it is documented.
func (a *API) find(path string) (pattern string, found methods) {
	if found, fixed := a.fixed[path]; fixed {
		return path, found
	}
	if a.config.Shares != nil {
		if id, is := strings.CutPrefix(path, "/api/share/"); is {
			return "/api/share/{id}", methods{"GET": func(r Request) Answer { return a.shared(r, id) }}
		}
		if id, is := strings.CutPrefix(path, "/s/"); is {
			return "/s/{id}", methods{"GET": func(Request) Answer { return openShare(id) }}
		}
	}
	return "/", nil
}

func health(Request) Answer {
	return Answer{Status: 200, Header: map[string]string{"Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store"}, Body: []byte("ok\n")}
}
