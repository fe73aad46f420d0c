package rules

import (
	"slices"
	"strings"
	"testing"

	"unguarded/checker/internal/access"
)

// suppressed checks one open route, GET /users, and gives the findings as
// "rule", "rule suppressed" or the message of a note.
func suppressed(t *testing.T, lines ...string) []string {
	t.Helper()
	a := parse(t, append([]string{"import flask_jwt_extended"}, lines...)...)
	a.route("GET /users", "users", access.Unprotected)
	var got []string
	for _, d := range a.check() {
		switch {
		case d.Rule == "unused-suppression":
			got = append(got, d.Message)
		case d.Suppressed:
			got = append(got, d.Rule+" suppressed")
		default:
			got = append(got, d.Rule)
		}
	}
	slices.Sort(got)
	return got
}

// TestSuppressingComments states where a comment suppresses.
func TestSuppressingComments(t *testing.T) {
	const hidden, open = "unprotected-route suppressed", "unprotected-route"
	unused := "`unprotected-route` does not report here, so this comment suppresses nothing. Take it away."
	for _, c := range []struct {
		what string
		code string
		want []string
	}{
		{"noqa on the def", "@app.get('/users')\ndef users():  # noqa: unprotected-route\n    return []", []string{hidden}},
		{"among codes of others", "@app.get('/users')\ndef users():  # noqa: F401,unprotected-route\n    return []", []string{hidden}},
		{"an ignore with its reason", "@app.get('/users')\ndef users():  # unguarded: ignore[unprotected-route] -- the gateway asks\n    return []", []string{hidden}},
		{"on a decorator", "@app.get('/users')  # unguarded: ignore[unprotected-route] -- the gateway asks\ndef users():\n    return []", []string{hidden}},
		{"alone above the decorators", "# unguarded: ignore[unprotected-route] -- the gateway asks\n@app.get('/users')\ndef users():\n    return []", []string{hidden}},
		{"behind long parameters", "@app.get('/users')\ndef users(\n    page=1,\n):  # noqa: unprotected-route\n    return []", []string{hidden}},
		{"on the line of another statement above", "x = 1  # noqa: unprotected-route\n@app.get('/users')\ndef users():\n    return []", []string{unused, open}},
		{"inside the body", "@app.get('/users')\ndef users():\n    return []  # noqa: unprotected-route", []string{unused, open}},
		{"for another rule", "@app.get('/users')\ndef users():  # noqa: guard-above-route\n    return []",
			[]string{"`guard-above-route` does not report here, so this comment suppresses nothing. Take it away.", open}},
		{"without a rule", "@app.get('/users')\ndef users():  # noqa\n    return []", []string{open}},
		{"words behind the rule", "@app.get('/users')\ndef users():  # noqa: unprotected-route for now\n    return []", []string{hidden}},
		{"an unknown rule", "@app.get('/users')\ndef users():  # unguarded: ignore[open-route] -- why not\n    return []",
			[]string{"No rule is called `open-route`, so this comment suppresses nothing.", open}},
		{"no reason", "@app.get('/users')\ndef users():  # unguarded: ignore[unprotected-route]\n    return []",
			[]string{"This comment suppresses `unprotected-route` and does not say why: write the reason behind two hyphens.", hidden}},
		{"a rule of the other profile", "@app.get('/users')\ndef users():  # noqa: missing-jwt-token\n    return []", []string{open}},
	} {
		if got := suppressed(t, strings.Split(c.code, "\n")...); !slices.Equal(got, c.want) {
			t.Errorf("%s:\ngot  %q\nwant %q", c.what, got, c.want)
		}
	}
}
