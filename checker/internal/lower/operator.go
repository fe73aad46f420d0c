package lower

// operator scans an operator, a bracket, or what can start no token.
func (s *scanner) operator(c byte) {
	if s.fieldOperator(c) {
		return
	}
	switch c {
	case '(':
		s.open(LParen, 1)
	case '[':
		s.open(LBracket, 1)
	case '{':
		s.open(LBrace, 1)
	case ')':
		s.close(RParen)
	case ']':
		s.close(RBracket)
	case '}':
		s.close(RBrace)
	case '\\':
		s.fail(s.pos, s.pos+1, "unexpected character after line continuation character")
		s.add(Invalid, s.pos, s.pos+1)
	default:
		kind, size := operatorKind(c, s.peek(1), s.peek(2))
		if size == 0 {
			s.invalid()
			return
		}
		if kind == oldNotEqual {
			s.failPython2(s.pos, s.pos+2, "invalid syntax: `<>` is written `!=`")
			kind = Invalid
		}
		s.add(kind, s.pos, s.pos+size)
	}
}

// oldNotEqual is `<>`, which only Python 2 has; it never stands in a Text.
const oldNotEqual Kind = 255

// operatorKind returns the kind and the length of the longest operator that the
// three characters begin with; length 0 for none.
func operatorKind(a, b, c byte) (Kind, int) {
	equal := func(plain, withEqual Kind) (Kind, int) {
		if b == '=' {
			return withEqual, 2
		}
		return plain, 1
	}
	double := func(plain, withEqual, twice, twiceEqual Kind) (Kind, int) {
		if b == a && c == '=' {
			return twiceEqual, 3
		}
		if b == a {
			return twice, 2
		}
		return equal(plain, withEqual)
	}
	switch a {
	case ':':
		return equal(Colon, Walrus)
	case ',':
		return Comma, 1
	case ';':
		return Semicolon, 1
	case '.':
		if b == '.' && c == '.' {
			return Ellipsis, 3
		}
		return Dot, 1
	case '=':
		return equal(Equal, EqualEqual)
	case '!':
		if b == '=' {
			return NotEqual, 2
		}
		return 0, 0
	case '@':
		return equal(At, AtEqual)
	case '*':
		return double(Star, StarEqual, DoubleStar, DoubleStarEqual)
	case '+':
		return equal(Plus, PlusEqual)
	case '-':
		if b == '>' {
			return Arrow, 2
		}
		return equal(Minus, MinusEqual)
	case '/':
		return double(Slash, SlashEqual, DoubleSlash, DoubleSlashEqual)
	case '%':
		return equal(Percent, PercentEqual)
	case '|':
		return equal(Pipe, PipeEqual)
	case '^':
		return equal(Caret, CaretEqual)
	case '&':
		return equal(Ampersand, AmpersandEqual)
	case '~':
		return Tilde, 1
	case '<':
		if b == '>' {
			return oldNotEqual, 2
		}
		return double(Less, LessEqual, LeftShift, LeftShiftEqual)
	case '>':
		return double(Greater, GreaterEqual, RightShift, RightShiftEqual)
	}
	return 0, 0
}
