package compact

import (
	"bytes"
	"debug/gosym"
	"slices"
	"strings"
	"testing"
)

func functionTable(t *testing.T, m memory) (table *gosym.Table, at int) {
	t.Helper()
	at = bytes.Index(m.content, pclntabHeader)
	table, err := gosym.NewTable(nil, gosym.NewLineTable(m.content[at:], 0))
	if err != nil {
		t.Fatal(err)
	}
	return table, at
}

// TestOnlyWhatTracebacksReadIsLeftOut lets Go's own reader of the table look at the
// checker, and compares the rest of its memory byte for byte.
func TestOnlyWhatTracebacksReadIsLeftOut(t *testing.T) {
	before := dataOf(t, builtChecker(t))
	after := memory{before.address, slices.Clone(before.content)}
	if !after.leaveOutTracebacks() {
		t.Fatal("the table of functions is not found")
	}
	was, at := functionTable(t, before)
	is, _ := functionTable(t, after)
	if len(is.Funcs) < 1000 || len(is.Funcs) != len(was.Funcs) {
		t.Fatalf("the checker has %d functions, and had %d", len(is.Funcs), len(was.Funcs))
	}
	lines := 0
	for i, f := range is.Funcs {
		if f.Entry != was.Funcs[i].Entry {
			t.Fatalf("%s is at %d, and was at %d", was.Funcs[i].Name, f.Entry, was.Funcs[i].Entry)
		}
		if _, line, _ := was.PCToLine(f.Entry); line > 0 {
			lines++
		}
		if file, line, _ := is.PCToLine(f.Entry); line > 0 {
			t.Fatalf("%s still says that it is at %s:%d", f.Name, file, line)
		}
	}
	if lines < 1000 {
		t.Errorf("%d functions had a line before, expected nearly all", lines)
	}

	p, ok := readPclntab(before.content[at:])
	if !ok {
		t.Fatal("the table of functions can't be read")
	}
	last := slices.MinFunc(p.functions, func(a, b function) int { return len(a) - len(b) })
	end := len(before.content) - len(last) + last.size()
	from, to := before.content, after.content
	if !bytes.Equal(from[:at], to[:at]) || !bytes.Equal(from[end:], to[end:]) {
		t.Error("memory outside of the table changed")
	}
}

// TestTheStackIsReadAsBefore compares what the garbage collector reads: the sizes of
// frames and which words of them are pointers.
func TestTheStackIsReadAsBefore(t *testing.T) {
	m := dataOf(t, builtChecker(t))
	at := bytes.Index(m.content, pclntabHeader)
	read := func() (tables [][]byte) {
		p, ok := readPclntab(m.content[at:])
		if !ok {
			t.Fatal("the table of functions can't be read")
		}
		for _, f := range p.functions {
			offsets := []uint32{f.field(functionStackTable)}
			if f.pcData() > 1 {
				offsets = append(offsets, f.field(functionSize+4)) // PCDATA_StackMapIndex
			}
			for _, offset := range offsets {
				tables = append(tables, slices.Clone(tableAt(p.tables, int(offset))))
			}
			for i := range int(f[functionFuncData]) {
				if !slices.Contains(tracebackFuncData, i) {
					at := functionSize + 4*(f.pcData()+i)
					tables = append(tables, slices.Clone(f[at:at+4]))
				}
			}
		}
		return tables
	}
	before := read()
	if !m.leaveOutTracebacks() {
		t.Fatal("the table of functions is not found")
	}
	if after := read(); !slices.EqualFunc(before, after, bytes.Equal) {
		t.Error("what the garbage collector reads changed")
	}
}

func TestATableOfAnotherKindIsLeftAlone(t *testing.T) {
	whole := dataOf(t, builtChecker(t))
	at := bytes.Index(whole.content, pclntabHeader)
	change := func(offset int, value byte) []byte {
		content := slices.Clone(whole.content)
		content[at+offset] = value
		return content
	}
	for name, content := range map[string][]byte{
		"no table":               whole.content[:at],
		"an older magic":         change(0, 0xf0),
		"it ends in its header":  whole.content[:at+40],
		"it ends in its parts":   whole.content[:at+4000],
		"more functions":         change(headerFunctions+3, 1),
		"parts in another order": change(headerNames+3, 1),
		"parts far away":         change(headerFunctab+5, 1),
		"two tables":             append(slices.Clone(whole.content), pclntabHeader...),
	} {
		m := memory{content: slices.Clone(content)}
		if m.leaveOutTracebacks() || !bytes.Equal(m.content, content) {
			t.Errorf("%s: the memory changed, expected it to be left alone", name)
		}
	}
}

// TestNamesThatTheRuntimeReadsStay: see leaveOutNames.
func TestNamesThatTheRuntimeReadsStay(t *testing.T) {
	m := dataOf(t, builtChecker(t))
	at := bytes.Index(m.content, pclntabHeader)
	read := func() (p pclntab, names []string) {
		p, ok := readPclntab(m.content[at:])
		if !ok {
			t.Fatal("the table of functions can't be read")
		}
		for _, f := range p.functions {
			names = append(names, p.name(int(f.field(functionName))))
		}
		return p, names
	}
	_, before := read()
	if !m.leaveOutTracebacks() {
		t.Fatal("the table of functions is not found")
	}
	p, after := read()
	wrappers, ofRuntime := 0, 0
	for i, name := range before {
		want := ""
		switch {
		case p.functions[i][functionID] == wrapperID:
			want = name
			wrappers++
		case strings.HasPrefix(name, "runtime."):
			want = "runtime."
			ofRuntime++
		}
		if after[i] != want {
			t.Fatalf("%s is called %q, expected %q", name, after[i], want)
		}
	}
	if !slices.ContainsFunc(after, func(name string) bool { return strings.Contains(name, ".(*") }) {
		t.Error("no wrapper of a method has its name; is wrapperID still that of internal/abi?")
	}
	if wrappers < 100 || ofRuntime < 100 {
		t.Errorf("%d wrappers and %d functions of the runtime, expected more", wrappers, ofRuntime)
	}
}
