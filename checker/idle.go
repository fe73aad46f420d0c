package checker

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"unguarded/checker/internal/access"
)

// Idle says which of the options Public and Guards changed nothing in a report on
// the files: one sentence for each, which begins with the option's name in lower case.
func (o Options) Idle(report Report, files []File) []string {
	if report.Profile == ProfileClassic {
		return nil // which knows neither
	}
	var list []string
	for _, pattern := range o.Public {
		matches := access.PublicMatcher(pattern)
		if !slices.ContainsFunc(report.Routes, func(r Route) bool { return matches(r.URLRule, r.URLRuleKnown, r.Endpoint) }) {
			list = append(list, fmt.Sprintf("public: %q stands for no route", pattern))
		}
	}
	for _, name := range o.Guards {
		if file := moduleFile(name, files); file != "" {
			list = append(list, fmt.Sprintf("guards: %q is defined in %s, where its body tells whether it refuses", name, file))
		}
	}
	return list
}

// moduleFile finds the file that a dotted name is defined in, "" when it is not among
// the files.
func moduleFile(dotted string, files []File) string {
	names := strings.Split(dotted, ".")
	module, name := path.Join(names[:len(names)-1]...), names[len(names)-1]
	for _, f := range files {
		if f.Path != module+".py" && f.Path != module+"/__init__.py" {
			continue
		}
		for _, definition := range []string{"def " + name + "(", "class " + name + ":", "class " + name + "("} {
			if strings.Contains("\n"+f.Source, "\n"+definition) {
				return f.Path
			}
		}
	}
	return ""
}
