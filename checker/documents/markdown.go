package documents

import (
	"regexp"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// markdownBlocks gives the fenced blocks of a Markdown document, and the blocks
// in the HTML that stands in it.
func markdownBlocks(document string) (blocks []found) {
	source := []byte(withoutAdmonitions(document))
	root := goldmark.DefaultParser().Parse(text.NewReader(source))
	line := func(offset int) int { return 1 + strings.Count(string(source[:offset]), "\n") }
	// The function never fails, and so Walk does not.
	_ = ast.Walk(root, func(node ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch node := node.(type) {
		case *ast.FencedCodeBlock:
			if node.Info != nil && node.Lines().Len() > 0 {
				f := fence(string(node.Info.Segment.Value(source)))
				f.at = line(node.Info.Segment.Start)
				f.line = line(node.Lines().At(0).Start)
				f.source = string(node.Lines().Value(source))
				blocks = append(blocks, f)
			}
		case *ast.HTMLBlock:
			if node.Lines().Len() == 0 {
				break
			}
			html := string(node.Lines().Value(source))
			if node.HasClosure() {
				html += string(node.ClosureLine.Value(source))
			}
			for _, f := range htmlBlocks(html) {
				f.line += line(node.Lines().At(0).Start) - 1
				f.at += line(node.Lines().At(0).Start) - 1
				blocks = append(blocks, f)
			}
		}
		return ast.WalkContinue, nil
	})
	return blocks
}

// infoPart is a word of a fence's info string, or a name with its value.
var infoPart = regexp.MustCompile(`([^\s,={}"']+)(?:=(?:"([^"]*)"|'([^']*)'|([^\s,{}"']*)))?`)

// fence reads the info string of a fence: `python unguarded expect="…"`,
// `python,unguarded` or `{ .python .unguarded data-expect="…" }`.
func fence(info string) found {
	var f found
	for i, m := range infoPart.FindAllStringSubmatch(info, -1) {
		word := strings.TrimPrefix(m[1], ".")
		switch {
		case strings.Contains(m[0], "="):
			f.set(word, m[2]+m[3]+m[4])
		case i == 0:
			f.class("language-" + strings.ToLower(word))
			f.words = append(f.words, word)
		case f.language == mark:
			f.language = strings.ToLower(word)
		default:
			f.words = append(f.words, word)
		}
	}
	if f.language == mark {
		f.language = ""
	}
	return f
}

var (
	admonition = regexp.MustCompile(`^( *)(?:!!!|\?\?\?\+?|===!?\+?) \S`)
	fenceLine  = regexp.MustCompile("^ *(`{3,}|~{3,})")
)

// withoutAdmonitions moves what belongs to an admonition or a tab of MkDocs,
// which is indented by four, to the left, so that its fences are fences. Lines
// stay lines.
func withoutAdmonitions(document string) string {
	lines := strings.Split(document, "\n")
	fence := "" // the one that is open
	for i, line := range lines {
		if m := fenceLine.FindStringSubmatch(line); m != nil {
			switch {
			case fence == "":
				fence = m[1]
			case strings.HasPrefix(m[1], fence) && strings.TrimSpace(line) == m[1]:
				fence = ""
			}
			continue
		}
		m := admonition.FindStringSubmatch(line)
		if fence != "" || m == nil {
			continue
		}
		lines[i] = ""
		inner := m[1] + "    "
		for j := i + 1; j < len(lines); j++ {
			rest, indented := strings.CutPrefix(lines[j], inner)
			if !indented && strings.TrimSpace(lines[j]) != "" {
				break
			}
			if indented {
				lines[j] = m[1] + rest
			}
		}
	}
	return strings.Join(lines, "\n")
}
