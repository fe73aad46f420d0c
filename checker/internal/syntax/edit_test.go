package syntax

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"unguarded/checker/source"
)

const nested = `"""Nested functions, in every place."""
import flask  # the framework

def create_app(name):
    app = flask.Flask(name)

    @app.get("/")
    def index():
        # says hello
        return f"hello {name!r:>{len(name)}}"

    # a comment between

    @app.post("/items")
    def add(item: int = 3, *, more=None):
        def check(x):
            return x > 0

        if check(item):
            return "added", 201
        return {"item": item,
                "more": more}
    # behind

    return app


class Items(flask.views.MethodView):
    kind = "item"

    def get(self): return self.kind

    async def post(self):
        text = """
def not_a_function():
    pass
"""
        return text
    # the last of the class

    def put(self):
        while True:
            pass

if create_app:
    app = create_app(__name__)

    def last():
        return 1
else:
    app = None
# the end
def tail():
    return (1,
            2)`

// TestAnEditGivesTheTreeOfAFreshParse edits a spread text where it can, and compares
// every node with its places.
func TestAnEditGivesTheTreeOfAFreshParse(t *testing.T) {
	for name, original := range map[string]string{"nested": nested, "nested and a line break": nested + "\n", "flask": flaskText(60)} {
		if quick := editAtRandom(t, original, 500, rand.New(rand.NewPCG(5, 6))); quick < 60 {
			t.Errorf("%s: %d of 500 edits were made in place, expected 60 and more", name, quick)
		}
	}
}

// editAtRandom returns how many edits were made in place.
func editAtRandom(t *testing.T, original string, steps int, r *rand.Rand) (quick int) {
	t.Helper()
	pieces := []string{
		"x", " ", "\n", "(", ")", "'''", "\"", ":", "#", "\t", "\\\n", "é", "\f", "lambda: 0\n", "\n    def f(*, a: int=1): pass\n",
		"    return 2\n", "        yield\n", "# note\n", "        # note\n", "    pass\n", ".y", "=1", "\r\n", "\r", ";", "    @d\n",
	}
	var cache Cache
	text := ""
	parse := func(next string) {
		text = next
		cache.Parse(source.NewFile("app.py", text))
		cache.Spread()
	}
	parse(original)
	for step := range steps {
		at := r.IntN(len(text) + 1)
		change := Change{Start: at, End: at}
		added := ""
		switch r.IntN(4) {
		case 0:
			change.End = min(at+1+r.IntN(4), len(text))
		case 1:
			change.End = min(at+r.IntN(30), len(text))
			added = original[min(at, len(original)):min(at+r.IntN(40), len(original))]
		default:
			added = pieces[r.IntN(len(pieces))]
		}
		change.Added = len(added)
		before := text
		next := text[:change.Start] + added + text[change.End:]
		if !cache.Edit(change, next, func(*FunctionDef) {}) {
			if _, found := Parse(source.NewFile("app.py", next)); len(found) == 0 {
				parse(next)
			} else if r.IntN(3) == 0 {
				parse(original)
			}
			continue
		}
		text = next
		quick++
		if problem := unlikeFresh(&cache, text); problem != "" {
			t.Fatalf("step %d: %s\nbefore %q\nafter  %q", step, problem, before, text)
		}
	}
	return quick
}

// unlikeFresh says how the tree in a cache differs from that of a text.
func unlikeFresh(c *Cache, text string) string {
	want, found := Parse(source.NewFile("app.py", text))
	got, f := c.module, c.module.File
	if len(found) > 0 {
		return fmt.Sprintf("the text has an error: %s", found[0].Message)
	}
	if f.Text != text {
		return "the text differs"
	}
	if g, w := sexpr(got.Body), sexpr(want.Body); g != w {
		return "the tree differs:\ngot  " + g + "\nwant " + w
	}
	if len(got.Comments) != len(want.Comments) {
		return "the comments differ"
	}
	is, was := append(spansOf(got.Body), commentPlaces(got.Comments)...), append(spansOf(want.Body), commentPlaces(want.Comments)...)
	is, was = append(is, &got.At), append(was, &want.At)
	last := -1
	for i := range is {
		at := source.Span{Start: f.Byte(is[i].Start), End: f.Byte(is[i].End)}
		if at != *was[i] {
			return fmt.Sprintf("place %d is %v, expected %v", i, at, *was[i])
		}
		if f.Position(is[i].Start) != want.File.Position(was[i].Start) || f.Slice(*is[i]) != want.File.Slice(*was[i]) {
			return fmt.Sprintf("place %d, %v, has another line or text", i, at)
		}
		for _, offset := range []int{was[i].Start, was[i].End} {
			if f.Byte(f.Offset(offset)) != offset {
				return fmt.Sprintf("byte %d has no offset of its own", offset)
			}
		}
	}
	for b := range len(text) + 1 {
		if o := f.Offset(b); o <= last {
			return fmt.Sprintf("byte %d has the offset %d, and the one before %d", b, o, last)
		} else {
			last = o
		}
	}
	if line := want.File.Lines(); f.Lines() != line || f.LineText(line) != want.File.LineText(line) {
		return "the lines differ"
	}
	return ""
}
