package checker

import (
	"slices"
	"testing"
)

func TestIdleOptionsAreNamed(t *testing.T) {
	files := []File{
		{Path: "app.py", Source: "from flask import Flask\nfrom company.auth import admin_only, staff_only\napp = Flask(__name__)\n@app.get('/hooks/a')\n@staff_only\ndef hook():\n    return {}\n"},
		{Path: "company/auth.py", Source: "def staff_only(view):\n    return view\n"},
	}
	options := Options{
		Public: []string{"/hooks/*", "hook", "/hook", "auth.*"},
		Guards: []string{"company.auth.staff_only", "company.auth.admin_only", "other.auth.guard"},
	}
	got := options.Idle(Check(files, options), files)
	want := []string{
		`public: "/hook" stands for no route`,
		`public: "auth.*" stands for no route`,
		`guards: "company.auth.staff_only" is defined in company/auth.py, where its body tells whether it refuses`,
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	options.Profile = ProfileClassic
	if got := options.Idle(Check(files, options), files); len(got) != 0 {
		t.Errorf("in the profile classic: got %q, want none", got)
	}
}
