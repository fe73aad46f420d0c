package syntax

import (
	"fmt"

	"github.com/go-python/gpython/ast"
	"golang.org/x/text/unicode/norm"

	"unguarded/checker/internal/lower"
	"unguarded/checker/source"
)

// maxDepth bounds how deep the tree of one statement is, so that whoever walks
// it may recurse: the stack is small where this runs as WebAssembly.
const maxDepth = 1000

// A walker builds our nodes: gpython's tree gives their shape, the tokens of the
// original text, which it consumes in order, their places and what lowering hid.
//
// Parentheses are in the tokens and not in the tree. An open one is kept in open
// until the node that it encloses is complete. What a node spans with such
// parentheses is its extent; parents begin and end with their children's extents.
type walker struct {
	text     *lower.Text
	tokens   []lower.Token
	cur      int        // the token that comes next
	end      int        // where the last token that was consumed ended, layout apart
	open     []int      // parentheses opened and not closed yet
	spine    []ast.Expr // nodes whose first child is being built
	depth    int
	template bool         // in a t-string
	bare     *Comp        // the last generator expression without parentheses of its own
	trees    [][]ast.Stmt // where blocks have trees of their own: those of the statements to come
	bodies   map[int]body
	bad      map[int]*lower.Line

	nameSlab      slab[Name]
	constantSlab  slab[Constant]
	attributeSlab slab[Attribute]
	callSlab      slab[Call]
}

// A body is what stands for the block behind the NEWLINE it is keyed by.
type body struct {
	stmts []Stmt
	next  int // the token to go on with
	end   int // offset of the block's end
}

func (w *walker) restart(token int) {
	w.cur, w.end, w.depth = token, 0, 0
	w.open, w.spine = w.open[:0], w.spine[:0]
}

// walkTree builds the statements of a tree.
func (w *walker) walkTree(tree []ast.Stmt) ([]Stmt, *failure) {
	return w.walk(func() []Stmt { return w.stmts(tree) })
}

// walk has statements built. It is the one place where the walk's
// panics end: a failure is a fault of the text, anything else one of ours.
func (w *walker) walk(build func() []Stmt) (out []Stmt, bad *failure) {
	first := w.cur
	defer func() {
		switch r := recover().(type) {
		case nil:
		case *failure:
			out, bad = nil, r
		default:
			at := min(max(w.cur, first), len(w.tokens)-1)
			out, bad = nil, &failure{token: at, message: fmt.Sprintf("This statement was not analysed because of a bug in the parser (%v). Please report it.", r)}
		}
	}()
	return build(), nil
}

func (w *walker) kind() lower.Kind { return w.tokens[w.cur].Kind }

// next consumes a token and returns it.
func (w *walker) next() *lower.Token {
	t := &w.tokens[w.cur]
	switch t.Kind {
	case lower.Newline, lower.Indent, lower.Dedent, lower.EOF:
	default:
		w.end = int(t.End)
	}
	w.cur++
	return t
}

// expect consumes a token that must be of a kind, else tree and tokens differ.
func (w *walker) expect(k lower.Kind) *lower.Token {
	if w.kind() != k {
		w.unexpected(fmt.Sprintf("token %d is of kind %d, not %d", w.cur, w.kind(), k))
	}
	return w.next()
}

// take removes the next of what the tree has left. When nothing is left, the tokens
// hold more than gpython saw: something that it was spared stands in a wrong place.
func take[T any](w *walker, list *[]T) T {
	if len(*list) == 0 {
		panic(&failure{token: w.cur, message: "invalid syntax"})
	}
	first := (*list)[0]
	*list = (*list)[1:]
	return first
}

// unexpected gives up. A token that gpython has not seen as it is can be in a place
// where it may not be; with any other, the difference is a bug.
func (w *walker) unexpected(difference string) {
	if !w.tokens[w.cur].Rewritten() {
		panic(difference)
	}
	message := "invalid syntax"
	if w.kind() == lower.Star {
		message = "cannot use starred expression here"
	}
	panic(&failure{token: w.cur, message: message})
}

// accept consumes a token if it is of a kind.
func (w *walker) accept(k lower.Kind) bool {
	if w.kind() != k {
		return false
	}
	w.next()
	return true
}

func (w *walker) start() int { return int(w.tokens[w.cur].Start) }

func (w *walker) word() string { return w.text.Word(w.cur) }

// name consumes a name and returns it with its place. As in CPython, names that
// have the same NFKC are the same name.
func (w *walker) name() (string, source.Span) {
	word := norm.NFKC.String(w.word())
	return word, w.expect(lower.Name).Span()
}

// from is the place from an offset to the last token consumed.
func (w *walker) from(start int) Loc { return Loc{source.Span{Start: start, End: w.end}} }

// opening consumes the parentheses before a token.
func (w *walker) opening() {
	for w.kind() == lower.LParen {
		w.open = append(w.open, w.cur)
		w.next()
	}
}

// closing consumes the parentheses around a complete node, of those that were
// opened since there were base of them, and returns its extent.
func (w *walker) closing(at source.Span, base int) source.Span {
	for len(w.open) > base && w.kind() == lower.RParen {
		at = w.closeOne()
	}
	return at
}

// closeOne consumes the partner of the innermost open parenthesis.
func (w *walker) closeOne() source.Span {
	if len(w.open) == 0 {
		w.unexpected("no parenthesis is open")
	}
	opening := w.open[len(w.open)-1]
	w.open = w.open[:len(w.open)-1]
	if int(w.tokens[opening].Match) != w.cur {
		w.unexpected(fmt.Sprintf("parenthesis %d is not the partner of %d", w.cur, opening))
	}
	return source.Span{Start: int(w.tokens[opening].Start), End: int(w.next().End)}
}

func (w *walker) deeper(levels int) {
	if w.depth += levels; w.depth > maxDepth {
		panic(&failure{token: w.cur, message: "This statement is nested too deeply to be analysed."})
	}
}
