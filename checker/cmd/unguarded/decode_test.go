package main

import (
	"testing"

	"unguarded/checker"
)

func TestFilesAreDecodedAsPythonDoes(t *testing.T) {
	tests := []struct{ name, data, want string }{
		{"empty", "", ""},
		{"UTF-8 without a comment", "x = 'é🙂'\n", "x = 'é🙂'\n"},
		{"BOM", "\xEF\xBB\xBFx = 1\n", "x = 1\n"},
		{"BOM and the same encoding named", "\xEF\xBB\xBF# coding: utf-8\n", "# coding: utf-8\n"},
		{"UTF-8 by another name", "# -*- coding: UTF_8 -*-\n'é'", "# -*- coding: UTF_8 -*-\n'é'"},
		{"Latin-1", "# coding: latin-1\n'\xe9\x80'\n", "# coding: latin-1\n'é\u0080'\n"},
		{"Latin-1 by its ISO name", "# coding=iso8859_1\n'\xe9'\n", "# coding=iso8859_1\n'é'\n"},
		{"Windows", "# coding: cp1252\n'\x80'\n", "# coding: cp1252\n'€'\n"},
		{"Latin-9", "# coding: iso-8859-15\n'\xa4'\n", "# coding: iso-8859-15\n'€'\n"},
		{"Russian", "# vim: set fileencoding=koi8-r :\n'\xc1'\n", "# vim: set fileencoding=koi8-r :\n'а'\n"},
		{"Japanese", "#!/usr/bin/python\n# -*- coding: shift_jis -*-\n'\x93\xfa'\n", "#!/usr/bin/python\n# -*- coding: shift_jis -*-\n'日'\n"},
		{"Japanese, EUC", "# coding: euc_jp\n'\xc6\xfc'\n", "# coding: euc_jp\n'日'\n"},
		{"Chinese", "# coding: gbk\n'\xc8\xd5'\n", "# coding: gbk\n'日'\n"},
		{"Chinese, by its older name", "# coding: gb2312\n'\xc8\xd5'\n", "# coding: gb2312\n'日'\n"},
		{"Korean", "# coding: euc-kr\n'\xc7\xd1'\n", "# coding: euc-kr\n'한'\n"},
		{"ASCII", "# coding: ascii\nx = 1\n", "# coding: ascii\nx = 1\n"},
		{"line breaks stay", "# coding: latin-1\r\n'\xe9'\r\n", "# coding: latin-1\r\n'é'\r\n"},
		{"a comment after code names nothing", "x = 1\n# coding: nonsense\n", "x = 1\n# coding: nonsense\n"},
		{"a comment in the third line names nothing", "\n\n# coding: nonsense\n", "\n\n# coding: nonsense\n"},
		{"a string names nothing", "'coding: nonsense'\n", "'coding: nonsense'\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, err := decodePython([]byte(test.data))
			if err != nil {
				t.Fatalf("got the error %q, want text", err)
			}
			if got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestBytesThatAreNoTextAreNamedWithTheirPlace(t *testing.T) {
	tests := []struct {
		name, data, want string
		at               checker.Position
	}{
		{
			"Latin-1 without a comment", "x = 1\r\n🙂 = '\xe9'\n",
			"The byte 0xe9 is not UTF-8, and no comment in the first two lines names another encoding.",
			checker.Position{Line: 2, Column: 7},
		},
		{
			"UTF-16", "\xff\xfex\x00",
			"The byte 0xff is not UTF-8, and no comment in the first two lines names another encoding.",
			checker.Position{Line: 1, Column: 1},
		},
		{
			"not ASCII", "# coding: ascii\n'\xe9'\n",
			"The file holds a byte that is not `ascii`, the encoding that its comment names.",
			checker.Position{Line: 2, Column: 2},
		},
		{
			"UTF-8 named, Latin-1 used", "# coding: utf-8\n'\xe9'\n",
			"The byte 0xe9 is not UTF-8.",
			checker.Position{Line: 2, Column: 2},
		},
		{
			"unknown", "#!python\n# coding: klingon\n",
			"Line 2 names the encoding `klingon`, which is not known.",
			checker.Position{Line: 2, Column: 1},
		},
		{
			"an encoding that Python reads no source in", "# coding: utf-16\n",
			"Line 1 names the encoding `utf-16`, which is not known.",
			checker.Position{Line: 1, Column: 1},
		},
		{
			"BOM and another encoding", "\xEF\xBB\xBF# coding: latin-1\n",
			"The file starts with a UTF-8 byte order mark, but line 1 says that its encoding is `latin-1`.",
			checker.Position{Line: 1, Column: 1},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, err := decodePython([]byte(test.data))
			if err == nil {
				t.Fatalf("got %q, want an error", got)
			}
			if err.sentence != test.want || err.at != test.at {
				t.Errorf("got  %s at %v\nwant %s at %v", err.sentence, err.at, test.want, test.at)
			}
		})
	}
}
