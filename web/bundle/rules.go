package main

import (
	"bytes"
	"compress/flate"
	_ "embed"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"html/template"
	"os"
	"path/filepath"
	"strings"

	"github.com/yuin/goldmark"

	"unguarded/checker"
	"unguarded/checker/lesson"
	"unguarded/checker/markdown"
)

// rulesName has no hash: people link to it.
const rulesName = "rules.html"

//go:embed rules.html.tmpl
var rulesTemplate string

// ruleEntry is a rule as its page shows it: prose as HTML.
type ruleEntry struct {
	checker.Rule
	Severity                           string
	Heading, Summary, Why, Grades, Fix template.HTML
	Examples                           []ruleExample
	Lessons                            []ruleLesson
}

type ruleExample struct{ Title, Source, Link string }

type ruleLesson struct{ Name, Title, Summary string }

// rulesPage writes the page of all rules. Its code opens in the editor by links
// that hold it.
func rulesPage(t tree, style, icon string) (file, error) {
	about, err := lessonsByRule(t)
	if err != nil {
		return file{}, err
	}
	var entries []ruleEntry
	for _, r := range checker.Rules() {
		entry := ruleEntry{Rule: r, Severity: markdown.Severity(r), Lessons: about[r.ID]}
		for _, prose := range []struct {
			text string
			into *template.HTML
		}{{r.Title, &entry.Heading}, {r.Summary, &entry.Summary}, {r.Why, &entry.Why}, {r.Grades, &entry.Grades}, {r.Fix, &entry.Fix}} {
			if *prose.into, err = proseHTML(prose.text); err != nil {
				return file{}, err
			}
		}
		entry.Heading = inline(entry.Heading)
		for _, group := range []struct {
			title   string
			sources []string
		}{{"Bad", r.Bad}, {"Good", r.Good}} {
			for i, source := range group.sources {
				title := group.title
				if len(group.sources) > 1 {
					title = fmt.Sprintf("%s, example %d", group.title, i+1)
				}
				link, err := editorLink(source, r.Profile)
				if err != nil {
					return file{}, err
				}
				entry.Examples = append(entry.Examples, ruleExample{title, source, link})
			}
		}
		entries = append(entries, entry)
	}
	page, err := template.New(rulesName).Parse(rulesTemplate)
	if err != nil {
		return file{}, err
	}
	var out bytes.Buffer
	err = page.Execute(&out, struct {
		Style, Icon string
		Rules       []ruleEntry
	}{style, icon, entries})
	return file{rulesName, out.Bytes()}, err
}

// proseHTML converts the Markdown of a rule's documentation, which is ours.
func proseHTML(text string) (template.HTML, error) {
	var out bytes.Buffer
	err := goldmark.Convert([]byte(text), &out)
	return template.HTML(out.String()), err
}

// inline is one paragraph without its tags.
func inline(paragraph template.HTML) template.HTML {
	text := strings.TrimSuffix(strings.TrimSpace(string(paragraph)), "</p>")
	return template.HTML(strings.TrimPrefix(text, "<p>"))
}

// editorLink is the address of the page with a file in the editor, in the form
// of web/page/share-link.ts.
func editorLink(source, profile string) (string, error) {
	if profile == "" {
		profile = checker.ProfileRoutes
	}
	request, err := json.Marshal(checker.Request{Files: []checker.File{{Path: "app.py", Source: source}}, Profile: profile})
	if err != nil {
		return "", err
	}
	var packed bytes.Buffer
	writer, err := flate.NewWriter(&packed, flate.BestCompression)
	if err != nil {
		return "", err
	}
	if _, err := writer.Write(request); err != nil {
		return "", err
	}
	if err := writer.Close(); err != nil {
		return "", err
	}
	return "./#v1=" + base64.RawURLEncoding.EncodeToString(packed.Bytes()), nil
}

// lessonsByRule lists the lessons that are about a rule.
func lessonsByRule(t tree) (map[string][]ruleLesson, error) {
	paths, err := filepath.Glob(t.path("web/lessons/*.md"))
	if err != nil {
		return nil, err
	}
	about := map[string][]ruleLesson{}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		read, err := lesson.Read(string(text))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		if read.Rule != "" {
			name := strings.TrimSuffix(filepath.Base(path), ".md")
			about[read.Rule] = append(about[read.Rule], ruleLesson{name, read.Title, read.Summary})
		}
	}
	return about, nil
}
