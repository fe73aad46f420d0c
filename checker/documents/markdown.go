package documents

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"

	"unguarded/checker/pattern"
)

// markdownBlocks gives the blocks of code of a Markdown document, and those in the
// HTML that stands in it. A block between the tags of the custom element has the
// element's attributes.
func markdownBlocks(document string) []found {
	r := markdownReader{source: []byte(withoutAdmonitions(document))}
	root := goldmark.DefaultParser().Parse(text.NewReader(r.source))
	// The function never fails, and so Walk does not.
	_ = ast.Walk(root, func(node ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering || node.Type() != ast.TypeBlock || node.Lines().Len() == 0 {
			return ast.WalkContinue, nil
		}
		switch node := node.(type) {
		case *ast.FencedCodeBlock:
			r.code(node, node.Info)
		case *ast.CodeBlock:
			r.code(node, nil)
		case *ast.HTMLBlock:
			r.html(node)
		}
		return ast.WalkContinue, nil
	})
	return r.blocks
}

type markdownReader struct {
	source []byte
	around *found // the custom element whose tags stand around
	blocks []found
}

// line gives the line of an offset, from 1.
func (r *markdownReader) line(offset int) int {
	return 1 + bytes.Count(r.source[:offset], []byte("\n"))
}

// code reads a block and the info string of its fence, which may be nil.
func (r *markdownReader) code(node ast.Node, info *ast.Text) {
	first := r.line(node.Lines().At(0).Start)
	f := found{at: first}
	if info != nil {
		f = fence(string(info.Segment.Value(r.source)))
		f.at = r.line(info.Segment.Start)
	}
	f.within(r.around)
	f.line = first
	f.source = string(node.Lines().Value(r.source))
	r.blocks = append(r.blocks, f)
}

func (r *markdownReader) html(node *ast.HTMLBlock) {
	html := string(node.Lines().Value(r.source))
	if node.HasClosure() {
		html += string(node.ClosureLine.Value(r.source))
	}
	above := r.line(node.Lines().At(0).Start) - 1
	for _, f := range htmlBlocks(html) {
		f.line += above
		f.at += above
		r.blocks = append(r.blocks, f)
	}
	if now := openElement(html, r.around); now != r.around {
		r.around = now
		if now != nil {
			now.at += above
		}
	}
}

// infoPart is a word of a fence's info string, or a name with its value.
var infoPart = pattern.Of(`([^\s,={}"']+)(?:=(?:"([^"]*)"|'([^']*)'|([^\s,{}"']*)))?`)

// fence reads the info string of a fence: `python unguarded expect="…"`,
// `python,unguarded` or `{ .python .unguarded data-expect="…" }`.
func fence(info string) found {
	var f found
	for i, m := range infoPart().FindAllStringSubmatch(info, -1) {
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
	admonition = pattern.Of(`^( *)(?:!!!|\?\?\?\+?|===!?\+?) \S`)
	fenceLine  = pattern.Of("^ *(`{3,}|~{3,})")
)

// withoutAdmonitions moves what belongs to an admonition or a tab of MkDocs,
// which is indented by four, to the left, so that its fences are fences. Lines
// stay lines.
func withoutAdmonitions(document string) string {
	lines := strings.Split(document, "\n")
	fence := "" // the one that is open
	for i, line := range lines {
		if m := fenceLine().FindStringSubmatch(line); m != nil {
			switch {
			case fence == "":
				fence = m[1]
			case strings.HasPrefix(m[1], fence) && strings.TrimSpace(line) == m[1]:
				fence = ""
			}
			continue
		}
		m := admonition().FindStringSubmatch(line)
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
