package syntax

import (
	"fmt"
	"slices"
	"testing"

	"unguarded/checker/source"
)

// TestWhatTheCompilerRefuses: the grammar allows these, and CPython runs none of them.
func TestWhatTheCompilerRefuses(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"what only a function may do", "return 1\nclass A:\n    yield 2\n", []string{"1:1 'return' outside function", "3:5 'yield' outside function"}},
		{"what only a loop may do", "for x in y:\n    def f():\n        break\nelse:\n    continue\n", []string{"3:9 'break' outside loop", "5:5 'continue' not properly in loop"}},
		{"what only an async function may do", "def f():\n    async with a:\n        await b\n    return [x async for x in y], (x async for x in y)\n",
			[]string{"2:5 'async with' outside async function", "3:9 'await' outside async function", "4:12 asynchronous comprehension outside of an asynchronous function"}},
		{"names that come twice", "def f(a, b=1, *, a): pass\nf(k=1, k=2)\nlambda x, x: 0\n",
			[]string{"1:18 duplicate argument 'a' in function definition", "2:8 keyword argument repeated: k", "3:11 duplicate argument 'x' in function definition"}},
		{"stars in wrong places", "*a\n*b = c\n*d, *e = f\n*g, h = i\n",
			[]string{"1:1 can't use starred expression here", "2:1 starred assignment target must be in a list or tuple", "3:5 multiple starred expressions in assignment"}},
		{"a bare except in front", "try:\n    x\nexcept:\n    y\nexcept A:\n    z\n", []string{"3:1 default 'except:' must be last"}},
		{"a case behind one that takes all", "match x:\n    case y:\n        a\n    case _ if b:\n        c\n    case 1 | [z, z] | {'k': 1, 'k': 2}:\n        d\n",
			[]string{"2:10 name capture 'y' makes remaining patterns unreachable", "6:10 alternative patterns bind different names", "6:18 multiple assignments to name 'z' in pattern"}},
		{"a walrus in a comprehension", "[x := 1 for x in y]\n[a for a in (b := c)]\nclass A:\n    [d := 1 for e in f]\n", []string{
			"1:2 assignment expression cannot rebind comprehension iteration variable 'x'", "2:14 assignment expression cannot be used in a comprehension iterable expression",
			"4:6 assignment expression within a comprehension cannot be used in a class body"}},
		{"what is right", "async def f(a, /, b, *, c):\n    async for x in y:\n        if x: break\n        await x\n    else:\n        return\n    [await z async for z in y]\n    yield 1\n" +
			"def g():\n    nonlocal_ = [(yield), lambda: (yield)]\n    while 1:\n        try: continue\n        finally: break\n(await h for h in i)\n[*a, b] = c\n", nil},
	} {
		f := source.NewFile("app.py", c.text)
		_, diagnostics := Parse(f)
		var got []string
		for _, d := range diagnostics {
			p := f.Position(d.Span.Start)
			got = append(got, fmt.Sprintf("%d:%d %s", p.Line, p.Column, d.Message))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q\n got %q\nwant %q", c.name, c.text, got, c.want)
		}
	}
}
