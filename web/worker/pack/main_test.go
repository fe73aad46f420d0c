package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
)

func TestASiteIsPackedWithItsHeaders(t *testing.T) {
	target := filepath.Join(t.TempDir(), "site")
	site := fstest.MapFS{
		"index.html":              {Data: []byte("page")},
		"index.html.br":           {Data: []byte("compressed")},
		"embed.html":              {Data: []byte("frame")},
		"page-0123456789ab.js":    {Data: []byte("script")},
		"page-0123456789ab.js.gz": {Data: []byte("compressed")},
		"lessons/index.html":      {Data: []byte("lessons")},
	}
	if err := packSite(site, target); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"index.html": "page", "page-0123456789ab.js": "script", "lessons/index.html": "lessons"} {
		if got, err := os.ReadFile(filepath.Join(target, name)); err != nil || string(got) != want {
			t.Errorf("%s: got %q and the error %v, want %q", name, got, err, want)
		}
	}
	if left, err := filepath.Glob(filepath.Join(target, "*.[bg][rz]")); len(left) > 0 || err != nil {
		t.Errorf("compressed files were copied: %q, error %v", left, err)
	}

	redirects, err := os.ReadFile(filepath.Join(target, "_redirects"))
	if want := "/ /index.html 200\n/lessons/ /lessons/index.html 200\n"; err != nil || string(redirects) != want {
		t.Errorf("_redirects: got %q and the error %v, want %q", redirects, err, want)
	}

	content, err := os.ReadFile(filepath.Join(target, "_headers"))
	if err != nil {
		t.Fatal(err)
	}
	rules := map[string]string{}
	at := ""
	for line := range strings.Lines(string(content)) {
		if !strings.HasPrefix(line, "  ") {
			at = strings.TrimSpace(line)
		} else {
			rules[at] += line
		}
	}
	for _, test := range []struct{ at, has string }{
		{"/", "Cache-Control: no-cache\n"},
		{"/", "frame-ancestors 'none'\n"},
		{"/index.html", "frame-ancestors 'none'\n"},
		{"/embed.html", "frame-ancestors *\n"},
		{"/lessons/", "X-Content-Type-Options: nosniff\n"},
		{"/page-0123456789ab.js", "Cache-Control: public, max-age=31536000, immutable\n"},
		{"/page-0123456789ab.js", "Access-Control-Allow-Origin: *\n"},
	} {
		if !strings.Contains(rules[test.at], test.has) {
			t.Errorf("%s: no %q in\n%s", test.at, test.has, rules[test.at])
		}
	}
	if len(rules) != 6 {
		t.Errorf("got rules for %d addresses, want 6", len(rules))
	}
}
