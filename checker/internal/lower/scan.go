package lower

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"unguarded/checker/source"
)

// Bounds on nesting, those of CPython's tokenizer.
const (
	maxBrackets = 200
	maxIndents  = 100
	maxFStrings = 150
)

// maxClauses bounds the `for` in one pair of brackets: gpython's work grows with
// the square of their number.
const maxClauses = 200

// A scanner turns text into tokens, in one pass and without recursion.
type scanner struct {
	text     string
	pos      int
	out      *Text
	indents  []indent // the open blocks, outermost first
	brackets []bracket
	modes    []mode // the f-strings and fields that are open
	lineHad  int    // index of the first token of the logical line
	errLine  int    // lineHad of the last error, so that a line has only one
	noTriple [2]bool
}

// An indent is a block's indentation: columns with tabs to the next multiple of
// 8, and with tabs as 1, as CPython compares both.
type indent struct{ column, alternate int }

type bracket struct {
	token   int
	kind    Kind
	clauses int // the `for` directly inside
}

// tokenLists keeps the lists of texts that are done with.
var tokenLists = sync.Pool{New: func() any { return new([]Token) }}

// maxKept bounds the lists that are kept, in tokens.
const maxKept = 1 << 16

// Release gives the list of tokens to a text to come. The text is not used any more.
func (t *Text) Release() {
	if list := t.Tokens[:0]; cap(list) <= maxKept {
		tokenLists.Put(&list)
	}
	t.Tokens = nil
}

// Scan tokenises a file as CPython 3.14 does. It never fails: what is no token
// becomes an Invalid one with an Error beside it.
func Scan(f *source.File) *Text {
	s := &scanner{
		text:    f.Text,
		out:     &Text{File: f, Tokens: slices.Grow(*tokenLists.Get().(*[]Token), len(f.Text)/4+8)},
		indents: []indent{{}},
		errLine: -1,
	}
	if strings.HasPrefix(s.text, "\uFEFF") {
		s.pos = len("\uFEFF")
	}
	for s.lineStart() {
		s.logicalLine()
	}
	for len(s.indents) > 1 {
		s.indents = s.indents[:len(s.indents)-1]
		s.add(Dedent, len(s.text), len(s.text))
	}
	s.add(EOF, len(s.text), len(s.text))
	return s.out
}

func (s *scanner) add(kind Kind, start, end int) int {
	s.out.Tokens = append(s.out.Tokens, Token{Start: int32(start), End: int32(end), Kind: kind, Match: -1})
	s.pos = end
	return len(s.out.Tokens) - 1
}

// fail notes an error at a place; only the first of a logical line is kept.
func (s *scanner) fail(start, end int, format string, args ...any) {
	s.failAt(len(s.out.Tokens), start, end, format, args...)
}

// failPython2 notes an error in what only Python 2 has.
func (s *scanner) failPython2(start, end int, message string) {
	n := len(s.out.Errors)
	s.fail(start, end, "%s", message)
	if len(s.out.Errors) > n {
		s.out.Errors[n].Python2 = true
	}
}

func (s *scanner) failAt(token, start, end int, format string, args ...any) {
	if s.errLine == s.lineHad {
		return
	}
	s.errLine = s.lineHad
	s.out.Errors = append(s.out.Errors, Error{
		Span: source.Span{Start: start, End: end}, Token: token, Message: fmt.Sprintf(format, args...),
	})
}

func (s *scanner) peek(ahead int) byte {
	if s.pos+ahead < len(s.text) {
		return s.text[s.pos+ahead]
	}
	return 0
}

// newline returns the length of the line break at an offset: 0, 1 or 2.
func (s *scanner) newline(at int) int {
	if at >= len(s.text) {
		return 0
	}
	switch s.text[at] {
	case '\n':
		return 1
	case '\r':
		if at+1 < len(s.text) && s.text[at+1] == '\n' {
			return 2
		}
		return 1
	}
	return 0
}

// lineEnd returns the offset of the line break at or after an offset.
func (s *scanner) lineEnd(at int) int {
	if i := strings.IndexAny(s.text[at:], "\r\n"); i >= 0 {
		return at + i
	}
	return len(s.text)
}

// logicalLine scans the tokens up to and with the NEWLINE.
func (s *scanner) logicalLine() {
	s.lineHad = len(s.out.Tokens)
	for {
		if len(s.modes) > 0 && s.modes[len(s.modes)-1].literal() {
			s.middle()
			continue
		}
		s.blanks()
		if s.pos >= len(s.text) {
			s.endOfText()
			return
		}
		if n := s.newline(s.pos); n > 0 {
			if len(s.brackets) == 0 {
				s.add(Newline, s.pos, s.pos+n)
				return
			}
			s.pos += n
			if s.statementStarts() {
				s.unclosed()
				return
			}
			continue
		}
		s.token()
	}
}

// blanks skips spaces, comments and joined lines.
func (s *scanner) blanks() {
	for s.pos < len(s.text) {
		switch s.text[s.pos] {
		case ' ', '\t', '\f':
			s.pos++
		case '#':
			end := s.lineEnd(s.pos)
			s.out.Comments = append(s.out.Comments, source.Span{Start: s.pos, End: end})
			s.pos = end
		case '\\':
			n := s.newline(s.pos + 1)
			if n == 0 {
				return
			}
			s.pos += 1 + n
		default:
			return
		}
	}
}

// endOfText closes the last logical line.
func (s *scanner) endOfText() {
	if len(s.brackets) > 0 {
		s.unclosed()
		return
	}
	s.add(Newline, s.pos, s.pos)
}

// token scans one token that is not text of an f-string.
func (s *scanner) token() {
	c := s.text[s.pos]
	switch {
	case c == '_' || c|0x20 >= 'a' && c|0x20 <= 'z':
		s.word()
	case c >= '0' && c <= '9', c == '.' && s.peek(1) >= '0' && s.peek(1) <= '9':
		s.number()
	case c == '"' || c == '\'':
		s.quoted(s.pos)
	case c >= utf8.RuneSelf:
		if r, _ := utf8.DecodeRuneInString(s.text[s.pos:]); identifierStart(r) {
			s.word()
		} else {
			s.invalid()
		}
	default:
		s.operator(c)
	}
}

// word scans a name, a keyword, or the prefix of a string with its string.
func (s *scanner) word() {
	end := s.pos
	for end < len(s.text) {
		c := s.text[end]
		if c == '_' || c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' {
			end++
			continue
		}
		if c < utf8.RuneSelf {
			break
		}
		r, size := utf8.DecodeRuneInString(s.text[end:])
		if !identifierPart(r) {
			break
		}
		end += size
	}
	if end < len(s.text) && (s.text[end] == '"' || s.text[end] == '\'') && stringPrefix(s.text[s.pos:end]) {
		s.quoted(end)
		return
	}
	kind := keyword(s.text[s.pos:end])
	if n := len(s.brackets); kind == For && n > 0 {
		if s.brackets[n-1].clauses++; s.brackets[n-1].clauses > maxClauses {
			s.fail(s.pos, end, "too many for clauses in one comprehension")
		}
	}
	s.add(kind, s.pos, end)
}

// invalid makes one token of a run of the same character that no token starts with.
func (s *scanner) invalid() {
	r, size := utf8.DecodeRuneInString(s.text[s.pos:])
	one := s.text[s.pos : s.pos+size]
	end := s.pos + size
	for strings.HasPrefix(s.text[end:], one) {
		end += size
	}
	switch {
	case r == 0:
		s.fail(s.pos, end, "source code cannot contain null bytes")
	case r == '`':
		s.failPython2(s.pos, end, "invalid syntax: backquotes are written `repr(...)`")
	case r == '$' || r == '?' || r == '!':
		s.fail(s.pos, end, "invalid syntax: Python has no `%c`", r)
	case unicode.IsPrint(r):
		s.fail(s.pos, end, "invalid character '%c' (U+%04X)", r, r)
	default:
		s.fail(s.pos, end, "invalid non-printable character U+%04X", r)
	}
	s.add(Invalid, s.pos, end)
}

func identifierStart(r rune) bool {
	return r == '_' || unicode.IsLetter(r) || unicode.Is(unicode.Nl, r) || unicode.Is(unicode.Other_ID_Start, r)
}

func identifierPart(r rune) bool {
	return identifierStart(r) || unicode.In(r, unicode.Mn, unicode.Mc, unicode.Nd, unicode.Pc, unicode.Other_ID_Continue)
}
