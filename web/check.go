package web

import (
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"

	"unguarded/checker"
)

// maxCheck bounds the body of POST /api/check, in bytes.
const maxCheck = 1 << 20

// A checkFunc checks files; as a handler it answers a Request with a Report.
type checkFunc func([]checker.File, checker.Options) checker.Report

func (check checkFunc) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || kind != "application/json" {
		problem(w, http.StatusUnsupportedMediaType, fmt.Sprintf("Content-Type: expected application/json, found %q.", r.Header.Get("Content-Type")))
		return
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxCheck))
	if err != nil {
		var tooLarge *http.MaxBytesError
		if errors.As(err, &tooLarge) {
			problem(w, http.StatusRequestEntityTooLarge, fmt.Sprintf("The request has more than %d bytes, which is the most that is checked here.", maxCheck))
			return
		}
		problem(w, http.StatusBadRequest, "The request ended before its body was complete.")
		return
	}
	request, err := checker.DecodeRequest(body)
	if err != nil {
		problem(w, http.StatusBadRequest, err.Error())
		return
	}
	report, err := check.guarded(request)
	if err != nil {
		problem(w, http.StatusInternalServerError, err.Error())
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	w.Write(checker.EncodeReport(report))
}

// guarded checks, and turns a panic, which is a bug of ours, into an error.
func (check checkFunc) guarded(request checker.Request) (report checker.Report, err error) {
	defer func() {
		if bug := recover(); bug != nil {
			err = fmt.Errorf("This is a bug in unguarded %s, not in the text that was given: %v", checker.Version, bug)
		}
	}()
	return check(request.Files, request.Options), nil
}
