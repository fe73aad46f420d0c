package main

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/ianaindex"

	"unguarded/checker"
	"unguarded/checker/pattern"
	"unguarded/checker/source"
)

// decodingError says why Python would not read a file, and where.
type decodingError struct {
	sentence string
	at       checker.Position
}

func (e *decodingError) Error() string { return e.sentence }

const bom = "\uFEFF"

// decodePython decodes a file as Python does (PEP 263): UTF-8, unless a comment
// in the first two lines names another encoding. A BOM is dropped.
func decodePython(data []byte) (string, *decodingError) {
	body, hasBOM := bytes.CutPrefix(data, []byte(bom))
	name, at := source.Coding(string(body))
	line := 1
	if bytes.ContainsAny(body[:at.Start], "\r\n") {
		line = 2
	}
	switch {
	case name == "":
		return decodeUTF8(body, "UTF-8, and no comment in the first two lines names another encoding")
	case isUTF8(name):
		return decodeUTF8(body, "UTF-8")
	}
	if hasBOM {
		return "", &decodingError{fmt.Sprintf("The file starts with a UTF-8 byte order mark, but line %d says that its encoding is `%s`.", line, name), checker.Position{Line: line, Column: 1}}
	}
	enc := lookUp(name)
	if enc == nil {
		what := "is not known"
		if source.KnowsCoding(name) {
			what = "Python knows and this command does not: save the file as UTF-8"
		}
		return "", &decodingError{fmt.Sprintf("Line %d names the encoding `%s`, which %s.", line, name, what), checker.Position{Line: line, Column: 1}}
	}
	return decodeAs(body, enc, name)
}

// normalize writes an encoding's name as Python compares it.
func normalize(name string) string {
	return strings.ReplaceAll(strings.ToLower(name), "_", "-")
}

func isUTF8(name string) bool {
	switch name := normalize(name); name {
	case "utf-8", "utf8", "u8", "utf", "utf8-ucs2", "utf8-ucs4", "cp65001", "utf-8-sig":
		return true
	default:
		return strings.HasPrefix(name, "utf-8-")
	}
}

// pythonNames are names that Python knows and the registries do not.
var pythonNames = map[string]string{
	"ascii":        "us-ascii",
	"646":          "us-ascii",
	"latin":        "iso-8859-1",
	"latin-1":      "iso-8859-1",
	"iso-latin-1":  "iso-8859-1",
	"l1":           "iso-8859-1",
	"8859":         "iso-8859-1",
	"iso8859":      "iso-8859-1",
	"latin9":       "iso-8859-15",
	"latin-9":      "iso-8859-15",
	"l9":           "iso-8859-15",
	"mac-roman":    "macintosh",
	"macroman":     "macintosh",
	"mac-cyrillic": "x-mac-cyrillic",
	"maccyrillic":  "x-mac-cyrillic",
	"cp858":        "ibm00858",
	"thai":         "windows-874",
	"tis620":       "windows-874",
	"tis-620":      "windows-874",
	"iso8859-11":   "windows-874",
	"cp932":        "shift_jis",
	"ms932":        "shift_jis",
	"mskanji":      "shift_jis",
	"ms-kanji":     "shift_jis",
	"s-jis":        "shift_jis",
	"shiftjis":     "shift_jis",
	"eucjp":        "euc-jp",
	"ujis":         "euc-jp",
	"u-jis":        "euc-jp",
	"iso2022jp":    "iso-2022-jp",
	"iso2022-jp":   "iso-2022-jp",
	"cp936":        "gbk",
	"euc-cn":       "gbk",
	"euccn":        "gbk",
	"cp950":        "big5",
	"hkscs":        "big5",
	"cp949":        "euc-kr",
	"ms949":        "euc-kr",
	"uhc":          "euc-kr",
	"euckr":        "euc-kr",
	"ksc5601":      "euc-kr",
	"ks-c-5601":    "euc-kr",
}

var (
	windowsPattern = pattern.Of(`^(?:cp|windows-?)?(125\d|874)$`)
	isoPattern     = pattern.Of(`^iso-?8859-?(\d{1,2})$`)
)

// lookUp finds an encoding by the name that Python gives it, nil if there is
// none. UTF-16 and UTF-32 are none: Python does not read source in them.
func lookUp(name string) encoding.Encoding {
	name = normalize(name)
	if known, found := pythonNames[name]; found {
		name = known
	}
	if match := windowsPattern().FindStringSubmatch(name); match != nil {
		name = "windows-" + match[1]
	}
	if match := isoPattern().FindStringSubmatch(name); match != nil {
		name = "iso-8859-" + match[1]
	}
	if strings.HasPrefix(name, "utf") {
		return nil
	}
	if enc, err := ianaindex.IANA.Encoding(name); err == nil && enc != nil {
		return enc
	}
	// What browsers read is wider: GB 2312 and the like. Their Latin-1 is Windows'
	// though, which is why IANA's names come first.
	if enc, err := htmlindex.Get(name); err == nil && enc != encoding.Replacement {
		return enc
	}
	return nil
}

// decodeUTF8 returns the text, or the place of the first byte that is no UTF-8
// and what it was expected to be.
func decodeUTF8(data []byte, expected string) (string, *decodingError) {
	text := string(data)
	if utf8.ValidString(text) {
		return text, nil
	}
	for at := 0; ; {
		r, size := utf8.DecodeRuneInString(text[at:])
		if r == utf8.RuneError && size == 1 {
			return "", &decodingError{fmt.Sprintf("The byte 0x%02x is not %s.", text[at], expected), position(text[:at])}
		}
		at += size
	}
}

// decodeAs decodes bytes in another encoding than UTF-8.
func decodeAs(data []byte, enc encoding.Encoding, name string) (string, *decodingError) {
	decoded, err := enc.NewDecoder().Bytes(data)
	text := string(decoded)
	if at := strings.IndexRune(text, utf8.RuneError); err != nil || at >= 0 {
		place := checker.Position{Line: 1, Column: 1}
		if at >= 0 {
			place = position(text[:at])
		}
		return "", &decodingError{fmt.Sprintf("The file holds a byte that is not `%s`, the encoding that its comment names.", name), place}
	}
	return text, nil
}

// position is the place at the end of a text, counted as a report does.
func position(text string) checker.Position {
	p := source.NewFile("", text).Position(len(text))
	return checker.Position{Line: p.Line, Column: p.Column}
}
