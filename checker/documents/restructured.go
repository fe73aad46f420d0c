package documents

import (
	"slices"
	"strings"

	"unguarded/checker/pattern"
)

var (
	directive = pattern.Of(`^ *\.\. ([\w:.+-]+)::(?: +(.*?))? *$`)
	option    = pattern.Of(`^ *:([\w-]+):(?: +(.*?))? *$`)
	comment   = pattern.Of(`^ *\.\.(?: [^_\[|]|$)`)
)

// The directives whose content is code, and those whose content is text of
// another kind, in which nothing is ours.
var (
	codeDirectives   = []string{mark, "code-block", "code", "sourcecode"}
	opaqueDirectives = []string{"raw", "parsed-literal", "prompt", "doctest", "testcode", "testsetup", "testoutput", "math", "csv-table", "productionlist"}
)

// restructuredBlocks gives the code directives and the literal blocks of a
// reStructuredText document.
func restructuredBlocks(document string) (blocks []found) {
	lines := strings.Split(strings.ReplaceAll(document, "\t", "        "), "\n")
	for i := 0; i < len(lines); i++ {
		line := lines[i]
		depth := indentation(line)
		m := directive().FindStringSubmatch(line)
		switch {
		case m != nil && slices.Contains(codeDirectives, strings.ToLower(m[1])):
			end := bodyEnd(lines, i+1, depth)
			blocks = append(blocks, codeDirective(lines[:end], i, m)...)
			i = end - 1
		case m != nil && slices.Contains(opaqueDirectives, strings.ToLower(m[1])), m == nil && comment().MatchString(line):
			i = bodyEnd(lines, i+1, depth) - 1
		case m == nil && strings.HasSuffix(strings.TrimRight(line, " "), "::") && (i+1 == len(lines) || strings.TrimSpace(lines[i+1]) == ""):
			end := bodyEnd(lines, i+1, depth)
			if f, any := literal(lines[:end], i+1); any {
				f.at = i + 1
				blocks = append(blocks, f)
			}
			i = end - 1
		}
	}
	return blocks
}

// codeDirective reads a directive's options and content. The lines end where its
// content does; m is its first line, as directive matched it.
func codeDirective(lines []string, at int, m []string) []found {
	f := found{}
	if name := strings.ToLower(m[1]); name == mark {
		f.words = []string{mark}
	} else {
		f.language = strings.ToLower(m[2])
	}
	next := at + 1
	for ; next < len(lines); next++ {
		o := option().FindStringSubmatch(lines[next])
		if o == nil {
			break
		}
		value, depth := o[2], indentation(lines[next])
		for next+1 < len(lines) && strings.TrimSpace(lines[next+1]) != "" && indentation(lines[next+1]) > depth {
			next++
			value += " " + strings.TrimSpace(lines[next])
		}
		if o[1] == "class" {
			f.class(value)
		} else if name := strings.ToLower(m[1]); name == mark {
			f.set(o[1], value)
		}
	}
	content, any := literal(lines, next)
	if !any {
		return nil
	}
	f.line, f.source, f.at = content.line, content.source, at+1
	return []found{f}
}

// literal takes the indented lines from a line on, without their common
// indentation and without the blank lines around them.
func literal(lines []string, from int) (f found, any bool) {
	for from < len(lines) && strings.TrimSpace(lines[from]) == "" {
		from++
	}
	body := lines[from:]
	for len(body) > 0 && strings.TrimSpace(body[len(body)-1]) == "" {
		body = body[:len(body)-1]
	}
	if len(body) == 0 {
		return f, false
	}
	return found{line: from + 1, source: dedent(body)}, true
}

// dedent takes away the indentation that all lines have.
func dedent(lines []string) string {
	common := -1
	for _, line := range lines {
		if depth := indentation(line); strings.TrimSpace(line) != "" && (common < 0 || depth < common) {
			common = depth
		}
	}
	var out strings.Builder
	for _, line := range lines {
		out.WriteString(line[min(max(common, 0), len(line)):])
		out.WriteByte('\n')
	}
	return out.String()
}

// bodyEnd gives the index of the first line from a line on that is neither blank
// nor indented more than depth.
func bodyEnd(lines []string, from, depth int) int {
	for i := from; i < len(lines); i++ {
		if strings.TrimSpace(lines[i]) != "" && indentation(lines[i]) <= depth {
			return i
		}
	}
	return len(lines)
}

// indentation counts the spaces before a line's text.
func indentation(line string) int { return len(line) - len(strings.TrimLeft(line, " ")) }
