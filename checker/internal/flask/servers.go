package flask

import (
	"unguarded/checker/internal/interp"
	"unguarded/checker/internal/syntax"
)

// makeServers makes an object of each class whose methods make an application,
// where no application serves anything: `class Server: def __init__(self): self.app
// = Flask(…)`. Methods that make one, and that nobody called, are called too.
func (l *Library) makeServers(m *interp.Machine) {
	if l.serves() {
		return
	}
	for _, cls := range append([]*interp.Class(nil), m.Classes...) {
		makers := makersOf(cls)
		if len(makers) == 0 || IsTest(cls.Module.Path) {
			continue
		}
		self := l.instanceWithUnknowns(m, cls)
		for _, f := range makers {
			if self == nil || m.Called(f.Def) > 0 {
				continue
			}
			at := f.Module.At(f.Def)
			at.Span.End = at.Span.Start
			m.Bounded(func() {
				m.Try(func() { m.Call(&interp.Bound{Self: self, Func: f}, &interp.Call{Open: true}, at, f.Def) })
			})
		}
	}
}

// makersOf lists the methods of a class of the project that make an application.
func makersOf(cls *interp.Class) []*interp.Function {
	if cls.Def == nil || cls.Module == nil {
		return nil
	}
	var makers []*interp.Function
	for _, name := range cls.Attrs.Names() {
		v, _ := cls.Attrs.Get(name)
		f, ok := v.(*interp.Function)
		if !ok || f.Module == nil {
			continue
		}
		if def, ok := f.Def.(*syntax.FunctionDef); ok && makesApp(f.Module, def) {
			makers = append(makers, f)
		}
	}
	return makers
}

// instanceWithUnknowns makes an object as a program that is not given would; nil
// where that fails, or where there is an object already.
func (l *Library) instanceWithUnknowns(m *interp.Machine, cls *interp.Class) interp.Value {
	if v, ok := m.ClassAttr(cls, "__init__"); ok {
		if f, ok := v.(*interp.Function); ok && m.Called(f.Def) > 0 {
			return nil
		}
	}
	at := cls.Module.AtSpan(cls.Def.NameAt)
	var self interp.Value
	m.Bounded(func() {
		m.Try(func() { self = m.Call(cls, &interp.Call{Open: true}, at, cls.Def) })
	})
	return self
}
