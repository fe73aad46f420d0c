// Package interp executes Python abstractly. It runs the modules of a project
// the way an import would, and afterwards single calls, as a request would make
// them, over values that are known, partly known, or not known at all.
//
// It knows the language and the built-in functions. What a library does is the
// business of a Library, which answers for dotted paths such as "flask.Flask".
//
// Two modes differ in what an undecided condition does. While modules are
// imported both branches run, one after the other, and what they bind becomes a
// Union. Inside Explore the execution splits: f runs once for each way.
//
// A Python exception travels as a Go panic of type *Raised, and the end of the
// budget as *Halt. Both are recovered in this package (Try, Import, Explore) and
// nowhere else.
package interp

import (
	"fmt"

	"unguarded/checker/diag"
	"unguarded/checker/internal/syntax"
)

// A Library answers for code that is not among the files given.
type Library interface {
	// Lookup gives the value that stands for a dotted path, "flask.views.View".
	Lookup(path string) (Value, bool)
	// Known tells whether a top-level package can be assumed to be installed.
	Known(pkg string) bool
	// Attr answers for an attribute of a library value that Lookup has not.
	Attr(m *Machine, x *External, name string) (Value, bool)
	// Call answers for a call of a library value.
	Call(m *Machine, x *External, c *Call) (Value, bool)
	// UnknownAttr answers for an attribute of a value that can't be told.
	UnknownAttr(m *Machine, u *Unknown, name string) (Value, bool)
	// UnknownCall answers for a call of one.
	UnknownCall(m *Machine, u *Unknown, c *Call) (Value, bool)
	// UnknownBase gives the class that an undefined base most likely is.
	UnknownBase(u *Unknown) (Value, bool)
}

// A Watcher is told what happens while a call is explored.
type Watcher interface {
	// Enter is called before the body of a user's function runs.
	Enter(f *Function, c *Call)
	// Leave is called when it returned normally.
	Leave(f *Function, result Value)
	// Return is called at a return statement of f.
	Return(f *Function, at diag.Place, v Value)
	// Caught is called when a handler takes an exception.
	Caught(r *Raised, at diag.Place)
	// Branch is called when an if, or a case, was decided: what the test depends
	// on, and where the whole statement stands.
	Branch(t Taint, at diag.Place)
	// Named is called when the route's own name was compared, and was meant.
	Named()
	// Effect is called for a write, or a call that can't be seen into: what is called
	// with what, nil where it is no call.
	Effect(at diag.Place, called Value, c *Call)
	// Doubt is called for a step that might have ended the walk.
	Doubt(at diag.Place, why string, t Taint)
}

// Limits of one execution.
const (
	maxDepth      = 48         // nested Python calls
	maxLoop       = 2_000      // turns of one loop
	maxTurns      = 100        // turns of a while loop of one way, or that may have left it while importing
	importBudget  = 400_000    // statements of one import of everything
	maxCuts       = 10         // statements of modules that end when those of the import are used up
	stepsAfterCut = 20_000     // statements after each of them
	maxUndecided  = 2          // turns of a loop whose condition can't be told
	exploreBudget = 20_000     // statements of one way
	totalBudget   = 10_000_000 // statements of all ways of all routes
)

// A Machine holds the modules of a project and the state of an execution.
type Machine struct {
	Lib   Library
	Watch Watcher

	Environment Environment

	modules  map[string]*Module // by file path
	finder   *finder
	builtins map[string]Value // those that were asked for
	standard map[string]Value // of the standard library, those that were asked for, by dotted path

	path     *Path    // the way being explored, nil while importing
	journal  []change // the changes made while exploring
	steps    int
	cuts     int         // statements that ended for want of steps, while importing
	depth    int         // of calls on this stack
	stacks   int         // below this one
	tries    []activeTry // the try bodies that are being run
	unsure   int         // depth of branches that may not run
	site     diag.Place
	siteNode syntax.Node
	isGen    map[syntax.Node]bool
	calls    map[syntax.Node]int // how often each def was called while importing
	active   map[syntax.Node]activation
	unfit    map[syntax.Node]bool // the defs whose calls can't be put together, nil where none are

	decorated map[*syntax.Decorator]Value
	creating  []*Class // classes whose metaclass is making them
	// Spent is how many statements ran so far, on all ways together.
	Spent int
	// Classes are the classes that the project defines, in the order they ran.
	Classes []*Class
	// Crashes are the exceptions that left a module's top-level statement.
	Crashes []Crash
}

// A Crash is an exception that nothing caught while importing.
type Crash struct {
	diag.Place
	Module *Module
	Exc    Value
	Stmt   syntax.Stmt
}

// New makes a machine for the modules of one project.
func New(lib Library, files []*syntax.Module) *Machine {
	m := &Machine{
		Lib:       lib,
		modules:   map[string]*Module{},
		decorated: map[*syntax.Decorator]Value{},
		isGen:     map[syntax.Node]bool{},
		calls:     map[syntax.Node]int{},
		active:    map[syntax.Node]activation{},
		steps:     importBudget,
		builtins:  map[string]Value{},
		standard:  map[string]Value{},
	}
	for _, f := range files {
		m.modules[f.File.Path] = &Module{Tree: f, Path: f.File.Path}
	}
	m.finder = newFinder(files)
	return m
}

// Site is the place of the call that is being executed.
func (m *Machine) Site() diag.Place { return m.site }

// SiteNode is the *syntax.Call or *syntax.Decorator being executed, if any.
func (m *Machine) SiteNode() syntax.Node { return m.siteNode }

// Exploring tells whether a request is walked; otherwise modules are imported.
func (m *Machine) Exploring() bool { return m.path != nil }

// Unsure tells whether what runs now runs only under a condition that could not
// be decided.
func (m *Machine) Unsure() bool { return m.unsure > 0 }

// Forget drops what is kept of the body of a function.
func (m *Machine) Forget(def syntax.Node) { delete(m.isGen, def) }

// Called tells how often a def was called while importing.
func (m *Machine) Called(def syntax.Node) int { return m.calls[def] }

// Raised is a Python exception on its way.
type Raised struct {
	Exc   Value
	Place diag.Place
	// from is the execution whose own raise statement it was, nil for others.
	from *frame
}

// Stated tells whether a raise statement raised it.
func (r *Raised) Stated() bool { return r.from != nil }

// Halt ends an execution that can't go on: a bound was hit.
type Halt struct {
	Why   string
	Place diag.Place
}

// Raise raises an exception at the place of the current call.
func (m *Machine) Raise(exc Value) { panic(&Raised{Exc: exc, Place: m.site}) }

// RaiseNew raises a new built-in exception with a message.
func (m *Machine) RaiseNew(class, format string, args ...any) {
	panic(&Raised{Exc: m.newException(class, fmt.Sprintf(format, args...)), Place: m.site})
}

func (m *Machine) newException(class, message string) Value {
	inst := &Instance{Class: BuiltinException(class), Attrs: NewAttrs()}
	inst.Attrs.set("args", NewList(TupleValue, Str(message)))
	return inst
}

// Try runs f and gives the exception that left it, if one did.
func (m *Machine) Try(f func()) (r *Raised) {
	depth, unsure, tries, site, node := m.depth, m.unsure, m.tries, m.site, m.siteNode
	defer func() {
		if p := recover(); p != nil {
			raised, ok := p.(*Raised)
			if !ok {
				panic(p)
			}
			m.depth, m.unsure, m.tries, m.site, m.siteNode = depth, unsure, tries, site, node
			r = raised
		}
	}()
	f()
	return nil
}

// AtTop runs f as if no call were under way: for what the project does not call itself,
// and must be there however deep its own calls are.
func (m *Machine) AtTop(f func()) {
	depth := m.depth
	m.depth = 0
	defer func() { m.depth = depth }()
	f()
}

// Bounded runs f and gives the bound that ended it, if one did.
func (m *Machine) Bounded(f func()) (h *Halt) {
	depth, unsure, tries := m.depth, m.unsure, m.tries
	defer func() {
		if p := recover(); p != nil {
			halt, ok := p.(*Halt)
			if !ok {
				panic(p)
			}
			m.depth, m.unsure, m.tries = depth, unsure, tries
			h = halt
		}
	}()
	f()
	return nil
}

func (m *Machine) step(at diag.Place) {
	m.steps--
	m.Spent++
	if m.steps < 0 || m.Spent > totalBudget {
		panic(&Halt{Why: "the walk takes too many steps", Place: at})
	}
}

// Exhausted tells whether the statements of one program's analysis are used up.
func (m *Machine) Exhausted() bool { return m.Spent > totalBudget }

// A change is one of an attribute, what it was before, or any other with what undoes it.
type change struct {
	attrs *Attrs
	name  string
	old   Value
	had   bool // there was an old value
	undo  func()
	// passing: nobody else can see it.
	passing bool
}

func (c *change) revert() {
	switch {
	case c.undo != nil:
		c.undo()
	case c.had:
		c.attrs.set(c.name, c.old)
	default:
		c.attrs.remove(c.name)
	}
}

// log records how to undo a change, while exploring.
func (m *Machine) log(undo func()) {
	if m.path != nil {
		m.journal = append(m.journal, change{undo: undo})
	}
}

func (m *Machine) undo(mark int) {
	for i := len(m.journal) - 1; i >= mark; i-- {
		m.journal[i].revert()
	}
	m.journal = m.journal[:mark]
}

// Set sets an attribute so that it is undone when a way has been explored.
func (m *Machine) Set(a *Attrs, name string, v Value) {
	if m.path != nil {
		old, had := a.get(name)
		m.journal = append(m.journal, change{attrs: a, name: name, old: old, had: had})
	}
	a.set(name, v)
}

// Unset takes an attribute away, undone likewise.
func (m *Machine) Unset(a *Attrs, name string) {
	if old, ok := a.get(name); ok {
		m.log(func() { a.set(name, old) })
		a.remove(name)
	}
}

// Put sets an item of a dict, undone likewise.
func (m *Machine) Put(d *Dict, key, v Value) {
	if name, ok := AsStr(key); ok && d.mirror != nil {
		m.Set(d.mirror, name, v)
	}
	if m.path != nil {
		open := d.Open
		if old, ok := d.Get(key); ok {
			m.log(func() { d.set(key, old) })
		} else {
			m.log(func() { d.remove(key); d.Open = open })
		}
	}
	d.set(key, v)
}

// Drop removes an item of a dict, undone likewise.
func (m *Machine) Drop(d *Dict, key Value) {
	if name, ok := AsStr(key); ok && d.mirror != nil {
		if old, ok := d.mirror.get(name); ok {
			m.log(func() { d.mirror.set(name, old) })
			d.mirror.remove(name)
		}
	}
	if old, ok := d.Get(key); ok {
		m.log(func() { d.set(key, old) })
		d.remove(key)
	}
}

// SetElts replaces the elements of a list, undone likewise.
func (m *Machine) SetElts(l *List, elts []Value, open bool) {
	old, wasOpen := l.Elts, l.Open
	m.log(func() { l.Elts, l.Open = old, wasOpen })
	if l.Limit > 0 {
		elts = elts[max(0, len(elts)-l.Limit):]
	}
	l.Elts, l.Open = elts, open
}

// Append adds an element to a list, undone likewise.
func (m *Machine) Append(l *List, v Value) {
	m.SetElts(l, append(l.Elts[:len(l.Elts):len(l.Elts)], v), l.Open)
}

func (m *Machine) effect(at diag.Place, called Value, c *Call) {
	if m.path != nil && m.Watch != nil {
		m.Watch.Effect(at, called, c)
	}
}

func (m *Machine) doubt(at diag.Place, why string, t Taint) {
	if m.path != nil && m.Watch != nil {
		m.Watch.Doubt(at, why, t)
	}
}

// Doubt tells the watcher that a step might have ended the walk.
func (m *Machine) Doubt(why string, t Taint) { m.doubt(m.site, why, t) }
