package checker_test

import (
	"testing"

	"unguarded/checker"
)

// A suppressed finding is listed, and is in no sum.
func TestSuppressedFindingsAreListedAndNotCounted(t *testing.T) {
	report := checker.Check([]checker.File{{Path: "app.py", Source: `from flask import Flask
from flask_jwt_extended import JWTManager

app = Flask(__name__)
jwt = JWTManager(app)
orders = []


@app.post("/orders")
def add_order():  # unguarded: ignore[unprotected-route] -- the gateway asks for the token
    orders.append({})
    return "", 201
`}}, checker.Options{})
	if len(report.Diagnostics) != 1 || !report.Diagnostics[0].Suppressed {
		t.Fatalf("expected one suppressed finding, got %v", report.Diagnostics)
	}
	if s := report.Summary; s.Errors != 0 || s.Unprotected != 1 {
		t.Errorf("got %d errors and %d unprotected routes, want 0 and 1", s.Errors, s.Unprotected)
	}
}
