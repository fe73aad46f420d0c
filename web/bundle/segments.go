package main

import (
	"encoding/binary"
	"errors"
	"slices"
)

// mergeSegments writes a WebAssembly module anew with fewer data segments. Go's
// linker starts a segment after every eight zero bytes, up to 100,000 of them, and
// the addresses of so many compress badly: runs of zeros compress to next to
// nothing. Memory holds the same bytes afterwards, and all else is copied.
// https://webassembly.github.io/spec/core/binary/modules.html
func mergeSegments(module []byte) ([]byte, error) {
	const header = 8
	if len(module) < header || string(module[:4]) != "\x00asm" {
		return nil, errors.New("the checker is no WebAssembly module")
	}
	out := slices.Clone(module[:header])
	for r := (wasmReader{rest: module[header:]}); len(r.rest) > 0; {
		id := r.bytes(1)
		content := r.bytes(r.unsigned())
		if r.failed {
			return nil, errors.New("the checker's WebAssembly module ends too early")
		}
		if id[0] == dataSection {
			if merged, ok := mergedData(content); ok {
				content = merged
			}
		}
		out = append(out, id[0])
		out = binary.AppendUvarint(out, uint64(len(content)))
		out = append(out, content...)
	}
	return out, nil
}

const (
	dataSection = 11
	i32Const    = 0x41
	end         = 0x0b
	// mostZeros between two segments are written out to make one of them.
	mostZeros = 64
)

// A segment is what a module puts into memory 0 at a constant address.
type segment struct {
	address int
	content []byte
}

// mergedData merges the segments of a data section. It is not ok if one is of
// another kind than Go's linker writes.
func mergedData(section []byte) (_ []byte, ok bool) {
	r := wasmReader{rest: section}
	var segments []segment
	for range r.unsigned() {
		kind, opcode := r.unsigned(), r.bytes(1)
		next := segment{address: r.signed()}
		stop := r.bytes(1)
		next.content = r.bytes(r.unsigned())
		if r.failed || kind != 0 || opcode[0] != i32Const || stop[0] != end {
			return nil, false
		}
		segments = add(segments, next)
	}
	out := binary.AppendUvarint(nil, uint64(len(segments)))
	for _, s := range segments {
		out = append(out, 0, i32Const)
		out = appendSigned(out, s.address)
		out = append(out, end)
		out = binary.AppendUvarint(out, uint64(len(s.content)))
		out = append(out, s.content...)
	}
	return out, len(r.rest) == 0
}

// add appends the segment, or lengthens the last one by it.
func add(segments []segment, next segment) []segment {
	if len(segments) > 0 {
		last := &segments[len(segments)-1]
		zeros := next.address - last.address - len(last.content)
		if 0 <= zeros && zeros < mostZeros {
			last.content = append(last.content, make([]byte, zeros)...)
			last.content = append(last.content, next.content...)
			return segments
		}
	}
	next.content = slices.Clone(next.content)
	return append(segments, next)
}

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
