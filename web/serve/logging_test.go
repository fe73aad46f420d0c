package main

import (
	"bytes"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"unguarded/checker"
	"unguarded/web"
	"unguarded/web/api"
)

func TestTheLogHasNothingOfTheTextTheIDOrTheClient(t *testing.T) {
	var log bytes.Buffer
	before := slog.Default()
	defer slog.SetDefault(before)
	slog.SetDefault(slog.New(slog.NewTextHandler(&log, nil)))

	store := opened(t)
	h := logging(web.Handler(api.New(api.Config{Shares: store, Failed: failed, Check: func(files []checker.File, o checker.Options) checker.Report {
		if strings.HasPrefix(files[0].Source, "SECRET_KEY") {
			panic("lost at " + files[0].Source)
		}
		return checker.Check(files, o)
	}}), http.NotFoundHandler(), ""))
	ask := func(method, path, body string) string {
		r := httptest.NewRequest(method, path, strings.NewReader(body))
		r.Header.Set("Content-Type", "application/json")
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		return w.Body.String()
	}
	ask("POST", "/api/check", `{"files":[{"path":"secret.py","source":"SECRET_KEY = 'hush'"}]}`)
	ask("POST", "/api/check", `{"files":[{"path":"secret.py","source":"hush"}]}`)
	ask("POST", "/api/check", `{"hush":1}`)
	shared := ask("POST", "/api/share", `{"files":[{"path":"secret.py","source":"hush"}]}`)
	id := strings.Split(shared, `"`)[3]
	ask("GET", "/api/share/"+id, "")
	ask("GET", "/s/"+id, "")
	ask("HUSH", "/hush?hush", "")

	said := log.String()
	for _, private := range []string{"hush", "HUSH", "secret.py", "SECRET", id, "192.0.2.1"} {
		if strings.Contains(said, private) {
			t.Errorf("%q is in the log:\n%s", private, said)
		}
	}
	for _, line := range []string{"level=ERROR msg=request method=POST at=/api/check status=500", "msg=request method=POST at=/api/check status=400",
		"method=POST at=/api/share status=201", `method=GET at=/api/share/{id} status=200`, "method=other at=/ status=404"} {
		if !strings.Contains(said, line) {
			t.Errorf("no line with %q in the log:\n%s", line, said)
		}
	}
}
