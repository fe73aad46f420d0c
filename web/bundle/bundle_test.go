package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

func TestRewritePointsReferencesAtHashedNames(t *testing.T) {
	html := `<link href="web/page/page.css"><script src="web/page/main.ts"></script><a href="#answer">`
	got, err := rewrite(html, map[string]string{
		"web/page/page.css": "page-00.css",
		"web/page/main.ts":  "page-11.js",
	})
	want := `<link href="page-00.css"><script src="page-11.js"></script><a href="#answer">`
	if err != nil || got != want {
		t.Errorf("got %q, %v\nwant %q", got, err, want)
	}
}

func TestRewriteNamesWhatDoesNotFit(t *testing.T) {
	tests := []struct {
		name, html, want string
	}{
		{"a reference to nothing", `<img src="web/page/logo.png"><link href="web/page/page.css">`, "refers to web/page/logo.png"},
		{"a file that is not referred to", `<p>`, "does not refer to web/page/page.css"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := rewrite(test.html, map[string]string{"web/page/page.css": "page-00.css"})
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want an error with %q", err, test.want)
			}
		})
	}
}

func TestHashedNamesFollowTheContent(t *testing.T) {
	one, same, other := hashed("page.js", []byte("a")), hashed("page.js", []byte("a")), hashed("page.js", []byte("b"))
	if one.name != same.name || one.name == other.name {
		t.Errorf("got %s, %s and %s, want the first two equal and the third different", one.name, same.name, other.name)
	}
	if !regexp.MustCompile(`^page-[0-9a-f]{12}\.js$`).MatchString(one.name) {
		t.Errorf("got %s, want page-, twelve hexadecimal digits, .js", one.name)
	}
}

func TestExamplesAreCompleteAndListed(t *testing.T) {
	content, err := readExamples(tree{"../.."})
	if err != nil {
		t.Fatal(err)
	}
	var groups []struct{ Examples []example }
	if err := json.Unmarshal(content, &groups); err != nil {
		t.Fatal(err)
	}
	verdict := regexp.MustCompile(`^[A-Z]+ /\S* (protected|optional|public|unprotected|broken|unknown)$`)
	number := 0
	for _, group := range groups {
		for _, one := range group.Examples {
			number++
			if one.Classic != "fires" && one.Classic != "silent" {
				t.Errorf("%s: classic is %q, want fires or silent", one.Name, one.Classic)
			}
			for _, line := range one.Verdicts {
				if !verdict.MatchString(line) {
					t.Errorf("%s: %q is not METHOD urlrule verdict", one.Name, line)
				}
			}
		}
	}
	if number < 8 {
		t.Errorf("there are %d examples, want at least 8", number)
	}
}

func TestExamplesMustBeInTheOrder(t *testing.T) {
	root := t.TempDir()
	files := map[string]string{
		"order.json": `[{"group":"All","examples":["one"]}]`,
		"one.json":   `{"title":"One","sentence":"One.","verdicts":["GET / public"]}`,
		"one.py":     "",
		"two.py":     "",
	}
	folder := filepath.Join(root, "web", "examples")
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	_, err := readExamples(tree{root})
	if err == nil || !strings.Contains(err.Error(), `does not list "two"`) {
		t.Errorf("got %v, want an error that names two", err)
	}
}

func TestWriteCompressesAndRemovesWhatIsOld(t *testing.T) {
	here := tree{t.TempDir()}
	old := []file{{"index.html", []byte("old")}, {"page-00.js", []byte("old")}}
	now := []file{{"index.html", []byte("new")}, {"page-11.js", []byte("new")}}
	for _, files := range [][]file{old, now} {
		if err := write(here, files); err != nil {
			t.Fatal(err)
		}
	}
	entries, err := os.ReadDir(here.site())
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, entry := range entries {
		names = append(names, entry.Name())
	}
	want := "index.html index.html.br index.html.gz page-11.js page-11.js.br page-11.js.gz"
	if got := strings.Join(names, " "); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
	if index, _ := os.ReadFile(filepath.Join(here.site(), "index.html")); string(index) != "new" {
		t.Errorf("index.html holds %q, want the new one", index)
	}
}

func TestABuildIsNamedAfterAllOfIt(t *testing.T) {
	html, build, err := named(`<html data-build=""><script src="page-11.js">`)
	if err != nil || html != `<html data-build="`+build+`"><script src="page-11.js">` {
		t.Errorf("got %s, %v, want the build's name %q in it", html, err, build)
	}
	if _, other, _ := named(`<html data-build=""><script src="page-22.js">`); other == build {
		t.Errorf("both builds are named %s, though a file differs", build)
	}
	if _, _, err := named(`<html>`); err == nil || !strings.Contains(err.Error(), "0 places") {
		t.Errorf("got %v, want an error that says that there is no place for the name", err)
	}
}

func TestWriteAlwaysWritesWhatHasNoHashInItsName(t *testing.T) {
	here := tree{t.TempDir()}
	for _, content := range []string{"old", "new"} {
		if err := write(here, []file{{serviceWorkerName, []byte(content)}}); err != nil {
			t.Fatal(err)
		}
	}
	if got, _ := os.ReadFile(filepath.Join(here.site(), serviceWorkerName)); string(got) != "new" {
		t.Errorf("the service worker holds %q, want the new one", got)
	}
}
