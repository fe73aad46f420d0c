package access

import (
	"unguarded/checker/diag"
	"unguarded/checker/internal/catalog"
	"unguarded/checker/internal/flask"
	"unguarded/checker/internal/interp"
	"unguarded/checker/internal/syntax"
)

// Noted is what a walk met that explains why a request got through. A field is
// nil when there was no such thing on the way.
type Noted struct {
	// Lenient is a guard that its first positional argument makes optional; the
	// node is its call.
	Lenient *Use
	// Idle is a guard that a statement makes and puts on nothing; the node is the
	// call.
	Idle *Use
	// SkippedOptions is a guard that lets the request by because its method is
	// OPTIONS.
	SkippedOptions *Use
	// Swallowed is the handler that caught a refusal.
	Swallowed *Swallowed
	// Unverified is what read who the caller is, where nothing had verified a token.
	Unverified *Unverified
}

// Swallowed is an exception handler that took a refusal; the place is its own.
type Swallowed struct {
	Use     // Written names what refused
	Handler *syntax.Handler
	// Drops is set when neither the try body nor the handler keeps what came of the
	// verification: they only call something, pass, or assign to a name that nothing
	// reads.
	Drops bool
}

// Unverified is one use of a name that reads who the caller is.
type Unverified struct {
	Use
	Raises bool // it raises there, which ends the request with an error of the server
	Caught bool // the code catches what it raises, and goes on
	After  bool // something was done before it
}

// A Use is one use of a library's name.
type Use struct {
	diag.Place             // of the call, or of the name
	Written    string      // as a sentence names it: "`@jwt_required()`"
	Node       syntax.Node // the call in the text, nil when it can't be seen
}

// firstArgumentDecides tells whether a guard was given the argument that makes it
// optional by position.
func (d demand) firstArgumentDecides() bool {
	call, ok := d.node.(*syntax.Call)
	if !ok || !d.positional || len(call.Args) == 0 {
		return false
	}
	_, starred := call.Args[0].(*syntax.Starred)
	return !starred
}

// made notes that a guard was made while the request is walked; the function that
// it gives is called when the guard is put on something.
func (w *walk) made(d demand) (put func()) {
	if w == nil {
		return func() {}
	}
	use := &Use{Place: d.at, Written: d.written, Node: d.node}
	w.idle = append(w.idle, use)
	return func() {
		for i, u := range w.idle {
			if u == use {
				w.idle = append(w.idle[:i:i], w.idle[i+1:]...)
				return
			}
		}
	}
}

// noteIdle keeps the first guard that a statement made for nothing.
func (w *walk) noteIdle() {
	for _, use := range w.idle {
		alone, known := w.lib.statements[use.Node]
		if !known {
			alone = isStatement(w.m, use)
			w.lib.statements[use.Node] = alone
		}
		if alone {
			w.noted.Idle = use
			return
		}
	}
}

// isStatement tells whether a call is a statement of its own.
func isStatement(m *interp.Machine, use *Use) bool {
	found := false
	for _, mod := range m.Modules() {
		if mod.Path != use.Path || mod.Tree == nil || use.Node == nil {
			continue
		}
		syntax.Scan(mod.Tree, func(n syntax.Node) bool {
			switch s := n.(type) {
			case *syntax.ExprStmt:
				found = found || syntax.Node(s.Value) == use.Node
				return false
			case syntax.Stmt:
				return !found && s.Span().Holds(use.Node.Span())
			case syntax.Expr:
				return false
			}
			return !found
		})
	}
	return found
}

// readIdentity notes that who the caller is was read, before anything verified a
// token.
func (w *walk) readIdentity(e catalog.Entry) {
	name := shortName(e.Path)
	if !w.isStranger() || w.verified || w.optional || w.noted.Unverified != nil ||
		e.Value == "anonymous" || name == "user_loggedin" || name == "get_auth" {
		return
	}
	w.noted.Unverified = &Unverified{
		Use:    Use{Place: w.m.Site(), Written: "`" + name + "`", Node: w.m.SiteNode()},
		Raises: e.Value == "raises", After: w.effects > 0,
	}
}

// caughtIdentity notes that what an unverified identity raised was caught.
func (w *walk) caughtIdentity(r *interp.Raised) {
	if u := w.noted.Unverified; u != nil && u.Raises && r.Place == u.Place {
		u.Caught = true
	}
}

// A HookAnswer is a hook that returns what a verification gave, which Flask takes
// for the response.
type HookAnswer struct {
	diag.Place        // of the return statement, of the lambda, or zero for the verification itself
	Hook       string // as a sentence names it
}

// noteClaims notes that a hook returned the claims of a token.
func (w *walk) noteClaims(v, hook interp.Value) {
	if w.claims == nil || v != w.claims {
		return
	}
	a := &HookAnswer{Hook: interp.Describe(hook)}
	if f := flask.InnermostFunction(w.m, hook); f != nil && f.Module != nil {
		a.Place = w.placeOf(hook)
		if w.answer != nil && w.answer.value == v && w.answer.by.Def == f.Def {
			a.Place = w.answer.at
		}
	}
	w.lib.claimed[w.route] = a
}

// noteSwallowed keeps the last handler that took a refusal.
func (w *walk) noteSwallowed(at diag.Place) {
	h, known := w.lib.handlers[at]
	if !known {
		h = handlerAt(w.m, at)
		w.lib.handlers[at] = h
	}
	if h != nil {
		s := *h
		s.Use = Use{Place: at, Written: w.refusal}
		w.noted.Swallowed = &s
	}
}

// handlerAt finds an exception handler in the text; nil when there is none.
func handlerAt(m *interp.Machine, at diag.Place) (found *Swallowed) {
	for _, mod := range m.Modules() {
		if mod.Path != at.Path || mod.Tree == nil {
			continue
		}
		var function *syntax.FunctionDef // the innermost one so far
		syntax.Scan(mod.Tree, func(n syntax.Node) bool {
			if s, ok := n.(syntax.Stmt); ok && !s.Span().Holds(at.Span) {
				return false
			}
			if f, ok := n.(*syntax.FunctionDef); ok {
				function = f
			}
			try, ok := n.(*syntax.Try)
			if !ok {
				return true
			}
			for _, h := range try.Handlers {
				if h.At == at.Span {
					found = &Swallowed{Handler: h, Drops: keepsNothing(function, try.Body) && keepsNothing(function, h.Body)}
				}
			}
			return found == nil
		})
	}
	return found
}

// keepsNothing tells whether statements of a function only call something, pass, or
// assign to names that the function does not read.
func keepsNothing(function *syntax.FunctionDef, list []syntax.Stmt) bool {
	for _, s := range list {
		switch s := s.(type) {
		case *syntax.ExprStmt, *syntax.Pass:
		case *syntax.Assign:
			if function == nil || !unread(function, s) {
				return false
			}
		default:
			return false
		}
	}
	return len(list) > 0
}

// unread tells whether an assignment is to plain names that the function assigns
// and does nothing else with.
func unread(function *syntax.FunctionDef, s *syntax.Assign) bool {
	names := map[string]bool{}
	for _, t := range s.Targets {
		name, ok := t.(*syntax.Name)
		if !ok {
			return false
		}
		names[name.ID] = true
	}
	targets, read := map[*syntax.Name]bool{}, false
	syntax.Inspect(function, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.Assign:
			for _, t := range n.Targets {
				if name, ok := t.(*syntax.Name); ok {
					targets[name] = true
				}
			}
		case *syntax.Global, *syntax.Nonlocal:
			read = true // somebody else may
		case *syntax.Name:
			read = read || names[n.ID] && !targets[n]
		}
		return !read
	})
	return !read
}
