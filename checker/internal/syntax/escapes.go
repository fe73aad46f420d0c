package syntax

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// decodeString returns the value of a plain literal, prefix and quotes included,
// whether it is bytes, and whether it has a character by its name.
func decodeString(literal string) (value string, bytes, named bool) {
	raw := false
	for literal[0] != '\'' && literal[0] != '"' {
		switch literal[0] {
		case 'r', 'R':
			raw = true
		case 'b', 'B':
			bytes = true
		}
		literal = literal[1:]
	}
	size := 1
	if len(literal) >= 6 && literal[1] == literal[0] && literal[2] == literal[0] {
		size = 3
	}
	literal = literal[size : len(literal)-size]
	return decode(literal, raw, bytes), bytes, !bytes && hasName(literal, raw)
}

// decodeMiddle returns the value of literal text in an f-string.
func decodeMiddle(text string, raw bool) string {
	text = strings.ReplaceAll(strings.ReplaceAll(text, "{{", "{"), "}}", "}")
	return decode(text, raw, false)
}

// hasName tells whether a literal has a character by its name.
func hasName(text string, raw bool) bool { return !raw && strings.Contains(text, `\N{`) }

// decode resolves line breaks and escapes. A name as in \N{…} stays as it is:
// the characters to the names are not worth their size.
func decode(text string, raw, bytes bool) string {
	if strings.IndexByte(text, '\r') >= 0 {
		text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	}
	if raw || strings.IndexByte(text, '\\') < 0 {
		return text
	}
	var out strings.Builder
	out.Grow(len(text))
	for {
		i := strings.IndexByte(text, '\\')
		if i < 0 || i+1 >= len(text) {
			out.WriteString(text)
			return out.String()
		}
		out.WriteString(text[:i])
		text = text[i+escape(&out, text[i:], bytes):]
	}
}

// escape writes what the escape at the start of text stands for, and returns its
// length. An unknown one is left in place.
func escape(out *strings.Builder, text string, bytes bool) int {
	switch c := text[1]; c {
	case '\n':
		return 2
	case '\\', '\'', '"':
		out.WriteByte(c)
		return 2
	case 'a', 'b', 'f', 'n', 'r', 't', 'v':
		out.WriteByte("\a\b\f\n\r\t\v"[strings.IndexByte("abfnrtv", c)])
		return 2
	case 'x':
		return codePoint(out, text, 2, bytes)
	case 'u':
		if !bytes {
			return codePoint(out, text, 4, false)
		}
	case 'U':
		if !bytes {
			return codePoint(out, text, 8, false)
		}
	case '0', '1', '2', '3', '4', '5', '6', '7':
		return octal(out, text, bytes)
	}
	out.WriteByte('\\')
	return 1
}

func octal(out *strings.Builder, text string, bytes bool) int {
	n, value := 1, 0
	for n < len(text) && n < 4 && text[n] >= '0' && text[n] <= '7' {
		value = value*8 + int(text[n]-'0')
		n++
	}
	writeCode(out, value, bytes)
	return n
}

// codePoint writes a hexadecimal escape with so many digits.
func codePoint(out *strings.Builder, text string, digits int, bytes bool) int {
	if len(text) >= 2+digits {
		if value, err := strconv.ParseUint(text[2:2+digits], 16, 32); err == nil {
			writeCode(out, int(value), bytes)
			return 2 + digits
		}
	}
	out.WriteByte('\\')
	return 1
}

func writeCode(out *strings.Builder, value int, bytes bool) {
	if bytes {
		out.WriteByte(byte(value))
		return
	}
	if value > utf8.MaxRune {
		value = utf8.RuneError
	}
	out.WriteRune(rune(value))
}
