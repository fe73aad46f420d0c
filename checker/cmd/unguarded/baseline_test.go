package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestABaselineHoldsWhateverTheCommandIsRunOn(t *testing.T) {
	t.Chdir(tree(t, "src/app.py", "src/other.py"))
	if err := os.WriteFile("src/app.py", []byte(mixedApp), 0o644); err != nil {
		t.Fatal(err)
	}
	if status, _, stderr := command("", "--baseline", "known.json", "--write-baseline", "src"); status != 0 || stderr != "unguarded: known.json written, 1 finding in it\n" {
		t.Fatalf("writing: got %d, %q", status, stderr)
	}
	for _, args := range [][]string{{"src"}, {"."}, {"src/app.py"}, {"src/other.py"}, {filepath.Join("src", "..", "src"), "src/other.py"}, {"--profile", "classic", "src"}} {
		if status, stdout, stderr := command("", append([]string{"--baseline", "known.json"}, args...)...); status != 0 || stderr != "" {
			t.Errorf("%q: got %d, %s, %q; want 0 and nothing", args, status, stdout, stderr)
		}
	}
	if status, _, _ := command("", "src"); status != 1 {
		t.Errorf("without the baseline: got %d, want 1", status)
	}
}

func TestWhatIsStaleInABaselineIsSaid(t *testing.T) {
	inFolder(t, "app.py", mixedApp)
	command("", "--baseline", "known.json", "--write-baseline", ".")
	const want = "unguarded: known.json: unprotected-route is not found any more: app.py, add\n"
	if err := os.WriteFile("app.py", []byte(noApp), 0o644); err != nil {
		t.Fatal(err)
	}
	if status, _, stderr := command("", "--baseline", "known.json", "."); status != 0 || stderr != want {
		t.Errorf("mended: got %d, %q; want 0, %q", status, stderr, want)
	}
	if err := os.Remove("app.py"); err != nil {
		t.Fatal(err)
	}
	if status, _, stderr := command("", "--baseline", "known.json", "."); status != 0 || stderr != want {
		t.Errorf("deleted: got %d, %q; want 0, %q", status, stderr, want)
	}
}

func TestWritingABaselineKeepsWhatWasNotLookedAt(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "one.py", mixedApp)
	write(t, "two.py", mixedApp)
	for _, args := range [][]string{{"one.py"}, {"two.py"}, {"--ignore", "unprotected-route", "."}, {"--profile", "classic", "."}} {
		command("", append(args, "--baseline", "known.json", "--write-baseline")...)
	}
	if status, _, stderr := command("", "--baseline", "known.json", "."); status != 0 || stderr != "" {
		t.Errorf("got %d, %q; want 0 and nothing", status, stderr)
	}
	write(t, "two.py", noApp)
	if _, _, stderr := command("", "--baseline", "known.json", "--write-baseline", "."); stderr != "unguarded: known.json written, 1 finding in it\n" {
		t.Errorf("after one was mended: got %q", stderr)
	}
}

func TestABaselineThatCannotBeUsedIsStatus2(t *testing.T) {
	inFolder(t, "app.py", mixedApp)
	if err := os.WriteFile("wrong.json", []byte("{"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		args []string
		want string
	}{
		{[]string{"--write-baseline"}, "--write-baseline: expected --baseline FILE as well, which says where"},
		{[]string{"--baseline", "none.json"}, "none.json can't be read: no such file; --write-baseline makes it"},
		{[]string{"--baseline", "wrong.json"}, "wrong.json: expected a baseline as --write-baseline makes it: unexpected EOF"},
		{[]string{"--baseline", "wrong.json", "--write-baseline"}, "wrong.json: expected a baseline as --write-baseline makes it: unexpected EOF"},
		{[]string{"--baseline", "none/known.json", "--write-baseline"}, "none/known.json can't be written: no such file or directory"},
	} {
		status, stdout, stderr := command("", append(test.args, "app.py")...)
		if status != 2 || stdout != "" || strings.TrimPrefix(stderr, "unguarded: ") != test.want+"\n" {
			t.Errorf("%q: got %d, %q, %q; want 2, nothing, %q", test.args, status, stdout, stderr, test.want)
		}
	}
}
