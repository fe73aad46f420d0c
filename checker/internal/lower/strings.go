package lower

import "strings"

// stringPrefix reports whether a word may stand before a quote.
func stringPrefix(word string) bool {
	if len(word) > 2 {
		return false
	}
	switch strings.ToLower(word) {
	case "r", "u", "b", "f", "t", "br", "rb", "fr", "rf", "tr", "rt":
		return true
	}
	return false
}

// quoted scans the string whose opening quote stands at an offset; its prefix
// starts at the scanner's position.
func (s *scanner) quoted(quoteAt int) {
	start := s.pos
	quote := s.text[quoteAt]
	size := 1
	if strings.HasPrefix(s.text[quoteAt:], strings.Repeat(string(quote), 3)) {
		size = 3
	}
	if strings.ContainsAny(s.text[start:quoteAt], "fFtT") {
		s.openFString(quoteAt, size)
		return
	}
	end, closed := s.stringEnd(quoteAt+size, quote, size)
	if closed {
		if prefix := s.text[start:quoteAt]; !strings.ContainsAny(prefix, "rR") {
			s.checkEscapes(quoteAt+size, end-size, strings.ContainsAny(prefix, "bB"))
		}
		s.add(String, start, end)
		return
	}
	if s.closesFString(quote, size) {
		return
	}
	if size == 3 {
		end = s.tripleRecovery(quoteAt + size)
		s.fail(start, quoteAt+size, "unterminated triple-quoted string literal (detected at line %d)", s.out.File.Lines())
	} else {
		s.fail(start, quoteAt+size, "unterminated string literal (detected at line %d)", s.out.File.Line(start))
	}
	s.add(Invalid, start, end)
}

// stringEnd returns the offset behind the closing quotes, or where an unclosed
// string ends: at the line break, at the end of the text for a triple quote.
func (s *scanner) stringEnd(at int, quote byte, size int) (end int, closed bool) {
	if size == 3 {
		return s.tripleEnd(at, quote)
	}
	for at < len(s.text) {
		switch c := s.text[at]; {
		case c == quote:
			return at + 1, true
		case c == '\\':
			at++
			if n := s.newline(at); n > 0 {
				at += n
			} else if at < len(s.text) {
				at++
			}
		case c == '\n' || c == '\r':
			return at, false
		default:
			at++
		}
	}
	return at, false
}

func (s *scanner) tripleEnd(at int, quote byte) (end int, closed bool) {
	// Once a triple quote was found unclosed, later ones of its kind need no search.
	kind := 0
	if quote == '\'' {
		kind = 1
	}
	if s.noTriple[kind] {
		return len(s.text), false
	}
	for at < len(s.text) {
		i := strings.IndexAny(s.text[at:], string(quote)+`\`)
		if i < 0 {
			break
		}
		at += i
		if s.text[at] == '\\' {
			at += 2
			continue
		}
		if at+2 < len(s.text) && s.text[at+1] == quote && s.text[at+2] == quote {
			return at + 3, true
		}
		at++
	}
	s.noTriple[kind] = true
	return len(s.text), false
}

// tripleRecovery returns where to go on after a triple quote that is never
// closed: at the next line that begins a definition at the left edge.
func (s *scanner) tripleRecovery(at int) int {
	rest := s.text[at:]
	best := len(rest)
	for _, word := range [...]string{"def ", "class ", "@", "async def "} {
		if i := strings.Index(rest[:best], "\n"+word); i >= 0 {
			best = i
		}
	}
	if best > 0 && best < len(rest) && rest[best-1] == '\r' {
		best--
	}
	return at + best
}
