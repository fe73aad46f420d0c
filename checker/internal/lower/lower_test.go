package lower

import (
	"strings"
	"testing"
	"unicode/utf8"

	"unguarded/checker/source"
)

// lowered scans, lays out and lowers a text, statement by statement.
func lowered(text string) (string, *Text) {
	t := Scan(source.NewFile("app.py", text))
	block := Layout(t)
	var out strings.Builder
	for i := range block.Statements {
		for line := range strings.Lines(t.Emit(&block.Statements[i], false).Text) {
			indent := len(line) - len(strings.TrimLeft(line, " "))
			out.WriteString(line[:indent] + strings.Join(strings.Fields(line), " ") + "\n")
		}
	}
	return strings.TrimSuffix(out.String(), "\n"), t
}

// TestLowering: each construct that came after Python 3.4 becomes text that
// Python 3.4 has.
func TestLowering(t *testing.T) {
	for _, c := range []struct{ construct, text, want string }{
		{"number", "x = 1_000 + 0x_f", "x = ... + ..."},
		{"strings", `x = 'a' "b" r'c'`, "x = ''"},
		{"bytes", `x = b'a' rb'b'`, "x = b''"},
		{"f-string", `x = f'a{b!r:>{w}}' 'c'`, "x = F__ ( ( b ) , ( w ) , )"},
		{"f-string in a field", `f"{f"{a}"}"`, "F__ ( ( F__ ( ( a ) , ) ) , )"},
		{"debugging field", `f'{a=}{b = !s}'`, "F__ ( ( a ) , ( b ) , )"},
		{"f-string without fields", `f'{{}}'`, "F__ ( )"},
		{"await", "await a.b(c)[d] ** 2", "( ~ a . b ( c ) [ d ] ) ** ..."},
		{"await as a name", "await = f(await)", "await = f ( await )"},
		{"async", "async def f():\n  async with a: pass", "def f ( ) :\n with a : pass"},
		{"async comprehension", "[a async for b in c]", "[ a for b in c ]"},
		{"assignment expression", "f(a := b if c else d, e)", "f ( W__ ( a , b if c else d ) , e )"},
		{"assignment expression in a header", "if a := b: c", "if W__ ( a , b ) : c"},
		{"annotation", "a.b: int", "A__ ( a . b , int )"},
		{"annotation with a value", "a: int = yield b", "A__ ( a , int , ( yield b ) )"},
		{"lambda is no annotation", "lambda a: b", "lambda a : b"},
		{"positional-only", "def f(a, /, b): pass", "def f ( a , b ) : pass"},
		{"positional-only last", "lambda a, b, /: c", "lambda a , b : c"},
		{"trailing comma", "def f(*a, **b,): pass", "def f ( * a , ** b ) : pass"},
		{"unpacking in a display", "[*a, b], {**c, 'd': e}", "[ a , b ] , { 0 : c , '' : e }"},
		{"unpacking in a call", "f(*a, *b, c=d, *e, **g)", "f ( a , b , c = d , k__ = e , k__ = g )"},
		{"unpacking in return", "def f(): return *a, b", "def f ( ) : return a , b"},
		{"unpacking in a subscript", "a[*b, c]", "a [ b , c ]"},
		{"multiplication", "a * b ** c", "a * b ** c"},
		{"matrix multiplication", "a @ b; a @= b", "a * b ; a *= b"},
		{"decorator", "@a[b].c(d)\ndef f(): pass", "a [ b ] . c ( d )\ndef f ( ) : pass"},
		{"with in parentheses", "with (a as b, c,): d", "with a as b , c : d"},
		{"with a tuple", "with (a, b) as c: d", "with ( a , b ) as c : d"},
		{"with a generator", "with (a for b in c): d", "with ( a for b in c ) : d"},
		{"except of a group", "try: a\nexcept* B: c", "try : a\nexcept B : c"},
		{"except without parentheses", "try: a\nexcept B, C: d", "try : a\nexcept ( B , C ) : d"},
		{"match", "match a, b:\n case c: d\n case [e] if f: g", "if ( a , b ) :\n if 0 : d\n if f : g"},
		{"match as a name", "match(a, b)\nmatch = case", "match ( a , b )\nmatch = case"},
		{"type parameters of a def", "def f[T: int = str, *Ts](a): pass", "def f ( t__ : [ T , int , str , Ts ] , a ) : pass"},
		{"type parameters of a class", "class C[T]: pass", "class C ( [ T ] ) : pass"},
		{"type parameters of a class with bases", "class C[T](A): pass", "class C ( [ T ] , A ) : pass"},
		{"type alias", "type X[T] = Y", "X [ [ T ] ] = Y"},
		{"type as a name", "type = type(x)", "type = type ( x )"},
		{"names beyond ASCII", "ñ = é.变量", "n__ = n__ . n__"},
		{"names of stand-ins", "W__ = F__(A__)", "n__ = n__ ( n__ )"},
		{"layout", "if a :\n\tb\n\n\t# c\n\td\nelif e:\r\n  f", "if a :\n b\n d\nelif e :\n f"},
		{"joined lines", "a = \\\n b + (c\n # d\n )", "a = b + ( c )"},
		{"a byte order mark and a form feed", "\ufeffa\n\fb", "a\nb"},
	} {
		got, text := lowered(c.text)
		if got != c.want {
			t.Errorf("%s: %q\n got %q\nwant %q", c.construct, c.text, got, c.want)
		}
		for _, e := range text.Errors {
			t.Errorf("%s: %q: %s", c.construct, c.text, e.Message)
		}
	}
}

// TestSourceMap: every name of a text that holds each construct maps back from its
// place in the lowered text to its place in the original, whatever the line ends,
// tabs and characters before it.
func TestSourceMap(t *testing.T) {
	text := "def m1(m2, /, *m3: *m4, m5=1_000, **m6) -> m7:\n" +
		"\t'''é\n\t''' ; m8: m9 = f'ñ{m10!r:>{m11}}' f\"{m12=}\" + '''\n𝒳''', *m13\n" +
		"\tawait m14.m15(*m16, m17=m18, **m19)\n" +
		"\t# comment m0\n" +
		"\tif (m20 := m21): return {**m22, m23: m24[*m25]}\n" +
		"\twith (m26 as m27, m28,): m29 @ m30\n" +
		"@m31[m32]\n" +
		"class m33[m34: m35](m36): m37 = lambda m38, /: m39\n"
	for name, text := range map[string]string{
		"LF":      text,
		"CRLF":    strings.ReplaceAll(text, "\n", "\r\n"),
		"CR":      strings.ReplaceAll(text, "\n", "\r"),
		"BOM":     "\ufeff" + text,
		"comment": "# 𝒳\n\n" + text,
	} {
		tokens := Scan(source.NewFile("app.py", text))
		block := Layout(tokens)
		found := map[string]bool{}
		for i := range block.Statements {
			l := tokens.Emit(&block.Statements[i], true)
			for at := 0; at < len(l.Text); at++ {
				if l.Text[at] != 'm' || at > 0 && l.Text[at-1] != ' ' && l.Text[at-1] != '\n' {
					continue
				}
				word := l.Text[at : at+strings.IndexByte(l.Text[at:], ' ')]
				for _, place := range []int{at, at + len(word) - 1} {
					if got := tokens.Word(l.Token(place)); got != word {
						t.Errorf("%s: %q at %d maps to %q", name, word, place, got)
					}
				}
				if found[word] {
					t.Errorf("%s: %q is emitted twice", name, word)
				}
				found[word] = true
			}
		}
		if len(found) != 39 {
			t.Errorf("%s: %d names found in the lowered text, want 39", name, len(found))
		}
	}
}

// TestTokenPlaces: tokens stand in the order of the text, do not overlap, and
// leave out nothing but blanks, comments and joined lines.
func TestTokenPlaces(t *testing.T) {
	text := "def f ( a ):  # c\n\treturn f'é{ a ! r : > { b } }' + \\\n  \"\"\"x\r\ny\"\"\"\nx = [1,\n# d\n 2]"
	tokens := Scan(source.NewFile("app.py", text))
	if problem := misplacedToken(tokens); problem != "" {
		t.Error(problem)
	}
	if len(tokens.Comments) != 2 {
		t.Errorf("%d comments, want 2", len(tokens.Comments))
	}
}

// misplacedToken says which token of a text is not where tokens may be.
func misplacedToken(t *Text) string {
	text := t.File.Text
	at, comments := 0, t.Comments
	for i := range t.Tokens {
		tok := &t.Tokens[i]
		if int(tok.Start) < at || tok.End < tok.Start || int(tok.End) > len(text) {
			return "token " + t.Word(i) + " overlaps the one before it, or is outside"
		}
		if int(tok.Start) < len(text) && !utf8.RuneStart(text[tok.Start]) || int(tok.End) < len(text) && !utf8.RuneStart(text[tok.End]) {
			return "a token cuts a character"
		}
		between := ""
		for at < int(tok.Start) {
			if len(comments) > 0 && comments[0].Start == at {
				at, comments = comments[0].End, comments[1:]
				continue
			}
			between += text[at : at+1]
			at++
		}
		if rest := strings.Trim(strings.TrimPrefix(between, "\ufeff"), " \t\f\r\n\\"); rest != "" {
			return "no token holds " + rest
		}
		at = int(tok.End)
	}
	return ""
}

// FuzzScan: whatever the text, its tokens hold all of it in order, and lowering
// neither panics nor says two things.
func FuzzScan(f *testing.F) {
	for _, text := range []string{
		"", "x = 1\n", "def f(a, /, *b): return f'{a!r:>{b}}'\n", "if x:\n\ty\n  z\n", "f'{", "'''", "(]", "\\", "\x00", "match a:\n case b: c",
		"class A[T](B): x: int = 1\n", "@a\r\ndef f(): pass\r", "x = 1 if y else 0x_1_", "f'{a:{b:{c}}}' rb'x' t'{z=}'", "async def f(): await x",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "?")
		first, tokens := lowered(text)
		if problem := misplacedToken(tokens); problem != "" {
			t.Errorf("%q: %s", text, problem)
		}
		if again, _ := lowered(text); first != again {
			t.Errorf("%q: lowered otherwise the second time", text)
		}
		for _, e := range tokens.Errors {
			if e.Span.Start < 0 || e.Span.Start > e.Span.End || e.Span.End > len(text) || e.Token < 0 || e.Token >= len(tokens.Tokens) {
				t.Errorf("%q: the error %q is outside of the text", text, e.Message)
			}
		}
	})
}
