package syntax

import (
	"slices"
	"strings"
	"sync"

	"github.com/go-python/gpython/ast"
)

// What gpython makes of a statement depends on its shape alone: its keywords, operators
// and brackets, and where names and literals stand. Programs repeat few shapes, so the
// trees of those that came last are kept for as long as the process runs. Nobody changes
// a tree.

// maxShape is the longest shape that is kept, in bytes; maxShapes is how many are kept
// before those that were not asked for meanwhile are dropped.
const (
	maxShape  = 256
	maxShapes = 2048
)

// shapeCache keeps the trees of at most 2 * maxShapes shapes.
type shapeCache struct {
	mu        sync.Mutex
	now, last map[string]shape
}

type shape struct {
	text string
	tree []ast.Stmt
}

var shapes shapeCache

// trees parses shapes that stand behind each other in a text; ends tells where each
// ends. It gives a tree for each, nil if one of them is wrong.
func (c *shapeCache) trees(text string, ends []int) [][]ast.Stmt {
	out := make([][]ast.Stmt, len(ends))
	if c.find(text, ends, out) {
		return out
	}
	var missing missingShapes
	for start, i := 0, 0; i < len(ends); start, i = ends[i], i+1 {
		if out[i] == nil {
			missing.add(text[start:ends[i]])
		}
	}
	if !missing.parse() {
		return nil
	}
	for start, i := 0, 0; i < len(ends); start, i = ends[i], i+1 {
		if out[i] == nil {
			out[i] = missing.list[missing.index[text[start:ends[i]]]].tree
		}
	}
	c.keep(missing.list)
	return out
}

// find fills in the trees that are kept, and tells whether those are all.
func (c *shapeCache) find(text string, ends []int, out [][]ast.Stmt) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	all := true
	for start, i := 0, 0; i < len(ends); start, i = ends[i], i+1 {
		key := text[start:ends[i]]
		s, ok := c.now[key]
		if !ok {
			if s, ok = c.last[key]; ok {
				c.add(s)
			}
		}
		out[i] = s.tree
		all = all && ok
	}
	return all
}

func (c *shapeCache) keep(list []shape) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, s := range list {
		if len(s.text) <= maxShape {
			s.text = strings.Clone(s.text) // or the text that it came from would be kept
			c.add(s)
		}
	}
}

func (c *shapeCache) add(s shape) {
	if len(c.now) >= maxShapes {
		c.last, c.now = c.now, nil
	}
	if c.now == nil {
		c.now = map[string]shape{}
	}
	c.now[s.text] = s
}

// missingShapes are shapes to parse, each once.
type missingShapes struct {
	list  []shape
	lines []int // on which line of the text that is parsed each begins, from 1
	index map[string]int
	text  strings.Builder
	line  int
}

func (m *missingShapes) add(text string) {
	if _, known := m.index[text]; known {
		return
	}
	if m.index == nil {
		m.index, m.line = map[string]int{}, 1
	}
	m.index[text] = len(m.list)
	m.list = append(m.list, shape{text: text})
	m.lines = append(m.lines, m.line)
	m.line += strings.Count(text, "\n")
	m.text.WriteString(text)
}

// parse has gpython parse them together. It is false if one of them is wrong.
func (m *missingShapes) parse() bool {
	body, _, message := gparse(m.text.String())
	if message != "" {
		return false
	}
	for i := range m.list {
		end := m.line
		if i+1 < len(m.list) {
			end = m.lines[i+1]
		}
		n := 0
		for n < len(body) && body[n].GetLineno() < end {
			n++
		}
		if n == 0 {
			return false
		}
		m.list[i].tree, body = slices.Clone(body[:n]), body[n:]
	}
	return len(body) == 0
}
