package compact

import "slices"

// unwindAtOnce returns where a call says that the stack is to be unwound, in the place
// of a branch to the end of the function: its label is another one at each call.
func (f *routine) unwindAtOnce() {
	if !f.opcodes(0, opBlock) && !f.opcodes(2, opBlock) {
		return
	}
	if !f.matches(len(f.code)-3, made(opEnd), made(opI32Const, 1), made(opEnd)) {
		return
	}
	outermost := slices.IndexFunc(f.code, func(i instruction) bool { return i.opcode == opBlock })
	var code []instruction
	var starts []int
	for at, i := range f.code {
		switch i.opcode {
		case opBlock, opLoop, opIf:
			starts = append(starts, at)
		case opEnd:
			starts = starts[:max(len(starts)-1, 0)]
		case opBrIf:
			if f.startOf(starts, at) == outermost {
				code = append(code, made(opIf, noResult), made(opI32Const, 1), made(opReturn), made(opEnd))
				continue
			}
		}
		code = append(code, i)
	}
	f.code = code
}

// blockBits are the bits of a return address that number a basic block; those above
// are the same throughout a function.
const blockBits = 1<<16 - 1

const returnLocal = 2

// shareReturnAddress keeps what all return addresses of a function have in common in a
// local, so that the same code stands at the calls of all functions.
func (f *routine) shareReturnAddress() {
	if !f.keepsStackPointer() {
		return
	}
	common := 0
	for at := range f.code {
		if f.pushesReturnAddress(at) {
			address := f.code[at].operands[0] &^ blockBits
			if common != 0 && common != address {
				return
			}
			common = address
		}
	}
	if common == 0 {
		return
	}
	code := []instruction{made(opI64Const, common), made(opLocalSet, returnLocal)}
	for at, i := range f.code {
		switch {
		case i.opcode >= opLocalGet && i.opcode <= opLocalTee && i.operands[0] >= returnLocal:
			code = append(code, made(i.opcode, i.operands[0]+1))
		case f.pushesReturnAddress(at):
			code = append(code, made(opLocalGet, returnLocal), made(opI64Const, i.operands[0]&blockBits), made(opI64Or))
		default:
			code = append(code, i)
		}
	}
	f.code = code
	if len(f.locals) > 1 && f.locals[1].ofType == typeI64 {
		f.locals[1].count++
	} else {
		f.locals = slices.Insert(f.locals, 1, locals{1, typeI64})
	}
}

// pushesReturnAddress reports whether a constant is a return address that is put on
// the stack.
func (f *routine) pushesReturnAddress(at int) bool {
	return f.matches(at-1, made(opLocalGet, spLocal), made(opI64Const), made(opI64Store, 3, 0)) &&
		f.code[at].operands[0] > blockBits &&
		(f.opcodes(at+2, opI32Const, opCall) || f.matches(at+2, made(opI64Const, 16)))
}
