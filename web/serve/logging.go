package main

import (
	"log/slog"
	"net/http"
	"time"
)

// logging writes a line for each request: never the address of the client, the
// id of a share or anything of the body.
func logging(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start := time.Now()
		answer := &answer{ResponseWriter: w, status: http.StatusOK}
		defer func() {
			level := slog.LevelInfo
			if answer.status >= 500 {
				level = slog.LevelError
			}
			slog.Log(r.Context(), level, "request", "method", method(r), "at", r.Pattern, "status", answer.status,
				"received", max(0, r.ContentLength), "sent", answer.sent, "ms", time.Since(start).Milliseconds())
		}()
		next.ServeHTTP(answer, r)
	})
}

// method names the request's method if it is a usual one: a caller can write
// anything there.
func method(r *http.Request) string {
	switch r.Method {
	case http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodDelete, http.MethodOptions, http.MethodPatch:
		return r.Method
	}
	return "other"
}

// answer notes the status and the bytes of a body.
type answer struct {
	http.ResponseWriter
	status int
	sent   int64
}

func (a *answer) WriteHeader(status int) {
	a.status = status
	a.ResponseWriter.WriteHeader(status)
}

func (a *answer) Write(data []byte) (int, error) {
	n, err := a.ResponseWriter.Write(data)
	a.sent += int64(n)
	return n, err
}

func (a *answer) Unwrap() http.ResponseWriter { return a.ResponseWriter }
