package compact

import "slices"

// A jump to another basic block writes its number to PC_B and goes back to the start of
// a loop, where a br_table reads it:
//
//	block            where a call unwinds to
//	  loop           where a jump goes to
//	    block … block    one for each basic block that can be jumped to
//	      local.get PC_B
//	      br_table …
//	    end          of the innermost block, behind which the first basic block stands
//	    …
//
// The block of a later basic block is still open where the jump stands, and so the jump
// can go there directly. Jumps backward stay.

// jumpDirectly makes jumps forward direct, and those that hang on a condition br_if.
func (f *routine) jumpDirectly() {
	open, loop, dispatch := f.dispatch()
	if dispatch < 0 || loop < 0 || !f.onlyJumpsReadPC(dispatch) {
		return
	}
	table := f.code[dispatch].operands
	innermost := len(open) - 1
	// blockOf gives the instruction whose end the br_table goes to for a basic block.
	blockOf := func(number int) int {
		label := table[len(table)-1]
		if number >= 0 && number < len(table) {
			label = table[number]
		}
		if label > innermost {
			return -1
		}
		return open[innermost-label]
	}
	starts := slices.Clone(open)
	for at := dispatch + 1; at < len(f.code); at++ {
		switch f.code[at].opcode {
		case opBlock, opLoop, opIf:
			starts = append(starts, at)
		case opEnd:
			starts = starts[:max(len(starts)-1, 0)]
		case opBr:
			if f.startOf(starts, at) != loop || !f.matches(at-2, made(opI32Const), made(opLocalSet, pcLocal)) {
				continue
			}
			to := f.code[at].operands[0]
			if direct := labelOf(starts, blockOf(f.code[at-2].operands[0])); direct >= 0 {
				to = direct
				f.drop(at-2, 2)
			}
			f.code[at] = made(opBr, to)
			if f.matches(at-3, made(opIf, noResult)) && f.opcodes(at+1, opEnd) {
				f.drop(at-3, 1)
				f.drop(at+1, 1)
				f.code[at] = made(opBrIf, to-1)
				starts = starts[:len(starts)-1]
				at++
			}
		}
	}
	f.sweep()
}

// dispatch finds the br_table at the start of the code: what is open there, the loop
// around it, -1 without one, and its own place, -1 if there is none.
func (f *routine) dispatch() (open []int, loop, dispatch int) {
	loop = -1
	for at, i := range f.code {
		switch i.opcode {
		case opBlock:
			open = append(open, at)
		case opLoop:
			open, loop = append(open, at), at
		case opGlobalGet, opLocalSet:
		default:
			if i.is(opLocalGet, pcLocal) && f.opcodes(at+1, opBrTable) {
				return open, loop, at + 1
			}
			return nil, -1, -1
		}
	}
	return nil, -1, -1
}

// onlyJumpsReadPC reports whether nothing behind the br_table reads PC_B, but for an
// indirect call, which keeps what it calls there for a moment.
func (f *routine) onlyJumpsReadPC(dispatch int) bool {
	for at := dispatch + 1; at < len(f.code); at++ {
		if f.code[at].is(opLocalGet, pcLocal) && !f.matches(at-2, made(opLocalSet, pcLocal), made(opI32Const, 0)) {
			return false
		}
	}
	return true
}

// startOf gives the instruction that a branch's label stands for, -1 for the function.
func (f *routine) startOf(starts []int, branch int) int {
	at := len(starts) - 1 - f.code[branch].operands[0]
	if at < 0 {
		return -1
	}
	return starts[at]
}

// labelOf gives the label of what started at an instruction; -1 if that is not open.
func labelOf(starts []int, start int) int {
	for label := range starts {
		if starts[len(starts)-1-label] == start {
			return label
		}
	}
	return -1
}
