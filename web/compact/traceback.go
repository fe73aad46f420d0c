package compact

import (
	"bytes"
	"encoding/binary"
	"strings"
)

// Go's runtime knows every function of a program from a table, pclntab. The garbage
// collector reads a part of it, and the rest serves tracebacks. In a page nobody sees
// one: a panic is answered by the bridge, with its value and no traceback. The runtime
// takes the absence of each table that is left out here for what it is, since
// functions in assembly lack them, and writes "?" for the file. A crash that can't be
// answered for, as for want of memory, says what it is and lists functions without names.
//
// The layout is in runtime/symtab.go (pcHeader), runtime/runtime2.go (_func) and
// internal/abi/symtab.go (magic, PCDATA_…, FUNCDATA_…) of Go 1.26.

// pclntabHeader begins the table: the magic of Go 1.20, two zeros, the smallest size of
// an instruction and of a pointer under js/wasm.
var pclntabHeader = []byte{0xf1, 0xff, 0xff, 0xff, 0, 0, 1, 8}

// Offsets in the header, of eight bytes each.
const (
	headerFunctions = 8
	headerNames     = 32
	headerUnits     = 40
	headerFileNames = 48
	headerTables    = 56
	headerFunctab   = 64
	headerSize      = 72
)

// Offsets in what is said of a function, of four bytes each but for the last.
const (
	functionName       = 4
	functionStackTable = 16
	functionFileTable  = 20
	functionLineTable  = 24
	functionPCData     = 28 // how many
	functionUnit       = 32
	functionStartLine  = 36
	functionID         = 40 // one byte
	functionFuncData   = 43 // how many, one byte
	functionSize       = 44 // then come the offsets of its PCDATA and FUNCDATA
)

var (
	// Nothing is preempted under js/wasm, and so nobody asks where that would be unsafe.
	tracebackPCData   = []int{0, 2, 3} // PCDATA_UnsafePoint, PCDATA_InlTreeIndex, PCDATA_ArgLiveIndex
	tracebackFuncData = []int{3, 5, 6} // FUNCDATA_InlTree, FUNCDATA_ArgInfo, FUNCDATA_ArgLiveInfo
)

// leaveOutTracebacks puts zeros in the place of what only tracebacks read: names, files,
// lines and inlined calls.
// It reports whether it found the table; without, nothing is changed.
func (m memory) leaveOutTracebacks() bool {
	at := bytes.Index(m.content, pclntabHeader)
	if at < 0 || bytes.Contains(m.content[at+1:], pclntabHeader) {
		return false
	}
	p, ok := readPclntab(m.content[at:])
	if !ok {
		return false
	}
	read := make([]bool, len(p.tables))
	for _, f := range p.functions {
		f.leaveOutTraceback()
		for _, offset := range f.tables() {
			for i := range tableAt(p.tables, int(offset)) {
				read[int(offset)+i] = true
			}
		}
	}
	for i := range p.tables {
		if !read[i] {
			p.tables[i] = 0
		}
	}
	clear(p.files)
	p.leaveOutNames()
	return true
}

const runtimePrefix = "runtime."

// leaveOutNames leaves those names that the runtime reads: of wrappers, for the words of
// a panic (panicwrap), of two functions of reflect, whose arguments it finds in another
// way (argMapInternal), and of its own functions the start, which tells its goroutines
// from those of the program (isSystemGoroutine).
func (p pclntab) leaveOutNames() {
	read := make([]bool, len(p.names))
	ofRuntime := -1
	for _, f := range p.functions {
		at := int(f.field(functionName))
		name := p.name(at)
		kept := 0
		switch {
		case f[functionID] == wrapperID, name == "reflect.makeFuncStub", name == "reflect.methodValueCall":
			kept = len(name)
		case !strings.HasPrefix(name, runtimePrefix):
			f.set(functionName, 0)
		case ofRuntime < 0:
			ofRuntime, kept = at, len(runtimePrefix)
		default:
			f.set(functionName, uint32(ofRuntime))
		}
		for i := range kept {
			read[at+i] = true
		}
	}
	for i := range p.names {
		if !read[i] {
			p.names[i] = 0
		}
	}
}

// wrapperID is FuncIDWrapper of internal/abi.
const wrapperID = 23

// name gives the name that starts at an offset.
func (p pclntab) name(offset int) string {
	name, _, _ := bytes.Cut(p.names[min(offset, len(p.names)):], []byte{0})
	return string(name)
}

// A pclntab is the table, cut into those parts that are changed here.
type pclntab struct {
	names     []byte // each ends with a zero; the offset 0 stands for no name
	files     []byte // offsets of names of files by compilation unit, and those names
	tables    []byte // values by program counter; the first byte stands for no table
	functions []function
}

// readPclntab cuts what begins with the table. It is not ok if an offset leads
// outside: then it is another table, or of another version of Go.
func readPclntab(content []byte) (p pclntab, ok bool) {
	if len(content) < headerSize {
		return pclntab{}, false
	}
	word := func(at int) uint64 { return binary.LittleEndian.Uint64(content[at:]) }
	offsets := []uint64{headerSize, word(headerNames), word(headerUnits), word(headerFileNames), word(headerTables), word(headerFunctab), uint64(len(content))}
	for i, offset := range offsets[1:] {
		if offset < offsets[i] {
			return pclntab{}, false
		}
	}
	p.names = content[word(headerNames):word(headerUnits)]
	p.files = content[word(headerUnits):word(headerTables)]
	p.tables = content[word(headerTables):word(headerFunctab)]
	functab := content[word(headerFunctab):]
	count := word(headerFunctions)
	if count > uint64(len(functab)/8) {
		return pclntab{}, false
	}
	for i := range count {
		at := uint64(binary.LittleEndian.Uint32(functab[8*i+4:]))
		if at+functionSize > uint64(len(functab)) {
			return pclntab{}, false
		}
		f := function(functab[at:])
		if f.size() > len(f) {
			return pclntab{}, false
		}
		for _, offset := range f.tables() {
			if uint64(offset) >= uint64(len(p.tables)) {
				return pclntab{}, false
			}
		}
		p.functions = append(p.functions, f)
	}
	return p, true
}

// A function is what the table says of one: its fields, then its PCDATA and FUNCDATA.
type function []byte

func (f function) field(at int) uint32 { return binary.LittleEndian.Uint32(f[at:]) }

func (f function) set(at int, value uint32) { binary.LittleEndian.PutUint32(f[at:], value) }

func (f function) pcData() int { return int(f.field(functionPCData)) }

func (f function) size() int { return functionSize + 4*f.pcData() + 4*int(f[functionFuncData]) }

// tables are the offsets of all tables by program counter that the function has.
func (f function) tables() []uint32 {
	offsets := []uint32{f.field(functionStackTable), f.field(functionFileTable), f.field(functionLineTable)}
	for i := range f.pcData() {
		offsets = append(offsets, f.field(functionSize+4*i))
	}
	return offsets
}

// leaveOutTraceback writes that the function has no such table: 0 as PCDATA, all ones
// as FUNCDATA.
func (f function) leaveOutTraceback() {
	for _, at := range []int{functionFileTable, functionLineTable, functionUnit, functionStartLine} {
		f.set(at, 0)
	}
	pcData := f.pcData()
	for _, i := range tracebackPCData {
		if i < pcData {
			f.set(functionSize+4*i, 0)
		}
	}
	for _, i := range tracebackFuncData {
		if i < int(f[functionFuncData]) {
			f.set(functionSize+4*(pcData+i), ^uint32(0))
		}
	}
}

// tableAt gives the table that starts at the offset: pairs of numbers, how far the value
// moves and how far the program counter, up to a value that does not move.
func tableAt(tables []byte, offset int) []byte {
	if offset == 0 {
		return nil
	}
	at := offset
	for first := true; ; first = false {
		moved, n := binary.Uvarint(tables[at:])
		at += max(n, 0)
		if n <= 0 || moved == 0 && !first {
			return tables[offset:at]
		}
		_, n = binary.Uvarint(tables[at:])
		at += max(n, 0)
	}
}
