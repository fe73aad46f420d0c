//go:build js && wasm

package main

import (
	"encoding/json"
	"strings"
	"syscall/js"
	"testing"

	"unguarded/checker"
)

// installed puts a bridge on an object of its own and returns it.
func installed(b *bridge) js.Value {
	global := js.Global().Get("Object").New()
	install(global, b)
	return global.Get("unguarded")
}

func TestABugIsAnAnswerAndTheInstanceLivesOn(t *testing.T) {
	bug := true
	unguarded := installed(&bridge{check: func(files []checker.File, options checker.Options) checker.Report {
		if bug {
			var nobody *checker.Report
			return *nobody
		}
		return checker.Check(files, options)
	}})
	const request = `{"files":[{"path":"app.py","source":""}]}`

	got := unguarded.Call("check", request).String()
	var failure struct{ Error string }
	if err := json.Unmarshal([]byte(got), &failure); err != nil {
		t.Fatalf("%v in %s", err, got)
	}
	if !strings.HasPrefix(failure.Error, "This is a bug in unguarded "+checker.Version) {
		t.Errorf("got %q, want an answer that says it is a bug", failure.Error)
	}

	bug = false
	if got := unguarded.Call("check", request).String(); strings.Contains(got, `"error":`) || !strings.Contains(got, `"routes":[]`) {
		t.Errorf("the call after the bug: got %s, want a report", got)
	}
}

func TestArgumentsOfOtherTypesAreNamed(t *testing.T) {
	unguarded := installed(&bridge{check: checker.Check})
	tests := []struct {
		function string
		args     []any
		want     string
	}{
		{"check", nil, "request: expected a string or a Uint8Array, found nothing"},
		{"check", []any{1}, "request: expected a string or a Uint8Array, found number"},
		{"check", []any{js.Null()}, "request: expected a string or a Uint8Array, found null"},
		{"check", []any{map[string]any{"files": []any{}}}, "request: expected a string or a Uint8Array, found object"},
		{"check", []any{js.Global().Get("Uint16Array").New(4)}, "request: expected a string or a Uint8Array, found object"},
		{"check", []any{js.Global().Get("Uint8Array").New(0)}, "the request is empty: expected a JSON object"},
		{"export", []any{"{}"}, "format: expected a string or a Uint8Array, found nothing"},
		{"export", []any{"{}", "text"}, "schemaVersion: expected 1, found 0"},
		{"export", []any{"{}", "pdf"}, `format: expected "text" or "sarif" or "github" or "markdown", found "pdf"`},
	}
	for _, test := range tests {
		got := unguarded.Call(test.function, test.args...).String()
		if want := failure(test.want); got != want {
			t.Errorf("%s(%v)\ngot  %s\nwant %s", test.function, test.args, got, want)
		}
	}
}
