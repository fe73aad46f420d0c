package main

import (
	"fmt"
	"strings"

	"unguarded/checker"
)

const generated = "<!-- Written by go generate ./checker from checker/internal/rules; edit it there. -->\n"

// pages gives the text of each file, by its name.
func pages(rules []checker.Rule) map[string]string {
	list := map[string]string{"README.md": index(rules)}
	for _, r := range rules {
		list[r.ID+".md"] = page(r)
	}
	return list
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
		fmt.Fprintf(&b, "| [%s](%s.md) | %s | %s | %s | %s |\n", r.ID, r.ID, r.Title, severity(r), fix, r.Profile)
	}
	return b.String()
}

// severity says "error, or less" for a rule that grades its findings.
func severity(r checker.Rule) string {
	if r.Grades == "" {
		return r.Severity
	}
	return r.Severity + ", or less"
}

func page(r checker.Rule) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n# %s\n\n%s.\n\n", generated, r.ID, r.Title)
	b.WriteString(facts(r))
	section(&b, "What it does", r.Summary)
	section(&b, "Why it matters", r.Why)
	section(&b, "Severity", r.Grades)
	examples(&b, "Bad", r.Bad)
	examples(&b, "Good", r.Good)
	section(&b, "Fix", r.Fix)
	b.WriteString("\n## References\n\n")
	for _, ref := range r.References {
		fmt.Fprintf(&b, "- [%s](%s)\n", ref.Title, ref.URL)
	}
	return b.String()
}

// facts is the table at the head of a page.
func facts(r checker.Rule) string {
	var b strings.Builder
	b.WriteString("| | |\n|---|---|\n")
	row := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, "| %s | %s |\n", name, value)
		}
	}
	fix := "none offered"
	if r.Fixable {
		fix = "offered"
	}
	var weaknesses []string
	for _, number := range r.CWE {
		weaknesses = append(weaknesses, fmt.Sprintf("[CWE-%d](https://cwe.mitre.org/data/definitions/%d.html)", number, number))
	}
	row("Severity", severity(r))
	row("Fix", fix)
	row("CWE", strings.Join(weaknesses, ", "))
	row("OWASP", strings.Join(r.OWASP, "<br>"))
	row("Profile", r.Profile)
	row("Since", r.Since)
	return b.String()
}

func section(b *strings.Builder, title, text string) {
	if text != "" {
		fmt.Fprintf(b, "\n## %s\n\n%s\n", title, text)
	}
}

func examples(b *strings.Builder, title string, sources []string) {
	fmt.Fprintf(b, "\n## %s\n", title)
	for _, source := range sources {
		fmt.Fprintf(b, "\n```python\n%s```\n", source)
	}
}
