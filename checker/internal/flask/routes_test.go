package flask

import (
	"strings"
	"testing"
)

func TestExample(t *testing.T) {
	for rule, want := range map[string]string{
		"/":                             "/ []",
		"/users/<name>":                 "/users/x [name]",
		"/users/<int:id>/<float:f>":     "/users/7/1.5 [id f]",
		"/f/<path:rest>":                "/f/a/b [rest]",
		"/u/<uuid:key>":                 "/u/00000000-0000-0000-0000-000000000007 [key]",
		"/<any(de, en):lang>/x":         "/de/x [lang]",
		`/<regex("[a-z]{2}:x>"):code>`:  "/x [code]",
		"/<string(length=2):code>.json": "/x.json [code]",
		"/broken/<":                     "/broken/< []",
	} {
		url, vars := Example(rule)
		if got := url + " [" + strings.Join(vars, " ") + "]"; got != want {
			t.Errorf("%s: %s, want %s", rule, got, want)
		}
	}
}
