package documents

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// summary writes the blocks of a document, one a line: the line of its code, its
// file, the first line of its text, and what it claims at which line.
func summary(name, text string) (lines []string) {
	blocks, problems := Blocks(name, text)
	for _, b := range blocks {
		first, _, _ := strings.Cut(b.Source, "\n")
		line := fmt.Sprintf("%d %s %q", b.Line, strings.Join(append([]string{b.File}, b.Files...), "+"), first)
		for _, e := range b.Expect {
			line += fmt.Sprintf(" [%d: %s]", e.Line, e.Text)
		}
		lines = append(lines, line)
	}
	for _, p := range problems {
		lines = append(lines, fmt.Sprintf("%d! %s", p.Line, p.Message))
	}
	return lines
}

// fenced writes a document with ”' for ```.
func fenced(lines ...string) string {
	return strings.ReplaceAll(strings.Join(lines, "\n"), "'''", "```") + "\n"
}

func TestBlocksAreFound(t *testing.T) {
	tests := []struct {
		title, name, text string
		want              []string
	}{
		{"a fence with attributes", "a.md",
			fenced("# A", "", "'''python unguarded expect=\"GET /a public; GET /b missing\" file='b.py' files='a.py c/d.py'", "a = 1", "'''"),
			[]string{`4 b.py+a.py+c/d.py "a = 1" [3: GET /a public] [3: GET /b missing]`}},
		{"attributes in braces, with the prefix data-", "a.md",
			fenced("'''{ .python .unguarded #here data-expect=\"GET /<int:id> public\" hl_lines=\"1 2\" }", "a = 1", "'''"),
			[]string{`2 app.py "a = 1" [1: GET /<int:id> public]`}},
		{"words with commas, and the word alone", "a.md",
			fenced("'''python,unguarded", "a = 1", "'''", "", "'''unguarded", "b = 1", "'''", "", "'''", "c = 1", "'''", "", "'''python title=\"app.py\"", "d = 1", "'''"),
			[]string{`2 app.py "a = 1"`, `6 app.py "b = 1"`}},
		{"a comment in the code", "a.md",
			fenced("'''python", "a = 1", "b = 1  # want: GET /a public; GET /b public", "'''", "", "'''sh", "echo  # want: GET /a public", "'''", "", "'''", "c # want: GET /c public", "'''", "", "    d # want: GET /d public"),
			[]string{`2 app.py "a = 1" [3: GET /a public] [3: GET /b public]`, `11 app.py "c # want: GET /c public" [11: GET /c public]`, `14 app.py "d # want: GET /d public" [14: GET /d public]`}},
		{"in a list, a quotation and a longer fence", "a.md",
			fenced("- one", "", "  '''python unguarded", "  a = 1", "      b = 1", "  '''", "", "> '''python unguarded", "> c = 1", "> '''", "", "''''", "'''python unguarded", "d = 1", "'''", "''''"),
			[]string{`4 app.py "a = 1"`, `9 app.py "c = 1"`}},
		{"in admonitions and tabs of MkDocs", "a.md",
			fenced("!!! note", "    '''python unguarded", "    a = 1", "    '''", "", "=== \"Tab\"", "", "    ??? note \"Inner\"", "", "        '''python unguarded", "        if b:", "            c", "        '''", "", "'''md", "!!! note", "    '''python unguarded", "    '''", "'''"),
			[]string{`3 app.py "a = 1"`, `11 app.py "if b:"`}},
		{"HTML in Markdown", "a.md",
			fenced("text", "", "<pre class=\"unguarded\" data-expect=\"GET /a public\">", "", "a &lt; 1", "</pre>", "", "text"),
			[]string{`5 app.py "a < 1" [3: GET /a public]`}},
		{"a fence between the tags of the element", "a.mdx",
			fenced("<unguarded-code expect=\"GET /a public\" file=\"b.py\">", "", "'''python", "a = 1", "'''", "", "</unguarded-code>", "", "'''python", "b = 1", "'''", "", "<unguarded-code>", "", "'''", "c = 1", "'''", "", "</unguarded-code>"),
			[]string{`4 b.py "a = 1" [1: GET /a public]`, `16 app.py "c = 1"`}},
		{"marks that can't be read", "a.md",
			fenced("'''python expect=\"GET /a open\" verdicts=all profile=old file=/app.py", "a = 1", "'''"),
			[]string{`2 /app.py "a = 1"`, `1! expected a relative path in file and files, found "/app.py"`,
				`1! profile: expected "routes" or "classic", found "old"`, `1! verdicts: expected marks, list, none, found "all"`,
				`1! "GET /a open": expected a verdict, exists or missing at the end, found "open"; there are unprotected, optional, broken, unknown, public, protected`}},
		{"a directive with options", "a.rst",
			".. note::\n\n   .. unguarded::\n      :file: b.py\n      :expect: GET /a public;\n        GET /b missing\n      :readonly:\n\n      if a:\n          b\n\n      c\n\nText.\n",
			[]string{`9 b.py "if a:" [3: GET /a public] [3: GET /b missing]`}},
		{"code-block, by its class or by comments", "a.rst",
			".. code-block:: python\n   :class: unguarded\n   :caption: app.py\n\n   a = 1\n\n.. code-block:: python\n\n   b = 1\n\n.. sourcecode:: python3\n\n\td = 1  # want: GET /a public\n",
			[]string{`5 app.py "a = 1"`, `13 app.py "d = 1  # want: GET /a public" [13: GET /a public]`}},
		{"literal blocks", "a.rst",
			"Like this::\n\n  a = 1  # want: GET /a public\n\nor::\n\n  b = 1\n\n::\n\n  c = 1  # want: GET /c public\n",
			[]string{`3 app.py "a = 1  # want: GET /a public" [3: GET /a public]`, `11 app.py "c = 1  # want: GET /c public" [11: GET /c public]`}},
		{"neither comments nor examples of directives", "a.rst",
			".. a comment\n   .. unguarded::\n\n      a = 1\n\n..\n   .. unguarded::\n\n      a = 1\n\n.. code-block:: rst\n\n   .. unguarded::\n\n      a = 1\n\n.. _target:\n\n.. raw:: html\n\n   .. unguarded::\n\n      a = 1\n",
			nil},
		{"the element, with and without pre and code", "a.html",
			"<p>\n<unguarded-code expect='GET /a public'>\n<pre><code class=\"language-python\">\na &lt; 1\nb</code></pre>\n</unguarded-code>\n<unguarded-code file=\"b.py\">\n  if c:\n    d\n</unguarded-code>",
			[]string{`4 app.py "a < 1" [2: GET /a public]`, `8 b.py "if c:"`}},
		{"pre and code by their class, data- attributes and comments", "a.html",
			"<pre class='unguarded'>a = <b>1</b><br>b</pre><pre>c</pre>\n<pre><code data-expect='GET /a public' expect='GET /b public'>d</code></pre>\n<pre class=language-sh># want: GET /a public</pre>\n<script>\"<pre class='unguarded'>\"</script><pre>e # want: GET /c public</pre>",
			[]string{`1 app.py "a = 1"`, `2 app.py "d" [2: GET /a public]`, `4 app.py "e # want: GET /c public" [4: GET /c public]`}},
		{"a marked wrapper, as highlighters write it", "a.html",
			"<div class='unguarded highlight-python'>\n<div class='caption'>app.py</div><div class='highlight'><pre>\n<span></span>a\nb</pre></div>\n<button>copy</button></div>\n<div class='highlight'><pre>c</pre></div><figure data-expect='GET /a public'><pre><code>d</code></pre><figcaption>e</figcaption></figure><pre data-unguarded>f</pre>",
			[]string{`3 app.py "a"`, `6 app.py "d" [6: GET /a public]`, `6 app.py "f"`}},
		{"a text of another kind", "a.txt", fenced("'''python unguarded", "a = 1", "'''"), nil},
	}
	for _, test := range tests {
		t.Run(test.title, func(t *testing.T) {
			if diff := cmp.Diff(test.want, summary(test.name, test.text)); diff != "" {
				t.Errorf("(- wanted, + got)\n%s", diff)
			}
			windows := strings.ReplaceAll(test.text, "\n", "\r\n")
			if diff := cmp.Diff(test.want, summary(test.name, windows)); diff != "" {
				t.Errorf("with CRLF (- wanted, + got)\n%s", diff)
			}
		})
	}
}

const (
	head  = "from flask import Flask\napp = Flask(__name__)\n"
	open  = head + "@app.get('/a')\ndef a():\n    return load()\n"
	views = "from auth import guard\n" + head + "@app.get('/a')\n@guard\ndef a():\n    return load()\n"
	guard = "from functools import wraps\nfrom flask import abort\ndef guard(f):\n    @wraps(f)\n    def w(**k):\n        abort(401)\n    return w\n"
)

func TestBlocksAreCheckedAgainstWhatTheyClaim(t *testing.T) {
	block := func(info, source string) string { return fenced("'''python "+info, source+"'''", "") }
	tests := []struct {
		title, text string
		want        []string
	}{
		{"what holds", block(`expect="GET /a unprotected"`, open), nil},
		{"what differs", "\n\n" + block(`expect="GET /a protected; GET /b exists"`, open),
			[]string{"3 GET /a is unprotected, expected protected", "3 GET /b is no route here, expected GET /b exists"}},
		{"a project of several blocks", block(`file="auth.py"`, guard) + block(`files="auth.py" expect="GET /a protected"`, views), nil},
		{"the other block may come after", block(`files="auth.py" expect="GET /a protected"`, views) + block(`file="auth.py"`, guard), nil},
		{"the nearest before counts", block(`file="auth.py"`, guard) + block(`file="auth.py"`, "def guard(f):\n    return f\n") + block(`files="auth.py" expect="GET /a unprotected"`, views), nil},
		{"a block that is not there", block(`files="auth.py" expect="GET /a protected"`, views),
			[]string{"2 no other block of this document is called auth.py"}},
		{"the classic profile", block(`profile="classic" expect="reports missing-jwt-token"`, "import flask_jwt_extended\n"+open), nil},
		{"code that does not parse", block(`expect="GET /a unprotected"`, open+"x = (\n"), []string{"7 "}},
		{"code that is not meant to parse", block(`expect="reports syntax-error"`, "x = (\n"), nil},
	}
	for _, test := range tests {
		t.Run(test.title, func(t *testing.T) {
			var got []string
			for _, p := range Check("a.md", test.text).Problems {
				got = append(got, fmt.Sprintf("%d %s", p.Line, p.Message))
			}
			if len(test.want) == 1 && len(got) == 1 && strings.HasPrefix(got[0], test.want[0]) {
				return
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(- wanted, + got)\n%s", diff)
			}
		})
	}
}

// FuzzBlocks holds that no document makes a reader fail, and that every block
// stands inside its document.
func FuzzBlocks(f *testing.F) {
	f.Add(fenced("!!! note", "    '''python unguarded", "    a = 1", "    '''"))
	f.Add(".. unguarded::\n   :expect: GET /a public\n\n   a\n")
	f.Add("<unguarded-code><pre>a<br>b</pre></unguarded-code>")
	f.Fuzz(func(t *testing.T, text string) {
		lines := 1 + strings.Count(text, "\n") + strings.Count(text, "\r")
		for _, name := range []string{"a.md", "a.rst", "a.html"} {
			blocks, _ := Blocks(name, text)
			for _, b := range blocks {
				if b.Line < 1 || b.Line > lines {
					t.Errorf("%s: a block stands at line %d of %d", name, b.Line, lines)
				}
			}
		}
	})
}
