package markdown

import "strings"

// code is a code span that shows a text, whatever backticks are in it.
func code(text string) string {
	text = oneLine(text)
	if text == "" {
		return ""
	}
	fence := "`"
	for strings.Contains(text, fence) {
		fence += "`"
	}
	if strings.HasPrefix(text, "`") || strings.HasSuffix(text, "`") {
		text = " " + text + " "
	}
	return fence + text + fence
}

// inline is a sentence of a report, in which backticks in pairs mark code; all
// else stands for itself.
func inline(text string) string {
	parts := strings.Split(oneLine(text), "`")
	var b strings.Builder
	for i, part := range parts {
		switch {
		case i%2 == 0:
			b.WriteString(escape.Replace(part))
		case i == len(parts)-1:
			b.WriteString("\\`" + escape.Replace(part)) // the last backtick has no partner
		default:
			b.WriteString(code(part))
		}
	}
	return b.String()
}

// escape keeps a text from being read as Markdown or HTML.
var escape = strings.NewReplacer(
	`\`, `\\`, `*`, `\*`, `_`, `\_`, `[`, `\[`, `]`, `\]`, `<`, `\<`, `>`, `\>`, `~`, `\~`, `&`, `\&`, `#`, `\#`,
)

// cell is Markdown inside a table, where a bar would end the cell, in code too.
func cell(text string) string {
	return strings.ReplaceAll(text, `|`, `\|`)
}

func oneLine(text string) string {
	return strings.Map(func(r rune) rune {
		if r < 0x20 || r == 0x7F || r == '\u2028' || r == '\u2029' {
			return ' '
		}
		return r
	}, text)
}
