package interp

import "slices"

// abstractMark is what @abstractmethod leaves on a function.
const abstractMark = "__isabstractmethod__"

func stdAbstract(m *Machine, c *Call) Value {
	f := c.ArgOr(0, "funcobj", None())
	if own, ok := f.(*Function); ok {
		m.Set(own.Attrs, abstractMark, Bool(true))
	}
	return f
}

// abcs are the classes of the library whose metaclass is ABCMeta, and that leave it to
// the project's own which methods are abstract.
var abcs = []string{"abc.ABC", "typing.Protocol", "typing_extensions.Protocol"}

// findAbstract notes the abstract methods of a class, as ABCMeta does when it makes
// one: those that neither it nor a base before the one that declares them defines. A base
// that can't be seen may define them.
func (m *Machine) findAbstract(c *Class, meta Value) {
	x, isLibrary := meta.(*External)
	c.abc = isLibrary && x.Path == "abc.ABCMeta" || c.meta != nil && IsSubclass(c.meta, "abc.ABCMeta")
	for _, k := range mro(c) {
		for _, b := range k.Bases {
			switch b := b.(type) {
			case *Class:
				c.abc = c.abc || b.abc
			case *External:
				if !slices.Contains(abcs, b.Path) {
					return
				}
				c.abc = true
			default:
				return
			}
		}
	}
	if !c.abc {
		return
	}
	for _, k := range mro(c) {
		for _, name := range k.Attrs.names {
			if v, _ := m.classAttr(c, name); isAbstractMethod(v) && !slices.Contains(c.abstract, name) {
				c.abstract = append(c.abstract, name)
			}
		}
	}
}

func isAbstractMethod(v Value) bool {
	switch f := v.(type) {
	case *Function:
		_, marked := f.Attrs.Get(abstractMark)
		return marked
	case *Descriptor:
		return isAbstractMethod(f.Func)
	}
	return false
}
