package main

import (
	"compress/flate"
	"encoding/base64"
	"encoding/json"
	"io"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"unguarded/checker"
)

func TestTheRulesPageExplainsEachRuleAndOpensItsExamples(t *testing.T) {
	page, err := rulesPage(tree{"../.."}, "document-11.css", "icon-22.svg")
	if err != nil {
		t.Fatal(err)
	}
	text := string(page.content)
	if _, err := html.Parse(strings.NewReader(text)); err != nil {
		t.Fatal(err)
	}
	var sources []string
	for _, m := range regexp.MustCompile(`href="\./#v1=([^"]*)"`).FindAllStringSubmatch(text, -1) {
		packed, err := base64.RawURLEncoding.DecodeString(m[1])
		if err != nil {
			t.Fatal(err)
		}
		var request checker.Request
		content, err := io.ReadAll(flate.NewReader(strings.NewReader(string(packed))))
		if err != nil || json.Unmarshal(content, &request) != nil || len(request.Files) != 1 {
			t.Fatalf("a link holds %q, %v", content, err)
		}
		sources = append(sources, request.Files[0].Source)
	}
	var want []string
	for _, r := range checker.Rules() {
		if !strings.Contains(text, `<section id="`+r.ID+`"`) {
			t.Errorf("the page does not explain %s", r.ID)
		}
		want = append(append(want, r.Bad...), r.Good...)
	}
	if strings.Join(sources, "\x00") != strings.Join(want, "\x00") {
		t.Errorf("the links hold %d texts, which are not the %d examples in their order", len(sources), len(want))
	}
	if !strings.Contains(text, `href="./#lesson/03-decorator-order"`) {
		t.Error("guard-above-route does not lead to the lesson about it")
	}
}
