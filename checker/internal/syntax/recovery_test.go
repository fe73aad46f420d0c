package syntax

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"unguarded/checker/source"
)

// A broken text, what is said of it (line:column of the start, message), and the
// statements that remain, by the names that they define or use.
type broken struct {
	name, text  string
	diagnostics []string
	body        string
}

func recoveryTexts() []string {
	var out []string
	for _, c := range brokenTexts {
		out = append(out, c.text)
	}
	return out
}

// TestRecovery: a wrong statement costs one diagnostic, in words that help, and
// the statements around it are kept.
func TestRecovery(t *testing.T) {
	for _, c := range brokenTexts {
		f := source.NewFile("app.py", c.text)
		module, diagnostics := Parse(f)
		var got []string
		for _, d := range diagnostics {
			p := f.Position(d.Span.Start)
			got = append(got, fmt.Sprintf("%d:%d %s", p.Line, p.Column, d.Message))
		}
		if !slices.Equal(got, c.diagnostics) {
			t.Errorf("%s: %q\n got %q\nwant %q", c.name, c.text, got, c.diagnostics)
		}
		if body := outline(module.Body); body != c.body {
			t.Errorf("%s: %q\n got %s\nwant %s", c.name, c.text, body, c.body)
		}
	}
}

// outline writes the kinds of statements, with names and blocks.
func outline(list []Stmt) string {
	var parts []string
	for _, s := range list {
		part := strings.TrimPrefix(fmt.Sprintf("%T", s), "*syntax.")
		switch s := s.(type) {
		case *FunctionDef:
			part = strings.Repeat("@", len(s.Decorators)) + "def " + s.Name + "{" + outline(s.Block()) + "}"
		case *ClassDef:
			part = strings.Repeat("@", len(s.Decorators)) + "class " + s.Name + "{" + outline(s.Body) + "}"
		case *If:
			part = "if " + sexpr(s.Test) + "{" + outline(s.Body) + "}"
			if s.Orelse != nil {
				part += "else{" + outline(s.Orelse) + "}"
			}
		case *For:
			part = "for{" + outline(s.Body) + "}"
		case *With:
			part = "with{" + outline(s.Body) + "}"
		case *Try:
			part = "try{" + outline(s.Body) + "}"
			for _, h := range s.Handlers {
				part += "except{" + outline(h.Body) + "}"
			}
		case *Match:
			part = "match"
			for _, c := range s.Cases {
				part += "{" + outline(c.Body) + "}"
			}
		case *Assign:
			part = sexpr(s.Targets[0]) + "="
		case *Return:
			part = "return"
		case *ExprStmt:
			part = sexpr(s.Value)
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, " ")
}

var brokenTexts = []broken{
	{"a wrong line", "x = 1\ny = = 2\nz = 3\n", []string{"2:5 invalid syntax: `=` is not expected here"}, "x= Bad z="},
	{"two semicolons", "x = 1;; y = 2\n", []string{"1:7 invalid syntax: `;` is not expected here"}, "x= y="},
	{"except beside except*", "try:\n    a\nexcept A:\n    b\nexcept* B:\n    c\n",
		[]string{"5:7 cannot have both 'except' and 'except*' on the same 'try'"}, "try{a}except{b}except{c}"},
	{"a t-string beside a string", "x = t'{a}' 'b'\n", []string{"1:5 cannot mix t-string literals with string or bytes literals"}, "Bad"},
	{"one of several in a line", "x = 1; y = = 2; z = 3\n", []string{"1:12 invalid syntax: `=` is not expected here"}, "x= Bad z="},
	{"deep inside", "class A:\n    def f(self):\n        if b:\n            x = = 1\n        y = 2\n    def g(self):\n        return 1\n",
		[]string{"4:17 invalid syntax: `=` is not expected here"}, "class A{def f{if b{Bad} y=} def g{return}}"},
	{"two in one function", "def f():\n    x = = 1\n    y = 2\n    z = ]\n    return 1\n",
		[]string{"2:9 invalid syntax: `=` is not expected here", "4:9 unmatched ']'"}, "def f{Bad y= Bad return}"},
	{"inside a lambda default of a decorated function", "@app.route('/')\ndef f():\n    return jsonify(a=1 b=2)\n",
		[]string{"3:24 invalid syntax. Perhaps you forgot a comma?"}, "@def f{Bad}"},

	{"a def without a colon", "def f(x)\n    return x\ny = 1\n", []string{"1:9 expected ':'"}, "def f{return} y="},
	{"an if without a colon", "if x == 1\n    y = 1\nelse:\n    z = 1\n", []string{"1:10 expected ':'"}, "if (BadExpr){y=}else{z=}"},
	{"a class without a colon", "class A\n    x = 1\n", []string{"1:8 expected ':'"}, "class A{x=}"},
	{"an else without a colon", "if a:\n    b\nelse\n    c\n", []string{"3:5 expected ':'"}, "if a{b}else{c}"},
	{"else if", "if a:\n    b\nelse if c:\n    d\n", []string{"3:6 expected ':'. Did you mean `elif`?"}, "if a{b}else{d}"},
	{"a wrong condition", "if x = 1:\n    y = 1\nelif z:\n    w = 1\n",
		[]string{"1:6 invalid syntax. Maybe you meant '==' or ':=' instead of '='?"}, "if (BadExpr){y=}else{if z{w=}}"},
	{"a wrong for", "for x y in z:\n    w = 1\n", []string{"1:7 'in' expected after for-loop variables"}, "for{w=}"},
	{"a wrong with", "with open(x) as f, :\n    y = 1\n", []string{"1:20 invalid syntax: `:` is not expected here"}, "with{y=}"},
	{"a wrong except", "try:\n    a\nexcept A as B.c:\n    b\nexcept C:\n    d\n",
		[]string{"3:14 invalid syntax: `.` is not expected here"}, "try{a}except{b}except{d}"},
	{"wrong parameters", "def f(a, 1):\n    return 1\n", []string{"1:10 invalid syntax: this number is not expected here"}, "def f{return}"},
	{"parameters in the wrong order", "def f(a=1, b):\n    return 1\n",
		[]string{"1:12 parameter without a default follows parameter with a default"}, "def f{return}"},
	{"a keyword as a name", "def class():\n    return 1\n", []string{"1:5 invalid syntax: `class` is a keyword of Python and cannot be a name"}, "def {return}"},
	{"a wrong decorator", "@app.route('/' '/b' c)\ndef f():\n    return 1\n", []string{"1:21 invalid syntax. Perhaps you forgot a comma?"}, "@def f{return}"},
	{"a decorator above nothing", "@a\nx = 1\n", []string{"2:1 expected a function or a class after the decorator"}, "Bad x="},
	{"a wrong pattern", "match x:\n    case 1 +:\n        y = 1\n    case 2:\n        z = 1\n", []string{"2:13 invalid pattern"}, "match{y=}{z=}"},
	{"a case without a colon", "match x:\n    case 1\n        y = 1\n    case 2:\n        z = 1\n", []string{"2:11 expected ':'"}, "match{y=}{z=}"},
	{"an else without an if", "x = 1\nelse:\n    y = 1\nz = 1\n", []string{"2:1 invalid syntax: `else` is not expected here"}, "x= if (BadExpr){y=} z="},
	{"a try without an except", "try:\n    x = 1\ny = 1\n", []string{"3:1 expected 'except' or 'finally' block"}, "try{x=} y="},
	{"a header of no kind", "function f():\n    x = 1\n", []string{"1:10 invalid syntax: `f` is not expected here"}, "if (BadExpr){x=}"},

	{"a missing block", "if x:\ny = 2\n", []string{"2:1 expected an indented block after 'if' statement on line 1"}, "if x{} y="},
	{"a missing block at the end", "class A:\n    def f(self):\n", []string{"2:16 expected an indented block after function definition on line 2"}, "class A{def f{}}"},
	{"an unexpected indent", "x = 1\n  y = 2\nz = 3\n", []string{"2:3 unexpected indent"}, "x= y= z="},
	{"everything indented", "    x = 1\n    def f():\n        return 1\n", []string{"1:5 unexpected indent"}, "x= def f{return}"},
	{"an unindent that matches nothing", "def f():\n        a = 1\n    b = 2\nc = 3\n",
		[]string{"3:5 unindent does not match any outer indentation level"}, "def f{a= b=} c="},
	{"tabs and spaces", "if x:\n\ta = 1\n        b = 1\n", []string{"3:9 inconsistent use of tabs and spaces in indentation"}, "if x{a= b=}"},

	{"an open parenthesis", "x = foo(1,\ndef f():\n    return 1\n", []string{"1:8 '(' was never closed"}, "Bad def f{return}"},
	{"an open parenthesis in a decorator", "@app.route('/'\ndef f():\n    return 1\n", []string{"1:11 '(' was never closed"}, "@def f{return}"},
	{"an open parenthesis in a function", "def f():\n    x = foo(1\n    return x\ndef g():\n    return 2\n",
		[]string{"2:12 '(' was never closed"}, "def f{Bad return} def g{return}"},
	{"an open parameter list", "def f(a, b:\n    return 1\ny = 1\n", []string{"1:6 '(' was never closed"}, "def f{return} y="},
	{"an open parenthesis at the end", "x = 1\ny = (\n", []string{"2:5 '(' was never closed"}, "x= Bad"},
	{"brackets that do not fit", "x = (1, 2]\ny = 3\n", []string{"1:10 closing parenthesis ']' does not match opening parenthesis '('"}, "Bad"},
	{"brackets that do not fit, with the outer one closed", "@app.route('/', methods=['GET')\ndef f():\n    return 1\n",
		[]string{"1:31 closing parenthesis ')' does not match opening parenthesis '['"}, "@def f{return}"},
	{"a closing parenthesis", "x = 1)\ny = 2\n", []string{"1:6 unmatched ')'"}, "Bad y="},

	{"an open string", "x = \"abc\ny = 2\n", []string{"1:5 unterminated string literal (detected at line 1)"}, "Bad y="},
	{"an open triple quote", "x = \"\"\"abc\ny = 2\ndef f():\n    return 1\n", []string{"1:5 unterminated triple-quoted string literal (detected at line 4)"}, "Bad def f{return}"},
	{"an open f-string", "x = f'abc\ny = 2\n", []string{"1:5 unterminated f-string literal (detected at line 1)"}, "Bad y="},
	{"an open field", "x = f'{a'\ny = 2\n", []string{"1:9 f-string: expecting '}'"}, "Bad y="},
	{"an empty field", "x = f'{}'\ny = 2\n", []string{"1:8 f-string: valid expression required before '}'"}, "Bad y="},
	{"a wrong conversion", "x = f'{a!x}'\n", []string{"1:10 f-string: invalid conversion character 'x': expected 's', 'r', or 'a'"}, "Bad"},
	{"a single brace", "x = f'a}'\n", []string{"1:8 f-string: single '}' is not allowed"}, "Bad"},
	{"bytes beside text", "x = b'a' 'b'\n", []string{"1:5 cannot mix bytes and nonbytes literals"}, "Bad"},
	{"bytes beyond ASCII", "x = b'é'\n", []string{"1:5 bytes can only contain ASCII literal characters"}, "Bad"},

	{"a wrong escape", `x = "a\xg"` + "\ny = 2\n", []string{`1:7 truncated \xXX escape: \x must be followed by 2 hexadecimal digits. To write a backslash, write two`}, "Bad y="},
	{"a path of Windows", `x = 'C:\Users'`, []string{`1:8 truncated \UXXXXXXXX escape: \U must be followed by 8 hexadecimal digits. To write a backslash, write two`}, "Bad"},
	{"a wrong escape in an f-string", `x = f'{a}\u12'`, []string{`1:10 truncated \uXXXX escape: \u must be followed by 4 hexadecimal digits. To write a backslash, write two`}, "Bad"},
	{"a wrong escape in bytes", `x = b'\N\u\x1'`, []string{`1:11 truncated \xXX escape: \x must be followed by 2 hexadecimal digits. To write a backslash, write two`}, "Bad"},
	{"a backslash that is none", `x = r'\xg', '\\xg', '\8', rf'\N{a}'`, nil, "x="},
	{"a character beyond the last", `x = '\U00110000'`, []string{`1:6 illegal Unicode character: \U00110000 is beyond the last one, \U0010FFFF`}, "Bad"},
	{"a character without a name", `x = '\N'`, []string{`1:6 malformed \N character escape: the name of a character must follow in braces, as in \N{EM DASH}`}, "Bad"},
	{"a name of no character", `x = f'\N{DASH OF SALT}'`, []string{`1:7 unknown Unicode character name: no character is called "DASH OF SALT"`}, "Bad"},
	{"names of characters", `x = '\N{em dash}\N{NBSP}\N{HANGUL SYLLABLE GAGG}', f'\N{CJK UNIFIED IDEOGRAPH-4E00}{y}'`, nil, "x="},

	{"a feature of no future", "'''text'''\nfrom __future__ import division, nope\nx = 1\n", []string{"2:34 future feature nope is not defined"}, "\"text\" ImportFrom x="},
	{"braces", "from __future__ import braces\n", []string{"1:24 not a chance: Python's blocks are indented, and have no braces"}, "ImportFrom"},
	{"a late future", "from __future__ import division\nx = 1\nfrom __future__ import annotations\n",
		[]string{"3:1 from __future__ imports must occur at the beginning of the file"}, "ImportFrom x= ImportFrom"},
	{"a future in a function", "def f():\n    from __future__ import annotations\n",
		[]string{"2:5 from __future__ imports must occur at the beginning of the file"}, "def f{ImportFrom}"},
	{"an unknown encoding", "#!/usr/bin/python\n# -*- coding: klingon -*-\nx = 1\n", []string{"2:15 unknown encoding: klingon"}, "x="},
	{"a known encoding", "# coding: Latin_1\nx = 1\n# coding: klingon\n", nil, "x="},

	{"a default for the slash", "def f(a, / =0):\n    return 1\n", []string{"1:12 invalid syntax: `=` is not expected here"}, "def f{return}"},
	{"a name behind the slash", "x = lambda a, / b: 0\ny = 1\n", []string{"1:17 invalid syntax: `b` is not expected here"}, "Bad y="},
	{"a star behind the slash", "def f(a, / *b): pass\n", []string{"1:12 expected comma between / and *"}, "def f{}"},
	{"a slash at the start", "def f(/, a): pass\n", []string{"1:7 at least one argument must precede /"}, "def f{}"},
	{"a parameter behind the last", "def f(**k, a): pass\n", []string{"1:10 arguments cannot follow var-keyword argument"}, "def f{}"},
	{"types and a name", "try:\n    x\nexcept A, B as e:\n    y\n", []string{"3:8 multiple exception types must be parenthesized when using 'as'"}, "try{x}except{y}"},
	{"no type behind a star", "try:\n    x\nexcept*:\n    y\n", []string{"3:8 expected one or more exception types"}, "try{x}except{y}"},
	{"prefixes that do not go together", "x = bf'a'\n", []string{"1:5 'b' and 'f' prefixes are incompatible"}, "Bad"},
	{"a key without a value", "x = {1: 2, 3}\n", []string{"1:12 ':' expected after dictionary key"}, "Bad"},
	{"a module as an attribute", "import a as b.c\n", []string{"1:14 cannot use attribute as import target"}, "Bad"},
	{"specs in specs in specs", "x = f'{1:{2:{3:{4}}}}'\n", []string{"1:15 f-string: expressions nested too deeply"}, "Bad"},
	{"parameters in parentheses", "def f((a, b)):\n    return 1\n",
		[]string{"1:7 Function parameters cannot be parenthesized. The file seems to be written for Python 2: what Python 3 does not have is left out of the analysis."}, "def f{return}"},
	{"a long number", "x = 10L\nprint 'a'\n",
		[]string{"1:5 invalid decimal literal: `10L` is written `10`. The file seems to be written for Python 2: what Python 3 does not have is left out of the analysis."}, "Bad Bad"},

	{"a missing comma", "x = [1 2]\n", []string{"1:8 invalid syntax. Perhaps you forgot a comma?"}, "Bad"},
	{"a missing value", "x = {'a': }\n", []string{"1:9 expression expected after dictionary key and ':'"}, "Bad"},
	{"an unfinished line", "x =\ny.\nfrom a import\n", []string{
		"1:4 invalid syntax: the statement ends too early", "2:3 invalid syntax: the statement ends too early",
		"3:14 Expected one or more names after 'import'"}, "Bad Bad Bad"},
	{"a condition without else", "x = 1 if y\n", []string{"1:7 expected 'else' after 'if' expression"}, "Bad"},
	{"an assignment to a call", "f() = 1\n", []string{"1:1 cannot assign to function call here. Maybe you meant '==' instead of '='?"}, "Bad"},
	{"an assignment to None", "None = 1\n", []string{"1:1 cannot assign to None"}, "Bad"},
	{"a positional argument behind a keyword", "f(a=1, b)\n", []string{"1:8 positional argument follows keyword argument"}, "Bad"},
	{"an expression as a keyword", "f(a.b=1)\n", []string{"1:6 expression cannot contain assignment, perhaps you meant \"==\"?"}, "Bad"},
	{"a keyword in parentheses", "f((a)=0, 0)\nf((a)==0)\n", []string{"1:3 expression cannot contain assignment, perhaps you meant \"==\"?"}, "Bad (Call f [(Compare a [==] [0])])"},
	{"a star alone", "x = (*a)\n", []string{"1:6 cannot use starred expression here"}, "Bad"},
	{"a star behind in", "for x in *a, b: pass\nx = (0 in *(y for z in w))\n", []string{"2:11 invalid syntax: `*` is not expected here"}, "for{Pass} Bad"},
	{"a star in a group", "with (*()):\n    x = 1\n", []string{"1:7 cannot use starred expression here"}, "with{x=}"},
	{"a NUL byte", "x = 1\x00\ny = 2\n", []string{"1:6 source code cannot contain null bytes"}, "Bad y="},
	{"typographic quotes", "x = “a”\ny = 2\n", []string{"1:5 invalid character '“' (U+201C)"}, "Bad y="},
	{"a number that is none", "x = 1abc\n", []string{"1:5 invalid decimal literal"}, "Bad"},
	{"an old octal number", "x = 0777\n", []string{"1:5 leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers"}, "Bad"},

	{"Python 2", "import os\nprint \"a\"\ndef f(x):\n    if x <> 1:\n        raise E, \"m\"\n    print x\n    return `x`\nexec \"y\"\n",
		[]string{"2:1 Missing parentheses in call to 'print'. Did you mean print(...)? The file seems to be written for Python 2: what Python 3 does not have is left out of the analysis."},
		"Import Bad def f{if (BadExpr){Bad} Bad Bad} Bad"},
}
