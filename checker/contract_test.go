package checker

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"testing"

	"gotest.tools/v3/golden"
)

// contract is one example of all that goes over the wire, every field filled.
type contract struct {
	Request Request `json:"request"`
	Report  Report  `json:"report"`
	Rules   []Rule  `json:"rules"`
}

func exampleContract() contract {
	def := Span{Start: Position{Line: 7, Column: 5}, End: Position{Line: 7, Column: 9}}
	decorator := Span{Start: Position{Line: 6, Column: 1}, End: Position{Line: 6, Column: 29}}
	route := Route{
		URLRule: "/users/<int:id>", URLRuleKnown: true, Methods: []string{"GET"}, Endpoint: "users.show",
		View: "Users.get", ViewClass: "Users", App: "app", Blueprint: "users", Path: "app.py", Span: def,
		Registration: Place{Path: "app.py", Span: decorator},
		Verdict:      "unprotected",
		Reason:       "nothing between the request and `Users.get` asks for a token",
		Evidence:     []Message{{Message: "Nothing wraps `Users.get`.", Path: "app.py", Span: def}},
		Request:      HTTP{Method: "GET", URL: "/users/7"},
		Answers:      []Answer{{Caller: "anonymous", Outcome: "reached", Status: 200}},
	}
	return contract{
		Request: Request{Files: []File{{Path: "app.py", Source: "x = 1\n"}}, Profile: ProfileRoutes, Options: Options{
			Public: []string{"/webhooks/*"}, Guards: []string{"company.auth.token_required"},
			Select: []string{"unprotected-route"}, Ignore: []string{"unknown-route"},
		}},
		Report: Report{
			SchemaVersion: SchemaVersion,
			Tool:          Tool{Name: "unguarded", Version: "0.1.0"},
			Profile:       ProfileRoutes,
			Summary: Summary{
				Files: 1, Lines: 20, Routes: 21, Protected: 1, Optional: 2, Public: 3, Unprotected: 4, Broken: 5, Unknown: 6,
				Errors: 4, Warnings: 2, Notes: 1,
			},
			Routes:        []Route{route},
			LibraryRoutes: []Route{route},
			Diagnostics: []Diagnostic{{
				Rule: "unprotected-route", Severity: "warning", Message: "Anyone can call GET /users/<int:id>.",
				Path: "app.py", Span: def,
				Related: []Message{{Message: "This makes it a route.", Path: "app.py", Span: decorator}},
				URL:     "docs/rules/unprotected-route.md", Suppressed: true, Baselined: true,
				Fixes: []Fix{{Title: "Put @jwt_required() below the route", Edits: []Edit{{Path: "app.py", Span: def, NewText: "@jwt_required()\n"}}}},
			}},
			Classic: []Classic{{Path: "app.py", Fires: true, Reason: "No function has a guard.", Span: def}},
		},
		Rules: []Rule{{
			ID: "unprotected-route", Title: "Route without a guard", Severity: "error", Grades: "A read is a warning.",
			Summary: "A route answers anyone.", Why: "Anyone can call it.", Bad: []string{"x = 1\n"}, Good: []string{"x = 2\n"},
			References: []Reference{{Title: "Flask", URL: "https://flask.palletsprojects.com/"}},
			CWE:        []int{306}, OWASP: []string{"A01:2021 Broken Access Control"}, Since: "0.1.0",
			Fixable: true, Fix: "Adds the guard.", Profile: ProfileRoutes, URL: "docs/rules/unprotected-route.md",
		}},
	}
}

// The golden file is what other languages are held against. A field that is
// added, renamed or removed changes it, and them.
func TestTheContractIsTheGoldenFile(t *testing.T) {
	var got bytes.Buffer
	if err := json.Indent(&got, encode(exampleContract()), "", "  "); err != nil {
		t.Fatal(err)
	}
	got.WriteByte('\n')
	golden.Assert(t, got.String(), "contract.golden.json")
}

func TestTheGoldenFileHasEveryFieldOfTheContract(t *testing.T) {
	for _, empty := range emptyFields("contract", reflect.ValueOf(exampleContract())) {
		t.Errorf("%s is empty in the example", empty)
	}
}

// emptyFields names the fields below a value that are zero and go over the wire.
func emptyFields(name string, v reflect.Value) []string {
	var empty []string
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			field := v.Type().Field(i)
			if field.Tag.Get("json") != "-" {
				empty = append(empty, emptyFields(name+"."+field.Name, v.Field(i))...)
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			empty = append(empty, emptyFields(fmt.Sprintf("%s[%d]", name, i), v.Index(i))...)
		}
		fallthrough
	default:
		if v.IsZero() {
			empty = append(empty, name)
		}
	}
	return empty
}
