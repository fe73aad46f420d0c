package checker

import (
	"fmt"
	"strings"

	"unguarded/checker/diag"
	"unguarded/checker/internal/syntax"
	"unguarded/checker/pattern"
	"unguarded/checker/source"
)

// marker is what Jinja fills in or runs, on one line.
var marker = pattern.Of(`\{\{.*?\}\}|\{%.*?%\}`)

// conflict is a line that git leaves where two changes meet.
var conflict = pattern.Of(`^(?:<{7}|>{7}|\|{7}) \S|^={7}$`)

// readable gives the syntax errors of a file as a reader needs them. A template
// that other Python is made from, and the commands of a notebook that was saved as
// Python, are no mistakes: they get one note for the file.
func readable(f *source.File, found []diag.Diagnostic) []diag.Diagnostic {
	for _, d := range found {
		if written := markerAt(f, d.Span.Start); written != "" {
			return []diag.Diagnostic{note(d.Place, fmt.Sprintf("The file is a template: `%s` is filled in before Python reads it. Only what is Python already is checked.", written))}
		}
	}
	for _, d := range found {
		if _, line := lineAt(f, d.Span.Start); conflict().MatchString(line) {
			// The mistakes that follow are the two sides of it, read as one text.
			d.Message = fmt.Sprintf("a merge was not finished here: `%s` is left of it. The file is checked as far as it is Python", strings.TrimSpace(line))
			return []diag.Diagnostic{d}
		}
	}
	var commands, rest []diag.Diagnostic
	for _, d := range found {
		if isCommand(lineAt(f, d.Span.Start)) {
			commands = append(commands, d)
		} else {
			rest = append(rest, d)
		}
	}
	if len(commands) == 0 {
		return found
	}
	first := commands[0]
	_, line := lineAt(f, first.Span.Start)
	return append(rest, note(first.Place, fmt.Sprintf("`%s` is a command of a notebook, not Python. The rest of the file is checked.", strings.TrimSpace(line))))
}

func note(at diag.Place, message string) diag.Diagnostic {
	return diag.Diagnostic{Place: at, Rule: syntax.Rule, Severity: diag.Note, Message: message}
}

// markerAt gives the template's marker that a byte offset is the start of, or the
// second character of; "" when there is none. Braces inside a string are no
// syntax error, so that they never come here.
func markerAt(f *source.File, offset int) string {
	at, line := lineAt(f, offset)
	for _, m := range marker().FindAllStringIndex(line, -1) {
		if at == m[0] || at == m[0]+1 {
			return line[m[0]:m[1]]
		}
	}
	return ""
}

// isCommand tells whether an offset is at the first character of a line that only
// IPython understands: `%magic` or `!shell`.
func isCommand(at int, line string) bool {
	return at < len(line) && (line[at] == '%' || line[at] == '!') && strings.TrimSpace(line[:at]) == ""
}

// lineAt gives the line around a byte offset, without its end, and the offset in it.
func lineAt(f *source.File, offset int) (at int, line string) {
	offset = min(max(offset, 0), len(f.Text))
	start := strings.LastIndexAny(f.Text[:offset], "\r\n") + 1
	line = f.Text[start:]
	if end := strings.IndexAny(line, "\r\n"); end >= 0 {
		line = line[:end]
	}
	return offset - start, line
}
