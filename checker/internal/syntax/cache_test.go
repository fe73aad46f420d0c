package syntax

import (
	"math/rand/v2"
	"reflect"
	"testing"

	"unguarded/checker/source"
)

// TestACacheGivesTheTreeOfAFreshParse edits a text with pieces that change how
// the rest is read, and compares every node with its places.
func TestACacheGivesTheTreeOfAFreshParse(t *testing.T) {
	pieces := []string{"x", " ", "\n", "(", ")", "'''", "\"", ":", "#", "\t", "\\\n", "é", "\f", "lambda: 0\n", "def f(*, a: int=1): pass\n", "match a:\n case [*b]: pass\n", "if x:\n"}
	original := flaskText(150)
	r := rand.New(rand.NewPCG(3, 4))
	var cache Cache
	text, reused := original, 0
	for step := range 600 {
		at := r.IntN(len(text) + 1)
		switch r.IntN(3) {
		case 0:
			text = text[:at] + text[min(at+1+r.IntN(4), len(text)):]
		case 1:
			text = original
		default:
			text = text[:at] + pieces[r.IntN(len(pieces))] + text[at:]
		}
		f := source.NewFile("app.py", text)
		old := map[*kept]bool{}
		for _, list := range cache.now {
			for _, k := range list {
				old[k] = true
			}
		}
		got, gotFound := cache.Parse(f)
		want, wantFound := Parse(f)
		if !reflect.DeepEqual(got, want) || !reflect.DeepEqual(gotFound, wantFound) {
			t.Fatalf("step %d: the tree or its diagnostics differ for %q", step, text)
		}
		for _, list := range cache.now {
			for _, k := range list {
				if old[k] {
					reused++
				}
			}
		}
	}
	if reused < 600 {
		t.Errorf("%d statements were reused in 600 edits: the cache does nothing", reused)
	}
}
