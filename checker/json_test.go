package checker

import (
	"strings"
	"testing"
)

func TestDecodeRequestAcceptsARequest(t *testing.T) {
	request, err := DecodeRequest([]byte(`{"files":[{"path":"app.py","source":"x = 1\n"},{"path":"../b.py","source":""}],"options":{}}` + "\n"))
	if err != nil {
		t.Fatal(err)
	}
	if len(request.Files) != 2 || request.Files[0] != (File{Path: "app.py", Source: "x = 1\n"}) {
		t.Errorf("files: got %+v", request.Files)
	}
	if request.Profile != ProfileRoutes || request.Options.Profile != ProfileRoutes {
		t.Errorf("profile: got %q and %q in the options, want the default in both", request.Profile, request.Options.Profile)
	}
}

func TestDecodeRequestKeepsColumnsWhenASurrogateIsAlone(t *testing.T) {
	request, err := DecodeRequest([]byte(`{"files":[{"path":"a.py","source":"'\ud83d' + x"}]}`))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := request.Files[0].Source, "'\uFFFD' + x"; got != want {
		t.Errorf("source: got %q, want %q, in which x keeps its UTF-16 column", got, want)
	}
}

func TestDecodeRequestNamesWhatIsWrong(t *testing.T) {
	tests := []struct{ name, request, want string }{
		{"nothing", ``, `the request is empty: expected a JSON object`},
		{"no JSON", `hello`, `the request is not JSON at byte 1: invalid character 'h' looking for beginning of value`},
		{"cut off", `{"files":[`, `the request ends too early: expected a complete JSON object`},
		{"two objects", `{"files":[]} {}`, `the request goes on after its end, at byte 14: expected one JSON object`},
		{"a list", `[]`, `the request: expected an object, found a list`},
		{"null", `null`, `files: expected a list of files, found nothing`},
		{"no files", `{}`, `files: expected a list of files, found nothing`},
		{"files a text", `{"files":"app.py"}`, `files: expected a list, found a text`},
		{"source a number", `{"files":[{"path":"a.py","source":1}]}`, `files.source: expected a text, found a number`},
		{"file a flag", `{"files":[true]}`, `files: expected an object, found true or false`},
		{"unknown field", `{"files":[],"file":1}`, `the request has the unknown field "file"`},
		{"unknown option", `{"files":[],"options":{"strict":1}}`, `the request has the unknown field "strict"`},
		{"empty public pattern", `{"files":[],"options":{"public":["/a",""]}}`, `options.public[1]: expected a URL rule like "/webhooks/*" or an endpoint like "webhooks.*", found an empty text`},
		{"public pattern without its slash", `{"files":[],"options":{"public":["webhooks/*"]}}`, `options.public[0]: expected a URL rule like "/webhooks/*" or an endpoint like "webhooks.*", found "webhooks/*", which has a slash and does not start with one`},
		{"public pattern of two words", `{"files":[],"options":{"public":["GET /a"]}}`, `options.public[0]: expected a URL rule like "/webhooks/*" or an endpoint like "webhooks.*", found "GET /a", in which there is a blank`},
		{"public a text", `{"files":[],"options":{"public":"/a"}}`, `options.public: expected a list, found a text`},
		{"guard without its module", `{"files":[],"options":{"guards":["token_required"]}}`, `options.guards[0]: expected the dotted name of a decorator as it is imported, like "company.auth.token_required", found "token_required"`},
		{"selected rule", `{"files":[],"options":{"select":["open-route"]}}`, `options.select[0]: expected the ID of a rule, like "unprotected-route", found "open-route"`},
		{"ignored rule", `{"files":[],"options":{"ignore":["unknown-route","open-route"]}}`, `options.ignore[1]: expected the ID of a rule, like "unprotected-route", found "open-route"`},
		{"profile", `{"files":[],"profile":"strict"}`, `profile: expected "routes" or "classic", found "strict"`},
		{"no path", `{"files":[{"source":""}]}`, `files[0].path: expected a relative path, found an empty text`},
		{"absolute", `{"files":[{"path":"/srv/app.py"}]}`, `files[0].path: expected a relative path, found the absolute path "/srv/app.py"`},
		{"drive", `{"files":[{"path":"C:\\app.py"}]}`, `files[0].path: expected a relative path, found the absolute path "C:\\app.py"`},
		{"share", `{"files":[{"path":"\\\\host\\app.py"}]}`, `files[0].path: expected a relative path, found the absolute path "\\\\host\\app.py"`},
		{"NUL", `{"files":[{"path":"a\u0000.py"}]}`, `files[0].path: expected a path without NUL characters, found "a\x00.py"`},
		{"twice", `{"files":[{"path":"a.py"},{"path":"b.py"},{"path":"./a.py"}]}`, `files[2].path: expected a path of its own, found "./a.py", which is files[0] already`},
		{"not UTF-8", "{\"files\":[{\"path\":\"\xff\"}]}", `the request is not UTF-8 at byte 19: expected JSON in UTF-8`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			request, err := DecodeRequest([]byte(test.request))
			if err == nil {
				t.Fatalf("got %+v, want the error %q", request, test.want)
			}
			if err.Error() != test.want {
				t.Errorf("got  %s\nwant %s", err, test.want)
			}
		})
	}
}

func TestEncodeReportHasNoNullAndKeepsCharacters(t *testing.T) {
	report := Report{
		Routes:        []Route{{URLRule: "/<int:id>&"}},
		LibraryRoutes: []Route{{}},
		Diagnostics:   []Diagnostic{{Fixes: []Fix{{}}}},
	}
	got := string(EncodeReport(report))
	if strings.Contains(got, "null") {
		t.Errorf("null where a list belongs: %s", got)
	}
	if !strings.Contains(got, `"/<int:id>&"`) {
		t.Errorf("HTML's characters are escaped: %s", got)
	}
	if strings.Contains(got, "\n") {
		t.Errorf("more than one line: %q", got)
	}
	if report.Classic != nil || report.Routes[0].Methods != nil || report.Diagnostics[0].Fixes[0].Edits != nil {
		t.Error("encoding changed the report that it was given")
	}
}

func TestDecodeReportReadsWhatEncodeReportWrites(t *testing.T) {
	report := Report{SchemaVersion: SchemaVersion, Profile: ProfileRoutes, Diagnostics: []Diagnostic{{Message: "ü < 1"}}}
	encoded := EncodeReport(report)
	decoded, err := DecodeReport(encoded)
	if err != nil {
		t.Fatal(err)
	}
	if got := EncodeReport(decoded); string(got) != string(encoded) {
		t.Errorf("got %s, want %s", got, encoded)
	}
}

func TestDecodeReportRefusesOtherVersions(t *testing.T) {
	for text, want := range map[string]string{
		`{}`:                  `schemaVersion: expected 1, found 0`,
		`{"schemaVersion":2}`: `schemaVersion: expected 1, found 2`,
		`{"routes":1}`:        `routes: expected a list, found a number`,
		``:                    `the report ends too early: expected a complete JSON object`,
	} {
		if _, err := DecodeReport([]byte(text)); err == nil || err.Error() != want {
			t.Errorf("%q: got %v, want %s", text, err, want)
		}
	}
}

func TestAddUndecodableKeepsOrderAndSums(t *testing.T) {
	report := Report{
		Summary:     Summary{Files: 2, Errors: 1},
		Diagnostics: []Diagnostic{{Path: "a.py"}, {Path: "c.py"}},
		Classic:     []Classic{{Path: "a.py"}, {Path: "c.py"}},
	}
	report.AddUndecodable("b.py", "byte 0xff is not UTF-8", Position{Line: 3, Column: 5})
	if got := report.Diagnostics[1]; got.Path != "b.py" || got.Rule != "syntax-error" || got.Severity != "error" || got.Span.Start != (Position{3, 5}) {
		t.Errorf("second diagnostic: got %+v", got)
	}
	if got := report.Classic[1]; got.Path != "b.py" || got.Fires {
		t.Errorf("second classic answer: got %+v", got)
	}
	if report.Summary.Files != 3 || report.Summary.Errors != 2 {
		t.Errorf("summary: got %+v", report.Summary)
	}
	report.AddUndecodable("d", "This can't be read.", Position{})
	if got := report.Diagnostics[3]; got.Rule != UnreadablePath || got.Span != (Span{}) {
		t.Errorf("a path that can't be read: got %+v", got)
	}
}

func TestEncodeRulesHasNoNull(t *testing.T) {
	got := string(EncodeRules())
	if !strings.HasPrefix(got, `[{"id":"`) || strings.Contains(got, "null") {
		t.Errorf("got %.200s…, want a list of rules without null", got)
	}
}
