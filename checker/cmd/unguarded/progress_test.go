package main

import (
	"strings"
	"testing"
	"time"
)

func TestProgressIsSaidOnceWorkLastsAndErasedAtItsEnd(t *testing.T) {
	var out strings.Builder
	p := &progress{out: &out, delay: time.Hour}
	p.say("Reading files")
	if out.Len() > 0 {
		t.Errorf("before the delay: got %q, want nothing", out.String())
	}
	p.show() // as the timer does
	p.say("Checking files (2)")
	p.end()
	p.show() // a timer that had fired already
	p.end()
	if got, want := out.String(), "\r\x1b[KReading files …\r\x1b[KChecking files (2) …\r\x1b[K"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestShortWorkSaysNothing(t *testing.T) {
	var out strings.Builder
	p := &progress{out: &out, delay: time.Hour}
	p.say("Reading files")
	p.end()
	p.show()
	if out.Len() > 0 {
		t.Errorf("got %q, want nothing", out.String())
	}
}

func TestNoProgressWhereNobodyLooks(t *testing.T) {
	var out strings.Builder
	p := startProgress(&out)
	if p != nil {
		t.Fatal("a progress for what is no terminal")
	}
	p.say("Reading files")
	p.end()
	if out.Len() > 0 {
		t.Errorf("got %q, want nothing", out.String())
	}
}
