package rules

import (
	"unguarded/checker/diag"
	"unguarded/checker/internal/rule"
)

// syntaxError documents the parser's diagnostics; syntax.Parse makes them.
var syntaxError = rule.Rule{
	ID:       "syntax-error",
	Title:    "A statement is not Python",
	Severity: diag.Error,
	Profile:  "routes",
	Summary:  "Reports a statement that Python can't parse, at the place where it goes wrong. The rest of the file is checked as usual.",
	Why: "Python refuses to run a file with a syntax error. What the broken statement would declare can't be seen, so a route or a " +
		"guard in it is missing from the answer.",
	Bad: []string{
		`from flask import Flask

app = Flask(__name__)


@app.get("/")
def index()
    return "hello"
`,
	},
	Good: []string{
		`from flask import Flask

app = Flask(__name__)


@app.get("/")
def index():
    return "hello"
`,
	},
	References: []rule.Reference{
		{Title: "Python: Syntax Errors", URL: "https://docs.python.org/3/tutorial/errors.html#syntax-errors"},
	},
	Since: "0.1.0",
}
