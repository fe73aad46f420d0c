package compact

import (
	"encoding/binary"
	"slices"
)

// Go's compiler translates one function after the other into WebAssembly by fixed
// patterns, which are longer than they need be and hold numbers that compress badly.
// What stands in jumps.go, frames.go and calls.go says the same more briefly. A function
// in which something is not as expected there keeps it.
//
// The patterns are in cmd/internal/obj/wasm/wasmobj.go (preprocess, assemble) of Go 1.26.

// A routine is the code of one function. Its first local is its parameter, PC_B: the
// number of the basic block at which it starts or goes on.
type routine struct {
	locals []locals
	code   []instruction
}

// locals are some local variables of one type that stand beside each other.
type locals struct {
	count  int
	ofType byte
}

const (
	typeI32 = 0x7f
	typeI64 = 0x7e
)

const (
	pcLocal  = 0 // PC_B
	spLocal  = 1 // a copy of the stack pointer
	spGlobal = 0 // the stack pointer
)

// rewriteCode writes a code section anew. It is not ok if the section can't be read.
func rewriteCode(section []byte) (out []byte, ok bool) {
	r := wasmReader{rest: section}
	count := r.unsigned()
	out = binary.AppendUvarint(nil, uint64(count))
	for range count {
		body := r.bytes(r.unsigned())
		if r.failed {
			return nil, false
		}
		if f, ok := readRoutine(body); ok {
			f.shorten()
			body = f.body()
		}
		out = binary.AppendUvarint(out, uint64(len(body)))
		out = append(out, body...)
	}
	return out, len(r.rest) == 0
}

func (f *routine) shorten() {
	f.jumpDirectly()
	f.foldAddresses()
	f.leaveInOneStep()
	f.unwindAtOnce()
	f.shareReturnAddress()
}

func readRoutine(body []byte) (f routine, ok bool) {
	r := wasmReader{rest: body}
	for range r.unsigned() {
		f.locals = append(f.locals, locals{r.unsigned(), r.bytes(1)[0]})
	}
	if r.failed {
		return routine{}, false
	}
	f.code, ok = readInstructions(r.rest)
	return f, ok
}

func (f *routine) body() []byte {
	out := binary.AppendUvarint(nil, uint64(len(f.locals)))
	for _, l := range f.locals {
		out = append(binary.AppendUvarint(out, uint64(l.count)), l.ofType)
	}
	for _, i := range f.code {
		out = i.appendTo(out)
	}
	return out
}

// sweep removes the instructions that are marked as gone.
func (f *routine) sweep() {
	f.code = slices.DeleteFunc(f.code, func(i instruction) bool { return i.gone })
}

// drop marks n instructions as gone, from one on.
func (f *routine) drop(from, n int) {
	for i := range n {
		f.code[from+i].gone = true
	}
}

// opcodes reports whether these stand at a place of the code.
func (f *routine) opcodes(at int, want ...byte) bool {
	if at < 0 || at+len(want) > len(f.code) {
		return false
	}
	for i, opcode := range want {
		if f.code[at+i].opcode != opcode {
			return false
		}
	}
	return true
}

// matches reports whether these instructions stand at a place of the code. One without
// operands stands for any with its opcode.
func (f *routine) matches(at int, want ...instruction) bool {
	if at < 0 || at+len(want) > len(f.code) {
		return false
	}
	for i, w := range want {
		found := f.code[at+i]
		if found.opcode != w.opcode || len(w.operands) > 0 && !found.is(w.opcode, w.operands...) {
			return false
		}
	}
	return true
}

// keepsStackPointer reports whether the function has a copy of the stack pointer.
func (f *routine) keepsStackPointer() bool {
	return len(f.locals) > 0 && f.locals[0] == locals{1, typeI32} &&
		f.matches(0, made(opGlobalGet, spGlobal), made(opLocalSet, spLocal))
}
