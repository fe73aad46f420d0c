// Package web is the HTTP handler of the local server: the API, the page and its
// assets. It keeps no state.
package web

import (
	"io"
	"net"
	"net/http"
	"strconv"
	"strings"

	"unguarded/web/api"
)

// Handler serves the API, and everything else from the assets. A client is known
// by its address, or, where a proxy stands in front, by the last entry of the
// header with this name, which the proxy must set.
func Handler(a *api.API, assets http.Handler, clientHeader string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if a.Has(r.URL.Path) {
			write(w, r, a.Answer(request(r, clientHeader)))
			return
		}
		for name, value := range api.SecurityHeaders(r.URL.Path) {
			w.Header().Set(name, value)
		}
		r.Pattern = "/"
		assets.ServeHTTP(w, r)
	})
}

func request(r *http.Request, clientHeader string) api.Request {
	return api.Request{
		Context: r.Context(),
		Method:  r.Method,
		Path:    r.URL.Path,
		Header:  r.Header.Get,
		Client:  client(r, clientHeader),
		Body: func(limit int) ([]byte, error) {
			return io.ReadAll(io.LimitReader(r.Body, int64(limit)+1))
		},
	}
}

func client(r *http.Request, header string) string {
	if values := r.Header.Values(header); header != "" && len(values) > 0 {
		list := values[len(values)-1]
		return strings.TrimSpace(list[strings.LastIndexByte(list, ',')+1:])
	}
	address, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	return address
}

// write sends an answer, and leaves its pattern for a log.
func write(w http.ResponseWriter, r *http.Request, answer api.Answer) {
	r.Pattern = answer.Pattern
	header := w.Header()
	for name, value := range answer.Header {
		header.Set(name, value)
	}
	if answer.Status != http.StatusNoContent && answer.Status != http.StatusNotModified {
		header.Set("Content-Length", strconv.Itoa(len(answer.Body)))
	}
	w.WriteHeader(answer.Status)
	if r.Method != http.MethodHead {
		w.Write(answer.Body)
	}
}

// problem answers with a problem in JSON.
func problem(w http.ResponseWriter, r *http.Request, status int, detail string) {
	answer := api.Problem(status, detail)
	answer.Pattern = r.Pattern
	write(w, r, answer)
}
