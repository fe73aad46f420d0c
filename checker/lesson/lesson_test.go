package lesson

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The cases are the page's too: web/page/lessons/lesson.ts must say the same.
func TestWhatALessonLacksIsNamed(t *testing.T) {
	content, err := os.ReadFile("testdata/wrong.json")
	if err != nil {
		t.Fatal(err)
	}
	var table struct {
		Whole string
		Cases []struct{ Old, New, Want string }
	}
	if err := json.Unmarshal(content, &table); err != nil {
		t.Fatal(err)
	}
	if _, err := Read(table.Whole); err != nil {
		t.Fatal(err)
	}
	for _, test := range table.Cases {
		if _, err := Read(strings.Replace(table.Whole, test.Old, test.New, 1)); err == nil || err.Error() != test.Want {
			t.Errorf("with %q for %q: got %v, want %s", test.New, test.Old, err, test.Want)
		}
	}
}

func TestAHintWhoseChangeDoesNotFitIsNamed(t *testing.T) {
	for _, test := range []struct{ diff, want string }{
		{"-c\n", `line 0: hint 1: expected the lines without + once in the app, found them 0 times: "c"`},
		{"-a\n", `line 0: hint 1: expected the lines without + once in the app, found them 2 times: "a"`},
		{"a\n", `line 0: hint 1: expected a line that starts with +, - or a space, found "a"`},
	} {
		lesson := Lesson{Start: "a\nb\na\n", Hints: []Hint{{Diff: test.diff}}}
		if _, err := lesson.States(); err == nil || err.Error() != test.want {
			t.Errorf("%q: got %v, want %s", test.diff, err, test.want)
		}
	}
	states, err := Lesson{Start: "a\n\nb\n", Hints: []Hint{{Diff: " a\n\n-b\n+c\n"}}}.States()
	if err != nil || states[1].Source != "a\n\nc\n" {
		t.Errorf("got %v, %v; want a blank line and c for b", states, err)
	}
}

func TestALessonHoldsWhatItPromises(t *testing.T) {
	const app = "from flask import Flask\napp = Flask(__name__)\n"
	route := func(path string) string { return "@app.get('" + path + "')\ndef f():\n    return load()\n" }
	write := func(start, hint, solution string) string {
		return "---\ntitle: A\nsummary: B.\n---\n\n## Start\n\n```python\n" + start + "```\n\n## Goals\n\n- `GET /a exists` A.\n- `GET /b missing` B.\n\n## Hints\n\n1. Look.\n\n   ```diff\n" +
			hint + "   ```\n\n## Solution\n\n```python\n" + solution + "```\n"
	}
	change := "   -@app.get('/c')\n   +@app.get('/a')\n"
	for _, test := range []struct {
		name, text string
		want       []Problem
	}{
		{"all is well", write(app+route("/c"), change, app+route("/a")), nil},
		{"nothing to do", write(app+route("/a"), "    app = Flask(__name__)\n", app+route("/a")), []Problem{{8, "the start meets all goals already"}}},
		{"a hint that leads away", write(app+route("/c"), strings.Replace(change, "/a", "/b", 1), app+route("/a")), []Problem{{23, "hint 1 loses the goal GET /b missing, which was met before"}}},
		{"a hint that does not fit", write(app, change, app+route("/a")), []Problem{{20, `hint 1: expected the lines without + once in the app, found them 0 times: "@app.get('/c')"`}}},
		{"a solution that is none", write(app+route("/c"), change, app), []Problem{{32, "the solution does not meet the goal GET /a exists"}}},
		{"code that does not parse", write(app+route("/c"), change, app+route("/a")+"x = (\n"), []Problem{{32, "solution does not parse at its line 6: "}}},
		{"no lesson yet", "---\ntitle: A\n---\n\n## Goals\n", []Problem{{1, "expected a title and a summary in the head"}}},
	} {
		if !Is(test.text) {
			t.Errorf("%s: is not taken for a lesson", test.name)
		}
		got := Check(test.text)
		if len(got) == 1 && len(test.want) == 1 && strings.HasSuffix(test.want[0].Message, ": ") && strings.HasPrefix(got[0].Message, test.want[0].Message) {
			got[0].Message = test.want[0].Message
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (- wanted, + got)\n%s", test.name, diff)
		}
	}
	if Is("---\ntitle: A\n---\n\n# Goals\n") || Is("# A\n\n## Goals\n") {
		t.Error("a document that is no lesson is taken for one")
	}
}
