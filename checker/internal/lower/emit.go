package lower

import (
	"sort"
	"strings"
)

// emitted names a text that stands in the lowered text for, or before, a token.
type emitted uint8

const (
	itself emitted = iota
	silent
	emitNumber
	emitString
	emitBytes
	emitName // a name that gpython has to be spared
	emitOpen
	emitClose
	emitComma
	emitCloseComma
	emitCommaOpen
	emitStar
	emitStarEqual
	emitAwait
	emitJoined
	emitNamed
	emitAnnotated
	emitKeyword
	emitRest
	emitIfOpen
	emitIfFalse
	emitTypeParams
	emitTypeParamsEnd
	emitBracket
	emitBracketEnd
	emitBases
	emitBasesEnd
	emitDouble
	emitDoubleEnd
)

// The stand-ins by which the tree shows a construct that gpython lacks. A name of
// the original text that looks like one is emitted as another.
const (
	NamedStandIn     = "W__" // W__(target, value)            target := value
	AnnotatedStandIn = "A__" // A__(target, annotation, value) target: annotation = value
	JoinedStandIn    = "F__" // F__(value, …)                 f"{value} …"
	keywordStandIn   = "k__"
	nameStandIn      = "n__"
	typeStandIn      = "t__"
	badStandIn       = "b__"
	shapeName        = "n"
)

var emittedText = [...]string{
	silent:            "",
	emitNumber:        "...", // gpython tries five regular expressions on a number
	emitString:        "''",
	emitBytes:         "b''",
	emitName:          nameStandIn,
	emitOpen:          "(",
	emitClose:         ")",
	emitComma:         ",",
	emitCloseComma:    ") ,",
	emitCommaOpen:     ", (",
	emitStar:          "*",
	emitStarEqual:     "*=",
	emitAwait:         "( ~",
	emitJoined:        JoinedStandIn + " (",
	emitNamed:         NamedStandIn + " (",
	emitAnnotated:     AnnotatedStandIn + " (",
	emitKeyword:       keywordStandIn + " =",
	emitRest:          "0 :",
	emitIfOpen:        "if (",
	emitIfFalse:       "if 0",
	emitTypeParams:    "( " + typeStandIn + " : [",
	emitTypeParamsEnd: "] ,",
	emitBracket:       "[",
	emitBracketEnd:    "]",
	emitBases:         "( [",
	emitBasesEnd:      "] )",
	emitDouble:        "[ [",
	emitDoubleEnd:     "] ]",
}

// Rewritten reports whether something else than the token itself, or nothing, is
// emitted for it, so that a parser of the lowered text has not seen it.
func (t *Token) Rewritten() bool {
	return t.text != itself || t.before != itself || t.Kind >= Async
}

// A Lowered is a piece of a file in Python 3.4, as canonical text: one logical
// line a line, one space of indentation a block, one space after each token.
type Lowered struct {
	Text    string
	offsets []int32 // where each emitted token starts, ascending
	tokens  []int32 // the token that stands there
}

// Token returns the token that an offset of the lowered text came from.
func (l *Lowered) Token(offset int) int {
	i := sort.Search(len(l.offsets), func(i int) bool { return int(l.offsets[i]) > offset })
	if i == 0 {
		if len(l.tokens) == 0 {
			return 0
		}
		return int(l.tokens[0])
	}
	return int(l.tokens[i-1])
}

// An emitter writes lowered text. With a map, it notes where each token went.
type emitter struct {
	text    *Text
	out     strings.Builder
	depth   int
	start   bool // at the start of a line
	shape   bool // every name is the same
	withMap bool
	offsets []int32
	tokens  []int32
}

func (e *emitter) lowered() Lowered { return Lowered{e.out.String(), e.offsets, e.tokens} }

// word writes a piece of lowered text and a space.
func (e *emitter) word(s string) {
	if e.start {
		for range e.depth {
			e.out.WriteByte(' ')
		}
		e.start = false
	}
	e.out.WriteString(s)
	e.out.WriteByte(' ')
}

func (e *emitter) newline() {
	e.out.WriteByte('\n')
	e.start = true
}

// tokenRange emits tokens, blocks included.
func (e *emitter) tokenRange(first, end int) {
	for i := first; i < end; i++ {
		e.token(i)
	}
}

func (e *emitter) token(i int) {
	t := &e.text.Tokens[i]
	switch t.Kind {
	case Newline:
		e.note(i)
		e.newline()
		return
	case Indent:
		e.depth++
		return
	case Dedent:
		e.depth--
		return
	}
	e.note(i)
	if t.before != itself {
		e.word(emittedText[t.before])
	}
	if t.text == itself && e.shape && t.Kind == Name {
		e.word(shapeName)
	} else if t.text == itself {
		e.word(e.text.File.Text[t.Start:t.End])
	} else if t.text != silent {
		e.word(emittedText[t.text])
	}
	for range t.closers {
		e.word(")")
	}
}

func (e *emitter) note(i int) {
	if e.withMap {
		e.offsets = append(e.offsets, int32(e.out.Len()))
		e.tokens = append(e.tokens, int32(i))
	}
}

// Emit lowers a whole statement with its blocks.
func (t *Text) Emit(s *Statement, withMap bool) Lowered {
	e := &emitter{text: t, start: true, withMap: withMap}
	first, end := s.Tokens()
	e.grow(first, end)
	e.tokenRange(first, end)
	return e.lowered()
}

// EmitShapes lowers statements, and after each those in its blocks, to what the grammar
// is about: `pass` stands in place of every block, and every name is the same. It
// gives the text, and where in it each statement ends.
func (t *Text) EmitShapes(list []Statement) (text string, ends []int) {
	e := &emitter{text: t, start: true, shape: true}
	first, _ := list[0].Tokens()
	_, end := list[len(list)-1].Tokens()
	e.grow(first, end)
	ends = e.shapes(list, make([]int, 0, 2*len(list)))
	return e.out.String(), ends
}

func (e *emitter) shapes(list []Statement, ends []int) []int {
	for i := range list {
		lines := list[i].Lines
		for j := range lines {
			e.skeletonLine(&lines[j])
		}
		ends = append(ends, e.out.Len())
		for j := range lines {
			if lines[j].Body != nil {
				ends = e.shapes(lines[j].Body.Statements, ends)
			}
		}
	}
	return ends
}

// grow makes room for what tokens are lowered to.
func (e *emitter) grow(first, end int) {
	e.out.Grow(int(e.text.Tokens[end-1].End-e.text.Tokens[first].Start)*5/4 + 16)
}

// EmitSkeleton lowers a statement with `pass` in place of every block. A line
// that is marked Bad gets a header of its kind that says nothing.
func (t *Text) EmitSkeleton(s *Statement) Lowered {
	e := &emitter{text: t, start: true, withMap: true}
	for i := range s.Lines {
		e.skeletonLine(&s.Lines[i])
	}
	return e.lowered()
}

func (e *emitter) skeletonLine(l *Line) {
	if l.Bad {
		e.note(l.First)
		e.word(badHeader(e.text, l))
		e.newline()
	} else {
		e.tokenRange(l.First, l.End)
	}
	if l.Body != nil || l.Empty || l.Bad && l.Header {
		e.depth++
		e.word("pass")
		e.newline()
		e.depth--
	}
}

// badHeader is a header of the kind that the line's first word announces.
func badHeader(t *Text, l *Line) string {
	first := l.First
	if t.Tokens[first].Kind == Async {
		first++
	}
	switch t.Tokens[first].Kind {
	case At:
		return badStandIn
	case Def:
		return "def " + badStandIn + " ( ) :"
	case Class:
		return "class " + badStandIn + " :"
	case For:
		return "for " + badStandIn + " in " + badStandIn + " :"
	case While:
		return "while " + badStandIn + " :"
	case With:
		return "with " + badStandIn + " :"
	case Elif:
		return "elif " + badStandIn + " :"
	case Else:
		return "else :"
	case Try:
		return "try :"
	case Except:
		return "except " + badStandIn + " :"
	case Finally:
		return "finally :"
	}
	return "if " + badStandIn + " :"
}

// EmitClause lowers one header alone, with what it needs around it to be a
// statement: a clause gets a leading one, a decorator something to decorate.
func (t *Text) EmitClause(l *Line) Lowered {
	e := &emitter{text: t, start: true, withMap: true}
	switch t.Tokens[l.First].Kind {
	case Elif, Else:
		e.out.WriteString("if 0 :\n pass\n")
	case Except, Finally:
		e.out.WriteString("try :\n pass\n")
	}
	e.skeletonLine(l)
	return e.lowered()
}

// EmitTokens lowers the tokens of one simple statement; what ends it stands at end.
func (t *Text) EmitTokens(first, end int) Lowered {
	e := &emitter{text: t, start: true, withMap: true}
	e.tokenRange(first, end)
	e.note(end)
	e.newline()
	return e.lowered()
}
