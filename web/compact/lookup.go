package compact

import (
	"bytes"
	"encoding/binary"
)

// The runtime finds the function of an address in a table, findfunctab, that has an entry
// for every 4,096 addresses: the number of a function from which on it looks further. A
// function has 65,536 addresses, and so the numbers rise by one every sixteen entries,
// which compresses badly. It may as well look from a smaller number on.
//
// The layout is in runtime/symtab.go (moduledata, findfuncbucket, findfunc) of Go 1.26.

const (
	lookupEntry     = 20 // four bytes with the number, and sixteen to add to it, which are zero
	lookupAddresses = 4096
	// lookupStep functions in a row get the number of the first.
	lookupStep = 16
	// Words of moduledata: the address of the table of functions, six slices, the address
	// of findfunctab, and the first program counter and the last.
	lookupWord  = 1 + 6*3
	firstPCWord = lookupWord + 1
	lastPCWord  = lookupWord + 2
)

// coarsenLookup makes the entries of lookupStep functions alike. It reports whether it
// found the table; without, nothing is changed.
func (m memory) coarsenLookup() bool {
	entries := m.lookup()
	for at := 0; at < len(entries); at += lookupEntry {
		if !bytes.Equal(entries[at+4:at+lookupEntry], make([]byte, lookupEntry-4)) {
			return false
		}
	}
	for at := 0; at < len(entries); at += lookupEntry {
		number := binary.LittleEndian.Uint32(entries[at:])
		binary.LittleEndian.PutUint32(entries[at:], number-number%lookupStep)
	}
	return len(entries) > 0
}

// lookup gives the entries; nil if they can't be found.
func (m memory) lookup() (entries []byte) {
	table := bytes.Index(m.content, pclntabHeader)
	if table < 0 || table+headerSize > len(m.content) {
		return nil
	}
	word := func(at int) int { return int(binary.LittleEndian.Uint64(m.content[at:])) }
	// moduledata begins with the address of the table and that of its names.
	start := binary.LittleEndian.AppendUint64(nil, uint64(m.address+table))
	start = binary.LittleEndian.AppendUint64(start, uint64(m.address+table+word(table+headerNames)))
	data := bytes.Index(m.content, start)
	if data < 0 || data+8*(lastPCWord+1) > len(m.content) {
		return nil
	}
	count := (word(data+8*lastPCWord) - word(data+8*firstPCWord)) / lookupAddresses
	at := word(data+8*lookupWord) - m.address
	if count < 0 || at < 0 || at+count*lookupEntry > len(m.content) {
		return nil
	}
	return m.content[at : at+count*lookupEntry]
}
