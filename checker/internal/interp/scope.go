package interp

import (
	"unguarded/checker/diag"
	"unguarded/checker/internal/syntax"
	"unguarded/checker/source"
)

// A Module is one file of the project, or a namespace package (Tree is nil).
type Module struct {
	Name  string // dotted name
	Path  string // of the file
	Tree  *syntax.Module
	Scope *Scope
	Attrs *Attrs // of a namespace package
	state moduleState
	// installed is its dotted name if an installed package has it too, which wins over
	// folders without an __init__.py: "flask" for a folder flask.
	installed string
	// Imports are the modules that it imported, in order.
	Imports []*Module
}

type moduleState uint8

const (
	notImported moduleState = iota
	importing
	imported
)

// At is a place in the module.
func (mod *Module) At(n syntax.Node) diag.Place {
	if mod == nil || n == nil {
		return diag.Place{}
	}
	return diag.Place{Path: mod.Path, Span: n.Span()}
}

// AtSpan is a place in the module.
func (mod *Module) AtSpan(s source.Span) diag.Place {
	if mod == nil {
		return diag.Place{}
	}
	return diag.Place{Path: mod.Path, Span: s}
}

// A Scope holds the names of a module, a function call, a class body or a
// comprehension.
type Scope struct {
	vars    *Attrs
	parent  *Scope // the scope that names are looked up in next, module scope last
	module  *Module
	class   bool            // a class body: functions in it don't see its names
	inner   bool            // a comprehension: a walrus binds in its parent
	outside map[string]bool // declared global (true) or nonlocal (false)
	params  *syntax.Params  // of the function whose call this is
	deleted map[string]bool // names that del took away
}

func newScope(parent *Scope, module *Module) *Scope {
	return &Scope{vars: NewAttrs(), parent: parent, module: module}
}

// Names lists what a scope binds, in order.
func (s *Scope) Names() []string { return s.vars.names }

// Get looks a name up in this scope alone.
func (s *Scope) Get(name string) (Value, bool) { return s.vars.Get(name) }

// enclosing is the scope that functions defined here close over.
func (s *Scope) enclosing() *Scope {
	for s.class {
		s = s.parent
	}
	return s
}

func (s *Scope) lookup(name string) (Value, bool) {
	if global, ok := s.outside[name]; ok && global {
		v, ok := s.module.Scope.vars.Get(name)
		return v, ok
	}
	for e := s; e != nil; e = e.parent {
		if e.class && e != s {
			continue
		}
		if v, ok := e.vars.Get(name); ok {
			return v, true
		}
	}
	return nil, false
}

// target is the scope that an assignment to a name binds it in.
func (s *Scope) target(name string) *Scope {
	for s.inner {
		s = s.parent
	}
	global, ok := s.outside[name]
	switch {
	case !ok:
		return s
	case global:
		return s.module.Scope
	}
	for e := s.parent; e != nil; e = e.parent {
		if _, ok := e.vars.Get(name); ok && !e.class {
			return e
		}
	}
	return s
}

func (s *Scope) declare(names []string, global bool) {
	if s.outside == nil {
		s.outside = map[string]bool{}
	}
	for _, n := range names {
		s.outside[n] = global
	}
}

// bind assigns a name.
func (m *Machine) bind(s *Scope, name string, v Value) {
	if to := s.target(name); to == s && s.params != nil {
		m.remember(to.vars, name, v)
	} else {
		m.Set(to.vars, name, v)
	}
}

// name looks a name up as an expression does.
func (m *Machine) name(fr *frame, n *syntax.Name) Value {
	if v, ok := fr.scope.lookup(n.ID); ok {
		return v
	}
	if v, ok := m.builtin(n.ID); ok {
		return v
	}
	at := fr.at(n)
	if n.ID == "__doc__" || n.ID == "__package__" {
		return &Unknown{Why: "`" + n.ID + "`", Taint: Data, Place: at}
	}
	for s := fr.scope; s != nil; s = s.parent {
		if s.deleted[n.ID] {
			class := "NameError"
			if s.params != nil && s == fr.scope {
				class = "UnboundLocalError"
			}
			m.at(at, nil, func() { m.RaiseNew(class, "name '%s' is not defined", n.ID) })
		}
	}
	why := "`" + n.ID + "`, which is not defined in the files given"
	u := &Unknown{Why: why, Name: n.ID, Taint: Unseen, Place: at}
	caught := m.caught("NameError")
	if caught && !m.Choose(Unseen, why, at) {
		m.at(at, nil, func() { m.RaiseNew("NameError", "name '%s' is not defined", n.ID) })
	}
	if !m.Exploring() || caught { // the same undefined name is the same thing
		m.Set(fr.scope.module.Scope.vars, n.ID, u)
	}
	return u
}

// A frame is one execution of a body.
type frame struct {
	scope   *Scope
	module  *Module
	fn      *Function // nil at module and class level
	class   *Class    // of the method that runs, for super()
	self    Value     // the method's first argument
	yield   func(Value) Value
	handled *Raised // the exception being handled, for a bare raise
	// maybe holds the values of returns under a condition that was not decided.
	maybe []Value
	// left is set where the innermost loop may have been left under such a condition.
	left bool
	// decided is Credential once a test of the credentials decided what runs.
	decided Taint
}

func (fr *frame) at(n syntax.Node) diag.Place { return fr.module.At(n) }
