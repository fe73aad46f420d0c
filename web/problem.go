package web

import (
	"encoding/json"
	"fmt"
	"net/http"
	"runtime/debug"

	"unguarded/checker"
)

// problem answers with a problem in JSON (RFC 9457): the status's name as title,
// and one sentence.
func problem(w http.ResponseWriter, status int, detail string) {
	body, err := json.Marshal(struct {
		Title  string `json:"title"`
		Status int    `json:"status"`
		Detail string `json:"detail"`
	}{http.StatusText(status), status, detail})
	if err != nil {
		http.Error(w, http.StatusText(status), status)
		return
	}
	header := w.Header()
	header.Del("ETag")
	header.Set("Content-Type", "application/problem+json")
	header.Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	w.Write(append(body, '\n'))
}

// surviving turns a panic, which is a bug of ours, into a problem. The value of
// the panic can hold what was pasted, so it is told to the caller alone; who runs
// the server is told the way that led there.
func surviving(next http.Handler, failed func(what string)) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			switch bug := recover(); bug {
			case nil:
			case http.ErrAbortHandler:
				panic(bug)
			default:
				failed("a bug at " + r.Pattern + "\n" + string(debug.Stack()))
				problem(w, http.StatusInternalServerError, fmt.Sprintf("This is a bug in unguarded %s, not in the text that was given: %v", checker.Version, bug))
			}
		}()
		next.ServeHTTP(w, r)
	})
}
