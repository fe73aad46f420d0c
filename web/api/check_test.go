package api

import (
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"unguarded/checker"
)

const request = `{"files":[{"path":"app.py","source":"x = 1\n"}]}`

func TestACheckAnswersWithTheReport(t *testing.T) {
	answer := ask(newAPI(), "POST", "/api/check", request, "Content-Type", "application/json; charset=utf-8")
	want := string(checker.EncodeReport(checker.Check([]checker.File{{Path: "app.py", Source: "x = 1\n"}}, checker.Options{Profile: checker.ProfileRoutes})))
	if answer.Status != 200 || answer.Header["Content-Type"] != "application/json" || string(answer.Body) != want {
		t.Errorf("got status %d, %v and %s; want %s", answer.Status, answer.Header, answer.Body, want)
	}
}

func TestACheckSaysWhatIsWrongWithARequest(t *testing.T) {
	tests := []struct {
		name, contentType, contentEncoding, body string
		status                                   int
		detail                                   string
	}{
		{"no type", "", "", request, 415, `Content-Type: expected application/json, found \"\".`},
		{"another type", "text/plain", "", request, 415, `Content-Type: expected application/json, found \"text/plain\".`},
		{"a type that begins alike", "application/json5", "", request, 415, `Content-Type: expected application/json, found \"application/json5\".`},
		{"compressed", "application/json", "gzip", "", 415, `Content-Encoding: expected none, found \"gzip\".`},
		{"no JSON", "application/json", "", "x", 400, `the request is not JSON at byte 1: invalid character 'x' looking for beginning of value`},
		{"unknown field", "application/json", "", `{"files":[],"strict":1}`, 400, `the request has the unknown field \"strict\"`},
		{"too large", "application/json", "", strings.Repeat(" ", maxRequest+1), 413, `The request has more than 1048576 bytes, which is the most that is taken here.`},
	}
	for _, test := range tests {
		answer := ask(newAPI(), "POST", "/api/check", test.body, "Content-Type", test.contentType, "Content-Encoding", test.contentEncoding)
		isProblem(t, test.name, answer, test.status, test.detail)
	}
	if answer := ask(newAPI(), "POST", "/api/check", request, "Content-Type", "APPLICATION/JSON"); answer.Status != 200 {
		t.Errorf("the type in capitals: got status %d", answer.Status)
	}
}

func TestABodyThatBreaksOffIsTheCallersProblem(t *testing.T) {
	body := io.MultiReader(strings.NewReader(request), iotest.ErrReader(errors.New("broken off")))
	isProblem(t, "a body", askFor(newAPI(), "POST", "/api/check", body, "Content-Type", "application/json"), 400, "The request ended before its body was complete.")
}

// told keeps what an API says of its failures.
type told struct{ strings.Builder }

func (t *told) failed(what string) { t.WriteString(what + "\n") }

func TestABugInTheCheckIsAProblemAndTheAPILivesOn(t *testing.T) {
	var log told
	a := New(Config{Failed: log.failed, Check: func(files []checker.File, _ checker.Options) checker.Report {
		panic("index out of range in " + files[0].Source)
	}})
	for range 2 {
		answer := ask(a, "POST", "/api/check", request, "Content-Type", "application/json")
		isProblem(t, "a check", answer, 500, "This is a bug in unguarded "+checker.Version)
		if answer.Header["X-Content-Type-Options"] != "nosniff" {
			t.Errorf("got %v, want the security headers as everywhere", answer.Header)
		}
	}
	if said := log.String(); !strings.Contains(said, "at /api/check") || strings.Contains(said, "x = 1") {
		t.Errorf("told: %s: want the path, and nothing that was pasted", said)
	}
}

func TestTheRulesAreThoseOfTheChecker(t *testing.T) {
	answer := ask(newAPI(), "GET", "/api/rules", "")
	if answer.Header["Content-Type"] != "application/json" || string(answer.Body) != string(checker.EncodeRules()) {
		t.Errorf("got %v: %.100s…", answer.Header, answer.Body)
	}
}

func TestHealth(t *testing.T) {
	if answer := ask(newAPI(), "GET", "/healthz", ""); answer.Status != 200 || string(answer.Body) != "ok\n" {
		t.Errorf("got status %d and %q", answer.Status, answer.Body)
	}
}

func TestMethodsAndPaths(t *testing.T) {
	a := newAPI()
	tests := []struct {
		method, path string
		status       int
		allow        string
	}{
		{"GET", "/api/check", 405, "OPTIONS, POST"},
		{"HEAD", "/api/check", 405, "OPTIONS, POST"},
		{"PUT", "/api/rules", 405, "GET, HEAD, OPTIONS"},
		{"HEAD", "/api/rules", 200, ""},
		{"OPTIONS", "/api/rules", 204, "GET, HEAD, OPTIONS"},
		{"OPTIONS", "/api/share/aaaaaaaaaaaaaaaaaaaaaaaa", 204, "GET, HEAD, OPTIONS"},
		{"DELETE", "/api/share/aaaaaaaaaaaaaaaaaaaaaaaa", 405, "GET, HEAD, OPTIONS"},
		{"POST", "/s/aaaaaaaaaaaaaaaaaaaaaaaa", 405, "GET, HEAD, OPTIONS"},
		{"GET", "/api/", 404, ""},
		{"GET", "/api/rules/", 404, ""},
		{"POST", "/api/nothing", 404, ""},
	}
	for _, test := range tests {
		if answer := ask(a, test.method, test.path, ""); answer.Status != test.status || answer.Header["Allow"] != test.allow {
			t.Errorf("%s %s: got status %d and Allow %q, want %d and %q", test.method, test.path, answer.Status, answer.Header["Allow"], test.status, test.allow)
		}
	}
}

func TestADocumentIsNotSentAgain(t *testing.T) {
	a := newAPI()
	tag := ask(a, "GET", "/api/rules", "").Header["ETag"]
	for _, tags := range []string{tag, "W/" + tag, `"other", ` + tag, "*"} {
		if answer := ask(a, "GET", "/api/rules", "", "If-None-Match", tags); answer.Status != 304 || len(answer.Body) > 0 || answer.Header["ETag"] != tag {
			t.Errorf("%s: got status %d, %d bytes and %v", tags, answer.Status, len(answer.Body), answer.Header)
		}
	}
	for _, tags := range []string{"", `"other"`, strings.Trim(tag, `"`)} {
		if answer := ask(a, "GET", "/api/rules", "", "If-None-Match", tags); answer.Status != 200 {
			t.Errorf("%s: got status %d, want 200", tags, answer.Status)
		}
	}
}
