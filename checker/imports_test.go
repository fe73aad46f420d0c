package checker

import (
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// policy says which packages of this module a package may import, besides those
// that these may import themselves. It is drawn in docs/architecture.md and is a
// statement of intent: do not change it to make a build pass. A package that is
// not listed may not exist.
var policy = map[string][]string{
	"checker/pattern":          {},
	"checker/source":           {"checker/pattern"},
	"checker/diag":             {"checker/source"},
	"checker/internal/lower":   {"checker/source"},
	"checker/internal/syntax":  {"checker/internal/lower", "checker/diag"},
	"checker/internal/interp":  {"checker/internal/syntax"},
	"checker/internal/flask":   {"checker/internal/interp"},
	"checker/internal/catalog": {"checker/source"},
	"checker/internal/access":  {"checker/internal/flask", "checker/internal/catalog", "checker/diag"},
	"checker/internal/rule":    {"checker/internal/access"},
	"checker/internal/rules":   {"checker/internal/rule"},
	"checker":                  {"checker/internal/rules"},
	"checker/text":             {"checker"},
	"checker/sarif":            {"checker/markdown"},
	"checker/markdown":         {"checker"},
	"checker/survey":           {"checker"},
	"checker/baseline":         {"checker"},
	"checker/expect":           {"checker"},
	"checker/documents":        {"checker/expect"},
	"checker/lesson":           {"checker/expect"},
	"checker/spelling":         {},
	"checker/pyproject":        {"checker/spelling"},
	"checker/cmd":              {"checker/text", "checker/sarif", "checker/markdown", "checker/survey", "checker/baseline", "checker/pyproject", "checker/documents", "checker/lesson"},
	"wasm":                     {"checker/text", "checker/sarif", "checker/markdown"},
	"web":                      {"web/api"},
	"web/api":                  {"checker", "checker/sarif"},
	"web/serve":                {"web"},
	"web/worker":               {"web/api", "web/worker/bridge"},
	"web/worker/bridge":        {},
	"web/compact":              {},
	"web/worker/pack":          {"web", "web/compact"},
	"web/bundle":               {"checker/lesson", "checker/markdown", "web/compact"},
	"web/lessons":              {"checker/documents", "checker/lesson"},
	"web/lessons/oracle":       {"web/lessons"},
}

// owners lists the imports from outside that only some packages may have.
var owners = map[string][]string{
	"github.com/go-python/gpython": {"checker/internal/syntax"},
	"syscall/js":                   {"wasm", "web/worker", "web/worker/bridge"},
	"github.com/BurntSushi/toml":   {"checker/pyproject"},
	"github.com/syumai/workers":    {"web/worker"},
	"go.etcd.io/bbolt":             {"web/serve"},
}

// worldly imports reach files, the network or the clock. The checker has none of
// them, its command apart.
var worldly = []string{"os", "net/http", "time", "syscall"}

func TestPackagesImportOnlyWhatThePolicyAllows(t *testing.T) {
	files := 0
	eachImport(t, "..", func(file, folder, imported string) {
		files++
		if objection := objectionTo(folder, imported); objection != "" {
			t.Errorf("%s imports %q: %s", file, imported, objection)
		}
	})
	if files == 0 {
		t.Fatal("no imports were found below the repository's root")
	}
}

func TestThePolicyObjects(t *testing.T) {
	tests := []struct{ folder, imported, objection string }{
		{"checker/internal/syntax", "github.com/go-python/gpython/ast", ""},
		{"checker/internal/flask", "github.com/go-python/gpython/ast", "only checker/internal/syntax may"},
		{"checker", "unguarded/checker/internal/syntax", ""},
		{"checker/internal/syntax", "unguarded/checker/internal/flask", "the policy does not let checker/internal/syntax import checker/internal/flask"},
		{"checker/internal/lower", "unguarded/checker/diag", "the policy does not let checker/internal/lower import checker/diag"},
		{"checker/cmd/unguarded", "unguarded/checker/text", ""},
		{"checker/cmd/unguarded", "os", ""},
		{"checker/cmd/unguarded", "unguarded/web", "the policy does not let checker/cmd import web"},
		{"checker", "time", "the checker reaches no files, network or clock"},
		{"checker/text", "net/http", "the checker reaches no files, network or clock"},
		{"web", "net/http", ""},
		{"web", "syscall/js", "only wasm, web/worker, web/worker/bridge may"},
		{"extra", "fmt", "package extra is not in the policy"},
	}
	for _, test := range tests {
		if got := objectionTo(test.folder, test.imported); got != test.objection {
			t.Errorf("%s imports %q: got the objection %q, want %q", test.folder, test.imported, got, test.objection)
		}
	}
}

// objectionTo says what is wrong with an import in a folder, "" if nothing is.
func objectionTo(folder, imported string) string {
	name := folder
	if strings.HasPrefix(folder, "checker/cmd/") {
		name = "checker/cmd"
	}
	if _, listed := policy[name]; !listed {
		return fmt.Sprintf("package %s is not in the policy", folder)
	}
	if ours, found := strings.CutPrefix(imported, "unguarded/"); found {
		if !mayImport(name, ours) {
			return fmt.Sprintf("the policy does not let %s import %s", name, ours)
		}
		return ""
	}
	for owned, by := range owners {
		if within(imported, owned) && !slices.Contains(by, name) {
			return "only " + strings.Join(by, ", ") + " may"
		}
	}
	if within(name, "checker") && name != "checker/cmd" {
		for _, path := range worldly {
			if within(imported, path) {
				return "the checker reaches no files, network or clock"
			}
		}
	}
	return ""
}

// mayImport follows the policy from a package down.
func mayImport(name, imported string) bool {
	for _, allowed := range policy[name] {
		if allowed == imported || mayImport(allowed, imported) {
			return true
		}
	}
	return false
}

// within reports whether a slash-separated path is a folder or below it.
func within(name, folder string) bool {
	return name == folder || strings.HasPrefix(name, folder+"/")
}

// eachImport calls visit for each import of each file below root that is no
// test, whatever its build constraints are.
func eachImport(t *testing.T, root string, visit func(file, folder, imported string)) {
	t.Helper()
	err := filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() {
			if slices.Contains([]string{"node_modules", "dist", "testdata", ".git"}, entry.Name()) {
				return filepath.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		file, err := filepath.Rel(root, name)
		if err != nil {
			return err
		}
		file = filepath.ToSlash(file)
		for _, spec := range parsed.Imports {
			visit(file, path.Dir(file), strings.Trim(spec.Path.Value, `"`))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
