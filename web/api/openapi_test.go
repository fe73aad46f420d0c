package api

import (
	"bytes"
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"unguarded/checker"
)

// description is the parts of the OpenAPI description that the tests read.
type description struct {
	Info  struct{ Version string }
	Paths map[string]map[string]struct {
		RequestBody answer
		Responses   map[string]answer
	}
	Components struct {
		Schemas map[string]struct {
			Properties map[string]any
			Required   []string
		}
		Responses map[string]answer
	}
}

// An answer is a response, in place or by reference, or the body of a request.
type answer struct {
	Ref     string `json:"$ref"`
	Content map[string]struct{ Schema any }
	Headers map[string]any
}

func described(t *testing.T) description {
	t.Helper()
	var d description
	if err := json.Unmarshal(OpenAPI, &d); err != nil {
		t.Fatal(err)
	}
	return d
}

// validate holds a JSON text against a schema of the description.
func validate(t *testing.T, schema any, text string) error {
	t.Helper()
	compiler := jsonschema.NewCompiler()
	whole, err := jsonschema.UnmarshalJSON(bytes.NewReader(OpenAPI))
	if err != nil {
		t.Fatal(err)
	}
	// The schema stands in the description, and refers to others in it.
	whole.(map[string]any)["$defs"] = map[string]any{"this": schema}
	if err := compiler.AddResource("openapi.json", whole); err != nil {
		t.Fatal(err)
	}
	compiled, err := compiler.Compile("openapi.json#/$defs/this")
	if err != nil {
		t.Fatal(err)
	}
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		return err
	}
	return compiled.Validate(value)
}

func TestTheDescriptionIsServed(t *testing.T) {
	d := described(t)
	if d.Info.Version != checker.Version {
		t.Errorf("the description is of version %s, want %s", d.Info.Version, checker.Version)
	}
	response := ask(newAPI(), "GET", "/api/openapi.json", "")
	if string(response.Body) != string(OpenAPI) || response.Header["Content-Type"] != "application/json" {
		t.Errorf("got %.100s as %s", response.Body, response.Header["Content-Type"])
	}
}

// everyAnswer asks for each answer that the description has.
func everyAnswer(t *testing.T) []struct {
	operation, status string // "POST /api/check", "200"
	handler           *API
	path, body        string
	headers           []string
} {
	flask := `{"files":[{"path":"app.py","source":` + quoted(routesOfAllKinds) + `}],"profile":"routes","options":{"select":[]}}`
	json := []string{"Content-Type", "application/json"}
	server := newAPI()
	id := share(t, server, flask)
	tag := func(path string) []string {
		return []string{"If-None-Match", ask(server, "GET", path, "").Header["ETag"]}
	}
	busy := New(Config{Shares: memory{}, Limits: patience{ActionCheck: time.Second, ActionShare: time.Second}})
	bug := New(Config{Check: func([]checker.File, checker.Options) checker.Report { panic("a bug") }})
	down := New(Config{Shares: broken{}})
	none := New(Config{})
	const nobody = "aaaaaaaaaaaaaaaaaaaaaaaa"
	tooLarge := `{"files":[{"path":"a.py","source":"` + strings.Repeat("x", maxRequest) + `"}]}`
	return []struct {
		operation, status string
		handler           *API
		path, body        string
		headers           []string
	}{
		{"POST /api/check", "200", server, "/api/check", flask, json},
		{"POST /api/check", "400", server, "/api/check", `{"file":1}`, json},
		{"POST /api/check", "413", server, "/api/check", tooLarge, json},
		{"POST /api/check", "415", server, "/api/check", flask, []string{"Content-Type", "text/plain"}},
		{"POST /api/check", "429", busy, "/api/check", flask, json},
		{"POST /api/check", "500", bug, "/api/check", flask, json},
		{"GET /api/rules", "200", server, "/api/rules", "", nil},
		{"GET /api/rules", "304", server, "/api/rules", "", tag("/api/rules")},
		{"GET /api/features", "200", server, "/api/features", "", nil},
		{"GET /api/features", "200", none, "/api/features", "", nil},
		{"GET /api/features", "304", server, "/api/features", "", tag("/api/features")},
		{"POST /api/share", "201", server, "/api/share", flask, json},
		{"POST /api/share", "400", server, "/api/share", `[]`, json},
		{"POST /api/share", "404", none, "/api/share", flask, json},
		{"POST /api/share", "413", server, "/api/share", tooLarge, json},
		{"POST /api/share", "415", server, "/api/share", flask, []string{"Content-Type", "text/plain"}},
		{"POST /api/share", "429", busy, "/api/share", flask, json},
		{"POST /api/share", "503", down, "/api/share", flask, json},
		{"GET /api/share/{id}", "200", server, "/api/share/" + id, "", nil},
		{"GET /api/share/{id}", "304", server, "/api/share/" + id, "", tag("/api/share/" + id)},
		{"GET /api/share/{id}", "404", server, "/api/share/" + nobody, "", nil},
		{"GET /api/share/{id}", "503", down, "/api/share/" + nobody, "", nil},
		{"GET /api/openapi.json", "200", server, "/api/openapi.json", "", nil},
		{"GET /api/openapi.json", "304", server, "/api/openapi.json", "", tag("/api/openapi.json")},
		{"GET /s/{id}", "302", server, "/s/" + id, "", nil},
		{"GET /s/{id}", "404", none, "/s/" + id, "", nil},
		{"GET /healthz", "200", server, "/healthz", "", nil},
	}
}

// routesOfAllKinds has most of what a report can hold.
const routesOfAllKinds = `from flask import Flask
from flask_jwt_extended import JWTManager, jwt_required
app = Flask(__name__)
JWTManager(app)

@app.get("/a/<int:id>")
@jwt_required
def a(id): return []

@jwt_required()
@app.post("/b")
def b(): return []

@app.delete("/c")
@jwt_required(optional=True)
def c(): return []

@app.get("/d")
@jwt_required()
def d(): return []
x = (
`

func quoted(text string) string {
	out, err := json.Marshal(text)
	if err != nil {
		panic(err)
	}
	return string(out)
}

func TestEveryAnswerIsAsDescribed(t *testing.T) {
	d := described(t)
	left := map[string]bool{}
	for path, operations := range d.Paths {
		for method, operation := range operations {
			for status := range operation.Responses {
				left[strings.ToUpper(method)+" "+path+" "+status] = true
			}
		}
	}
	for _, test := range everyAnswer(t) {
		name := test.operation + " " + test.status
		t.Run(name, func(t *testing.T) {
			if !left[name] && name != "GET /api/features 200" {
				t.Fatal("it is not described, or asked for twice")
			}
			delete(left, name)
			method, path, _ := strings.Cut(test.operation, " ")
			operation := d.Paths[path][strings.ToLower(method)]
			response := ask(test.handler, method, test.path, test.body, test.headers...)
			if strconv.Itoa(response.Status) != test.status {
				t.Fatalf("got status %d and %s", response.Status, response.Body)
			}
			if body := operation.RequestBody.Content["application/json"].Schema; body != nil && response.Status < 300 {
				if err := validate(t, body, test.body); err != nil {
					t.Errorf("the request: %v", err)
				}
			}
			want := operation.Responses[test.status]
			if name, found := strings.CutPrefix(want.Ref, "#/components/responses/"); found {
				want = d.Components.Responses[name]
			}
			isAsDescribed(t, response, want)
		})
	}
	for name := range left {
		t.Errorf("nothing asks for %s, which is described", name)
	}
}

func isAsDescribed(t *testing.T, response Answer, want answer) {
	t.Helper()
	for name := range want.Headers {
		if response.Header[name] == "" {
			t.Errorf("the header %s is missing", name)
		}
	}
	body := string(response.Body)
	if len(want.Content) == 0 {
		if body != "" {
			t.Errorf("got %s, want no body", body)
		}
		return
	}
	kind, _, _ := strings.Cut(response.Header["Content-Type"], ";")
	content, found := want.Content[kind]
	if !found {
		t.Fatalf("got the type %s, want one of %v", kind, slices.Collect(maps.Keys(want.Content)))
	}
	if strings.HasSuffix(kind, "json") {
		if err := validate(t, content.Schema, body); err != nil {
			t.Errorf("the answer: %v", err)
		}
	}
}

func TestARequestThatIsNotAsDescribedIsRefused(t *testing.T) {
	schema := described(t).Paths["/api/check"]["post"].RequestBody.Content["application/json"].Schema
	h := newAPI()
	for _, body := range []string{
		`{}`, `[]`, `{"files":[],"strict":1}`, `{"files":[{"path":"","source":""}]}`, `{"files":[{"path":"a.py","text":""}]}`,
		`{"files":[],"profile":"x"}`, `{"files":[],"options":{"public":1}}`, `{"files":[],"options":{"strict":true}}`,
	} {
		if validate(t, schema, body) == nil {
			t.Errorf("%s is as described", body)
		}
		if response := ask(h, "POST", "/api/check", body, "Content-Type", "application/json"); response.Status != 400 {
			t.Errorf("%s: got status %d", body, response.Status)
		}
	}
}

func TestTheDescriptionHasTheFieldsOfTheContract(t *testing.T) {
	schemas := described(t).Components.Schemas
	types := []any{
		checker.Request{}, checker.File{}, checker.Options{}, checker.Report{}, checker.Tool{}, checker.Summary{}, checker.Position{}, checker.Span{},
		checker.Place{}, checker.Route{}, checker.Message{}, checker.HTTP{}, checker.Answer{}, checker.Diagnostic{}, checker.Fix{}, checker.Edit{},
		checker.Classic{}, checker.Rule{}, checker.Reference{},
	}
	requests := []string{"Request", "File", "Options"} // whose fields may be left out
	for _, value := range types {
		kind := reflect.TypeOf(value)
		var fields []string
		for i := range kind.NumField() {
			if name, _, _ := strings.Cut(kind.Field(i).Tag.Get("json"), ","); name != "-" {
				fields = append(fields, name)
			}
		}
		slices.Sort(fields)
		schema := schemas[kind.Name()]
		if diff := cmp.Diff(fields, slices.Sorted(maps.Keys(schema.Properties))); diff != "" {
			t.Errorf("%s in openapi.json (- the contract's, + described):\n%s", kind.Name(), diff)
		}
		if slices.Contains(requests, kind.Name()) {
			continue
		}
		slices.Sort(schema.Required)
		if diff := cmp.Diff(fields, schema.Required); diff != "" {
			t.Errorf("%s in openapi.json, required (- the contract's, + described):\n%s", kind.Name(), diff)
		}
	}
}
