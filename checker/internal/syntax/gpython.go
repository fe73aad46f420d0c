package syntax

import (
	"bufio"
	"errors"
	"strings"
	"sync"

	"github.com/go-python/gpython/ast"
	gpython "github.com/go-python/gpython/parser"
	"github.com/go-python/gpython/py"

	"unguarded/checker/internal/lower"
)

// A failure says that a token is wrong, and why, in CPython's words where they
// are good. It is what the walk over the tree panics with.
type failure struct {
	token   int
	message string
	last    int  // the last token that is wrong with it; 0 for the one alone
	python2 bool // the text is right in Python 2
}

// readers are kept, since gpython would make one with a buffer for each call.
var readers = sync.Pool{New: func() any { return bufio.NewReaderSize(nil, 4096) }}

// gparse gives lowered text to gpython. offset is the place of an error in it.
func gparse(text string) (body []ast.Stmt, offset int, message string) {
	reader := readers.Get().(*bufio.Reader)
	reader.Reset(strings.NewReader(text))
	tree, err := gpython.Parse(reader, "", py.ExecMode)
	readers.Put(reader)
	if err == nil {
		if module, ok := tree.(*ast.Module); ok {
			return module.Body, 0, ""
		}
		return nil, 0, ""
	}
	message = "invalid syntax"
	var exception *py.Exception
	if !errors.As(err, &exception) {
		return nil, len(text), message
	}
	if args, ok := exception.Args.(py.Tuple); ok && len(args) > 0 {
		if s, ok := args[0].(py.String); ok {
			message = string(s)
		}
	}
	line, _ := exception.Dict["lineno"].(py.Int)
	column, _ := exception.Dict["offset"].(py.Int)
	return nil, lineOffset(text, int(line)) + int(column), message
}

// lineOffset returns the offset of a 1-based line.
func lineOffset(text string, line int) int {
	at := 0
	for ; line > 1; line-- {
		i := strings.IndexByte(text[at:], '\n')
		if i < 0 {
			return len(text)
		}
		at += i + 1
	}
	return at
}

// tree parses the lowered text of the tokens from first to end. An error is tied
// to the token that it stands at.
func (p *parser) tree(l lower.Lowered, first, end int) ([]ast.Stmt, *failure) {
	body, offset, message := gparse(l.Text)
	if message == "" {
		return body, nil
	}
	// gpython stands behind the wrong token, and on the line break if that is wrong.
	if offset >= len(l.Text) || l.Text[offset] != '\n' {
		offset--
	}
	token := min(max(l.Token(offset), first), end-1)
	return nil, p.explain(mistake{text: p.text, first: first, end: end, token: token, message: message})
}
