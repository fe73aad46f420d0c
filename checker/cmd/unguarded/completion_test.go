package main

import (
	"strings"
	"testing"
)

func TestAShellIsToldWhatTheFlagsTake(t *testing.T) {
	for _, shell := range []string{"bash", "zsh", "fish", "powershell"} {
		status, stdout, stderr := command("", "completion", shell)
		if status != 0 || stderr != "" || !strings.Contains(stdout, "unguarded") {
			t.Errorf("%s: got %d, %q; want a script", shell, status, stderr)
		}
	}
	for flag, want := range map[string]string{"--format": "sarif", "--profile": "classic", "--explain": "unprotected-route\tA route"} {
		if _, stdout, _ := command("", "__complete", flag, ""); !strings.Contains(stdout, want) {
			t.Errorf("%s: got %q, want %q among it", flag, stdout, want)
		}
	}
}
