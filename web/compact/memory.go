package compact

import "encoding/binary"

// memory is what the data segments of a module leave in memory 0: bytes from an
// address on. Below and behind them are zeros.
type memory struct {
	address int
	content []byte
}

const (
	i32Const = 0x41
	end      = 0x0b
	// mostZeros in a row are written out; more of them end a segment. Runs of zeros
	// compress to next to nothing, addresses of segments do not.
	mostZeros = 64
	// largestMemory is more than any program of ours fills at its start.
	largestMemory = 64 << 20
)

// readMemory reads a data section. It is not ok if a segment is of another kind than
// Go's linker writes, with a constant address in memory 0.
func readMemory(section []byte) (m memory, ok bool) {
	r := wasmReader{rest: section}
	for i := range r.unsigned() {
		kind, opcode := r.unsigned(), r.bytes(1)
		address := r.signed()
		stop := r.bytes(1)
		content := r.bytes(r.unsigned())
		if r.failed || kind != 0 || opcode[0] != i32Const || stop[0] != end {
			return memory{}, false
		}
		if i == 0 {
			m.address = address
		}
		start := address - m.address
		if start < 0 || start+len(content) > largestMemory {
			return memory{}, false
		}
		if missing := start + len(content) - len(m.content); missing > 0 {
			m.content = append(m.content, make([]byte, missing)...)
		}
		copy(m.content[start:], content)
	}
	return m, len(r.rest) == 0
}

// section writes the data section with as few segments as make sense. Go's linker
// starts one after every eight zero bytes, up to 100,000 of them.
func (m memory) section() []byte {
	var segments []byte
	count := 0
	for at := 0; at < len(m.content); {
		if m.content[at] == 0 {
			at++
			continue
		}
		size := untilZeros(m.content[at:])
		segments = append(segments, 0, i32Const)
		segments = appendSigned(segments, m.address+at)
		segments = append(segments, end)
		segments = binary.AppendUvarint(segments, uint64(size))
		segments = append(segments, m.content[at:at+size]...)
		count++
		at += size
	}
	return append(binary.AppendUvarint(nil, uint64(count)), segments...)
}

// untilZeros gives how many bytes stand before mostZeros zeros, or before those at the
// end.
func untilZeros(content []byte) (size int) {
	for at, b := range content {
		if b != 0 {
			size = at + 1
		} else if at-size >= mostZeros {
			break
		}
	}
	return size
}
