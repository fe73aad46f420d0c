package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/evanw/esbuild/pkg/api"
)

// runInNode bundles a module of the page, runs a script that knows its exports as
// page and the input as input, and reads what the script returns, as JSON.
func runInNode(t *testing.T, module, script string, input, result any) {
	t.Helper()
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("node is missing, so the page's modules can't be run")
	}
	if _, err := os.Stat(filepath.Join("..", "node_modules")); err != nil {
		t.Skip("web/node_modules is not installed: ./build.sh build does that")
	}
	root, err := absolute(tree{"../.."})
	if err != nil {
		t.Fatal(err)
	}
	built := api.Build(api.BuildOptions{
		AbsWorkingDir: root, EntryPoints: []string{module}, Bundle: true, Format: api.FormatIIFE,
		GlobalName: "page", Target: api.ES2022, LogLevel: api.LogLevelSilent,
	})
	if len(built.Errors) > 0 {
		t.Fatal(strings.Join(api.FormatMessages(built.Errors, api.FormatMessagesOptions{}), ""))
	}
	given, err := json.Marshal(input)
	if err != nil {
		t.Fatal(err)
	}
	command := exec.Command(node, "-")
	command.Stdin = strings.NewReader(string(built.OutputFiles[0].Contents) +
		"\nconst input = " + string(given) + ";\nconsole.log(JSON.stringify((() => {" + script + "})()));\n")
	command.Stderr = os.Stderr
	out, err := command.Output()
	if err != nil {
		t.Fatalf("node: %v", err)
	}
	if err := json.Unmarshal(out, result); err != nil {
		t.Fatal(err)
	}
}

// The table is that of checker/expect, whose own test holds it for Go.
func TestThePageJudgesExpectationsAsTheCommandDoes(t *testing.T) {
	var table map[string]json.RawMessage
	if err := readJSON("../../checker/expect/testdata/cases.json", &table); err != nil {
		t.Fatal(err)
	}
	var got, want struct {
		Cases  []struct{ Of, Text, Difference string }
		Errors []struct{ Text, Error string }
	}
	runInNode(t, "web/page/expectation.ts", `
		const wrong = (text) => { try { page.parseExpectation(text); return "" } catch (error) { return error.message } };
		return {
			cases: input.cases.map(({ of, text }) => ({ of, text, difference: page.parseExpectation(text).difference(input[of]) })),
			errors: input.errors.map(({ text }) => ({ text, error: wrong(text) })),
		};`, table, &got)
	if err := readJSON("../../checker/expect/testdata/cases.json", &want); err != nil {
		t.Fatal(err)
	}
	if len(got.Cases) != len(want.Cases) || len(got.Errors) != len(want.Errors) || len(want.Cases) == 0 {
		t.Fatalf("got %d cases and %d errors, want %d and %d", len(got.Cases), len(got.Errors), len(want.Cases), len(want.Errors))
	}
	for i, c := range want.Cases {
		if got.Cases[i] != c {
			t.Errorf("%s, of %q: got %q, want %q", c.Text, c.Of, got.Cases[i].Difference, c.Difference)
		}
	}
	for i, c := range want.Errors {
		if got.Errors[i] != c {
			t.Errorf("%s: got %q, want %q", c.Text, got.Errors[i].Error, c.Error)
		}
	}
}
