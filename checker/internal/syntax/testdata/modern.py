# Every construct that came after Python 3.4, up to 3.14, and what stands near it.
# coding: utf-8
from __future__ import annotations
import a.b . c as d, e
from ... import (f, g as h,)
from .... pkg.mod import *
x: int = 1_000
x: "forward"
(x): int = 0x_FF
x.y[0]: list[int] = *a, b
x: tuple = yield_
print(f"plain", f"", f'' '', '' f"{a}" 'b' f"{c!r}", rf"\d{a}\{b}", Rf'''{
    a  # comment
    + b
}''', f"{x=}", f"{x = !s:>{w}.{p}}", f"{x:{a}{b:{c}}}", f"{{}}{{{a}}}", f"{'nested' + f"{"same" f'{deep}'}"}")
print(f"{a!r:^{width}} {b:%H:%M} {lambda_(x)} {(lambda x: x)(1)} {x:=^10} {(y := 2)} {a != b} {d['k']} {*a, b} {x,}")
print(f'''multi {
a:
>10} line''', f"\N{EM DASH} \x41 {a}\n" "\N{EM DASH}", f"{a}" f"{b}"  f"{c}", f"{yield_}", f"{a if b else c}", f"{ {1: 2}[1] }")
template = t"hello {name!r:>{w}} {x=}" t'{y}'
template = tr"\{z}" rt'''{
z}'''
s = b'by' b"tes" Br'\x' rB"\y" bR'' if x else ur
s = u"a" 'b' r"\c" """d
e""" '''f'''
n = 1_0.0_1e+1_0j + 0b_1_0 + 0o17 + 1. + .5 + 1e5 + 0xDEAD_beef + 00 + 1if x else 2
async def coroutine(a, /, b: int = 1, *args: *Ts, c, d=2, **kwargs: Any) -> list[int]:
    async with a as b, c: pass
    async with (a as b, c as (d, e),): pass
    async for x, *y in z: await f(x) ** 2
    else: pass
    await x.y[0](z).w
    r = [await x async for x in y if await z if w for v in u]
    r = {k: v async for k, v in items} | {x async for x in y}
    r = await a + -await b * (await c)
    z = (await d)
    return await e, await f
async def generator():
    yield (await d)
    return
def positional(a, b=1, /): pass
def positional(a, /, *, b): pass
def positional(a=1, /, b=2, *c, d=3, **e,): pass
def keyword(*, a, b=1,): pass
def keyword(*a,): pass
def keyword(**a,): pass
l = lambda a, /, b=lambda: 0, *c, d=lambda e, *f: (e, f), **g: a, b
l = lambda *, a,: a
l = lambda: (yield)
l = lambda *a, **k: [*a, *k]
l = lambda x=(1, 2), *y: x if y else lambda z: z
if (n := len(a)) > 10 and (m := n): pass
while chunk := f.read(1): pass
elif_ = [y := f(x), y**2]
r = [last := x for x in y if (z := x) > 1]
r = f(a, x := 1, *b, *c, k=1, *d, **e, l=2, **g)
r = f(*a, *b)(**c)(x for x in y)(a, *(b, c))
r = f((*a, b), (x for x in y), *(x for x in y))
r = f(**{'a': 1}, b=2)
r = {**a, 'b': 1, **c, }
r = {*a, *b}; r = [*a, b]; r = (*a, b); r = *a, *b; *a, b = c; [*a] = b; a, (b, *c) = d
for x in *a, *b: pass
for x, in y: pass
for (x, y), *z in w: pass
for x in (a in b, c): pass
for a[0], b.c in d: pass
r = a[*b], a[*b, c], a[b, *c], a[1:2, *b], a[b:=1], a[::], a[:, 1], a[...,], a[()], a[1:2:3, ::2], a[lambda: 0:1]
def star(*args: *tuple[int, *Ts]) -> None: return *a, b
def gen():
    x = yield
    x = yield a, *b
    x += yield from y
    yield
    await_ = yield await_
    return (yield a), *b
with (open(a) as b, open(c) as d): pass
with (a, b): pass
with (a): pass
with (a) as b: pass
with (a, b) as c: pass
with (a).b as c, (d): pass
with (yield_): pass
with (a for a in b): pass
with (a := b): pass
with (a, b,): pass
with (
    a as b,
    c
): pass
with a as (b, c), d as [e, f], g as h.i, j as k[0]: pass
with (*a, b): pass
with (a, (b, c) as d): pass
with (): pass
with a if b else c as d: pass
try: pass
except* A: pass
except *(B, C) as d: pass
try:
    pass
except A, B:
    pass
except (C, D) as e:
    pass
except C if x else D, E: pass
except:
    pass
else:
    pass
finally:
    pass
try: pass
except* A, B: pass
match x:
    case 0 | -1 | 1.5 | -2j | 1 + 2j | -1 - 2j: pass
    case "a" 'b' | b'c' | r"\d" | None | True | False: pass
    case a.b.c | d.e: pass
    case [a, b, *_] | (a, *b): pass
    case [] | () | (0,) | [1]: pass
    case (e,) | [e]: pass
    case (a) if a: pass
    case {}: pass
    case {"k": v, -1: w, a.b: c, None: d, **rest}: pass
    case {"k": 1, }: pass
    case Point(): pass
    case Point(0, y=0) | a.Point(1, x=[2], ): pass
    case (str() as s) | (int() as s): pass
    case [a as b, (0 | 1) as e]: pass
    case *a, b if a: pass
    case a,: pass
    case _ if (z := a) and b(lambda: 0): pass
    case x if x: y; z
    case _:
        match = case = _ = type = 1
match *a, b:
    case _: pass
match (x):
    case _: pass
match x, :
    case _: pass
match -a:
    case _: pass
match [a]:
    case _: pass
match match:
    case case: pass
match x := 1:
    case _:
        pass
match(x); match[x]; match.x; match = 1; match, x = 1, 2; match: int = 1; match * x; match -x
case(x); case = 1; type(x); type = 1; type: int = 1; type.x; _ = 1; type[0] = 1; print(match, case, type)
@a.b[0](c).d
@x if y else z
@(yield_)
@lambda f: f
@a := b
def decorated(): ...
@decorator
@decorator()
async def decorated(): ...
@decorator.x
class C: pass
class C[T](Base[T], metaclass=M, **kw): x: T
class C[T]: pass
class C[T](): pass
class C(*bases, k=1, *more): pass
class C(): pass
def f[T: int = str, *Ts = *tuple[int], **P = [int]](a: T, *args: *Ts) -> T: ...
def f[T](): pass
def f[T: (int, str)](*, a): pass
async def f[T, ](a, /): pass
type X = int
type X[T: int, *Ts, **P] = dict[T, Ts] | P
type X[T = int] = T
assert a, b; del a, (b, c), d[0]; del (e); del [f, g]; raise A from b; global y_, z_; pass
a @ b; a @= b; a = b @ c @ d; a //= b; a >>= b; a **= b; a |= b; a %= b; a ^= b
not a in b; a not in b; a is not b; not a is not b; a < b <= c != d == e >= f > g
a if b else c if d else e; a or b and not c or d; (a or b) or c; (a < b) < c; (a, b) + (c,); (((a))); ((a) + (b))
-a ** -b; ~a; +a; - - a; not not a; a ** b ** c; (a ** b) ** c; 2 ** -1; -1 ** 2; (-1) ** 2
(yield_); (); (()); (a,); ((a,)); ((a), (b)); ((a for a in b)); ((a, b) for c, in d); [(a, b) for a, b in c]; ((a, b), c); ((a, b)[0], c)
((*a, b), c); (*(a, b), c); (*a, b), c; *(a, b), c; ((*a, b) + c, d); (((*a, b), c), d); ((a, b) if c else d, e); ((a, b) for x, y in z)
a.b.c(d)(e)[f][g:h].i; (a).b; (a.b).c; (a)(b); (a)[b]; "s".join(x); "s" "t".x; f"s".x; 1 .real; 1..real; [].x; {}.x; (a, b).c; (lambda: 0)()
{}; {a}; {a, b,}; {a: b}; {a: b, }; [a, b,]; []; {a: b for c in d}; {a for b in c}; {a: (b := 1)}; {a: lambda: 0, b: lambda x, y: z}
f(a)(b); f(a,); f(a=1,); f(*a,); f(**a,); f((a), (b)); f(lambda: 0, k=lambda x, *y, **z: w); f(a for a in b); f((a) for a in b)
print(a, sep='', *b, file=c); f(a)(b for b in c)[d]; f(not a, -b, *c or d, **e or f)
def ünïcödé(ñ, 变量=1, *, 𝒳=2): return ñ.变量 + 𝒳
𝒳 = "𝒳" + f"{𝒳}𝒳" + "é" + '\U0001F600' + "\u00e9\xe9\101\
continued"
if a: b; c
else: d
if a:
	tab = 1
elif b:
        eight = 2

elif c: pass
else:
  two = 2
  if x:
     three = 3
  # a comment deeper
     four = 4
# a comment at the left
  five = 5
class Doc:
    """doc \d \\ "quoted" """
    async_ = async_def = await_ = None
    def await_(self): pass
    print = exec = None; nonlocal_ = 1
    def inner(self):
        nonlocal_x = other = 1
        def deeper():
            nonlocal nonlocal_x, other
            return
        return(a)
while a: break
while not a:
    continue
else:
    pass
x = a \
    + b \
  + c
if a \
   and b: pass
x = (a
# comment in brackets
     + b)
def f(
    a,  # comment
    b: int = (
        1
    ),
) -> (
    int
): return a
for x in range(1):pass
for x in a, b: y
for(x)in(y):z
if(a):b
return_ = a or(b)and(c)if(d)else(e)
lambda:0
lambda x:0,1
x = [a for a in b if c if d for e in f if not g]; x = [a for b in c for d in e]; x = (a for b in c if d or e)
x = {a: b for a, (b, c) in d}; x = [[a for a in b] for b in c]; x = [a if b else c for d in e]; x = [lambda: a for b in c]
x = y = z = a, b = c; x = (yield_); x, y = y, x; x[0], y.z = 1, 2; (x, y) = z; [x, y] = z; ((x), y) = z; x = (y) = z
