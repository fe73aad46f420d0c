package syntax

import "slices"

// Reads notes who reads the bodies of functions, so that it is known what hangs on
// a body when it changes. A body can be read in two ways only, by Block and by
// Inspect, and both note it. A reader is a number that only its owner understands.
// One Reads is for the modules of one program, and for one goroutine at a time.
type Reads struct {
	reader int
	on     bool
}

// Of notes the reads in functions of the modules from now on, instead of who did so
// before. What was noted is forgotten.
func (r *Reads) Of(modules []*Module) {
	for _, m := range modules {
		Scan(m, func(n Node) bool {
			if f, ok := n.(*FunctionDef); ok {
				f.reads, f.readers = r, nil
			}
			return true
		})
	}
}

// By notes reads as those of a reader from now on. A nil Reads notes nothing.
func (r *Reads) By(reader int) {
	if r != nil {
		r.reader, r.on = reader, true
	}
}

// Off notes no reads from now on.
func (r *Reads) Off() {
	if r != nil {
		r.on = false
	}
}

func (r *Reads) note(f *FunctionDef) {
	if r == nil || !r.on {
		return
	}
	if n := len(f.readers); n == 0 || f.readers[n-1] < r.reader {
		f.readers = append(f.readers, r.reader)
		return
	}
	if i, found := slices.BinarySearch(f.readers, r.reader); !found {
		f.readers = slices.Insert(f.readers, i, r.reader)
	}
}

// Block gives the statements of a function, and notes that they were read.
func (f *FunctionDef) Block() []Stmt {
	f.reads.note(f)
	return f.body
}

// Readers lists who read the body of a function, in ascending order.
func (f *FunctionDef) Readers() []int { return f.readers }
