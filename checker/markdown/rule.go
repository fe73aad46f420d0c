package markdown

import (
	"fmt"
	"strings"

	"unguarded/checker"
)

// Rule writes the documentation of a rule.
func Rule(r checker.Rule) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n%s.\n\n", r.ID, r.Title)
	b.WriteString(facts(r))
	section(&b, "What it does", r.Summary)
	section(&b, "Why it matters", r.Why)
	section(&b, "Severity", r.Grades)
	examples(&b, "Bad", shows(r), r.Bad)
	examples(&b, "Good", "", r.Good)
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
	row("Severity", Severity(r))
	row("Fix", fix)
	row("CWE", strings.Join(weaknesses, ", "))
	row("OWASP", strings.Join(r.OWASP, ", "))
	row("Profile", r.Profile)
	row("Since", r.Since)
	return b.String()
}

func section(b *strings.Builder, title, text string) {
	if text != "" {
		fmt.Fprintf(b, "\n## %s\n\n%s\n", title, text)
	}
}

// examples writes blocks of code; shows follows the language of each.
func examples(b *strings.Builder, title, shows string, sources []string) {
	fmt.Fprintf(b, "\n## %s\n", title)
	for _, source := range sources {
		fmt.Fprintf(b, "\n```python%s\n%s```\n", shows, source)
	}
}

// shows says in the head of a block that the rule reports it, in the form that
// "unguarded docs" reads.
func shows(r checker.Rule) string {
	words := fmt.Sprintf(" expect=%q", "reports "+r.ID)
	if r.Profile == checker.ProfileClassic {
		words += " profile=" + r.Profile
	}
	return words
}

// Severity says "error, or less" for a rule that grades its findings.
func Severity(r checker.Rule) string {
	if r.Grades == "" {
		return r.Severity
	}
	return r.Severity + ", or less"
}
