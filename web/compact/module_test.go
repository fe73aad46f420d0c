package compact

import (
	"bytes"
	"os"
	"strings"
	"testing"
)

// A segment is what a module puts into memory 0 at an address.
type segment struct {
	address int
	content []byte
}

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
		{"where two meet, the later one wins",
			module(segment{80, []byte("ab")}, segment{81, []byte("cd")}),
			module(segment{80, []byte("acd")})},
		{"long runs of zeros in one are left out",
			module(segment{8, []byte("\x00a" + strings.Repeat("\x00", 70) + "b\x00")}),
			module(segment{9, []byte("a")}, segment{80, []byte("b")})},
		{"addresses from the upper half of memory are kept",
			module(segment{-2147483648, []byte("ab")}, segment{-2147483646, []byte("c")}),
			module(segment{-2147483648, []byte("abc")})},
		{"no segments", module(), module()},
	}
	for _, test := range tests {
		got, err := Module(test.from)
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
		} else if !bytes.Equal(got, test.want) {
			t.Errorf("%s:\ngot  %x\nwant %x", test.name, got, test.want)
		}
	}
}

func TestSegmentsOfOtherKindsAreLeftAlone(t *testing.T) {
	for name, module := range map[string][]byte{
		"passive":        []byte("\x00asm\x01\x00\x00\x00\x0b\x05\x01\x01\x02ab"),
		"one goes back":  module(segment{80, []byte("ab")}, segment{4, []byte("e")}),
		"too far behind": module(segment{8, []byte("ab")}, segment{1 << 30, []byte("cd")}),
	} {
		got, err := Module(module)
		if err != nil || !bytes.Equal(got, module) {
			t.Errorf("%s: got %x, %v; want it unchanged", name, got, err)
		}
	}
}

func TestWhatIsNoModuleIsSaidSo(t *testing.T) {
	for text, want := range map[string]string{
		"":                                "no WebAssembly module",
		"<!doctype html>":                 "no WebAssembly module",
		"\x00asm\x01\x00\x00\x00\x0b\x7f": "ends too early",
	} {
		if _, err := Module([]byte(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: got %v, want an error with %q", text, err, want)
		}
	}
}

// dataOf gives what a module's data section leaves in memory.
func dataOf(t *testing.T, module []byte) memory {
	t.Helper()
	for r := (wasmReader{rest: module[8:]}); len(r.rest) > 0; {
		id := r.bytes(1)
		content := r.bytes(r.unsigned())
		if id[0] != dataSection {
			continue
		}
		m, ok := readMemory(content)
		if !ok {
			t.Fatal("the data section has segments of another kind than Go's linker writes")
		}
		return m
	}
	t.Fatal("the module has no data section")
	return memory{}
}

func builtChecker(t *testing.T) []byte {
	t.Helper()
	built, err := os.ReadFile("../../dist/checker.wasm")
	if err != nil {
		t.Skip("dist/checker.wasm is not built")
	}
	return built
}

func TestTheCheckerHasTheSameMemory(t *testing.T) {
	before := dataOf(t, builtChecker(t))
	after, ok := readMemory(before.section())
	if !ok {
		t.Fatal("the section that was written can't be read")
	}
	if skipped := after.address - before.address; skipped >= 0 {
		after.content = append(make([]byte, skipped), after.content...)
	}
	if !bytes.Equal(bytes.TrimRight(before.content, "\x00"), after.content) {
		t.Error("the module puts other bytes into memory")
	}
}
