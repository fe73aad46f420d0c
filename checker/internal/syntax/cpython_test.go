package syntax

import (
	"bufio"
	"cmp"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"unguarded/checker/source"
)

const (
	python  = "/usr/bin/python3"
	library = "/usr/lib/python3.11"
)

// A placed is the kind of a node, as CPython calls it, and its place in bytes.
type placed struct {
	kind       string
	start, end int
}

func (p placed) String() string { return fmt.Sprintf("%s %d-%d", p.kind, p.start, p.end) }

// A described is what testdata/spans.py says of one file.
type described struct {
	Path  string
	Nodes []placed
	Error string
	Line  int
	Skip  string
}

func (p *placed) UnmarshalJSON(data []byte) error {
	return json.Unmarshal(data, &[]any{&p.kind, &p.start, &p.end})
}

// requirePython skips the test where CPython or its library is absent, and fails
// where it has to be there.
func requirePython(t *testing.T) {
	if runtime.GOOS == "js" {
		t.Skip("no process can be started under js/wasm")
	}
	for _, path := range []string{python, library} {
		if _, err := os.Stat(path); err != nil {
			if os.Getenv("UNGUARDED_REQUIRE_PYTHON") != "" {
				t.Fatalf("%s is missing: install python3 and libpython3.11-stdlib", path)
			}
			t.Skipf("%s is missing, so nothing can be compared with CPython", path)
		}
	}
}

// describe runs a command such as spans.py over files and hands on what it says
// of each, in their order.
func describe(t *testing.T, command []string, paths []string, visit func(described)) {
	t.Helper()
	process := exec.Command(command[0], command[1:]...)
	process.Stdin = strings.NewReader(strings.Join(paths, "\n") + "\n")
	process.Stderr = os.Stderr
	out, err := process.StdoutPipe()
	if err == nil {
		err = process.Start()
	}
	if err != nil {
		t.Fatalf("%s: %v", command, err)
	}
	lines := bufio.NewScanner(out)
	lines.Buffer(nil, 1<<28)
	for lines.Scan() {
		var d described
		if err := json.Unmarshal(lines.Bytes(), &d); err != nil {
			t.Errorf("%s: %v in %.200s", command, err, lines.Text())
			continue
		}
		visit(d)
	}
	if err := cmp.Or(lines.Err(), process.Wait()); err != nil {
		t.Fatalf("%s: %v", command, err)
	}
}

// cpythonKind is what CPython calls a node; "" where it has none with a place.
func cpythonKind(n Node) string {
	switch n := n.(type) {
	case *FunctionDef:
		if n.Async {
			return "AsyncFunctionDef"
		}
	case *For:
		if n.Async {
			return "AsyncFor"
		}
	case *With:
		if n.Async {
			return "AsyncWith"
		}
	case *Try:
		if n.Star {
			return "TryStar"
		}
	case *Comp:
		return [...]string{"ListComp", "SetComp", "DictComp", "GeneratorExp"}[n.Kind]
	case *JoinedStr:
		if n.Template {
			return "TemplateStr"
		}
	case *FormattedValue:
		if n.Template {
			return "Interpolation"
		}
	case *MatchValue:
		if c, ok := n.Value.(*Constant); ok && c.Kind <= False {
			return "MatchSingleton"
		}
	case *TypeParam:
		return [...]string{"TypeVar", "TypeVarTuple", "ParamSpec"}[n.Stars]
	case *ExprStmt:
		return "Expr"
	case *Handler:
		return "ExceptHandler"
	case *Param:
		return "arg"
	case *Keyword:
		return "keyword"
	case *Alias:
		return "alias"
	case *Module, *Generator, *Params, *Decorator, *WithItem, *Case, *Bad:
		return ""
	}
	return strings.TrimPrefix(fmt.Sprintf("%T", n), "*syntax.")
}

// placesOf lists the nodes of a tree that CPython gives a place. With exact unset
// it does not look into f-strings, whose parts have no exact place before 3.12.
func placesOf(m *Module, exact bool) []placed {
	var out []placed
	Inspect(m, func(n Node) bool {
		kind := cpythonKind(n)
		if kind != "" {
			out = append(out, placed{kind, n.Span().Start, n.Span().End})
		}
		return kind != "MatchSingleton" && (exact || kind != "JoinedStr")
	})
	return out
}

func sortPlaces(list []placed) {
	slices.SortFunc(list, func(a, b placed) int {
		return cmp.Or(a.start-b.start, b.end-a.end, cmp.Compare(a.kind, b.kind))
	})
}

// comparePlaces returns how many nodes are equal and the first ones that are not.
func comparePlaces(got, want []placed) (equal int, differences []string) {
	sortPlaces(got)
	sortPlaces(want)
	less := func(a, b placed) bool {
		return cmp.Or(a.start-b.start, b.end-a.end, cmp.Compare(a.kind, b.kind)) < 0
	}
	for len(got) > 0 || len(want) > 0 {
		switch {
		case len(want) == 0 || len(got) > 0 && less(got[0], want[0]):
			differences = append(differences, "ours only: "+got[0].String())
			got = got[1:]
		case len(got) == 0 || less(want[0], got[0]):
			differences = append(differences, "CPython only: "+want[0].String())
			want = want[1:]
		default:
			equal++
			got, want = got[1:], want[1:]
		}
	}
	return equal, differences
}

// TestCPythonStandardLibrary: every file of the standard library that CPython
// parses is parsed without a diagnostic, and every node stands where CPython has it.
func TestCPythonStandardLibrary(t *testing.T) {
	requirePython(t)
	compareWithCPython(t, pythonFiles(t, library))
}

// TestCPythonOracleCases: the same for the cases of the oracle.
func TestCPythonOracleCases(t *testing.T) {
	requirePython(t)
	root := "../../../../shared/oracle/cases"
	if _, err := os.Stat(root); err != nil {
		t.Skipf("%s is missing", root)
	}
	compareWithCPython(t, pythonFiles(t, root))
}

// pythonFiles lists the Python files of a folder, without the tests of lib2to3,
// which are Python 2 in part and only come with another package.
func pythonFiles(t *testing.T, root string) []string {
	t.Helper()
	return slices.DeleteFunc(allPythonFiles(t, root), func(path string) bool {
		return strings.Contains(path, "lib2to3/tests") || strings.Contains(path, "/test/")
	})
}

func allPythonFiles(t *testing.T, root string) []string {
	t.Helper()
	var paths []string
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() && strings.HasSuffix(path, ".py") {
			paths = append(paths, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return paths
}

func compareWithCPython(t *testing.T, paths []string) {
	files, refused, equal, different := 0, 0, 0, 0
	describe(t, []string{python, "testdata/spans.py"}, paths, func(want described) {
		if want.Skip != "" {
			return
		}
		text, err := os.ReadFile(want.Path)
		if err != nil {
			t.Fatal(err)
		}
		f := source.NewFile(want.Path, string(text))
		module, diagnostics := Parse(f)
		if want.Error != "" {
			refused++
			if len(diagnostics) == 0 {
				t.Errorf("%s: CPython refuses it (%s), we do not", want.Path, want.Error)
			}
			return
		}
		files++
		for _, d := range diagnostics {
			t.Errorf("%s:%d: %s", want.Path, f.Line(d.Span.Start), d.Message)
		}
		n, differences := comparePlaces(placesOf(module, false), want.Nodes)
		equal += n
		different += len(differences)
		for i, d := range differences {
			if i < 6 {
				t.Errorf("%s: %s", want.Path, located(f, d))
			}
		}
	})
	t.Logf("%d files parsed alike, %d refused alike, %d nodes where CPython has them, %d differences", files, refused, equal, different)
}

// located adds the line that a difference stands on.
func located(f *source.File, difference string) string {
	var kind string
	var start, end int
	rest := difference[strings.Index(difference, ": ")+2:]
	if _, err := fmt.Sscanf(strings.Replace(rest, "-", " ", 1), "%s %d %d", &kind, &start, &end); err != nil {
		return difference
	}
	p := f.Position(start)
	return fmt.Sprintf("%s (%d:%d to %d: %.60q)", difference, p.Line, p.Column, f.Line(end), f.Slice(source.Span{Start: start, End: end}))
}
