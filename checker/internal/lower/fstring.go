package lower

import "strings"

// A mode is an f-string, a format spec or a replacement field that is open.
type mode struct {
	kind   modeKind
	start  int // token of the FStart
	quote  byte
	size   int // 1 or 3 quotes
	raw    bool
	level  int // brackets open outside of the literal, or with the field's own brace
	fields int // f-strings open, this one included
}

type modeKind uint8

const (
	inLiteral modeKind = iota
	inSpec
	inField
)

func (m mode) literal() bool { return m.kind != inField }

// openFString adds the FStart of an f-string or t-string.
func (s *scanner) openFString(quoteAt, size int) {
	prefix := s.text[s.pos:quoteAt]
	nested := 1
	if n := len(s.modes); n > 0 {
		nested = s.modes[n-1].fields + 1
	}
	if nested == maxFStrings {
		s.fail(s.pos, quoteAt+size, "too many nested f-strings or t-strings")
	}
	at := s.add(FStart, s.pos, quoteAt+size)
	s.modes = append(s.modes, mode{
		kind: inLiteral, start: at, quote: s.text[quoteAt], size: size,
		raw: strings.ContainsAny(prefix, "rR"), level: len(s.brackets), fields: nested,
	})
}

// middle scans the literal text up to a field, the end of a spec or the quotes.
func (s *scanner) middle() {
	m := s.modes[len(s.modes)-1]
	start, at := s.pos, s.pos
	for at < len(s.text) {
		c := s.text[at]
		switch {
		case c == m.quote && (m.size == 1 || strings.HasPrefix(s.text[at:], strings.Repeat(string(c), 3))):
			s.literal(start, at)
			s.endFString(m)
			return
		case c == '\\':
			at = s.escape(at, m)
		case c == '{':
			if m.kind == inLiteral && at+1 < len(s.text) && s.text[at+1] == '{' {
				at += 2
				continue
			}
			s.literal(start, at)
			s.openField(m)
			return
		case c == '}':
			if m.kind == inSpec {
				s.literal(start, at)
				s.closeField()
				return
			}
			if at+1 < len(s.text) && s.text[at+1] == '}' {
				at += 2
				continue
			}
			s.fail(at, at+1, "f-string: single '}' is not allowed")
			at++
		case m.size == 1 && (c == '\n' || c == '\r'):
			s.unterminated(m, start, at)
			return
		default:
			at++
		}
	}
	s.unterminated(m, start, at)
}

// escape returns the offset behind a backslash and what it escapes.
func (s *scanner) escape(at int, m mode) int {
	at++
	if at >= len(s.text) {
		return at
	}
	if n := s.newline(at); n > 0 {
		return at + n
	}
	switch c := s.text[at]; {
	case c == '{' || c == '}':
		return at
	case c == 'N' && !m.raw && at+1 < len(s.text) && s.text[at+1] == '{':
		if end := strings.IndexAny(s.text[at:], "}\n\"'"); end > 0 && s.text[at+end] == '}' {
			return at + end + 1
		}
	}
	return at + 1
}

func (s *scanner) literal(start, end int) {
	if end > start {
		if !s.modes[len(s.modes)-1].raw {
			s.checkEscapes(start, end, false)
		}
		s.add(FMiddle, start, end)
	}
	s.pos = end
}

func (s *scanner) openField(m mode) {
	s.open(FieldOpen, 1)
	field := m
	field.kind, field.level = inField, len(s.brackets)
	s.modes = append(s.modes, field)
}

// closeField ends a field, and the spec before its brace, if it had one.
func (s *scanner) closeField() {
	if s.modes[len(s.modes)-1].kind == inSpec {
		s.modes = s.modes[:len(s.modes)-1]
	}
	s.modes = s.modes[:len(s.modes)-1]
	s.close(FieldClose)
}

// endFString adds the FEnd. Fields that are still open are given up.
func (s *scanner) endFString(m mode) {
	if s.modes[len(s.modes)-1].kind == inSpec {
		s.fail(s.pos, s.pos+m.size, "f-string: expecting '}'")
	}
	s.leaveFString(m)
	at := s.add(FEnd, s.pos, s.pos+m.size)
	s.out.Tokens[at].Match = int32(m.start)
	s.out.Tokens[m.start].Match = int32(at)
}

// leaveFString drops the modes and brackets that an f-string opened.
func (s *scanner) leaveFString(m mode) {
	n := len(s.modes)
	for n > 0 && s.modes[n-1].start != m.start {
		n--
	}
	for n > 0 && s.modes[n-1].start == m.start {
		n--
	}
	s.brackets = s.brackets[:s.modes[n].level]
	s.modes = s.modes[:n]
}

func (s *scanner) unterminated(m mode, start, end int) {
	opening := &s.out.Tokens[m.start]
	what, line := "f-string", s.out.File.Line(int(opening.Start))
	if m.size == 3 {
		what, line = "triple-quoted f-string", s.out.File.Lines()
		end = s.tripleRecovery(start)
	}
	s.failAt(m.start, int(opening.Start), int(opening.End), "unterminated %s literal (detected at line %d)", what, line)
	s.literal(start, end)
	s.leaveFString(m)
}

// fieldOperator handles the characters that mean something of their own at the
// outer level of a replacement field: the end, a conversion, a format spec.
func (s *scanner) fieldOperator(c byte) bool {
	n := len(s.modes)
	if n == 0 || len(s.brackets) > s.modes[n-1].level {
		return false
	}
	switch {
	case c == '}':
		s.closeField()
	case c == '!' && s.peek(1) != '=':
		s.add(Exclamation, s.pos, s.pos+1)
	case c == ':':
		spec := s.modes[n-1]
		if s.specs(spec.start) == maxSpecs {
			s.fail(s.pos, s.pos+1, "f-string: expressions nested too deeply")
		}
		s.add(SpecColon, s.pos, s.pos+1)
		spec.kind = inSpec
		s.modes = append(s.modes, spec)
	default:
		return false
	}
	return true
}

// maxSpecs is how deep CPython's format specs go.
const maxSpecs = 2

// specs counts the format specs that are open in an f-string.
func (s *scanner) specs(literal int) (n int) {
	for _, m := range s.modes {
		if m.kind == inSpec && m.start == literal {
			n++
		}
	}
	return n
}

// closesFString takes a quote that begins no complete string as the end of the
// f-string around it, so that only that f-string is broken.
func (s *scanner) closesFString(quote byte, size int) bool {
	n := len(s.modes)
	if n == 0 || s.modes[n-1].quote != quote || s.modes[n-1].size > size {
		return false
	}
	s.fail(s.pos, s.pos+1, "f-string: expecting '}'")
	s.endFString(s.modes[n-1])
	return true
}
