package syntax

import (
	"testing"

	"unguarded/checker/source"
)

// TestConstructs: each construct gives the tree that its text means.
func TestConstructs(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		// calls
		{"f(a, *b, k=c, *d, **e)", "(ExprStmt (Call f [a (Starred b) (Starred d)] [(Keyword k c) (Keyword e)]))"},
		{"f(x for x in y)", "(ExprStmt (Call f [(GeneratorExp x [(Generator x y)])]))"},
		{"f((a, b), *(c, d))", "(ExprStmt (Call f [(Tuple [a b]) (Starred (Tuple [c d]))]))"},
		{"a.b(c)[d].e", "(ExprStmt (Attribute (Subscript (Call (Attribute a b) [c]) d) e))"},
		// operators
		{"a @ b ** -c", "(ExprStmt (BinOp @ a (BinOp ** b (UnaryOp - c))))"},
		{"x @= y", "(AugAssign x @ y)"},
		{"a and b and (c or d)", "(ExprStmt (BoolOp and [a b (BoolOp or [c d])]))"},
		{"(a and b) and c", "(ExprStmt (BoolOp and [(BoolOp and [a b]) c]))"},
		{"a < b is not c not in d", "(ExprStmt (Compare a [< is not not in] [b c d]))"},
		{"not a in b", "(ExprStmt (UnaryOp not (Compare a [in] [b])))"},
		{"b if a else c", "(ExprStmt (IfExp a b c))"},
		// await binds tighter than **, and is a name where nothing follows it
		{"async def f(): await a.b(c) ** 2", "(FunctionDef f (Params) [(ExprStmt (BinOp ** (Await (Call (Attribute a b) [c])) 2))] async)"},
		{"await_ = await.x", "(Assign [await_] (Attribute await x))"},
		{"async = await = 1", "(Assign [async await] 1)"},
		{"async def f(): pass", "(FunctionDef f (Params) [(Pass)] async)"},
		{"async def f():\n async with a: pass", "(FunctionDef f (Params) [(With [(WithItem a)] [(Pass)] async)] async)"},
		{"(x async for x in y)", "(ExprStmt (GeneratorExp x [(Generator x y async)]))"},
		// assignment expressions
		{"if (n := f(x)) > 1: pass", "(If (Compare (NamedExpr n (Call f [x])) [>] [1]) [(Pass)])"},
		{"while a := b if c else d: pass", "(While (NamedExpr a (IfExp c b d)) [(Pass)])"},
		{"f(a := 1, b)", "(ExprStmt (Call f [(NamedExpr a 1) b]))"},
		// annotations
		{"x: int", "(AnnAssign x int)"},
		{"x.y: a[b] = 1, *c", "(AnnAssign (Attribute x y) (Subscript a b) (Tuple [1 (Starred c)]))"},
		// parameters
		{"def f(a, /, b=1, *c, d, e=2, **g): pass", "(FunctionDef f (Params [(Param a)] [(Param b 1)] (Param c) [(Param d) (Param e 2)] (Param g)) [(Pass)])"},
		{"def f(*, a: int = 1) -> b: pass", "(FunctionDef f (Params [(Param a int 1)]) b [(Pass)])"},
		{"lambda a, /, *, b=1: (a, b)", "(ExprStmt (Lambda (Params [(Param a)] [(Param b 1)]) (Tuple [a b])))"},
		// type parameters
		{"def f[*Ts, **P, T: int = str](a): pass", "(FunctionDef f [(TypeParam Ts 1) (TypeParam P 2) (TypeParam T int str)] (Params [(Param a)]) [(Pass)])"},
		{"class C[T](A, k=B): pass", "(ClassDef C [(TypeParam T)] [A] [(Keyword k B)] [(Pass)])"},
		{"type X[T] = list[T]", "(TypeAlias X [(TypeParam T)] (Subscript list T))"},
		{"type = type(x)", "(Assign [type] (Call type [x]))"},
		// unpacking
		{"a, *b = *c, d", "(Assign [(Tuple [a (Starred b)])] (Tuple [(Starred c) d]))"},
		{"{**a, 'b': c}", "(ExprStmt (Dict [- \"b\"] [a c]))"},
		{"x[*a, b:c]", "(ExprStmt (Subscript x (Tuple [(Starred a) (Slice b c)])))"},
		{"x[*a]", "(ExprStmt (Subscript x (Tuple [(Starred a)])))"},
		{"for x, in y: pass", "(For (Tuple [x]) y [(Pass)])"},
		// with
		{"with (a as b, c,): pass", "(With [(WithItem a b) (WithItem c)] [(Pass)])"},
		{"with (a, b) as c: pass", "(With [(WithItem (Tuple [a b]) c)] [(Pass)])"},
		{"def f():\n with (yield): pass", "(FunctionDef f (Params) [(With [(WithItem (Yield))] [(Pass)])])"},
		// try
		{"try: pass\nexcept A, B: pass", "(Try [(Pass)] [(Handler (Tuple [A B]) [(Pass)])])"},
		{"try: pass\nexcept* A as e: pass", "(Try [(Pass)] [(Handler A e [(Pass)])] star)"},
		// match
		{"match x, y:\n case [1, *r] | {'k': 2, **r} if z: pass",
			"(Match (Tuple [x y]) [(Case (MatchOr [(MatchSequence [(MatchValue 1) (MatchStar r)]) (MatchMapping [\"k\"] [(MatchValue 2)] r)]) z [(Pass)])])"},
		{"match x:\n case a.B(c, d=-1) as e: pass\n case _: pass",
			"(Match x [(Case (MatchAs (MatchClass (Attribute a B) [(MatchAs c)] [d] [(MatchValue (UnaryOp - 1))]) e) [(Pass)]) (Case (MatchAs) [(Pass)])])"},
		{"match(x)", "(ExprStmt (Call match [x]))"},
		// decorators
		{"@a.b(c)[d]\n@x if y else z\ndef f(): pass", "(FunctionDef f [(Decorator (Subscript (Call (Attribute a b) [c]) d)) (Decorator (IfExp y x z))] (Params) [(Pass)])"},
		// strings
		{`'a' "b" r'\c' '\x64\n'`, `(ExprStmt "ab\\cd\n")`},
		{`b'a' rb'\b'`, `(ExprStmt b"a\\b")`},
		{`f'a{b}c' 'd'`, `(ExprStmt (JoinedStr ["a" (FormattedValue b) "cd"]))`},
		{`f'{a!r:>{w}}{{}}'`, `(ExprStmt (JoinedStr [(FormattedValue a !r (JoinedStr [">" (FormattedValue w)])) "{}"]))`},
		{`f'x{a = }'`, `(ExprStmt (JoinedStr ["xa = " (FormattedValue a !r debug)]))`},
		{`f'{f'{a['b']}'}'`, `(ExprStmt (JoinedStr [(FormattedValue (JoinedStr [(FormattedValue (Subscript a "b"))]))]))`},
		{`f'{a:=^9}'`, `(ExprStmt (JoinedStr [(FormattedValue a (JoinedStr ["=^9"]))]))`},
		{`t'{a}'`, `(ExprStmt (JoinedStr [(FormattedValue a template)] template))`},
		{"'''a\r\nb'''", `(ExprStmt "a\nb")`},
		// numbers
		{"1_000 + 0x_ff + 0o17 + 1.5 + 1j", "(ExprStmt (BinOp + (BinOp + (BinOp + (BinOp + 1_000 0x_ff) 0o17) 1.5) 1j))"},
		// imports
		{"from ...a.b import (c as d, e,)", "(ImportFrom a.b 3 [(Alias c d) (Alias e)])"},
		{"import a.b.c as d, e; e.f.g()", "(Import [(Alias a.b.c d) (Alias e)]) (ExprStmt (Call (Attribute (Attribute e f) g)))"},
		{"from . import *", "(ImportFrom 1 [(Alias *)])"},
		// several statements in a line, and other line ends
		{"a; b;", "(ExprStmt a) (ExprStmt b)"},
		{"if a: b; c\relse: d\r\n", "(If a [(ExprStmt b) (ExprStmt c)] [(ExprStmt d)])"},
		{"if a:\n\tb\nelif c:\n        d\n", "(If a [(ExprStmt b)] [(If c [(ExprStmt d)])])"},
		{"a = \\\n  b", "(Assign [a] b)"},
		{"ñ = 变量.é", "(Assign [ñ] (Attribute 变量 é))"},
		{"ﬁ(ｘ=𝔞.e\u0301)", "(ExprStmt (Call fi [(Keyword x (Attribute a é))]))"},
	} {
		module, diagnostics := Parse(source.NewFile("app.py", c.text))
		for _, d := range diagnostics {
			t.Errorf("%q: %s", c.text, d.Message)
		}
		got := ""
		for i, s := range module.Body {
			if i > 0 {
				got += " "
			}
			got += sexpr(s)
		}
		if got != c.want {
			t.Errorf("%q\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}
