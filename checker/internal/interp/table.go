package interp

// A table holds values by name, in the order in which the names came. Most tables
// are small: only a large one has an index. Its zero value is empty.
type table struct {
	names []string
	vals  []Value
	index map[string]int // of each name, once there are many
}

// indexed is from how many names on a table has an index.
const indexed = 9

// tableFor makes an empty table with room for n names.
func tableFor(n int) table { return table{names: make([]string, 0, n), vals: make([]Value, 0, n)} }

func (t *table) find(name string) int {
	if t.index != nil {
		if i, ok := t.index[name]; ok {
			return i
		}
		return -1
	}
	for i, n := range t.names {
		if n == name {
			return i
		}
	}
	return -1
}

func (t *table) get(name string) (Value, bool) {
	if i := t.find(name); i >= 0 {
		return t.vals[i], true
	}
	return nil, false
}

// value is get for a name that is there, or nil.
func (t *table) value(name string) Value {
	v, _ := t.get(name)
	return v
}

// put sets the value of a name, and tells whether the name is new.
func (t *table) put(name string, v Value) (isNew bool) {
	if i := t.find(name); i >= 0 {
		t.vals[i] = v
		return false
	}
	if t.names == nil {
		var room struct {
			names [4]string
			vals  [4]Value
		}
		t.names, t.vals = room.names[:0], room.vals[:0]
	}
	t.names, t.vals = append(t.names, name), append(t.vals, v)
	switch n := len(t.names); {
	case t.index != nil:
		t.index[name] = n - 1
	case n >= indexed:
		t.reindex()
	}
	return true
}

// drop removes a name; it gives its place, -1 when it was not there. Who ranges over
// the names meanwhile sees them as they were.
func (t *table) drop(name string) int {
	i := t.find(name)
	if i < 0 {
		return -1
	}
	if i == len(t.names)-1 { // as undoing does
		t.names, t.vals = t.names[:i:i], t.vals[:i:i]
		delete(t.index, name)
		return i
	}
	t.names = append(t.names[:i:i], t.names[i+1:]...)
	t.vals = append(t.vals[:i:i], t.vals[i+1:]...)
	if t.index != nil {
		t.reindex()
	}
	return i
}

func (t *table) reindex() {
	t.index = make(map[string]int, max(2*len(t.names), cap(t.names)))
	for i, n := range t.names {
		t.index[n] = i
	}
}

func (t *table) clone() table {
	c := table{names: append([]string(nil), t.names...), vals: append([]Value(nil), t.vals...)}
	if t.index != nil {
		c.reindex()
	}
	return c
}
