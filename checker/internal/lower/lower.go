// Package lower turns Python 3.14 into Python 3.4 for gpython's parser: it
// tokenises the original text, groups the tokens into statements, and decides
// for each token what is emitted for it. One file deals with one construct.
//
// Tokens are never reordered. So the lowered text maps back to the tokens, and
// the tokens in their order tell what gpython's tree cannot.
package lower

import "unicode/utf8"

// A lowering walks over the tokens of one logical line after the other.
type lowering struct {
	text   *Text
	tokens []Token
	scopes []scope
	segment
}

// A segment is one simple statement, or the header of a compound one.
type segment struct {
	first, end int
	header     bool
	annotated  int  // 0, 1 after the colon of an annotation, 2 after its `=`
	comma      bool // a comma came outside of brackets
	assigned   bool // so did a =
}

// A scope is what a bracket, a lambda or a line says about the tokens in it.
type scope struct {
	kind     scopeKind
	keywords bool // a call: a keyword or ** came before
	walrus   uint16
	lambdas  int // lambdas whose colon has not come yet
}

type scopeKind uint8

const (
	lineScope scopeKind = iota
	groupScope
	callScope
	subscriptScope
	listScope
	braceScope
	fieldScope
	specScope
	paramScope
	typeParamScope
)

func (l *lowering) top() *scope { return &l.scopes[len(l.scopes)-1] }

func (l *lowering) kind(i int) Kind { return l.tokens[i].Kind }

// fail notes an error in a token of the line.
func (l *lowering) fail(i int, message string) {
	l.text.Errors = append(l.text.Errors, Error{Span: l.tokens[i].Span(), Token: i, Message: message})
}

// line lowers the header and the simple statements of one logical line.
func (l *lowering) line(line *Line) {
	first, end := line.First, line.End-1
	if line.Colon >= 0 {
		l.segment = segment{first: first, end: line.Colon + 1, header: true}
		l.head()
		first = l.run()
	} else if line.Header {
		l.segment = segment{first: first, end: end, header: true}
		first = l.run()
	}
	for first < end {
		l.segment = segment{first: first, end: end}
		l.simple()
		first = l.run()
	}
}

// run lowers the tokens of a segment and returns where the next one starts.
func (l *lowering) run() int {
	l.scopes = append(l.scopes[:0], scope{})
	for i := l.first; i < l.end; i++ {
		if l.kind(i) == Semicolon && len(l.scopes) == 1 && !l.header {
			l.end = i
			l.finish()
			return i + 1
		}
		i = l.token(i)
	}
	l.finish()
	return l.end
}

// finish closes what the end of a segment ends.
func (l *lowering) finish() {
	last := l.end - 1
	if l.header && l.kind(last) == Colon {
		last--
	}
	if last < l.first {
		return
	}
	l.endValue(last + 1)
	l.endAnnotation(last)
}

// token lowers one token and returns the last one that it dealt with.
func (l *lowering) token(i int) int {
	t := &l.tokens[i]
	switch t.Kind {
	case Name:
		l.name(i)
	case Number:
		t.text = emitNumber
	case String, FStart:
		return l.stringRun(i)
	case FMiddle:
		t.text = silent
	case FEnd:
		if t.text == itself {
			t.text = silent
		}
	case Exclamation:
		t.text = silent
		l.conversion(i)
	case SpecColon:
		l.spec(i)
	case FieldOpen:
		l.field(i)
	case FieldClose:
		l.endField(i)
	case LParen, LBracket, LBrace:
		l.open(i)
	case RParen, RBracket, RBrace:
		l.close(i)
	case Comma:
		l.endValue(i)
		l.comma(i)
	case Colon:
		l.colon(i)
	case Equal:
		l.equal(i)
	case Walrus:
		l.walrus(i)
	case Star:
		l.star(i)
	case DoubleStar:
		l.doubleStar(i)
	case Slash:
		l.positionalOnly(i)
	case At:
		if i > l.first && l.kind(i-1).EndsOperand() {
			t.text = emitStar
		}
	case AtEqual:
		t.text = emitStarEqual
	case Lambda:
		l.top().lambdas++
	case For:
		l.endValue(i)
	case Async:
		t.text = silent
		l.endValue(i)
	}
	return i
}

// name lowers a name: the words that act as keywords here, names that gpython
// cannot read, and names that look like a stand-in.
func (l *lowering) name(i int) {
	t := &l.tokens[i]
	word := l.text.Word(i)
	switch {
	case word == "await" && awaitKeyword(l.text, i):
		l.await(i)
	case word == "async" && l.kind(i+1) == For:
		t.Kind, t.text = Async, silent
		l.endValue(i)
	case word == NamedStandIn || word == AnnotatedStandIn || word == JoinedStandIn || !ascii(word):
		t.text = emitName
	}
}

func ascii(word string) bool {
	for i := 0; i < len(word); i++ {
		if word[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// open enters a bracket.
func (l *lowering) open(i int) {
	kind := groupScope
	operand := i > l.first && l.kind(i-1).EndsOperand()
	switch t := &l.tokens[i]; {
	case t.text != itself && l.top().kind == lineScope && l.isTypeParams(i):
		kind = typeParamScope
	case t.Kind == LParen && l.isParams(i):
		kind = paramScope
	case t.Kind == LParen && operand:
		kind = callScope
	case t.Kind == LBracket && operand:
		kind = subscriptScope
	case t.Kind == LBracket:
		kind = listScope
	case t.Kind == LBrace:
		kind = braceScope
	}
	l.scopes = append(l.scopes, scope{kind: kind})
}

// close leaves a bracket.
func (l *lowering) close(i int) {
	if l.top().kind == paramScope {
		l.trailingComma(i)
	}
	l.pop(i)
}

func (l *lowering) pop(i int) {
	l.endValue(i)
	if len(l.scopes) > 1 {
		l.scopes = l.scopes[:len(l.scopes)-1]
	}
}

// comma notes that the line holds a tuple, which an annotation cannot be.
func (l *lowering) comma(i int) {
	if len(l.scopes) > 1 || l.top().lambdas > 0 {
		return
	}
	l.segment.comma = true
	if l.annotated == 1 {
		l.fail(i, "invalid syntax: a tuple as an annotation needs parentheses")
	}
}

// colon ends a lambda's parameters, or stands in an annotation or a type bound.
func (l *lowering) colon(i int) {
	top := l.top()
	switch {
	case top.lambdas > 0:
		top.lambdas--
		l.trailingComma(i)
	case top.kind == typeParamScope:
		l.tokens[i].text = emitComma
	case len(l.scopes) == 1 && !l.header:
		l.annotation(i)
	default:
		l.endValue(i)
	}
}

// equal is a keyword's, a default's, an assignment's, or a debugging f-string's.
func (l *lowering) equal(i int) {
	top := l.top()
	switch {
	case top.lambdas > 0:
	case top.kind == callScope:
		top.keywords = true
	case top.kind == typeParamScope:
		l.tokens[i].text = emitComma
	case top.kind == fieldScope:
		l.debug(i)
	case len(l.scopes) == 1 && l.annotated == 1:
		l.annotatedValue(i)
	case len(l.scopes) == 1:
		l.assigned = true
	}
}
