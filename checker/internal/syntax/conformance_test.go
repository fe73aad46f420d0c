package syntax

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"unguarded/checker/internal/lower"
	"unguarded/checker/source"
)

// The acceptance of the conformance run, in per cent; what CPython accepts and
// every span must agree without exception.
const (
	mutations       = 1000
	mutationsAgree  = 97
	mutationsPlaced = 90
)

// A conformance counts how far the parser agrees with one CPython over some files.
type conformance struct {
	name                         string
	accepted, acceptedAlike      int // files that CPython accepts, and we of them
	refused, refusedAlike        int // files that CPython refuses, and we of them
	near                         int // of refusedAlike, those with the same line or the next
	skipped                      int
	nodes, nodesEqual, different int
	first                        []string // the first differences
}

// TestConformance is `./build.sh conformance`: it compares with CPython 3.11 and
// 3.14 over the folders of UNGUARDED_CONFORMANCE, a list as PATH is one, and over
// files of theirs with one token wrong.
func TestConformance(t *testing.T) {
	folders := filepath.SplitList(os.Getenv("UNGUARDED_CONFORMANCE"))
	if len(folders) == 0 {
		t.Skip("UNGUARDED_CONFORMANCE names no folder; ./build.sh conformance sets it")
	}
	requirePython(t)
	var paths []string
	for _, folder := range folders {
		paths = append(paths, allPythonFiles(t, folder)...)
	}
	broken := mutated(t, paths)
	var all []*conformance
	for _, c := range []struct {
		name    string
		command []string
		exact   bool
	}{
		{"CPython 3.11", []string{python, "testdata/spans.py"}, false},
		{"CPython 3.14", []string{"node", "testdata/cpython/spans.mjs"}, true},
	} {
		files := &conformance{name: c.name + ", files"}
		describe(t, c.command, paths, func(want described) { files.compare(t, want, c.exact) })
		changed := &conformance{name: c.name + ", mutations"}
		describe(t, c.command, broken, func(want described) { changed.compare(t, want, c.exact) })
		all = append(all, files, changed)
	}
	fmt.Print(table(all))
	for _, c := range all {
		for _, difference := range c.first {
			fmt.Printf("%s: %s\n", c.name, difference)
		}
	}
	all[2].demandFiles(t)
	all[3].demandMutations(t)
}

// compare adds one file.
func (c *conformance) compare(t *testing.T, want described, exact bool) {
	if want.Skip != "" {
		c.skipped++
		return
	}
	text, err := os.ReadFile(want.Path)
	if err != nil {
		t.Fatal(err)
	}
	f := source.NewFile(want.Path, string(text))
	module, diagnostics := Parse(f)
	switch {
	case want.Error != "":
		c.refused++
		if len(diagnostics) == 0 {
			c.differ("%s:%d: only CPython refuses it: %s", want.Path, want.Line, want.Error)
			return
		}
		c.refusedAlike++
		if line := f.Line(diagnostics[0].Span.Start); max(line-want.Line, want.Line-line) <= 1 {
			c.near++
		}
	case len(diagnostics) > 0:
		c.accepted++
		c.differ("%s:%d: only we refuse it: %s", want.Path, f.Line(diagnostics[0].Span.Start), diagnostics[0].Message)
	default:
		c.accepted++
		c.acceptedAlike++
		equal, differences := comparePlaces(placesOf(module, exact), want.Nodes)
		c.nodes += len(want.Nodes)
		c.nodesEqual += equal
		c.different += len(differences)
		for _, d := range differences {
			c.differ("%s: %s", want.Path, located(f, d))
		}
	}
}

// differ keeps a difference, if it is one of the first.
func (c *conformance) differ(format string, args ...any) {
	if len(c.first) < 20 {
		c.first = append(c.first, fmt.Sprintf(format, args...))
	}
}

func (c *conformance) demandFiles(t *testing.T) {
	if c.accepted == 0 || c.acceptedAlike < c.accepted {
		t.Errorf("%s: %d of the %d that CPython accepts are accepted, expected all", c.name, c.acceptedAlike, c.accepted)
	}
	if c.different > 0 {
		t.Errorf("%s: %d spans differ, expected none", c.name, c.different)
	}
}

func (c *conformance) demandMutations(t *testing.T) {
	if all, alike := c.accepted+c.refused, c.acceptedAlike+c.refusedAlike; alike*100 < all*mutationsAgree || all == 0 {
		t.Errorf("%s: %d of %d are accepted or refused alike, expected %d%%", c.name, alike, all, mutationsAgree)
	}
	if c.near*100 < c.refusedAlike*mutationsPlaced {
		t.Errorf("%s: %d of %d are refused at the same line or the next, expected %d%%", c.name, c.near, c.refusedAlike, mutationsPlaced)
	}
}

func table(all []*conformance) string {
	var out strings.Builder
	fmt.Fprintf(&out, "%-24s %17s %17s %17s %21s %8s\n", "", "accepted by both", "refused by both", "within a line", "nodes equal", "skipped")
	of := func(part, whole int) string { return fmt.Sprintf("%d of %d", part, whole) }
	for _, c := range all {
		fmt.Fprintf(&out, "%-24s %17s %17s %17s %21s %8d\n", c.name, of(c.acceptedAlike, c.accepted), of(c.refusedAlike, c.refused),
			of(c.near, c.refusedAlike), of(c.nodesEqual, c.nodes), c.skipped)
	}
	return out.String()
}

// mutated writes files with one token wrong into a folder of the test: some
// token is left out, doubled, swapped with the next or replaced by another of the
// same file. The seed is fixed, so the same files give the same mutations.
func mutated(t *testing.T, paths []string) []string {
	random := rand.New(rand.NewPCG(3, 14))
	folder := t.TempDir()
	var out []string
	for tries := 0; len(out) < mutations && tries < 100*mutations && len(paths) > 0; tries++ {
		path := paths[random.IntN(len(paths))]
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		f := source.NewFile(path, string(text))
		if len(text) > 1<<16 {
			continue
		}
		if _, diagnostics := Parse(f); len(diagnostics) > 0 {
			continue
		}
		broken, ok := mutate(random, f)
		if !ok {
			continue
		}
		name := filepath.Join(folder, fmt.Sprintf("%04d.py", len(out)))
		if err := os.WriteFile(name, []byte(broken), 0o600); err != nil {
			t.Fatal(err)
		}
		out = append(out, name)
	}
	return out
}

// mutate makes one token of a file wrong. Line breaks and indents have no text
// of their own and stay.
func mutate(random *rand.Rand, f *source.File) (string, bool) {
	var tokens []source.Span
	for _, tok := range lower.Scan(f).Tokens {
		if tok.Kind != lower.Newline && tok.End > tok.Start {
			tokens = append(tokens, source.Span{Start: int(tok.Start), End: int(tok.End)})
		}
	}
	if len(tokens) < 2 {
		return "", false
	}
	i := random.IntN(len(tokens) - 1)
	a, b, other := tokens[i], tokens[i+1], tokens[random.IntN(len(tokens))]
	before, text, after := f.Text[:a.Start], f.Slice(a), f.Text[a.End:]
	switch random.IntN(4) {
	case 0:
		return before + after, true
	case 1:
		return before + text + " " + text + after, true
	case 2:
		return before + f.Slice(b) + f.Text[a.End:b.Start] + text + f.Text[b.End:], true
	}
	return before + f.Slice(other) + after, true
}
