package interp

// libraryErrors are exceptions of Python's library that derive from built-in ones.
var libraryErrors = map[string]*Class{
	"json.JSONDecodeError":            derivedError("JSONDecodeError", "ValueError"),
	"binascii.Error":                  derivedError("Error", "ValueError"),
	"dataclasses.FrozenInstanceError": derivedError("FrozenInstanceError", "AttributeError"),
}

func derivedError(name, base string) *Class {
	c := &Class{Name: name, Qual: name, Attrs: NewAttrs(), Bases: []Value{BuiltinException(base)}}
	c.order = resolutionOrder(c) // machines share it
	return c
}

// raiseLibrary raises an exception of Python's library.
func (m *Machine) raiseLibrary(path, text string) {
	exc := &Instance{Class: libraryErrors[path], Attrs: NewAttrs()}
	exc.Attrs.set("args", NewList(TupleValue, Str(text)))
	m.Raise(exc)
}
