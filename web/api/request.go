package api

import (
	"fmt"
	"strings"

	"unguarded/checker"
)

// maxRequest bounds the body of a request that holds files, in bytes.
const maxRequest = 1 << 20

// readRequest reads a checker's Request from the body. When there is none, the
// second result is the problem to answer with.
func readRequest(r Request) (checker.Request, *Answer) {
	refuse := func(status int, detail string) (checker.Request, *Answer) {
		problem := Problem(status, detail)
		return checker.Request{}, &problem
	}
	kind := r.Header("Content-Type")
	if media, _, _ := strings.Cut(kind, ";"); !strings.EqualFold(strings.TrimSpace(media), "application/json") {
		request, problem := refuse(415, fmt.Sprintf("Content-Type: expected application/json, found %q.", kind))
		problem.Header["Accept"] = "application/json"
		return request, problem
	}
	if coding := r.Header("Content-Encoding"); coding != "" {
		request, problem := refuse(415, fmt.Sprintf("Content-Encoding: expected none, found %q.", coding))
		problem.Header["Accept-Encoding"] = "identity"
		return request, problem
	}
	body, err := r.Body(maxRequest)
	if len(body) > maxRequest {
		return refuse(413, fmt.Sprintf("The request has more than %d bytes, which is the most that is taken here.", maxRequest))
	}
	if err != nil {
		return refuse(400, "The request ended before its body was complete.")
	}
	request, err := checker.DecodeRequest(body)
	if err != nil {
		return refuse(400, err.Error())
	}
	return request, nil
}

// check answers a Request with a Report.
func (a *API) check(r Request) Answer {
	request, problem := readRequest(r)
	if problem != nil {
		return *problem
	}
	report := a.config.Check(request.Files, request.Options)
	return Answer{Status: 200, Header: map[string]string{"Content-Type": "application/json", "Cache-Control": "no-store"}, Body: checker.EncodeReport(report)}
}
