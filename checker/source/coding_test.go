package source

import "testing"

func TestCodingIsNamedInTheFirstTwoLines(t *testing.T) {
	for _, c := range []struct{ text, name, place string }{
		{"# coding: latin-1\n", "latin-1", "latin-1"},
		{"#!/usr/bin/python\n# -*- coding: utf-8 -*-\n", "utf-8", "utf-8"},
		{"\r\n# vim: set fileencoding=cp1252 :\r\n", "cp1252", "cp1252"},
		{"\uFEFF# coding=utf8", "utf8", "utf8"},
		{"x = 1 # coding: latin-1\n", "", ""},
		{"x = 1\n# coding: latin-1\n", "", ""},
		{"#\n#\n# coding: latin-1\n", "", ""},
		{"# encoding\n", "", ""},
		{"", "", ""},
	} {
		name, at := Coding(c.text)
		if name != c.name || c.text[at.Start:at.End] != c.place {
			t.Errorf("%q names %q at %v, expected %q", c.text, name, at, c.name)
		}
	}
}

func TestCodingsThatPythonKnows(t *testing.T) {
	for _, name := range []string{"utf-8", "UTF8", "utf-8-unix", "Latin_1", "latin-1-dos", "iso-8859-15", "ISO 8859-15", "cp1252", "euc_jp", "mac-roman", "koi8-r", "us-ascii"} {
		if !KnowsCoding(name) {
			t.Errorf("%s is unknown", name)
		}
	}
	for _, name := range []string{"klingon", "utf-16", "rot13", "hex", "", " ", "cp500"} {
		if KnowsCoding(name) {
			t.Errorf("%s is known", name)
		}
	}
}

func FuzzCoding(f *testing.F) {
	f.Add("# coding: latin-1\nx = 1")
	f.Add("\uFEFF\r\n# -*- coding:utf-8 -*-")
	f.Fuzz(func(t *testing.T, text string) {
		if name, at := Coding(text); at.Start < 0 || at.End > len(text) || text[at.Start:at.End] != name {
			t.Fatalf("%q names %q at %v", text, name, at)
		}
	})
}
