package syntax

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"unguarded/checker/source"
)

// FuzzParse: whatever the text, Parse returns a module whose nodes lie inside the
// text and inside their parents, says nothing of a bug, and says the same twice.
func FuzzParse(f *testing.F) {
	for _, text := range seeds(f) {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "?")
		if len(text) > 1<<16 {
			t.Skip("longer texts show nothing more")
		}
		if problem := brokenRule(text); problem != "" {
			t.Error(problem)
		}
	})
}

// seeds are the statements of the construct file, whole and cut short, and texts
// that people have while they type.
func seeds(t testing.TB) []string {
	text := readFile(t, "testdata/modern.py").Text
	out := []string{text, "", "\n", "\ufeffx", "#", "\x00", "\\", "\f x", "x = (", "def f(", "if x\n  y", "'", "f'{", "f'{x:{", `"""`}
	block := ""
	for line := range strings.Lines(text) {
		if line[0] != ' ' && line[0] != '\t' && block != "" {
			out = append(out, block, block[:len(block)/2], block[len(block)/3:], strings.ReplaceAll(block, "\n", "\r\n"))
			block = ""
		}
		block += line
	}
	for _, broken := range recoveryTexts() {
		out = append(out, broken)
	}
	return out
}

// brokenRule parses a text and returns which rule the result breaks, or "".
func brokenRule(text string) string {
	f := source.NewFile("app.py", text)
	module, diagnostics := Parse(f)
	for _, d := range diagnostics {
		if strings.Contains(d.Message, "bug in the parser") {
			return fmt.Sprintf("%q: %s", text, d.Message)
		}
		if problem := misplaced(text, "diagnostic "+d.Message, d.Span); problem != "" {
			return problem
		}
	}
	var problem string
	Inspect(module, func(n Node) bool {
		if problem == "" {
			problem = misplaced(text, fmt.Sprintf("%T", n), n.Span())
		}
		for _, child := range Children(n) {
			if problem == "" && !inside(n, child) {
				problem = fmt.Sprintf("%q: %T %v does not hold %T %v", text, n, n.Span(), child, child.Span())
			}
		}
		return problem == ""
	})
	again, diagnosticsAgain := Parse(f)
	if problem == "" && (!reflect.DeepEqual(module, again) || !reflect.DeepEqual(diagnostics, diagnosticsAgain)) {
		problem = fmt.Sprintf("%q: parsed otherwise the second time", text)
	}
	return problem
}

// misplaced says what is wrong with a span, "" for nothing.
func misplaced(text, what string, s source.Span) string {
	if s.Start < 0 || s.Start > s.End || s.End > len(text) {
		return fmt.Sprintf("%q: %s: %v lies outside of the text", text, what, s)
	}
	for _, at := range [2]int{s.Start, s.End} {
		if at < len(text) && !utf8.RuneStart(text[at]) {
			return fmt.Sprintf("%q: %s: %v cuts a character", text, what, s)
		}
	}
	return ""
}

// inside reports whether a node holds its child. As in CPython, decorators stand
// before what they decorate, and a default behind its parameter.
func inside(parent, child Node) bool {
	switch p := parent.(type) {
	case *FunctionDef, *ClassDef:
		if _, ok := child.(*Decorator); ok {
			return true
		}
	case *Param:
		if p.Default == child {
			return true
		}
	}
	a, b := parent.Span(), child.Span()
	return a.Start <= b.Start && b.End <= a.End
}

// TestHostileTexts: texts made to break a parser are parsed, quickly and without
// a bug, and end in at least so many diagnostics.
func TestHostileTexts(t *testing.T) {
	repeat := strings.Repeat
	for name, c := range map[string]struct {
		text        string
		diagnostics int
	}{
		"empty":                   {"", 0},
		"only blanks":             {" \t\f\r\n \n\n", 0},
		"only comments":           {repeat("# comment\n", 10_000), 0},
		"byte order mark":         {"\ufeffx = 1\n", 0},
		"NUL bytes":               {"x = 1\n" + repeat("\x00", 1000) + "\ny = 2\n", 1},
		"nested parentheses":      {repeat("(", 10_000) + repeat(")", 10_000), 1},
		"nested brackets":         {"x = " + repeat("[", 10_000) + repeat("]", 10_000), 1},
		"open brackets":           {repeat("{[(", 10_000), 1},
		"closing brackets":        {repeat(")", 10_000), 1},
		"nested f-strings":        {repeat("f'{", 10_000), 1},
		"nested f-strings closed": {repeat("f'{", 200) + "x" + repeat("}'", 200), 1},
		"open quotes":             {repeat("x = '''a\n", 10_000), 1},
		"open single quotes":      {repeat("x = 'a\n", 1000), 1000},
		"long sum":                {"x = " + repeat("a + ", 900) + "a", 0},
		"too long a sum":          {"x = " + repeat("a + ", 100_000) + "a", 1},
		"long and":                {"x = " + repeat("a and ", 100_000) + "a", 0},
		"long comparison":         {"x = " + repeat("a < ", 100_000) + "a", 0},
		"many signs":              {"x = " + repeat("-", 100_000) + "a", 1},
		"many nots":               {"x = " + repeat("not ", 100_000) + "a", 1},
		"many lambdas":            {repeat("lambda: ", 100_000) + "a", 1},
		"many conditions":         {repeat("a if b else ", 100_000) + "a", 1},
		"many powers":             {repeat("a ** ", 100_000) + "a", 1},
		"many calls":              {"f" + repeat("()", 100_000), 1},
		"many attributes":         {"f" + repeat(".a", 900), 0},
		"many walruses":           {repeat("(a := ", 10_000), 1},
		"many awaits":             {repeat("await ", 10_000) + "x", 1},
		"many stars":              {repeat("*", 100_000), 1},
		"many elifs":              {"if a: b\n" + repeat("elif a: b\n", 900), 0},
		"too many elifs":          {"if a: b\n" + repeat("elif a: b\n", 20_000), 1},
		"many for clauses":        {"[a " + repeat("for a in a ", 100_000) + "]", 1},
		"many decorators":         {repeat("@a\n", 50_000) + "def f(): pass", 0},
		"deep blocks":             {deepBlocks(99), 0},
		"too deep blocks":         {deepBlocks(500), 1},
		"long line":               {"x = [" + repeat("a, ", 500_000) + "]", 0},
		"long string":             {"x = '" + repeat("a", 5_000_000) + "'", 0},
		"long name":               {repeat("a", 5_000_000), 0},
		"many semicolons":         {repeat("a;", 100_000), 0},
		"many wrong semicolons":   {repeat("a b;", 20_000), 20_000},
		"many colons":             {repeat("a:", 50_000), 1},
		"many open defs":          {repeat("def f(\n", 10_000), 10_000},
		"many dedents":            {repeat("if a:\n        b\n    c\n", 10_000), 10_000},
		"backslashes":             {repeat("\\\n", 100_000), 0},
		"lone carriage returns":   {repeat("x = 1\r", 10_000), 0},
		"many patterns":           {"match a:\n case " + repeat("(", 150) + "b" + repeat(")", 150) + ": c", 0},
	} {
		t.Run(name, func(t *testing.T) {
			f := source.NewFile("app.py", c.text)
			module, diagnostics := Parse(f)
			if len(diagnostics) < c.diagnostics || c.diagnostics == 0 && len(diagnostics) > 0 {
				t.Errorf("%d diagnostics, want %d", len(diagnostics), c.diagnostics)
				for i, d := range diagnostics {
					if i < 3 {
						t.Errorf("line %d: %s", f.Line(d.Span.Start), d.Message)
					}
				}
			}
			for _, d := range diagnostics {
				if strings.Contains(d.Message, "bug") || misplaced(c.text, "", d.Span) != "" {
					t.Fatalf("%v %.200s", d.Span, d.Message)
				}
			}
			Inspect(module, func(n Node) bool {
				if misplaced(c.text, "", n.Span()) != "" {
					t.Fatalf("%T %v", n, n.Span())
				}
				return true
			})
		})
	}
}

// deepBlocks nests so many ifs.
func deepBlocks(depth int) string {
	var out strings.Builder
	for i := range depth {
		out.WriteString(strings.Repeat(" ", i) + "if a:\n")
	}
	return out.String() + strings.Repeat(" ", depth) + "b\n"
}
