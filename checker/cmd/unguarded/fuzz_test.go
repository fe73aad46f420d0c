package main

import (
	"testing"
	"unicode/utf8"
)

func FuzzDecodingGivesTextOrAPlace(f *testing.F) {
	for _, seed := range []string{"", "\xEF\xBB\xBF#", "# coding: latin-1\n\xe9", "#coding=shift_jis\r\n\x81", "\n# coding: hz\n~{", "# coding: iso-2022-jp\n\x1b$B"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		text, err := decodePython(data)
		if err == nil && !utf8.ValidString(text) {
			t.Errorf("%q gave %q, which is not UTF-8", data, text)
		}
		if err != nil && (text != "" || err.sentence == "" || err.at.Line < 1 || err.at.Column < 1) {
			t.Errorf("%q gave %q and the error %+v", data, text, err)
		}
	})
}
