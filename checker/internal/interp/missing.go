package interp

// missing tells whether a value is the None that stands for what the request does not
// carry. Any other None may be set by code that can't be seen.
func (m *Machine) missing(v Value) bool {
	return m.path != nil && IsNone(v) && TaintOf(v)&Credential != 0
}

// refuseMissing raises the TypeError of an operation that does not take None.
func (m *Machine) refuseMissing(values ...Value) {
	for _, v := range values {
		if m.missing(v) {
			m.RaiseNew("TypeError", "this takes no 'NoneType' object")
		}
	}
}
