package lower

import (
	"fmt"
	"slices"
)

// A Block is a run of statements of the same depth.
type Block struct{ Statements []Statement }

// A Statement is what a parser can be given alone: a simple line, or a compound
// statement with its decorators and clauses.
type Statement struct {
	Lines []Line
	// Broken tells that an Error lies in the statement's tokens, blocks included.
	Broken bool
}

// A Line is one logical line with the block under it.
type Line struct {
	First, End int    // its tokens, NEWLINE included
	Colon      int    // the colon that ends its header, -1 for none
	Header     bool   // the line is one that needs a block or an inline suite
	Bad        bool   // the header could not be parsed, and is emitted without its content
	Empty      bool   // the block under the header is missing
	Body       *Block // nil where the suite is inline or there is none
}

// Tokens returns the range of the statement's tokens, its blocks included.
func (s *Statement) Tokens() (first, end int) {
	last := &s.Lines[len(s.Lines)-1]
	end = last.End
	for last.Body != nil && len(last.Body.Statements) > 0 {
		lines := last.Body.Statements[len(last.Body.Statements)-1].Lines
		last = &lines[len(lines)-1]
		end = last.End
	}
	return s.Lines[0].First, end
}

// A layouter groups logical lines into statements and blocks.
type layouter struct {
	text     *Text
	at       int
	lowering lowering
	lines    []Line // room for those that statements begin with
}

// linesAtOnce is for how many lines there is room made at once.
const linesAtOnce = 16

// Layout groups the tokens of a file into statements and lowers each line.
// Errors of the layout and of lowering are added to the text's.
func Layout(t *Text) *Block {
	l := &layouter{text: t, lowering: lowering{text: t, tokens: t.Tokens, scopes: make([]scope, 0, 8)}}
	block := &Block{}
	for t.Tokens[l.at].Kind != EOF {
		l.block(block, false)
		for t.Tokens[l.at].Kind == Dedent {
			l.at++
		}
	}
	l.finishBlock(block)
	slices.SortStableFunc(t.Errors, func(a, b Error) int { return a.Token - b.Token })
	markBroken(t, block)
	return block
}

// markBroken marks the statements that an error lies in.
func markBroken(t *Text, b *Block) {
	for i := range b.Statements {
		s := &b.Statements[i]
		first, end := s.Tokens()
		if t.ErrorIn(first, end, false) == nil {
			continue
		}
		s.Broken = true
		for j := range s.Lines {
			if s.Lines[j].Body != nil {
				markBroken(t, s.Lines[j].Body)
			}
		}
	}
}

// ErrorIn returns the first error in a range of tokens, or nil; with tokensOnly
// those of the layout do not count.
func (t *Text) ErrorIn(first, end int, tokensOnly bool) *Error {
	i, _ := slices.BinarySearchFunc(t.Errors, first, func(e Error, token int) int { return e.Token - token })
	for ; i < len(t.Errors) && t.Errors[i].Token < end; i++ {
		if !tokensOnly || !t.Errors[i].Layout {
			return &t.Errors[i]
		}
	}
	return nil
}

// Sound reports whether tokens may be parsed: no error lies in them, none is
// invalid and every bracket has its partner.
func (t *Text) Sound(first, end int) bool {
	if t.ErrorIn(first, end, true) != nil {
		return false
	}
	for i := first; i < end; i++ {
		switch tok := &t.Tokens[i]; tok.Kind {
		case Invalid:
			return false
		case LParen, RParen, LBracket, RBracket, LBrace, RBrace, FieldOpen, FieldClose, FStart, FEnd:
			if tok.Match < 0 {
				return false
			}
		}
	}
	return true
}

// misplaced notes an error of the layout in one token, shown at another.
func (l *layouter) misplaced(in, at int, format string, args ...any) {
	l.text.Errors = append(l.text.Errors, Error{
		Span: l.text.Tokens[at].Span(), Token: in, Message: fmt.Sprintf(format, args...), Layout: true,
	})
}

// block adds statements until the DEDENT that ends the block, or the end.
func (l *layouter) block(b *Block, inMatch bool) {
	for {
		switch l.text.Tokens[l.at].Kind {
		case Dedent, EOF:
			return
		case Indent:
			l.at++
			l.misplaced(l.at, l.at, "unexpected indent")
			l.block(b, inMatch)
			l.dedent()
		default:
			l.line(b, inMatch)
		}
	}
}

// finishBlock checks that no statement of a block lacks its end: a decorator what
// it decorates, a try its handlers.
func (l *layouter) finishBlock(b *Block) {
	tokens := l.text.Tokens
	for i := range b.Statements {
		s := &b.Statements[i]
		last := &s.Lines[len(s.Lines)-1]
		_, end := s.Tokens()
		for k := tokens[end].Kind; k == Dedent || k == Indent; k = tokens[end].Kind {
			end++
		}
		if tokens[end].Kind == EOF {
			end = last.First
		}
		switch keywordOf(tokens, last.First) {
		case At:
			l.text.Errors = append(l.text.Errors, Error{
				Span: tokens[end].Span(), Token: last.First, Message: "expected a function or a class after the decorator",
			})
		case Try:
			if last.Colon >= 0 {
				l.misplaced(last.First, end, "expected 'except' or 'finally' block")
			}
		}
	}
}

func (l *layouter) dedent() {
	if l.text.Tokens[l.at].Kind == Dedent {
		l.at++
	}
}

// line adds one logical line with its block to the statement it belongs to.
func (l *layouter) line(b *Block, inMatch bool) {
	tokens := l.text.Tokens
	line := Line{First: l.at, Colon: -1}
	for tokens[l.at].Kind != Newline {
		l.at++
	}
	l.at++
	line.End = l.at
	indented := tokens[l.at].Kind == Indent
	l.softKeyword(&line, indented, inMatch)
	line.Header = compound(tokens, line.First)
	if line.Header {
		line.Colon = headerColon(tokens, line.First, line.End)
	}
	last := line.End - 2
	switch {
	case indented && (line.Header && (line.Colon < 0 || line.Colon == last) || !line.Header && last > line.First && tokens[last].Kind == Colon):
		line.Header = true
		l.at++
		line.Body = &Block{}
		l.block(line.Body, tokens[line.First].Kind == Match)
		l.finishBlock(line.Body)
		l.dedent()
	case line.Header && line.Colon == last:
		line.Empty = true
		l.misplaced(line.End-1, l.placeOf(&line), "expected an indented block after %s on line %d",
			l.describe(&line), l.text.File.Line(int(tokens[line.First].Start)))
	}
	l.lowering.line(&line)
	l.attach(b, line)
}

// placeOf is the token at which a missing block is shown: the one that stands in
// its place, or at the end of the text the colon.
func (l *layouter) placeOf(line *Line) int {
	if i := l.next(); l.text.Tokens[i].Kind != EOF {
		return i
	}
	return line.Colon
}

// next is the first token of the next line.
func (l *layouter) next() int {
	i := l.at
	for k := l.text.Tokens[i].Kind; k == Dedent || k == Indent; k = l.text.Tokens[i].Kind {
		i++
	}
	return i
}

// attach adds a line to the statement before it when it goes on with it: a clause,
// or what a decorator stands above.
func (l *layouter) attach(b *Block, line Line) {
	tokens := l.text.Tokens
	if n := len(b.Statements); n > 0 {
		s := &b.Statements[n-1]
		last := s.Lines[len(s.Lines)-1]
		before, now := keywordOf(tokens, last.First), keywordOf(tokens, line.First)
		if before == At && (now == At || now == Def || now == Class) {
			s.Lines = append(s.Lines, line)
			return
		}
		if continues(tokens, s, before, now) {
			s.Lines = append(s.Lines, line)
			return
		}
	}
	b.Statements = append(b.Statements, Statement{Lines: l.alone(line)})
}

// alone makes a list of one line, to which others can be added.
func (l *layouter) alone(line Line) []Line {
	if len(l.lines) == cap(l.lines) {
		l.lines = make([]Line, 0, linesAtOnce)
	}
	n := len(l.lines)
	l.lines = append(l.lines, line)
	return l.lines[n : n+1 : n+1]
}

// keywordOf is the kind of the word that tells what a line is.
func keywordOf(tokens []Token, first int) Kind {
	if tokens[first].Kind == Async {
		first++
	}
	return tokens[first].Kind
}

// continues reports whether a clause can follow the last line of a statement.
func continues(tokens []Token, s *Statement, before, now Kind) bool {
	switch now {
	case Elif:
		return before == If || before == Elif
	case Else:
		switch before {
		case If, Elif, For, While, Except:
			return true
		case Try:
			return false
		}
	case Except:
		return before == Try || before == Except
	case Finally:
		return before == Try || before == Except || before == Else && keywordOf(tokens, s.Lines[0].First) == Try
	}
	return false
}

// compound reports whether a line starts with a word that announces a block.
func compound(tokens []Token, first int) bool {
	switch tokens[first].Kind {
	case If, Elif, Else, For, While, Try, Except, Finally, With, Def, Class, Match, Case:
		return true
	case Async:
		return true
	}
	return false
}

// headerColon finds the colon that ends a header: the first one outside of
// brackets and lambdas.
func headerColon(tokens []Token, first, end int) int {
	lambdas := 0
	for i := first; i < end; i++ {
		switch t := &tokens[i]; t.Kind {
		case Lambda:
			lambdas++
		case Colon:
			if lambdas == 0 {
				return i
			}
			lambdas--
		case LParen, LBracket, LBrace, FStart:
			if t.Match < 0 {
				return -1 // never closed
			}
			i = int(t.Match)
		}
	}
	return -1
}

// describe names a header's kind as CPython's messages do.
func (l *layouter) describe(line *Line) string {
	first := line.First
	switch k := keywordOf(l.text.Tokens, first); k {
	case Def:
		return "function definition"
	case Class:
		return "class definition"
	case Except:
		if l.text.Tokens[first+1].Kind == Star {
			return "'except*' statement"
		}
	}
	if l.text.Tokens[first].Kind == Async {
		first++
	}
	return "'" + l.text.Word(first) + "' statement"
}
