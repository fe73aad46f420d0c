package checker

import (
	"bytes"
	"unicode/utf8"
)

// quickRequest decodes a Request whose files come first and are written as JSON.stringify
// writes them, which is what a page sends on every edit: encoding/json reads a text
// twice, byte by byte. It is not ok for anything else, right or wrong; then decodeRequest
// has the word.
func quickRequest(data []byte) (request Request, ok bool) {
	const start = `{"files":[`
	rest, ok := bytes.CutPrefix(data, []byte(start))
	if !ok || !utf8.Valid(data) {
		return Request{}, false
	}
	files := []File{}
	for more := true; more; rest, more = bytes.CutPrefix(rest, []byte(",")) {
		var file File
		if file.Path, rest, ok = quickText(rest, `{"path":"`); !ok {
			return Request{}, false
		}
		if file.Source, rest, ok = quickText(rest, `,"source":"`); !ok || len(rest) == 0 || rest[0] != '}' {
			return Request{}, false
		}
		files, rest = append(files, file), rest[1:]
	}
	if len(rest) == 0 || rest[0] != ']' {
		return Request{}, false
	}
	// Where the files come twice the later ones count, however they are spelt.
	if bytes.Contains(bytes.ToLower(rest), []byte("files")) || bytes.ContainsFunc(rest, func(r rune) bool { return r == '\\' || r >= utf8.RuneSelf }) {
		return Request{}, false
	}
	request, err := decodeRequest(append([]byte(start), rest...))
	request.Files = files
	return request, err == nil
}

// quickText decodes the text of JSON that stands behind what introduces it, its opening
// quote included, and gives what follows.
func quickText(data []byte, introduced string) (text string, rest []byte, ok bool) {
	data, ok = bytes.CutPrefix(data, []byte(introduced))
	if !ok {
		return "", nil, false
	}
	var out []byte
	start := 0 // of what is copied as it is
	for i := 0; i < len(data); i++ {
		b := data[i]
		switch {
		case b == '"' && out == nil:
			return string(data[:i]), data[i+1:], true
		case b == '"':
			return string(append(out, data[start:i]...)), data[i+1:], true
		case b < ' ':
			return "", nil, false
		case b == '\\':
			meant := byte(0)
			if i+1 < len(data) {
				meant = meantBy(data[i+1])
			}
			if meant == 0 {
				return "", nil, false
			}
			if out == nil {
				out = make([]byte, 0, len(data))
			}
			out = append(append(out, data[start:i]...), meant)
			i++
			start = i + 1
		}
	}
	return "", nil, false
}

// meantBy is the character that an escape of one letter stands for, 0 for any other.
func meantBy(letter byte) byte {
	switch letter {
	case '"', '\\', '/':
		return letter
	case 'b':
		return '\b'
	case 'f':
		return '\f'
	case 'n':
		return '\n'
	case 'r':
		return '\r'
	case 't':
		return '\t'
	}
	return 0
}
