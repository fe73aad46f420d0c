// Package compact writes the WebAssembly modules of Go programs anew, so that they are
// shorter and compress better.
package compact

import (
	"encoding/binary"
	"errors"
	"slices"
)

// Module writes a module with shorter code and few data segments, and without what only a
// traceback reads.
func Module(module []byte) ([]byte, error) {
	return rewritten(module, func(m memory) {
		m.leaveOutTracebacks()
		m.coarsenLookup()
	})
}

// Traceable writes a module with shorter code and few data segments; a crash can still be
// traced back.
func Traceable(module []byte) ([]byte, error) {
	return rewritten(module, func(m memory) { m.coarsenLookup() })
}

// https://webassembly.github.io/spec/core/binary/modules.html
func rewritten(module []byte, change func(memory)) ([]byte, error) {
	const header = 8
	if len(module) < header || string(module[:4]) != "\x00asm" {
		return nil, errors.New("this is no WebAssembly module")
	}
	out := slices.Clone(module[:header])
	for r := (wasmReader{rest: module[header:]}); len(r.rest) > 0; {
		id := r.bytes(1)
		content := r.bytes(r.unsigned())
		if r.failed {
			return nil, errors.New("the WebAssembly module ends too early")
		}
		switch id[0] {
		case codeSection:
			if code, ok := rewriteCode(content); ok {
				content = code
			}
		case dataSection:
			if memory, ok := readMemory(content); ok {
				change(memory)
				content = memory.section()
			}
		}
		out = append(out, id[0])
		out = binary.AppendUvarint(out, uint64(len(content)))
		out = append(out, content...)
	}
	return out, nil
}

const (
	codeSection = 10
	dataSection = 11
)

// A wasmReader reads numbers and bytes until it fails; after that it reads nothing.
type wasmReader struct {
	rest   []byte
	failed bool
}

// bytes reads n bytes; one zero byte after a failure.
func (r *wasmReader) bytes(n int) []byte {
	if r.failed || n < 0 || n > len(r.rest) {
		r.failed = true
		return []byte{0}
	}
	read := r.rest[:n]
	r.rest = r.rest[n:]
	return read
}

// unsigned reads a number in LEB128.
func (r *wasmReader) unsigned() int {
	value, n := binary.Uvarint(r.rest)
	if r.failed || n <= 0 || value > 1<<32 {
		r.failed = true
		return 0
	}
	r.rest = r.rest[n:]
	return int(value)
}

// signed reads a number in signed LEB128, of at most 32 bits.
func (r *wasmReader) signed() int {
	value := 0
	for shift := 0; shift < 35; shift += 7 {
		b := r.bytes(1)[0]
		value |= int(b&0x7f) << shift
		if b&0x80 == 0 {
			if b&0x40 != 0 {
				value -= 1 << (shift + 7)
			}
			return value
		}
	}
	r.failed = true
	return 0
}

func appendSigned(out []byte, value int) []byte {
	for {
		b := byte(value & 0x7f)
		value >>= 7
		if value == 0 && b&0x40 == 0 || value == -1 && b&0x40 != 0 {
			return append(out, b)
		}
		out = append(out, b|0x80)
	}
}
