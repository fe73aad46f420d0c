package web

import (
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"unguarded/checker"
)

const request = `{"files":[{"path":"app.py","source":"x = 1\n"}]}`

func TestACheckAnswersWithTheReport(t *testing.T) {
	response := ask(newServer(t), "POST", "/api/check", request, "Content-Type", "application/json; charset=utf-8")
	want := string(checker.EncodeReport(checker.Check([]checker.File{{Path: "app.py", Source: "x = 1\n"}}, checker.Options{Profile: checker.ProfileRoutes})))
	if body := bodyOf(t, response); response.StatusCode != 200 || response.Header.Get("Content-Type") != "application/json" || body != want {
		t.Errorf("got status %d, type %q and %s; want %s", response.StatusCode, response.Header.Get("Content-Type"), body, want)
	}
}

func TestACheckSaysWhatIsWrongWithARequest(t *testing.T) {
	tests := []struct {
		name, contentType, body string
		status                  int
		detail                  string
	}{
		{"no type", "", request, 415, `Content-Type: expected application/json, found \"\".`},
		{"another type", "text/plain", request, 415, `Content-Type: expected application/json, found \"text/plain\".`},
		{"compressed", "application/json", "", 415, `Content-Encoding: expected none, found \"gzip\".`},
		{"no JSON", "application/json", "x", 400, `the request is not JSON at byte 1: invalid character 'x' looking for beginning of value`},
		{"unknown field", "application/json", `{"files":[],"strict":1}`, 400, `the request has the unknown field \"strict\"`},
		{"too large", "application/json", strings.Repeat(" ", maxRequest+1), 413, `The request has more than 1048576 bytes, which is the most that is taken here.`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			headers := []string{"Content-Type", test.contentType}
			if test.name == "compressed" {
				headers = append(headers, "Content-Encoding", "gzip")
			}
			response := ask(newServer(t), "POST", "/api/check", test.body, headers...)
			if body := bodyOf(t, response); response.StatusCode != test.status || !strings.Contains(body, `"detail":"`+test.detail+`"`) {
				t.Errorf("got status %d and %s; want %d and the detail %s", response.StatusCode, body, test.status, test.detail)
			}
		})
	}
}

func TestABugInTheCheckIsAProblemAndTheServerLivesOn(t *testing.T) {
	var log told
	h := Handler(Config{Assets: http.NotFoundHandler(), Failed: log.failed, Check: func(files []checker.File, _ checker.Options) checker.Report {
		panic("index out of range in " + files[0].Source)
	}})
	for range 2 {
		response := ask(h, "POST", "/api/check", request, "Content-Type", "application/json")
		if body := bodyOf(t, response); response.StatusCode != 500 || !strings.Contains(body, "This is a bug in unguarded") {
			t.Errorf("got status %d and %s", response.StatusCode, body)
		}
	}
	if said := log.String(); !strings.Contains(said, "at /api/check") || strings.Contains(said, "x = 1") {
		t.Errorf("the log has %s: want the path, and nothing that was pasted", said)
	}
}

// told keeps what a handler says of its failures.
type told struct{ strings.Builder }

func (t *told) failed(what string) { t.WriteString(what + "\n") }

// brokenBody ends before it is complete.
type brokenBody struct{}

func (brokenBody) Read([]byte) (int, error) { return 0, io.ErrUnexpectedEOF }
func (brokenBody) Close() error             { return errors.New("closed already") }

func TestABodyThatBreaksOffIsTheCallersProblem(t *testing.T) {
	r := httptest.NewRequest("POST", "/api/check", brokenBody{})
	r.Header.Set("Content-Type", "application/json")
	w := httptest.NewRecorder()
	newServer(t).ServeHTTP(w, r)
	if w.Code != http.StatusBadRequest || !strings.Contains(w.Body.String(), "ended before its body was complete") {
		t.Errorf("got status %d and %s", w.Code, w.Body)
	}
}
