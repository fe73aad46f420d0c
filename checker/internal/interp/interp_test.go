package interp

import (
	"fmt"
	"strings"
	"testing"

	"unguarded/checker/internal/syntax"
	"unguarded/checker/source"
)

// bare is a library that knows no library but the standard one.
type bare struct{}

func (bare) Lookup(string) (Value, bool) { return nil, false }
func (bare) Known(pkg string) bool {
	return pkg == "functools" || pkg == "importlib" || pkg == "os" || pkg == "lib" || pkg == "contextlib" || pkg == "re"
}
func (bare) Attr(*Machine, *External, string) (Value, bool)       { return nil, false }
func (bare) Call(*Machine, *External, *Call) (Value, bool)        { return nil, false }
func (bare) UnknownAttr(*Machine, *Unknown, string) (Value, bool) { return nil, false }
func (bare) UnknownCall(*Machine, *Unknown, *Call) (Value, bool)  { return nil, false }
func (bare) UnknownBase(*Unknown) (Value, bool)                   { return nil, false }

// project imports files given as "path: source" and returns the machine.
func project(t *testing.T, files map[string]string) *Machine {
	t.Helper()
	var trees []*syntax.Module
	for path, text := range files {
		tree, found := syntax.Parse(source.NewFile(path, text))
		for _, d := range found {
			t.Fatalf("%s does not parse: %s", path, d.Message)
		}
		trees = append(trees, tree)
	}
	m := New(bare{}, trees)
	for _, mod := range m.Modules() {
		if mod.Path == "main.py" {
			m.Import(mod)
		}
	}
	return m
}

// show writes a value as Python would, unknown ones as "?".
func show(v Value) string {
	switch v := v.(type) {
	case nil:
		return "<nothing>"
	case *Const:
		return describeConst(v)
	case *List:
		var parts []string
		for _, e := range v.Elts {
			parts = append(parts, show(e))
		}
		if v.Open {
			parts = append(parts, "…")
		}
		return [...]string{"[", "(", "{"}[v.Kind] + strings.Join(parts, ", ") + [...]string{"]", ")", "}"}[v.Kind]
	case *Dict:
		var parts []string
		v.Items(func(k, e Value) { parts = append(parts, show(k)+": "+show(e)) })
		if v.Open {
			parts = append(parts, "…")
		}
		return "{" + strings.Join(parts, ", ") + "}"
	case *Union:
		var parts []string
		for _, a := range v.Alts {
			parts = append(parts, show(a))
		}
		return strings.Join(parts, " | ")
	case *Unknown:
		return "?"
	case *External:
		return "<" + v.Path + ">"
	case *Function:
		return "def " + v.Qual
	case *Instance:
		return "a " + v.Class.Name
	}
	return strings.TrimPrefix(fmt.Sprintf("%T", v), "*interp.")
}

// TestValueOfX runs a program and says what its variable x holds afterwards.
func TestValueOfX(t *testing.T) {
	for _, c := range []struct{ what, program, want string }{
		{"arithmetic of known numbers", "x = 2 + 3 * 4", "14"},
		{"a text put together", "n = 'a'\nx = f'/{n}' + '/%s' % n + '/{}'.format(n)", `"/a/a/a"`},
		{"an undecided part makes a text unknown", "x = f'/{undefined}'", "?"},
		{"unpacking with a star", "a, *x = 1, 2, 3", "[2, 3]"},
		{"a comprehension with a condition", "x = [i for i in range(5) if i % 2]", "[1, 3]"},
		{"a dict comprehension", "x = {k: v for k, v in [('a', 1)]}", `{"a": 1}`},
		{"a walrus in a comprehension binds outside", "y = [(x := i) for i in (1, 2)]", "2"},
		{"default arguments are evaluated once", "def f(a, l=[]):\n    l.append(a)\n    return l\nf(1)\nx = f(2)", "[1, 2]"},
		{"keyword, star and double star", "def f(a, /, b, *c, d=4, **e):\n    return a, b, c, d, e\nx = f(1, 2, 3, d=5, z=6)", `(1, 2, (3), 5, {"z": 6})`},
		{"a closure keeps its variable", "def make(n):\n    def get():\n        return n\n    return get\nx = make(7)()", "7"},
		{"nonlocal", "def f():\n    n = 1\n    def g():\n        nonlocal n\n        n = 2\n    g()\n    return n\nx = f()", "2"},
		{"global", "x = 1\ndef f():\n    global x\n    x = 2\nf()", "2"},
		{"a class body does not see its own names in methods", "y = 1\nclass A:\n    y = 2\n    def f(self):\n        return y\nx = A().f()", "1"},
		{"inheritance and super", "class A:\n    def f(self):\n        return 1\nclass B(A):\n    def f(self):\n        return super().f() + 1\nx = B().f()", "2"},
		{"C3 order", "class A:\n    n = 'a'\nclass B(A):\n    pass\nclass C(A):\n    n = 'c'\nclass D(B, C):\n    pass\nx = D.n", `"c"`},
		{"property, staticmethod, classmethod", "class A:\n    @property\n    def p(self):\n        return 1\n    @staticmethod\n    def s():\n        return 2\n    @classmethod\n    def c(cls):\n        return cls.__name__\nx = A().p, A.s(), A().c()", `(1, 2, "A")`},
		{"an instance that is called", "class A:\n    def __call__(self, n):\n        return n\nx = A()(3)", "3"},
		{"dataclass fields", "class P:\n    a: int\n    b: int = 2\nx = P(1).a, P(1).b", "(1, 2)"},
		{"decorators apply from below", "def d(n):\n    def deco(f):\n        return lambda: f() + [n]\n    return deco\n@d(1)\n@d(2)\ndef f():\n    return []\nx = f()", "[2, 1]"},
		{"wraps copies name and marks", "from functools import wraps\ndef deco(f):\n    @wraps(f)\n    def inner():\n        pass\n    return inner\ndef f():\n    pass\nf.mark = 1\ng = deco(f)\nx = g.__name__, g.mark, g.__wrapped__ is f", `("f", 1, True)`},
		{"partial and reduce", "from functools import partial, reduce\nx = reduce(lambda a, b: a + b, [1, 2], 3), partial(lambda a, b: (a, b), 1)(2)", "(6, (1, 2))"},
		{"an exception and its handler", "try:\n    {}['k']\nexcept (IndexError, KeyError):\n    x = 'caught'", `"caught"`},
		{"else and finally", "x = []\ntry:\n    x.append(1)\nexcept ValueError:\n    x.append(2)\nelse:\n    x.append(3)\nfinally:\n    x.append(4)", "[1, 3, 4]"},
		{"a return in finally wins", "def f():\n    try:\n        raise ValueError\n    finally:\n        return 1\nx = f()", "1"},
		{"raise from a called function", "def f():\n    raise KeyError\ntry:\n    f()\nexcept LookupError:\n    x = 1", "1"},
		{"an exception class of one's own", "class E(Exception):\n    def __init__(self, code):\n        self.code = code\ntry:\n    raise E(4)\nexcept E as e:\n    x = e.code", "4"},
		{"a with statement of one's own", "class C:\n    def __enter__(self):\n        return 1\n    def __exit__(self, *a):\n        return True\nwith C() as x:\n    raise ValueError", "1"},
		{"a context manager made of a generator", "from contextlib import contextmanager\nx = []\n@contextmanager\ndef c():\n    x.append(1)\n    yield\n    x.append(3)\nwith c():\n    x.append(2)", "[1, 2, 3]"},
		{"match with or, guard and capture", "def f(v):\n    match v:\n        case None | 'a':\n            return 1\n        case n if n == 'b':\n            return 2\n        case _:\n            return 3\nx = f('a'), f('b'), f('c')", "(1, 2, 3)"},
		{"match of sequences", "match [1, 2, 3]:\n    case [a, *x]:\n        pass", "[2, 3]"},
		{"a while loop that ends", "x = 0\nwhile x < 3:\n    x += 1", "3"},
		{"for with break and else", "for i in range(9):\n    if i == 4:\n        x = i\n        break\nelse:\n    x = 'no'", "4"},
		{"text methods", "x = '/A/b'.lower().strip('/').split('/')", `["a", "b"]`},
		{"startswith with a tuple", "x = '/api/x'.startswith(('/pub', '/api'))", "True"},
		{"any over a generator", "x = any(p in 'abc' for p in ('z', 'b'))", "True"},
		{"a regular expression", "import re\nx = bool(re.match(r'^/(login|health)$', '/health'))", "True"},
		{"getattr with a default", "class A:\n    pass\nx = getattr(A(), 'n', 5)", "5"},
		{"isinstance of built-in types", "x = isinstance('a', str), isinstance(1, (str, list)), isinstance([], list)", "(True, False, True)"},
		{"generators are run when iterated", "def g():\n    yield 1\n    yield 2\nx = list(g())", "[1, 2]"},
		{"a coroutine is run when awaited", "import asyncio\nasync def f():\n    return 1\nasync def g():\n    return await f() + 1\nx = g", "def g"},
		{"an environment variable is unset", "import os\nx = os.environ.get('A', 'b'), os.getenv('C'), 'D' in os.environ", `("b", None, False)`},
		{"both branches of an undecided condition", "if undefined():\n    x = 1\nelse:\n    x = 2", "1 | 2"},
		{"an undecided branch that may not bind", "x = 1\nif undefined():\n    x = 2", "2 | 1"},
		{"both results of a function", "def f():\n    if undefined():\n        return 1\n    return 2\nx = f()", "1 | 2"},
		{"the conditional expression", "x = 1 if undefined() else 2", "1 | 2"},
		{"a library's object has a path", "import lib\nx = lib.sub.Thing(1).method", "<lib.sub.Thing().method>"},
		{"an import that fails where the code expects it", "try:\n    import surely_not_there\nexcept ImportError:\n    x = None", "None"},
		{"an error ends its statement, and the rest goes on", "x = 1\n{}['missing']\nx = 2", "2"},
		{"a long sum is no deep recursion", "x = " + strings.Repeat("1 + ", 300) + "1", "301"},
		{"endless recursion is cut off", "def f():\n    return f()\nf()\nx = 1", "1"},
		{"an endless loop is cut off", "while True:\n    pass\nx = 1", "1"},
	} {
		t.Run(c.what, func(t *testing.T) {
			m := project(t, map[string]string{"main.py": c.program + "\n"})
			v, _ := m.Modules()["main.py"].Scope.Get("x")
			if got := show(v); got != c.want {
				t.Errorf("x is %s, want %s, after\n%s", got, c.want, c.program)
			}
		})
	}
}

func TestImports(t *testing.T) {
	for _, c := range []struct {
		what  string
		files map[string]string
		want  string
	}{
		{"a module beside", map[string]string{"main.py": "from a import x", "a.py": "x = 1"}, "1"},
		{"a package re-exports", map[string]string{"main.py": "from pkg import x", "pkg/__init__.py": "from .inner import x", "pkg/inner.py": "x = 2"}, "2"},
		{"a submodule", map[string]string{"main.py": "import pkg.inner\nx = pkg.inner.y", "pkg/__init__.py": "", "pkg/inner.py": "y = 3"}, "3"},
		{"a submodule by from", map[string]string{"main.py": "from pkg import inner\nx = inner.y", "pkg/__init__.py": "", "pkg/inner.py": "y = 3"}, "3"},
		{"a namespace package", map[string]string{"main.py": "from pkg.inner import x", "pkg/inner.py": "x = 4"}, "4"},
		{"two dots", map[string]string{"main.py": "from pkg.sub.m import x", "pkg/__init__.py": "", "pkg/sub/__init__.py": "", "pkg/sub/m.py": "from ..top import x", "pkg/top.py": "x = 5"}, "5"},
		{"a star with __all__", map[string]string{"main.py": "from a import *\nx = y, 'z' in dir()", "a.py": "__all__ = ['y']\ny = 1\nz = 2"}, "(1, ?)"},
		{"a star leaves out underscores", map[string]string{"main.py": "_y = 0\nfrom a import *\nx = _y", "a.py": "_y = 1"}, "0"},
		{"modules that import each other", map[string]string{"main.py": "import a\nx = a.y", "a.py": "y = 1\nimport b", "b.py": "import a\nz = a.y"}, "1"},
		{"a file that is not given", map[string]string{"main.py": "from .missing import x"}, "?"},
		{"a package before a module of its name", map[string]string{"main.py": "from pkg import x", "pkg.py": "x = 1", "pkg/__init__.py": "x = 2"}, "2"},
		{"a package that wraps the installed one of its name", map[string]string{"main.py": "from ext.lang import x", "ext/__init__.py": "", "ext/lang/__init__.py": "import lang\nt = 1\nx = lang.t"}, "?"},
		{"a module that wraps the installed package of its name", map[string]string{"main.py": "from ext.lang import x", "ext/lang.py": "import lang\nt = 1\nx = lang.t"}, "?"},
		{"a package that names itself", map[string]string{"main.py": "from pkg import x", "pkg/__init__.py": "y = 1\nimport pkg\nx = pkg.y"}, "1"},
		{"a module by name", map[string]string{"main.py": "import importlib\nx = importlib.import_module('a').y", "a.py": "y = 1"}, "1"},
	} {
		t.Run(c.what, func(t *testing.T) {
			m := project(t, c.files)
			v, _ := m.Modules()["main.py"].Scope.Get("x")
			if got := show(v); got != c.want {
				t.Errorf("x is %s, want %s", got, c.want)
			}
		})
	}
}

// TestExplore calls f() in every way that its undecided conditions can go.
func TestExplore(t *testing.T) {
	for _, c := range []struct{ what, program, want string }{
		{"no condition, one way", "def f():\n    return 1", "1"},
		{"two ways", "def f():\n    if ask():\n        return 1\n    return 2", "1; 2"},
		{"the same value decides the same way again", "def f():\n    a = ask()\n    if a:\n        r = 1\n    else:\n        r = 2\n    return r, (3 if a else 4)", "(1, 3); (2, 4)"},
		{"and stops at what is false", "def f():\n    return 1 if ask() and False else 2", "2; 2"},
		{"what one way changed is undone for the next", "seen = []\ndef f():\n    if ask():\n        seen.append(1)\n    return list(seen)", "[1]; []"},
		{"attributes and dicts are undone too", "class A:\n    n = 0\nd = {}\ndef f():\n    if ask():\n        A.n = 1\n        d['k'] = 1\n    return A.n, len(d)", "(1, 1); (0, 0)"},
		{"an exception of one way", "def f():\n    try:\n        if ask():\n            raise KeyError\n        return 1\n    except KeyError:\n        return 2", "2; 1"},
		{"no or one turn of a loop over what is not known", "def f():\n    n = 0\n    for i in ask():\n        n += 1\n    return n", "1; 0"},
	} {
		t.Run(c.what, func(t *testing.T) {
			m := project(t, map[string]string{"main.py": c.program + "\n"})
			f, _ := m.Modules()["main.py"].Scope.Get("f")
			var got []string
			complete := m.Explore(16, func(*Path) bool {
				got = append(got, show(m.Call(f, &Call{}, m.Site(), nil)))
				return true
			})
			if s := strings.Join(got, "; "); s != c.want || !complete {
				t.Errorf("f() gives %s (complete: %v), want %s", s, complete, c.want)
			}
		})
	}
}

func TestExploreIsBounded(t *testing.T) {
	m := project(t, map[string]string{"main.py": "def f():\n" + strings.Repeat("    if ask():\n        pass\n", 20)})
	f, _ := m.Modules()["main.py"].Scope.Get("f")
	ways := 0
	complete := m.Explore(32, func(*Path) bool {
		ways++
		m.Call(f, &Call{}, m.Site(), nil)
		return true
	})
	if ways != 32 || complete {
		t.Errorf("%d ways, complete: %v; want 32 and false", ways, complete)
	}
}

func TestTaintFollowsWhatIsAbsent(t *testing.T) {
	m := project(t, map[string]string{"main.py": "def f(token):\n    return not token, token is None, token == 'a', f'{token}', token or 'x'\n"})
	f, _ := m.Modules()["main.py"].Scope.Get("f")
	m.Explore(1, func(*Path) bool {
		v := m.Call(f, &Call{Args: []Value{Tainted(None(), Credential)}}, m.Site(), nil)
		for i, e := range v.(*List).Elts[:4] {
			if TaintOf(e)&Credential == 0 {
				t.Errorf("result %d, %s, does not depend on the credential", i, show(e))
			}
		}
		return true
	})
}

// A loop whose end hangs on what is not known must not use up what an import may take.
func TestALoopThatMayHaveBeenLeftEndsWhileImporting(t *testing.T) {
	const rest = "    step = 1\n"
	tests := []struct {
		name, loop string
		turns      int
	}{
		{"a break under a condition", "while True:\n    if lib.done():\n        break\n" + rest, maxTurns},
		{"a return under a condition", "def wait():\n  while True:\n    if lib.done():\n        return 1\n" + rest + "wait()\n", maxTurns},
		{"a break of a loop inside", "n = 0\nwhile n < 300:\n    n += 1\n    for x in [1, 2]:\n        if lib.done():\n            break\n" + rest, 300},
		{"nothing leaves it", "while True:\n" + rest, maxLoop},
	}
	for _, test := range tests {
		m := project(t, map[string]string{"main.py": "import lib\nclass Turn:\n    all = []\n" + strings.ReplaceAll(test.loop, "step = 1", "Turn.all.append(1)")})
		turn, _ := m.Modules()["main.py"].Scope.Get("Turn")
		list, _ := turn.(*Class).Attrs.Get("all")
		if got := len(list.(*List).Elts); got != test.turns {
			t.Errorf("%s: got %d turns, want %d", test.name, got, test.turns)
		}
	}
}
