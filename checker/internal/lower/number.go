package lower

import "strings"

// number scans an integer, a float or an imaginary number, as CPython spells
// them, and says what is wrong with one that is not.
func (s *scanner) number() {
	start := s.pos
	end, wrong := s.numberEnd()
	if wrong == "" && end < len(s.text) && identifierByte(s.text[end]) && !keywordFollows(s.text[end:]) {
		wrong = "invalid decimal literal"
	}
	if wrong != "" {
		for end < len(s.text) && identifierByte(s.text[end]) {
			end++
		}
		if number, long := strings.CutSuffix(s.text[start:end], "L"); long && strings.Trim(number, "0123456789") == "" {
			s.failPython2(start, end, "invalid decimal literal: `"+number+"L` is written `"+number+"`")
		} else {
			s.fail(start, end, "%s", wrong)
		}
		s.add(Invalid, start, end)
		return
	}
	s.add(Number, start, end)
}

func (s *scanner) numberEnd() (end int, wrong string) {
	text, at := s.text, s.pos
	if text[at] == '0' && at+1 < len(text) {
		switch text[at+1] | 0x20 {
		case 'x':
			return digits(text, at+2, isHexDigit, "hexadecimal", true)
		case 'o':
			return digits(text, at+2, func(c byte) bool { return c >= '0' && c <= '7' }, "octal", true)
		case 'b':
			return digits(text, at+2, func(c byte) bool { return c == '0' || c == '1' }, "binary", true)
		}
	}
	end = at
	float := false
	if text[end] != '.' {
		if end, wrong = digits(text, end, isDigit, "decimal", false); wrong != "" {
			return end, wrong
		}
	}
	whole := text[at:end]
	if end < len(text) && text[end] == '.' {
		float = true
		end++
		if end < len(text) && isDigit(text[end]) {
			if end, wrong = digits(text, end, isDigit, "decimal", false); wrong != "" {
				return end, wrong
			}
		}
	}
	if exponent := exponentStart(text, end); exponent > 0 {
		float = true
		if end, wrong = digits(text, exponent, isDigit, "decimal", false); wrong != "" {
			return end, wrong
		}
	}
	if end < len(text) && text[end]|0x20 == 'j' {
		return end + 1, ""
	}
	if !float && whole[0] == '0' && strings.Trim(whole, "0_") != "" {
		return end, "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers"
	}
	return end, ""
}

// exponentStart returns where the digits of an exponent begin, 0 for no exponent.
func exponentStart(text string, at int) int {
	if at >= len(text) || text[at]|0x20 != 'e' {
		return 0
	}
	at++
	if at < len(text) && (text[at] == '+' || text[at] == '-') {
		at++
	}
	if at < len(text) && isDigit(text[at]) {
		return at
	}
	return 0
}

// digits runs over digits with single underscores between them; leading allows
// one before the first, as after 0x.
func digits(text string, at int, is func(byte) bool, base string, leading bool) (int, string) {
	if leading && at < len(text) && text[at] == '_' {
		at++
	}
	if at >= len(text) || !is(text[at]) {
		return at, "invalid " + base + " literal"
	}
	for at < len(text) {
		if is(text[at]) {
			at++
		} else if text[at] == '_' {
			if at+1 >= len(text) || !is(text[at+1]) {
				return at, "invalid " + base + " literal"
			}
			at++
		} else {
			break
		}
	}
	if leading && at < len(text) && isDigit(text[at]) {
		return at, "invalid digit '" + text[at:at+1] + "' in " + base + " literal"
	}
	return at, ""
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func isHexDigit(c byte) bool { return isDigit(c) || c|0x20 >= 'a' && c|0x20 <= 'f' }

// keywordFollows reports whether a keyword that may touch a number follows: 1if x.
func keywordFollows(text string) bool {
	n := 0
	for n < len(text) && identifierByte(text[n]) {
		n++
	}
	word := text[:n]
	for _, k := range [...]string{"and", "else", "for", "if", "in", "is", "not", "or"} {
		if strings.HasPrefix(word, k) {
			return true
		}
	}
	return false
}
