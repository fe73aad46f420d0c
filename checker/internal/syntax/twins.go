package syntax

import "reflect"

// same tells whether the unit is the same before and after the edit but for the body
// of the function, and finds the function after the edit. Nodes of the same kind in
// the same places of a text that has not changed there are the same.
func (e *edit) same() bool {
	if len(e.unit.stmts) != len(e.part.Body) {
		return false
	}
	for i, s := range e.unit.stmts {
		if !e.twins(s, e.part.Body[i]) {
			return false
		}
	}
	return e.def == nil || e.twin != nil
}

// twins compares a node with what stands in its place after the edit.
func (e *edit) twins(before, after Node) bool {
	if reflect.TypeOf(before) != reflect.TypeOf(after) {
		return false
	}
	was, is := before.Span(), after.Span()
	around := e.def != nil && was.Holds(e.def.At) && was.End == e.def.At.End // ends with the function
	if e.after(e.file.Byte(was.Start)) != is.Start+e.start || !around && e.after(e.file.Byte(was.End)) != is.End+e.start {
		return false
	}
	var old, now children
	old.of(before)
	now.of(after)
	if before == Node(e.def) {
		e.twin = after.(*FunctionDef)
		old.list = old.list[:len(old.list)-len(e.def.body)]
		now.list = now.list[:len(now.list)-len(e.twin.body)]
	}
	if len(old.list) != len(now.list) {
		return false
	}
	for i := range old.list {
		if !e.twins(old.list[i], now.list[i]) {
			return false
		}
	}
	return !around || e.twin != nil && is.End == e.twin.At.End
}

// after is where a byte stands after the edit.
func (e *edit) after(b int) int {
	if b >= e.End && b > e.Start {
		return b + e.by()
	}
	return b
}
