package documents

import (
	"strings"

	"golang.org/x/net/html"
)

// element is the custom element of the embed script.
const element = "unguarded-code"

// htmlBlocks gives the texts of <unguarded-code>, <pre> and <code> elements, the
// outermost where they stand in each other, and of a <pre> in a <div> or <figure>
// that is marked, as highlighters write them.
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
			case kind == html.StartTagToken:
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

// openElement follows the tags of the custom element in a piece of HTML. It gives
// the element that is open after it, nil for none; before is the one that was open.
func openElement(piece string, before *found) *found {
	tokens := html.NewTokenizer(strings.NewReader(piece))
	line := 1
	for {
		kind := tokens.Next()
		if kind == html.ErrorToken {
			return before
		}
		raw := string(tokens.Raw())
		if token := tokens.Token(); token.Data == element {
			before = nil
			if kind == html.StartTagToken {
				before = &newCapture(token, line).found
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
	pre   preState
	text  strings.Builder
}

// preState tells where a capture of another element stands to the first <pre> in
// it, whose text alone counts then.
type preState int

const (
	noPre preState = iota
	inPre
	afterPre
)

// newCapture starts a capture, or gives nil where the element is none of ours.
func newCapture(token html.Token, line int) *capture {
	c := &capture{tag: token.Data, depth: 1}
	c.at = line
	c.attributes(token)
	switch token.Data {
	case element:
		c.words = append(c.words, mark)
	case "pre", "code":
	case "div", "figure":
		if !c.marked() {
			return nil
		}
	default:
		return nil
	}
	return c
}

// attributes notes those of the element, and of the <code> in it.
func (c *capture) attributes(token html.Token) {
	for _, a := range token.Attr {
		switch {
		case a.Key == "class":
			c.class(a.Val)
		case a.Key == "data-"+mark:
			c.words = append(c.words, mark)
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
	if token.Data == "pre" && c.pre == noPre {
		c.pre, c.line = inPre, 0
		c.text.Reset()
	}
}

func (c *capture) end(tag string) (last bool) {
	if tag == "pre" && c.pre == inPre {
		c.pre = afterPre
	}
	if tag == c.tag {
		c.depth--
	}
	return c.depth == 0
}

func (c *capture) add(text string, line int) {
	if c.pre == afterPre {
		return
	}
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
