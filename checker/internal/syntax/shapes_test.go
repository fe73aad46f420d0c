package syntax

import (
	"fmt"
	"reflect"
	"strings"
	"sync"
	"testing"

	"unguarded/checker/internal/lower"
	"unguarded/checker/source"
)

// differsByShape parses each statement by the shapes in it and from its whole text, and
// returns the text of the first one whose trees differ, or "".
func differsByShape(f *source.File) string {
	text := lower.Scan(f)
	block := lower.Layout(text)
	for i := range block.Statements {
		s := &block.Statements[i]
		if s.Broken {
			continue
		}
		first, end := s.Tokens()
		byShape := (&parser{text: text, wrong: -1}).together(block.Statements[i : i+1])
		var whole []Stmt
		if tree, _, message := gparse(text.Emit(s, false).Text); message == "" {
			whole, _ = (&parser{text: text}).walker(first).walkTree(tree)
		}
		if !reflect.DeepEqual(byShape, whole) {
			return f.Text[text.Tokens[first].Start:text.Tokens[end-1].End]
		}
	}
	return ""
}

func TestShapesGiveTheTreesOfWholeStatements(t *testing.T) {
	texts := append(seeds(t), flaskText(300))
	for i := range 2 * len(texts) { // the second time from what is kept
		text := strings.ToValidUTF8(texts[i%len(texts)], "?")
		if where := differsByShape(source.NewFile("app.py", text)); where != "" {
			t.Errorf("by its shapes another tree comes of %q", where)
		}
	}
}

func TestOneShapeHasOneTreeAndAWrongOneNone(t *testing.T) {
	var c shapeCache
	text, ends := "n = n \nn ( n ) \nn = n \n", []int{7, 16, 23}
	trees := c.trees(text, ends)
	if len(trees) != 3 || &trees[0][0] != &trees[2][0] || len(c.now) != 2 {
		t.Errorf("got %d trees and kept %d, want 3 and 2: two statements are alike", len(trees), len(c.now))
	}
	again := c.trees("n ( n ) \n", []int{9})
	if again == nil || &again[0][0] != &trees[1][0] {
		t.Error("a shape that was kept was parsed again")
	}
	if c.trees("n = n \nn n \n", []int{7, 12}) != nil || len(c.now) != 2 {
		t.Errorf("a wrong statement has a tree, or is kept: %v", c.now)
	}
}

// shapeOfSize is a shape that differs from all of other numbers.
func shapeOfSize(n int) string {
	var text strings.Builder
	for bit := range 16 {
		text.WriteString([]string{"n + ", "n - "}[n>>bit&1])
	}
	return text.String() + "n \n"
}

func TestTheShapesThatAreKeptAreBounded(t *testing.T) {
	var c shapeCache
	often := "n = n \n"
	for i := range 3 * maxShapes {
		text := shapeOfSize(i)
		if c.trees(text, []int{len(text)}) == nil || c.trees(often, []int{len(often)}) == nil {
			t.Fatalf("%q has no tree", text)
		}
	}
	if n := len(c.now) + len(c.last); n > 2*maxShapes {
		t.Errorf("%d shapes are kept, want at most %d", n, 2*maxShapes)
	}
	if _, ok := c.now[often]; !ok {
		t.Error("the shape that was asked for all the time is not kept")
	}
	if _, ok := c.now[shapeOfSize(0)]; ok {
		t.Error("a shape that nobody asked for again is kept")
	}
	long := "n = [ " + strings.Repeat("n , ", maxShape) + "] \n"
	if c.trees(long, []int{len(long)}) == nil {
		t.Error("a long statement has no tree")
	}
	if _, ok := c.now[long]; ok {
		t.Error("a long shape is kept")
	}
}

func TestShapesAreSharedAmongGoroutines(t *testing.T) {
	f := source.NewFile("app.py", flaskText(200))
	want, _ := Parse(f)
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			if got, found := Parse(f); !reflect.DeepEqual(got, want) || len(found) > 0 {
				t.Error(fmt.Sprint("another tree comes of the same text: ", found))
			}
		})
	}
	group.Wait()
}
