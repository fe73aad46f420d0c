package main

import (
	"bytes"
	"os"
	"strings"
	"testing"
)

// module is a module with one custom section and these data segments.
func module(segments ...segment) []byte {
	data := []byte{byte(len(segments))}
	for _, s := range segments {
		data = appendSigned(append(data, 0, i32Const), s.address)
		data = append(data, end, byte(len(s.content)))
		data = append(data, s.content...)
	}
	out := []byte("\x00asm\x01\x00\x00\x00" + "\x00\x02\x01x" + "\x0b")
	return append(append(out, byte(len(data))), data...)
}

func TestSegmentsThatStandCloseBecomeOne(t *testing.T) {
	tests := []struct {
		name       string
		from, want []byte
	}{
		{"zeros between are written out",
			module(segment{8, []byte("ab")}, segment{14, []byte("cd")}),
			module(segment{8, []byte("ab\x00\x00\x00\x00cd")})},
		{"far apart they stay two",
			module(segment{8, []byte("ab")}, segment{300, []byte("cd")}),
			module(segment{8, []byte("ab")}, segment{300, []byte("cd")})},
		{"one that goes back stays apart, for the later one wins",
			module(segment{80, []byte("ab")}, segment{81, []byte("cd")}, segment{4, []byte("e")}),
			module(segment{80, []byte("ab")}, segment{81, []byte("cd")}, segment{4, []byte("e")})},
		{"addresses from the upper half of memory are kept",
			module(segment{-2147483648, []byte("ab")}, segment{-2147483646, []byte("c")}),
			module(segment{-2147483648, []byte("abc")})},
		{"no segments", module(), module()},
	}
	for _, test := range tests {
		got, err := mergeSegments(test.from)
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
		} else if !bytes.Equal(got, test.want) {
			t.Errorf("%s:\ngot  %x\nwant %x", test.name, got, test.want)
		}
	}
}

func TestSegmentsOfOtherKindsAreLeftAlone(t *testing.T) {
	passive := []byte("\x00asm\x01\x00\x00\x00\x0b\x05\x01\x01\x02ab")
	got, err := mergeSegments(passive)
	if err != nil || !bytes.Equal(got, passive) {
		t.Errorf("got %x, %v; want it unchanged", got, err)
	}
}

func TestWhatIsNoModuleIsSaidSo(t *testing.T) {
	for text, want := range map[string]string{
		"":                                "no WebAssembly module",
		"<!doctype html>":                 "no WebAssembly module",
		"\x00asm\x01\x00\x00\x00\x0b\x7f": "ends too early",
	} {
		if _, err := mergeSegments([]byte(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: got %v, want an error with %q", text, err, want)
		}
	}
}

// image is what the module's segments leave in memory.
func image(t *testing.T, module []byte) []byte {
	t.Helper()
	memory := make([]byte, 64<<20)
	for r := (wasmReader{rest: module[8:]}); len(r.rest) > 0; {
		id := r.bytes(1)
		section := wasmReader{rest: r.bytes(r.unsigned())}
		if id[0] != dataSection {
			continue
		}
		for range section.unsigned() {
			section.unsigned()
			section.bytes(1)
			address := section.signed()
			section.bytes(1)
			copy(memory[address:], section.bytes(section.unsigned()))
		}
	}
	return memory
}

func TestTheCheckerHasTheSameMemory(t *testing.T) {
	built, err := os.ReadFile("../../" + checkerPath)
	if err != nil {
		t.Skip("dist/checker.wasm is not built")
	}
	merged, err := mergeSegments(built)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(image(t, built), image(t, merged)) {
		t.Error("the merged module puts other bytes into memory")
	}
}
