package lower

import (
	"fmt"
	"strings"
)

// checkEscapes reports the first wrong escape in the literal text between two
// offsets. One that Python doesn't know is no mistake: its backslash stays.
func (s *scanner) checkEscapes(start, end int, bytes bool) {
	for at := start; ; {
		i := strings.IndexByte(s.text[at:end], '\\')
		if i < 0 || at+i+1 >= end {
			return
		}
		at += i
		n, problem := escape(s.text[at:end], bytes)
		if problem != "" {
			s.fail(at, at+n, "%s", problem)
			return
		}
		at += n
	}
}

// escape gives the length of the escape at the start of a text, and what is wrong
// with it; a length of 2 stands for those that are never wrong.
func escape(text string, bytes bool) (length int, problem string) {
	switch c := text[1]; {
	case c == 'x':
		return hexadecimal(text, 2)
	case bytes:
		return 2, ""
	case c == 'u':
		return hexadecimal(text, 4)
	case c == 'U':
		n, problem := hexadecimal(text, 8)
		if problem == "" && text[2:n] > "0010FFFF" && strings.ToUpper(text[2:n]) > "0010FFFF" {
			problem = fmt.Sprintf(`illegal Unicode character: %s is beyond the last one, \U0010FFFF`, text[:n])
		}
		return n, problem
	case c == 'N':
		return named(text)
	}
	return 2, ""
}

// hexadecimal checks an escape that has so many digits.
func hexadecimal(text string, digits int) (length int, problem string) {
	n := 2
	for n < len(text) && n < 2+digits && strings.IndexByte("0123456789abcdefABCDEF", text[n]) >= 0 {
		n++
	}
	if n == 2+digits {
		return n, ""
	}
	return n, fmt.Sprintf(`truncated \%[1]c%[2]s escape: \%[1]c must be followed by %[3]d hexadecimal digits. To write a backslash, write two`,
		text[1], strings.Repeat("X", digits), digits)
}

// named checks \N{NAME}.
func named(text string) (length int, problem string) {
	end := strings.IndexByte(text, '}')
	if len(text) < 4 || text[2] != '{' || end <= 3 {
		return 2, `malformed \N character escape: the name of a character must follow in braces, as in \N{EM DASH}`
	}
	if name := text[3:end]; !namesCharacter(name) {
		return end + 1, fmt.Sprintf("unknown Unicode character name: no character is called %q", name)
	}
	return end + 1, ""
}
