package lower

import "unguarded/checker/source"

// Kind tells tokens apart; every operator and keyword has a kind of its own.
type Kind uint8

// The kinds of tokens. Async, Await, Match, Case and Type are names to the
// tokenizer; lowering gives the token its kind where it acts as a keyword.
const (
	EOF Kind = iota
	Newline
	Indent
	Dedent
	Invalid // a piece of text that is no token; an Error says why

	Name
	Number
	String
	FStart  // f" rf''' t" …; its Match is the FEnd
	FMiddle // literal text inside an f-string or a format spec
	FEnd    // the closing quotes

	LParen // brackets: Match is the partner, or -1
	RParen
	LBracket
	RBracket
	LBrace
	RBrace
	FieldOpen // the braces of a replacement field in an f-string
	FieldClose

	Colon
	SpecColon // the : before a format spec
	Comma
	Semicolon
	Dot
	Ellipsis
	Equal
	Walrus
	Arrow
	Exclamation // the ! of {x!r}
	At
	Star
	DoubleStar
	Plus
	Minus
	Slash
	DoubleSlash
	Percent
	Pipe
	Caret
	Ampersand
	Tilde
	LeftShift
	RightShift
	Less
	Greater
	LessEqual
	GreaterEqual
	EqualEqual
	NotEqual
	AtEqual
	StarEqual
	DoubleStarEqual
	PlusEqual
	MinusEqual
	SlashEqual
	DoubleSlashEqual
	PercentEqual
	PipeEqual
	CaretEqual
	AmpersandEqual
	LeftShiftEqual
	RightShiftEqual

	False
	None
	True
	And
	As
	Assert
	Break
	Class
	Continue
	Def
	Del
	Elif
	Else
	Except
	Finally
	For
	From
	Global
	If
	Import
	In
	Is
	Lambda
	Nonlocal
	Not
	Or
	Pass
	Raise
	Return
	Try
	While
	With
	Yield

	Async
	Await
	Match
	Case
	Type
)

// keyword returns the kind of a reserved word, or Name.
func keyword(word string) Kind {
	switch word {
	case "False":
		return False
	case "None":
		return None
	case "True":
		return True
	case "and":
		return And
	case "as":
		return As
	case "assert":
		return Assert
	case "break":
		return Break
	case "class":
		return Class
	case "continue":
		return Continue
	case "def":
		return Def
	case "del":
		return Del
	case "elif":
		return Elif
	case "else":
		return Else
	case "except":
		return Except
	case "finally":
		return Finally
	case "for":
		return For
	case "from":
		return From
	case "global":
		return Global
	case "if":
		return If
	case "import":
		return Import
	case "in":
		return In
	case "is":
		return Is
	case "lambda":
		return Lambda
	case "nonlocal":
		return Nonlocal
	case "not":
		return Not
	case "or":
		return Or
	case "pass":
		return Pass
	case "raise":
		return Raise
	case "return":
		return Return
	case "try":
		return Try
	case "while":
		return While
	case "with":
		return With
	case "yield":
		return Yield
	}
	return Name
}

// IsKeyword reports whether the kind is a reserved word.
func (k Kind) IsKeyword() bool { return k >= False && k <= Yield }

// IsAugmented reports whether the kind is an augmented assignment: += and so on.
func (k Kind) IsAugmented() bool { return k >= AtEqual && k <= RightShiftEqual }

// startsExpression reports whether a token of this kind can be the first one of
// an expression, unary operators included.
func (k Kind) startsExpression() bool {
	switch k {
	case Name, Number, String, FStart, LParen, LBracket, LBrace, Ellipsis, Plus, Minus, Tilde,
		False, None, True, Lambda, Not, Await, Yield:
		return true
	}
	return false
}

// EndsOperand reports whether a token of this kind can be the last one of an
// operand, so that an operator, a call or a subscript may follow.
func (k Kind) EndsOperand() bool {
	switch k {
	case Name, Number, String, FEnd, RParen, RBracket, RBrace, Ellipsis, False, None, True:
		return true
	}
	return false
}

// A Token is one token of the original text, and what is emitted for it in the
// lowered text: opening text, own text and a number of closing parentheses.
type Token struct {
	Start, End int32 // byte offsets in the original text
	Match      int32 // index of the partner of a bracket, FStart or FEnd; else -1
	Kind       Kind
	before     emitted // emitted before the token's own text
	text       emitted // emitted in place of the token; itself by default
	closers    uint16  // closing parentheses emitted after the token
}

// Span is the token's place in the original text.
func (t *Token) Span() source.Span { return source.Span{Start: int(t.Start), End: int(t.End)} }

// An Error says what is wrong with the text at a place, found by the tokenizer,
// by the layout of statements, or while lowering.
type Error struct {
	Span    source.Span
	Token   int // index of the token that is wrong
	Message string
	// Python2 is set for what only Python 2 has.
	Python2 bool
	// Layout is set when a line stands in the wrong place, and its own tokens
	// may be parsed nevertheless.
	Layout bool
}

// Place is where an error in a token is shown: the token, but for a line break the
// end of what stands before it.
func (t *Text) Place(i int) source.Span {
	tok := &t.Tokens[i]
	if tok.Kind == Newline && i > 0 {
		end := int(t.Tokens[i-1].End)
		return source.Span{Start: end, End: end}
	}
	return tok.Span()
}

// A Text is a tokenised file.
type Text struct {
	File     *source.File
	Tokens   []Token // the last one is EOF
	Comments []source.Span
	Errors   []Error // by Token
}

// Word returns the original text of the token at an index.
func (t *Text) Word(i int) string {
	tok := &t.Tokens[i]
	return t.File.Text[tok.Start:tok.End]
}
