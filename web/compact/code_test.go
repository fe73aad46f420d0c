package compact

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
)

// names are those instructions of the tests that have names of their own in the text
// format of WebAssembly.
var names = map[string]byte{
	"unreachable": 0x00, "block": opBlock, "loop": opLoop, "if": opIf, "else": opElse, "end": opEnd,
	"br": opBr, "br_if": opBrIf, "br_table": opBrTable, "return": opReturn, "call": opCall, "call_indirect": opCallIndirect,
	"local.get": opLocalGet, "local.set": opLocalSet, "local.tee": opLocalTee, "global.get": opGlobalGet, "global.set": opGlobalSet,
	"i64.load": 0x29, "i64.store": opI64Store, "i64.load8_u": 0x31, "i32.const": opI32Const, "i64.const": opI64Const,
	"i32.add": opI32Add, "i32.sub": opI32Sub, "i64.add": opI64Add, "i64.or": opI64Or, "i64.eqz": 0x50, "i64.shr_u": 0x88,
	"i32.wrap_i64": opI32Wrap, "i64.extend_i32_u": opI64Extend, "memory.fill": opPrefix,
}

// assembled reads instructions that are set apart by semicolons or line ends.
func assembled(t *testing.T, text string) (code []instruction) {
	t.Helper()
	for line := range strings.Lines(strings.ReplaceAll(text, ";", "\n")) {
		words := strings.Fields(line)
		if len(words) == 0 {
			continue
		}
		opcode, ok := names[words[0]]
		if !ok {
			t.Fatalf("the tests know no instruction %q", words[0])
		}
		i := made(opcode)
		for _, word := range words[1:] {
			operand, err := strconv.Atoi(word)
			if err != nil {
				t.Fatal(err)
			}
			i.operands = append(i.operands, operand)
		}
		if opcode == opBlock || opcode == opLoop || opcode == opIf {
			i.operands = []int{noResult}
		}
		code = append(code, i)
	}
	return code
}

// listed writes instructions, one a line and indented by what is open.
func listed(code []instruction) string {
	named := map[byte]string{}
	for name, opcode := range names {
		named[opcode] = name
	}
	var out strings.Builder
	depth := 0
	for _, i := range code {
		if i.opcode == opEnd {
			depth--
		}
		out.WriteString(strings.Repeat("  ", max(depth, 0)) + named[i.opcode])
		switch i.opcode {
		case opBlock, opLoop, opIf:
			depth++
		default:
			for _, operand := range i.operands {
				fmt.Fprint(&out, " ", operand)
			}
		}
		out.WriteByte('\n')
	}
	return out.String()
}

// framed is a function with a copy of the stack pointer and two locals of 64 bits.
func framed(t *testing.T, text string) routine {
	t.Helper()
	return routine{[]locals{{1, typeI32}, {2, typeI64}}, assembled(t, "global.get 0; local.set 1;"+text)}
}

// expectCode compares the code behind the copying of the stack pointer.
func expectCode(t *testing.T, name string, f routine, want string) {
	t.Helper()
	if got, want := listed(f.code), listed(assembled(t, "global.get 0; local.set 1;"+want)); got != want {
		t.Errorf("%s:\ngot\n%s\nwant\n%s", name, got, want)
	}
}

func TestJumps(t *testing.T) {
	// Three basic blocks; the br_table's 1 and 2 are both the second.
	within := func(first, second, third string) string {
		return "block; loop; block; block; block; local.get 0; br_table 0 1 1 2; end;" +
			first + "; end;" + second + "; end;" + third + "; end; unreachable; end; i32.const 1; end"
	}
	const exit = "i32.const 0; return"
	tests := []struct{ name, from, want string }{
		{"forward", within("i32.const 3; local.set 0; br 2", exit, exit), within("br 1", exit, exit)},
		{"forward by a number of the br_table that is not the first", within("i32.const 2; local.set 0; br 2", exit, exit), within("br 0", exit, exit)},
		{"beyond the br_table, to its last", within("i32.const 9; local.set 0; br 2", exit, exit), within("br 1", exit, exit)},
		{"forward on a condition",
			within("local.get 2; i64.eqz; if; i32.const 3; local.set 0; br 3; end", exit, exit),
			within("local.get 2; i64.eqz; br_if 1", exit, exit)},
		{"backward stays",
			within("", "", "i32.const 1; local.set 0; br 0"),
			within("", "", "i32.const 1; local.set 0; br 0")},
		{"backward on a condition",
			within("", "", "local.get 2; i64.eqz; if; i32.const 0; local.set 0; br 1; end;"+exit),
			within("", "", "local.get 2; i64.eqz; i32.const 0; local.set 0; br_if 0;"+exit)},
		{"with an else it stays a branch",
			within("local.get 2; i64.eqz; if; i32.const 3; local.set 0; br 3; else; return; end", exit, exit),
			within("local.get 2; i64.eqz; if; br 2; else; return; end", exit, exit)},
		{"two after each other",
			within("local.get 2; i64.eqz; if; i32.const 1; local.set 0; br 3; end; i32.const 3; local.set 0; br 2", exit, exit),
			within("local.get 2; i64.eqz; br_if 0; br 1", exit, exit)},
		{"to where a call unwinds stays", within("local.get 2; i64.eqz; br_if 3", exit, exit), within("local.get 2; i64.eqz; br_if 3", exit, exit)},
		{"an indirect call may use the number's place",
			within("local.get 2; local.set 0; i32.const 0; local.get 0; call_indirect 0 0; br_if 3; i32.const 3; local.set 0; br 2", exit, exit),
			within("local.get 2; local.set 0; i32.const 0; local.get 0; call_indirect 0 0; br_if 3; br 1", exit, exit)},
		{"what reads the number keeps it",
			within("i32.const 3; local.set 0; br 2", exit, "local.get 0; global.set 0"),
			within("i32.const 3; local.set 0; br 2", exit, "local.get 0; global.set 0")},
	}
	for _, test := range tests {
		f := framed(t, test.from)
		f.jumpDirectly()
		expectCode(t, test.name, f, test.want)
	}
}

func TestAddressesInTheFrame(t *testing.T) {
	const address = "local.get 1; i64.extend_i32_u; i64.const 24; i64.add; i32.wrap_i64;"
	tests := []struct{ name, from, want string }{
		{"of a load", address + "i64.load 3 16; local.set 2", "local.get 1; i64.load 3 40; local.set 2"},
		{"of a store", address + "local.get 2; i64.store 3 0", "local.get 1; local.get 2; i64.store 3 24"},
		{"of a store of what is loaded", address + address + "i64.load 3 0; i64.store 3 8", "local.get 1; local.get 1; i64.load 3 24; i64.store 3 32"},
		{"that stays an address", address + "i32.const 0; i32.const 64; memory.fill 11", "local.get 1; i32.const 24; i32.add; i32.const 0; i32.const 64; memory.fill 11"},
		{"that is a value", "local.get 2; i64.store 3 0; " + strings.TrimSuffix(address, "i32.wrap_i64;") + "local.set 2", "local.get 2; i64.store 3 0; " + strings.TrimSuffix(address, "i32.wrap_i64;") + "local.set 2"},
		{"by a pointer", strings.ReplaceAll(address, "local.get 1", "local.get 3") + "i64.load 3 0", strings.ReplaceAll(address, "local.get 1", "local.get 3") + "i64.load 3 0"},
		{"below the frame", strings.ReplaceAll(address, "24", "-8") + "i64.load 3 0", strings.ReplaceAll(address, "24", "-8") + "i64.load 3 0"},
		{"far above", strings.ReplaceAll(address, "24", "4294967288") + "i64.load 3 0", strings.ReplaceAll(address, "24", "4294967288") + "i64.load 3 0"},
	}
	for _, test := range tests {
		f := framed(t, test.from)
		f.foldAddresses()
		expectCode(t, test.name, f, test.want)
	}

	f := routine{[]locals{{1, typeI64}}, assembled(t, address+"i64.load 3 16")}
	f.foldAddresses()
	if got, want := listed(f.code), listed(assembled(t, address+"i64.load 3 16")); got != want {
		t.Errorf("without a copy of the stack pointer: got\n%s\nwant\n%s", got, want)
	}
}

func TestAFunctionLeavesInOneStep(t *testing.T) {
	f := framed(t, `local.get 1; i32.const 144; i32.add; local.tee 1; global.set 0
		local.get 1; i32.const 8; i32.add; local.tee 1; global.set 0
		i32.const 0; return`)
	f.leaveInOneStep()
	expectCode(t, "return", f, "local.get 1; i32.const 152; i32.add; global.set 0; i32.const 0; return")
}

func TestACallUnwindsAtOnce(t *testing.T) {
	f := framed(t, "block; loop; i32.const 0; call 7; br_if 1; if; i32.const 0; call 7; br_if 2; end; local.get 2; i64.eqz; br_if 0; end; unreachable; end; i32.const 1; end")
	f.unwindAtOnce()
	const unwind = "if; i32.const 1; return; end;"
	expectCode(t, "calls", f, "block; loop; i32.const 0; call 7;"+unwind+"if; i32.const 0; call 7;"+unwind+"end; local.get 2; i64.eqz; br_if 0; end; unreachable; end; i32.const 1; end")

	const other = "block; i32.const 0; call 7; br_if 0; return; end; i32.const 2; end"
	f = framed(t, other)
	f.unwindAtOnce()
	expectCode(t, "another end", f, other)
}

func TestReturnAddresses(t *testing.T) {
	const push = "local.get 1; i64.const %d; i64.store 3 0;"
	first, second := fmt.Sprintf(push, 0x12340005), fmt.Sprintf(push, 0x12340107)
	const direct = "i32.const 0; call 7;"
	const indirect = "i64.const 16; i64.shr_u; i32.wrap_i64; local.set 0; i32.const 0; local.get 0; call_indirect 0 0;"
	const shared = "local.get 1; local.get 2; i64.const %d; i64.or; i64.store 3 0;"

	f := framed(t, first+direct+"local.get 2;"+second+indirect+"local.get 3; local.tee 2")
	f.shareReturnAddress()
	want := listed(assembled(t, "i64.const 305397760; local.set 2; global.get 0; local.set 1;"+
		fmt.Sprintf(shared, 5)+direct+"local.get 3;"+fmt.Sprintf(shared, 0x107)+indirect+"local.get 4; local.tee 3"))
	if got := listed(f.code); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got := fmt.Sprint(f.locals); got != fmt.Sprint([]locals{{1, typeI32}, {3, typeI64}}) {
		t.Errorf("the locals are %s, expected one more of 64 bits", got)
	}

	for name, code := range map[string]string{
		"of two functions":       first + direct + fmt.Sprintf(push, 0x12350001) + direct,
		"numbers that are data":  first + "local.get 2; global.set 0",
		"no address, too little": fmt.Sprintf(push, 12) + direct,
	} {
		f := framed(t, code)
		f.shareReturnAddress()
		expectCode(t, name, f, code)
	}
}

// codeOf gives a module's functions, as they are written.
func codeOf(t *testing.T, module []byte) (bodies [][]byte) {
	t.Helper()
	for r := (wasmReader{rest: module[8:]}); len(r.rest) > 0; {
		id := r.bytes(1)
		content := wasmReader{rest: r.bytes(r.unsigned())}
		if id[0] != codeSection {
			continue
		}
		for range content.unsigned() {
			bodies = append(bodies, content.bytes(content.unsigned()))
		}
		if content.failed || len(content.rest) > 0 {
			t.Fatal("the code section can't be read")
		}
	}
	return bodies
}

// TestAllInstructionsOfTheCheckerAreKnown reads every function, writes its instructions
// one by one, and reads those: the linker writes some numbers with a byte too many.
func TestAllInstructionsOfTheCheckerAreKnown(t *testing.T) {
	bodies := codeOf(t, builtChecker(t))
	if len(bodies) < 1000 {
		t.Fatalf("the checker has %d functions, expected more", len(bodies))
	}
	for n, body := range bodies {
		f, ok := readRoutine(body)
		if !ok {
			t.Fatalf("function %d has an instruction that is not known", n)
		}
		for _, i := range f.code {
			switch i.opcode {
			case opPrefix, opF32Const, opF64Const, opBlock, opLoop, opBrTable:
				continue
			}
			again, ok := readInstructions(made(i.opcode, i.operands...).appendTo(nil))
			if !ok || len(again) != 1 || !again[0].is(i.opcode, i.operands...) {
				t.Fatalf("function %d: %x %d is written otherwise than it was read", n, i.opcode, i.operands)
			}
		}
	}
}

// TestThePatternsAreThoseOfTheCompiler fails when a newer Go writes others, and nothing
// becomes shorter any more.
func TestThePatternsAreThoseOfTheCompiler(t *testing.T) {
	direct, shared, functions := 0, 0, 0
	for _, body := range codeOf(t, builtChecker(t)) {
		f, _ := readRoutine(body)
		before := len(f.code)
		f.jumpDirectly()
		if len(f.code) < before {
			direct++
		}
		before = len(f.code)
		f.shareReturnAddress()
		if len(f.code) > before {
			shared++
		}
		functions++
	}
	if direct < functions/2 || shared < functions/2 {
		t.Errorf("of %d functions, %d have direct jumps and %d share the return address; expected most", functions, direct, shared)
	}
}
