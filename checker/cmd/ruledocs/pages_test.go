package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"unguarded/checker"
)

const folder = "../../../docs/rules"

func TestPagesAreFresh(t *testing.T) {
	want := pages(checker.Rules())
	for name, text := range want {
		got, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil || string(got) != text {
			t.Errorf("docs/rules/%s is stale; run: go generate ./checker", name)
		}
	}
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		if _, ok := want[entry.Name()]; !ok {
			t.Errorf("docs/rules/%s belongs to no rule; run: go generate ./checker", entry.Name())
		}
	}
}

func TestIndexLinksEveryPage(t *testing.T) {
	rules := checker.Rules()
	text := index(rules)
	for _, r := range rules {
		if link := "[" + r.ID + "](" + r.ID + ".md)"; !strings.Contains(text, link) {
			t.Errorf("the index has no link %s", link)
		}
	}
}

func TestWriteRemovesPagesOfRulesThatAreGone(t *testing.T) {
	folder := t.TempDir()
	gone := filepath.Join(folder, "gone.md")
	if err := os.WriteFile(gone, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := write(folder); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(gone); !os.IsNotExist(err) {
		t.Errorf("%s is still there", filepath.Base(gone))
	}
	if _, err := os.Stat(filepath.Join(folder, "unprotected-route.md")); err != nil {
		t.Error(err)
	}
}
