package main

import (
	"fmt"
	"slices"
	"strings"

	"unguarded/checker"
	"unguarded/checker/markdown"
	"unguarded/checker/sarif"
	"unguarded/checker/text"
)

// rendering is what a format may ask for besides the report.
type rendering struct {
	files    []checker.File // as checked; the text format shows lines of them
	paths    func(string) string
	colour   bool
	verdicts bool
}

// A format writes a report, with a line break at its end.
type format struct {
	name  string
	write func(checker.Report, rendering) []byte
}

var formats = []format{
	{"text", func(report checker.Report, r rendering) []byte {
		return []byte(text.Format(report, r.files, text.Options{Colour: r.colour}))
	}},
	{"json", func(report checker.Report, _ rendering) []byte {
		return append(checker.EncodeReport(report), '\n')
	}},
	{"sarif", func(report checker.Report, r rendering) []byte {
		return sarif.Format(renamed(report, r.paths), sarif.Options{Verdicts: r.verdicts})
	}},
	{"github", func(report checker.Report, r rendering) []byte {
		return []byte(text.GitHub(renamed(report, r.paths)))
	}},
	{"markdown", func(report checker.Report, _ rendering) []byte {
		return []byte(markdown.Format(report))
	}},
}

// formatNamed finds a format; the error names those that there are.
func formatNamed(name string) (format, error) {
	i := slices.IndexFunc(formats, func(f format) bool { return f.name == name })
	if i < 0 {
		return format{}, fmt.Errorf("format: expected %s, found %q", formatNames(), name)
	}
	return formats[i], nil
}

// formatNames is "text, json, … or markdown".
func formatNames() string {
	var names []string
	for _, f := range formats {
		names = append(names, f.name)
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " or " + names[last]
}
