package lower

import "strings"

func (s *scanner) open(kind Kind, size int) int {
	if len(s.brackets) == maxBrackets {
		s.fail(s.pos, s.pos+size, "too many nested parentheses")
	}
	at := s.add(kind, s.pos, s.pos+size)
	s.brackets = append(s.brackets, bracket{token: at, kind: kind})
	return at
}

// close adds a closing bracket and ties it to its partner. One that fits no open
// bracket is an error; open ones that it jumps over stay without a partner.
func (s *scanner) close(kind Kind) {
	if n := len(s.modes); n > 0 && !s.modes[n-1].literal() && len(s.brackets) <= s.modes[n-1].level && kind != FieldClose {
		// The bracket would close something outside of the f-string.
		s.fail(s.pos, s.pos+1, "f-string: unmatched '%s'", s.text[s.pos:s.pos+1])
		s.add(Invalid, s.pos, s.pos+1)
		return
	}
	n := len(s.brackets)
	if n == 0 {
		s.fail(s.pos, s.pos+1, "unmatched '%s'", s.text[s.pos:s.pos+1])
		s.add(Invalid, s.pos, s.pos+1)
		return
	}
	opening := s.brackets[n-1]
	if opening.kind+1 != kind {
		s.fail(s.pos, s.pos+1, "closing parenthesis '%s' does not match opening parenthesis '%s'",
			s.text[s.pos:s.pos+1], s.out.Word(opening.token))
		s.closeOuter(kind)
		return
	}
	s.brackets = s.brackets[:n-1]
	at := s.add(kind, s.pos, s.pos+1)
	s.out.Tokens[at].Match = int32(opening.token)
	s.out.Tokens[opening.token].Match = int32(at)
}

// closeOuter takes a bracket that does not fit the innermost open one as the
// partner of the one outside of it, if that fits; else it is dropped.
func (s *scanner) closeOuter(kind Kind) {
	n := len(s.brackets)
	outer := n - 2
	if len(s.modes) > 0 {
		s.add(Invalid, s.pos, s.pos+1)
		return
	}
	if outer >= 0 && s.brackets[outer].kind+1 == kind {
		s.brackets = s.brackets[:outer]
	}
	s.add(Invalid, s.pos, s.pos+1)
}

// unclosed ends a logical line inside an open bracket: at the end of the text,
// or where a statement plainly begins.
func (s *scanner) unclosed() {
	innermost := s.brackets[len(s.brackets)-1].token
	tok := &s.out.Tokens[innermost]
	s.failAt(innermost, int(tok.Start), int(tok.End), "'%s' was never closed", s.out.Word(innermost))
	s.brackets, s.modes = s.brackets[:0], s.modes[:0]
	s.add(Newline, s.pos, s.pos)
}

// statementStarts reports whether the physical line at the scanner's position,
// which is inside a bracket, begins with a word that no expression can hold, and
// stands no deeper than the statement that opened the bracket; in a header it may,
// as its block does.
func (s *scanner) statementStarts() bool {
	at, column := s.pos, 0
	for ; at < len(s.text); at++ {
		if s.text[at] == ' ' {
			column++
		} else if s.text[at] == '\t' {
			column = column/8*8 + 8
		} else {
			break
		}
	}
	deeper := column > s.indents[len(s.indents)-1].column
	if at >= len(s.text) || deeper && !s.inHeader() {
		return false
	}
	rest := s.text[at:]
	if rest[0] == '@' {
		return !deeper && len(rest) > 1 && (rest[1] == '_' || rest[1]|0x20 >= 'a' && rest[1]|0x20 <= 'z')
	}
	n := 0
	for n < len(rest) && rest[n] >= 'a' && rest[n] <= 'z' {
		n++
	}
	if n < len(rest) && identifierByte(rest[n]) {
		return false
	}
	after := strings.TrimLeft(rest[n:], " \t")
	switch rest[:n] {
	case "def", "class", "return", "import", "while", "with", "try", "except", "finally", "elif",
		"raise", "del", "pass", "break", "continue", "global", "nonlocal", "assert":
		// A keyword argument may not be called so, but a broken line may say it.
		return !strings.HasPrefix(after, "=")
	case "from":
		line := rest[:lineBreak(rest)]
		return strings.Contains(line, " import ")
	case "async":
		return strings.HasPrefix(after, "def ") || strings.HasPrefix(after, "with ")
	case "if", "for":
		line := strings.TrimRight(rest[:lineBreak(rest)], " \t")
		return !deeper && strings.HasSuffix(line, ":") && balanced(line)
	}
	return false
}

// balanced reports whether a line closes no more brackets than it opens.
func balanced(line string) bool {
	return strings.Count(line, ")") <= strings.Count(line, "(") &&
		strings.Count(line, "]") <= strings.Count(line, "[") &&
		strings.Count(line, "}") <= strings.Count(line, "{")
}

// inHeader reports whether the logical line is the header of a block.
func (s *scanner) inHeader() bool {
	first := s.lineHad
	if tokens := s.out.Tokens; tokens[first].Kind == Name && first+1 < len(tokens) && s.out.Word(first) == "async" {
		first++
	}
	return compound(s.out.Tokens, first)
}

func lineBreak(text string) int {
	if i := strings.IndexAny(text, "\r\n"); i >= 0 {
		return i
	}
	return len(text)
}

func identifierByte(c byte) bool {
	return c == '_' || c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' || c >= 0x80
}
