package main

import (
	"fmt"
	"strings"

	"unguarded/checker"
	"unguarded/checker/markdown"
)

const generated = "<!-- Written by go generate ./checker from checker/internal/rules; edit it there. -->\n"

// pages gives the text of each file, by its name.
func pages(rules []checker.Rule) map[string]string {
	list := map[string]string{"README.md": index(rules)}
	for _, r := range rules {
		list[r.ID+".md"] = generated + "\n" + markdown.Rule(r) + tryIt(r.ID)
	}
	return list
}

// tryIt leads to the playground, at the address that ./build.sh serve has without
// flags. Its page of the rules opens the examples in the editor.
func tryIt(id string) string {
	return fmt.Sprintf("\n## Try it\n\n`./build.sh serve`, then [the examples of this rule](http://127.0.0.1:8080/rules.html#%s) open in the editor.\n", id)
}

func index(rules []checker.Rule) string {
	var b strings.Builder
	b.WriteString(generated + "\n# Rules\n\n")
	b.WriteString("A rule's page says what it reports, why, and what to do. A fix is marked where one is offered.\n\n")
	b.WriteString("| rule | what it finds | severity | fix | profile |\n|---|---|---|---|---|\n")
	for _, r := range rules {
		fix := ""
		if r.Fixable {
			fix = "yes"
		}
		fmt.Fprintf(&b, "| [%s](%s.md) | %s | %s | %s | %s |\n", r.ID, r.ID, r.Title, markdown.Severity(r), fix, r.Profile)
	}
	return b.String()
}
