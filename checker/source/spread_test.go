package source

import "testing"

func TestASpreadFileKeepsItsOffsetsThroughEdits(t *testing.T) {
	text := "import a\n\ndef f():\n    return 1\n# behind\n\nx = f()\n"
	f := NewFile("a.py", text)
	f.Spread([]Piece{{0, -1}, {10, 31}, {42, -1}})
	name := Span{f.Offset(14), f.Offset(15)}
	end, x := f.Offset(31), Span{f.Offset(42), f.Offset(43)}
	for _, c := range []struct {
		part string
		tail int
	}{
		{"def f():\n    return 1 + 2\n# behind\n\n", 35},
		{"def f():\n    y = 'é'\n    return y\n\n\n", 42},
		{"def f():\n    return 1\n# behind, and longer\n", 31},
	} {
		start, stop := f.Byte(f.Offset(10)), f.Byte(x.Start)
		if !f.Replace(start, stop, f.Text[:start]+c.part+f.Text[stop:], []Piece{{10, c.tail}}) {
			t.Fatalf("%q has no room", c.part)
		}
		fresh := NewFile("a.py", text[:10]+c.part+text[42:])
		if f.Text != fresh.Text || f.Lines() != fresh.Lines() {
			t.Fatalf("the text is %q, expected %q", f.Text, fresh.Text)
		}
		if got := f.Slice(name) + f.Slice(x); got != "fx" {
			t.Errorf("after %q the names are %q, expected f and x", c.part, got)
		}
		if got := f.Byte(end); got != c.tail {
			t.Errorf("after %q the function ends at byte %d, expected %d", c.part, got, c.tail)
		}
		if got, want := f.Position(x.Start), fresh.Position(len(fresh.Text)-len("x = f()\n")); got != want {
			t.Errorf("after %q the last line is at %v, expected %v", c.part, got, want)
		}
	}
}

func TestASpreadFileRefusesWhatHasNoRoom(t *testing.T) {
	f := NewFile("a.py", "def f():\n    pass\n\nx = 1\n")
	f.Spread([]Piece{{0, 17}, {19, -1}})
	long := make([]byte, room)
	for i := range long {
		long[i] = '#'
	}
	for _, c := range []struct {
		name, part string
		pieces     []Piece
	}{
		{"a longer function", "def f():\n    '" + string(long) + "'\n", []Piece{{0, room + 15}}},
		{"a longer comment", "def f():\n    pass\n" + string(long) + "\n", []Piece{{0, 17}}},
		{"two pieces", "def f():\n    pass\n\n\n", []Piece{{0, 17}, {19, -1}}},
		{"no line break", "def f():\n    pass", []Piece{{0, 17}}},
	} {
		before := f.Text
		if f.Replace(0, 19, c.part+f.Text[19:], c.pieces) || f.Text != before {
			t.Errorf("%s was taken", c.name)
		}
	}
}
