package api

import (
	"bytes"
	"context"
	"io"
	"strings"
	"testing"
)

// newAPI checks, and keeps shares in memory.
func newAPI() *API { return New(Config{Shares: memory{}}) }

// ask sends a request with headers given as name, value, name, value, …
func ask(a *API, method, path, body string, headers ...string) Answer {
	return askFor(a, method, path, strings.NewReader(body), headers...)
}

func askFor(a *API, method, path string, body io.Reader, headers ...string) Answer {
	return a.Answer(Request{
		Context: context.Background(),
		Method:  method,
		Path:    path,
		Header: func(name string) string {
			for i := 0; i < len(headers); i += 2 {
				if strings.EqualFold(headers[i], name) {
					return headers[i+1]
				}
			}
			return ""
		},
		Client: "192.0.2.1",
		Body: func(limit int) ([]byte, error) {
			var out bytes.Buffer
			_, err := io.CopyN(&out, body, int64(limit)+1)
			if err == io.EOF {
				err = nil
			}
			return out.Bytes(), err
		},
	})
}

// isProblem fails unless the answer is a problem with this status and detail.
func isProblem(t *testing.T, what string, answer Answer, status int, detail string) {
	t.Helper()
	if answer.Status != status || answer.Header["Content-Type"] != "application/problem+json" || !strings.Contains(string(answer.Body), `"detail":"`+detail) {
		t.Errorf("%s: got status %d and %s; want %d and the detail %s", what, answer.Status, answer.Body, status, detail)
	}
}
