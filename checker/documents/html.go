package documents

import (
	"strings"

	"golang.org/x/net/html"
)

// element is the custom element of the embed script.
const element = "unguarded-code"

// htmlBlocks gives the texts of <unguarded-code>, <pre> and <code> elements, the
// outermost where they stand in each other.
func htmlBlocks(document string) (blocks []found) {
	tokens := html.NewTokenizer(strings.NewReader(document))
	line := 1 // of the token
	var open *capture
	for {
		kind := tokens.Next()
		if kind == html.ErrorToken {
			return blocks
		}
		raw := string(tokens.Raw())
		switch kind {
		case html.TextToken:
			if open != nil {
				open.add(string(tokens.Text()), line)
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			token := tokens.Token()
			switch {
			case open != nil:
				open.start(token, line)
			case kind == html.StartTagToken && (token.Data == element || token.Data == "pre" || token.Data == "code"):
				open = newCapture(token, line)
			}
		case html.EndTagToken:
			if open != nil && open.end(tokens.Token().Data) {
				blocks = append(blocks, open.finish()...)
				open = nil
			}
		}
		line += strings.Count(raw, "\n")
	}
}

// A capture collects the text of an element.
type capture struct {
	found
	tag   string
	depth int // how many elements of this tag are open
	text  strings.Builder
}

func newCapture(token html.Token, line int) *capture {
	c := &capture{tag: token.Data, depth: 1}
	c.at = line
	if token.Data == element {
		c.words = []string{mark}
	}
	c.attributes(token)
	return c
}

// attributes notes those of the element, and of the <code> in it.
func (c *capture) attributes(token html.Token) {
	for _, a := range token.Attr {
		switch {
		case a.Key == "class":
			c.class(a.Val)
		case token.Data == element || strings.HasPrefix(a.Key, "data-"):
			c.set(a.Key, a.Val)
		}
	}
}

func (c *capture) start(token html.Token, line int) {
	switch token.Data {
	case "br":
		c.add("\n", line)
	case c.tag:
		c.depth++
	case "pre", "code":
		c.attributes(token)
	}
}

func (c *capture) end(tag string) (last bool) {
	if tag == c.tag {
		c.depth--
	}
	return c.depth == 0
}

func (c *capture) add(text string, line int) {
	if c.line == 0 {
		c.line = line
	}
	c.text.WriteString(text)
}

// finish gives the block, without blank lines around it; none where it is empty.
func (c *capture) finish() []found {
	lines := strings.Split(c.text.String(), "\n")
	for len(lines) > 0 && strings.TrimSpace(lines[0]) == "" {
		lines = lines[1:]
		c.line++
	}
	for len(lines) > 0 && strings.TrimSpace(lines[len(lines)-1]) == "" {
		lines = lines[:len(lines)-1]
	}
	if len(lines) == 0 {
		return nil
	}
	c.source = dedent(lines)
	return []found{c.found}
}
