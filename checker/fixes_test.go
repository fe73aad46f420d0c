package checker

import (
	"strings"
	"testing"

	"unguarded/checker/diag"
	"unguarded/checker/internal/access"
	"unguarded/checker/internal/syntax"
	"unguarded/checker/source"
)

const upsideDown = `from flask import Flask
from flask_jwt_extended import jwt_required

app = Flask(__name__)


@jwt_required()
@app.get("/a")
def a():
    return "a"
`

func fixesOf(r Report) (titles []string) {
	for _, d := range r.Diagnostics {
		for _, f := range d.Fixes {
			titles = append(titles, f.Title)
		}
	}
	return titles
}

func TestAFixIsOfferedWhenItProtects(t *testing.T) {
	r := Check([]File{{Path: "app.py", Source: upsideDown}}, Options{})
	if got := fixesOf(r); len(got) != 1 {
		t.Fatalf("fixes: %q, want one that moves the guard", got)
	}
}

func TestAFixIsDroppedWhenItProtectsNothing(t *testing.T) {
	for what, text := range map[string]string{"changes nothing": "# a comment\n", "breaks the text": "def (:\n", "opens a route": "@app.get(\"/b\")\ndef b():\n    return save()\n"} {
		c := newCheck([]File{{Path: "app.py", Source: upsideDown}}, access.Settings{}, syntax.Parse)
		end := source.Span{Start: len(upsideDown), End: len(upsideDown)}
		found := []diag.Diagnostic{{
			Rule: "guard-above-route", Severity: diag.Error,
			Fixes: []diag.Fix{{Title: what, Edits: []diag.Edit{{Place: diag.Place{Path: "app.py", Span: end}, NewText: text}}}},
		}}
		c.keepGoodFixes(outcome{findings: 1}, found)
		if len(found[0].Fixes) != 0 {
			t.Errorf("a fix that %s is offered", what)
		}
	}
}

func TestSeveralFixesAreCheckedTogether(t *testing.T) {
	var text strings.Builder
	text.WriteString("from flask import Flask\nfrom flask_jwt_extended import jwt_required\n\napp = Flask(__name__)\n")
	for _, name := range strings.Fields("a b c d e f g h i j k l m n o p q r s t") {
		text.WriteString("\n\n@app.get(\"/" + name + "\")\n@jwt_required\ndef " + name + "():\n    return \"x\"\n")
	}
	r := Check([]File{{Path: "app.py", Source: text.String()}}, Options{})
	if got := fixesOf(r); len(got) != 20 {
		t.Errorf("%d fixes, want 20", len(got))
	}
}
