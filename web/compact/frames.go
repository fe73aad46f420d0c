package compact

// largestOffset is more than any stack frame has. Stacks lie far enough from the end of
// memory that no sum with a smaller offset goes beyond it.
const largestOffset = 1 << 20

// foldAddresses makes the sum of the stack pointer and a constant, computed in 64 bits,
// the offset of the load or store that it is for, or a sum in 32 bits.
func (f *routine) foldAddresses() {
	if !f.keepsStackPointer() {
		return
	}
	var values []int // the instructions that left the values on the stack
	for at := range f.code {
		i := &f.code[at]
		takes, leaves, known := i.values()
		if !known || takes > len(values) {
			values = values[:0]
			continue
		}
		if i.opcode >= opFirstLoad && i.opcode <= opLastStore {
			address := values[len(values)-takes]
			if sum := address - 4; f.stackAddress(sum) {
				*i = made(i.opcode, i.operands[0], i.operands[1]+f.code[sum+2].operands[0])
				f.drop(sum+1, 4)
			}
		}
		values = values[:len(values)-takes]
		for range leaves {
			values = append(values, at)
		}
	}
	for at := range f.code {
		if f.stackAddress(at) && !f.code[at+1].gone {
			f.drop(at+1, 1)
			f.code[at+2] = made(opI32Const, f.code[at+2].operands[0])
			f.code[at+3] = made(opI32Add)
			f.drop(at+4, 1)
		}
	}
	f.sweep()
}

// stackAddress reports whether the stack pointer and a constant are added here.
func (f *routine) stackAddress(at int) bool {
	if !f.matches(at, made(opLocalGet, spLocal), made(opI64Extend), made(opI64Const), made(opI64Add), made(opI32Wrap)) {
		return false
	}
	offset := f.code[at+2].operands[0]
	return offset >= 0 && offset < largestOffset
}

// leaving is how a function frees its frame, and then its return address.
var leaving = []instruction{
	made(opLocalGet, spLocal), made(opI32Const), made(opI32Add), made(opLocalTee, spLocal), made(opGlobalSet, spGlobal),
	made(opLocalGet, spLocal), made(opI32Const), made(opI32Add), made(opLocalTee, spLocal), made(opGlobalSet, spGlobal),
	made(opI32Const), made(opReturn),
}

// leaveInOneStep makes one addition of the two.
func (f *routine) leaveInOneStep() {
	for at := range f.code {
		if f.matches(at, leaving...) {
			f.code[at+1] = made(opI32Const, f.code[at+1].operands[0]+f.code[at+6].operands[0])
			f.drop(at+3, 6)
		}
	}
	f.sweep()
}
