package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"
)

// agreementFloor is the share of the runtime oracle's records, in percent, that
// the command agrees with. It only rises.
const agreementFloor = 100.0

var figures = regexp.MustCompile(`agrees on \d+ of \d+ \(([\d.]+)%\): (\d+) unsafe`)

// The oracle lies beside the repository, where it is at all. It ran real Flask
// applications and wrote down what an anonymous request met.
func TestTheCommandAgreesWithWhatRealFlaskDid(t *testing.T) {
	oracle, err := filepath.Abs(filepath.Join("..", "..", "..", "..", "shared", "oracle", "agree.py"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(oracle); err != nil {
		t.Skip("../shared/oracle is not beside the repository, so nothing can be compared with real Flask")
	}
	python, err := exec.LookPath("python3")
	if err != nil {
		if os.Getenv("UNGUARDED_REQUIRE_PYTHON") != "" {
			t.Fatal("python3 is missing")
		}
		t.Skip("python3 is missing, so nothing can be compared with real Flask")
	}
	command := filepath.Join(t.TempDir(), "unguarded")
	if out, err := exec.Command("go", "build", "-o", command, ".").CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	out, err := exec.Command(python, oracle, command).CombinedOutput()
	if exit := (*exec.ExitError)(nil); err != nil && (!errors.As(err, &exit) || exit.ExitCode() != 1) {
		t.Fatalf("agree.py: %v\n%s", err, out)
	}
	found := figures.FindSubmatch(out)
	if found == nil {
		t.Fatalf("agree.py gave no figures:\n%s", out)
	}
	agreement, err := strconv.ParseFloat(string(found[1]), 64)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%s", found[0])
	if unsafe := string(found[2]); unsafe != "0" {
		t.Errorf("%s routes that real Flask opened are called protected or broken:\n%s", unsafe, out)
	}
	if agreement < agreementFloor {
		t.Errorf("the agreement is %.1f%%, the floor is %.1f%%:\n%s", agreement, agreementFloor, out)
	}
}
