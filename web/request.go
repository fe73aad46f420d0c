package web

import (
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"

	"unguarded/checker"
)

// maxRequest bounds the body of a request that holds files, in bytes.
const maxRequest = 1 << 20

// readRequest reads a checker's Request from the body. When there is none it
// answers with the problem and reports false.
func readRequest(w http.ResponseWriter, r *http.Request) (checker.Request, bool) {
	if kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || kind != "application/json" {
		w.Header().Set("Accept", "application/json")
		problem(w, http.StatusUnsupportedMediaType, fmt.Sprintf("Content-Type: expected application/json, found %q.", r.Header.Get("Content-Type")))
		return checker.Request{}, false
	}
	if coding := r.Header.Get("Content-Encoding"); coding != "" {
		w.Header().Set("Accept-Encoding", "identity")
		problem(w, http.StatusUnsupportedMediaType, fmt.Sprintf("Content-Encoding: expected none, found %q.", coding))
		return checker.Request{}, false
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxRequest))
	if err != nil {
		var tooLarge *http.MaxBytesError
		if errors.As(err, &tooLarge) {
			problem(w, http.StatusRequestEntityTooLarge, fmt.Sprintf("The request has more than %d bytes, which is the most that is taken here.", maxRequest))
			return checker.Request{}, false
		}
		problem(w, http.StatusBadRequest, "The request ended before its body was complete.")
		return checker.Request{}, false
	}
	request, err := checker.DecodeRequest(body)
	if err != nil {
		problem(w, http.StatusBadRequest, err.Error())
		return checker.Request{}, false
	}
	return request, true
}

// checking answers a Request with a Report.
func checking(check func([]checker.File, checker.Options) checker.Report) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		request, ok := readRequest(w, r)
		if !ok {
			return
		}
		report := check(request.Files, request.Options)
		w.Header().Set("Content-Type", "application/json")
		w.Header().Set("Cache-Control", "no-store")
		w.Write(checker.EncodeReport(report))
	})
}
