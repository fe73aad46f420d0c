package compact

import "encoding/binary"

// An instruction of a function's body. Its operands are labels, indexes or a constant;
// those of a load or a store are its alignment and its offset.
type instruction struct {
	opcode   byte
	operands []int
	encoded  []byte // as it was read; nil if it was made here
	gone     bool
}

// https://webassembly.github.io/spec/core/binary/instructions.html
const (
	opBlock        = 0x02
	opLoop         = 0x03
	opIf           = 0x04
	opElse         = 0x05
	opEnd          = end
	opBr           = 0x0c
	opBrIf         = 0x0d
	opBrTable      = 0x0e
	opReturn       = 0x0f
	opCall         = 0x10
	opCallIndirect = 0x11
	opDrop         = 0x1a
	opSelect       = 0x1b
	opLocalGet     = 0x20
	opLocalSet     = 0x21
	opLocalTee     = 0x22
	opGlobalGet    = 0x23
	opGlobalSet    = 0x24
	opFirstLoad    = 0x28
	opLastLoad     = 0x35
	opFirstStore   = 0x36
	opI64Store     = 0x37
	opLastStore    = 0x3e
	opMemorySize   = 0x3f
	opMemoryGrow   = 0x40
	opI32Const     = i32Const
	opI64Const     = 0x42
	opF32Const     = 0x43
	opF64Const     = 0x44
	opFirstNumeric = 0x45
	opI32Add       = 0x6a
	opI32Sub       = 0x6b
	opI64Add       = 0x7c
	opI64Or        = 0x84
	opI32Wrap      = 0xa7 // i32.wrap_i64
	opI64Extend    = 0xad // i64.extend_i32_u
	opLastNumeric  = 0xc4
	opPrefix       = 0xfc // of saturating conversions and of memory.copy and memory.fill

	noResult = -64 // as the type of a block
)

// made is an instruction that was not read.
func made(opcode byte, operands ...int) instruction {
	return instruction{opcode: opcode, operands: operands}
}

// is reports whether the instruction has the opcode and these operands.
func (i instruction) is(opcode byte, operands ...int) bool {
	if i.opcode != opcode || len(i.operands) != len(operands) {
		return false
	}
	for k, operand := range operands {
		if i.operands[k] != operand {
			return false
		}
	}
	return true
}

// readInstructions reads the body of a function, behind its locals. It is not ok if
// one is of a kind that Go's linker does not write.
func readInstructions(body []byte) (code []instruction, ok bool) {
	r := wasmReader{rest: body}
	for len(r.rest) > 0 {
		before := r.rest
		i := instruction{opcode: r.bytes(1)[0]}
		if !i.readOperands(&r) || r.failed {
			return nil, false
		}
		i.encoded = before[:len(before)-len(r.rest)]
		code = append(code, i)
	}
	return code, true
}

func (i *instruction) readOperands(r *wasmReader) (known bool) {
	switch op := i.opcode; {
	case op == opBlock, op == opLoop, op == opIf, op == opI32Const:
		i.operands = []int{r.signed()}
	case op == opI64Const:
		i.operands = []int{r.signedLong()}
	case op == opBr, op == opBrIf, op == opCall, op >= opLocalGet && op <= opGlobalSet, op == opMemorySize, op == opMemoryGrow:
		i.operands = []int{r.unsigned()}
	case op == opBrTable:
		for range r.unsigned() + 1 {
			i.operands = append(i.operands, r.unsigned())
		}
	case op == opCallIndirect, op >= opFirstLoad && op <= opLastStore:
		i.operands = []int{r.unsigned(), r.unsigned()}
	case op == opF32Const:
		r.bytes(4)
	case op == opF64Const:
		r.bytes(8)
	case op == opPrefix:
		return i.readPrefixed(r)
	default:
		return op <= 1 || op == opElse || op == opEnd || op == opReturn || op == opDrop || op == opSelect ||
			op >= opFirstNumeric && op <= opLastNumeric
	}
	return true
}

// What stands behind opPrefix.
const (
	lastConversion = 7
	memoryCopy     = 10
	memoryFill     = 11
)

func (i *instruction) readPrefixed(r *wasmReader) (known bool) {
	second := r.unsigned()
	i.operands = []int{second}
	switch {
	case second == memoryCopy:
		r.bytes(2)
	case second == memoryFill:
		r.bytes(1)
	default:
		return second <= lastConversion
	}
	return true
}

// appendTo writes the instruction: as it was read, or one of those that are made here.
func (i instruction) appendTo(out []byte) []byte {
	if i.encoded != nil {
		return append(out, i.encoded...)
	}
	out = append(out, i.opcode)
	for _, operand := range i.operands {
		switch i.opcode {
		case opI32Const, opI64Const, opIf:
			out = appendSigned(out, operand)
		default:
			out = binary.AppendUvarint(out, uint64(operand))
		}
	}
	return out
}

// values says how many values the instruction takes from the stack and leaves there. It
// is not known of those that call or branch.
func (i instruction) values() (takes, leaves int, known bool) {
	switch op := i.opcode; {
	case op == opDrop, op == opLocalSet, op == opGlobalSet:
		return 1, 0, true
	case op == opSelect:
		return 3, 1, true
	case op == opLocalGet, op == opGlobalGet, op == opMemorySize, op >= opI32Const && op <= opF64Const:
		return 0, 1, true
	case op == opLocalTee, op == opMemoryGrow, op >= opFirstLoad && op <= opLastLoad:
		return 1, 1, true
	case op >= opFirstStore && op <= opLastStore:
		return 2, 0, true
	case op >= opFirstNumeric && op <= opLastNumeric:
		if unary(op) {
			return 1, 1, true
		}
		return 2, 1, true
	case op == opPrefix:
		if i.operands[0] <= lastConversion {
			return 1, 1, true
		}
		return 3, 0, true
	}
	return 0, 0, false
}

// unary reports whether a numeric instruction takes one value: tests for zero, counts of
// bits, conversions, and functions of one floating-point number.
func unary(op byte) bool {
	return op == 0x45 || op == 0x50 || op >= 0x67 && op <= 0x69 || op >= 0x79 && op <= 0x7b ||
		op >= 0x8b && op <= 0x91 || op >= 0x99 && op <= 0x9f || op >= opI32Wrap
}

// signedLong reads a number in signed LEB128, of at most 64 bits.
func (r *wasmReader) signedLong() int {
	value := 0
	for shift := 0; shift < 70; shift += 7 {
		b := r.bytes(1)[0]
		value |= int(b&0x7f) << shift
		if b&0x80 == 0 {
			if b&0x40 != 0 && shift+7 < 64 {
				value |= -1 << (shift + 7)
			}
			return value
		}
	}
	r.failed = true
	return 0
}
