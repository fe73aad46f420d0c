package syntax

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"unguarded/checker/source"
)

// TestModernPlaces: testdata/modern.py holds every construct up to Python 3.14,
// and modern.spans what CPython 3.14's ast says of it, by testdata/spans.py.
func TestModernPlaces(t *testing.T) {
	f := readFile(t, "testdata/modern.py")
	module, diagnostics := Parse(f)
	for _, d := range diagnostics {
		t.Errorf("%s:%d: %s", f.Path, f.Line(d.Span.Start), d.Message)
	}
	var want []placed
	for line := range strings.Lines(readFile(t, "testdata/modern.spans").Text) {
		var p placed
		if _, err := fmt.Sscan(line, &p.kind, &p.start, &p.end); err != nil {
			t.Fatalf("modern.spans: %v in %q", err, line)
		}
		want = append(want, p)
	}
	equal, differences := comparePlaces(placesOf(module, true), want)
	for _, d := range differences {
		t.Errorf("%s: %s", f.Path, located(f, d))
	}
	if equal < 2000 {
		t.Errorf("only %d nodes stand where CPython has them", equal)
	}
}

func readFile(t testing.TB, path string) *source.File {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return source.NewFile(path, string(text))
}
