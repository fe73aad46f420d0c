package access

import (
	"fmt"
	"strings"

	"unguarded/checker/diag"
	"unguarded/checker/internal/catalog"
	"unguarded/checker/internal/flask"
	"unguarded/checker/internal/interp"
	"unguarded/checker/source"
)

// A caller is who sends the request of a walk.
type caller string

// The callers.
const (
	anonymous     caller = "anonymous"
	accessToken   caller = "access"
	refreshToken  caller = "refresh"
	freshToken    caller = "fresh"
	maxWays              = 64 // ways through undecided conditions, for one route
	maxWaysPublic        = 24
)

// satisfies tells whether the caller's token is what a guard asks for, and notes
// what was asked.
func (w *walk) satisfies(t catalog.Token) bool {
	w.lib.asked[t] = true
	w.lib.told = true
	return w.who.satisfies(t)
}

// isStranger tells whether the caller carries no token, and notes that it was asked:
// where nothing asks, all callers get the same answer.
func (w *walk) isStranger() bool {
	w.lib.told = true
	return w.who == anonymous
}

// satisfies tells whether a caller's token is what a guard asks for.
func (c caller) satisfies(t catalog.Token) bool {
	switch c {
	case accessToken:
		return t == catalog.Access
	case refreshToken:
		return t == catalog.Refresh
	case freshToken:
		return t == catalog.Access || t == catalog.Fresh
	}
	return false
}

// A walk is one request on one way. It watches the interpreter.
type walk struct {
	viewArgs *interp.Dict // the values in the URL, by name, and the rule's defaults; nil while not known
	lib      *library
	m        *interp.Machine
	route    *flask.Route
	who      caller // to be asked for by satisfies and isStranger alone, which note that it matters
	request  *flask.Request
	path     *interp.Path

	entered bool
	sentParts
	hookName string // of the hook that runs
	ran      []*interp.Function

	done     bool // the body returned: what comes after it comes too late
	verified bool
	optional bool
	inside   bool // a library refused inside the body
	effects  int
	changes  bool     // something may have changed what outlives the request; asked of a POST only
	changed  bool     // something on this way did
	queried  bool     // the statement of a query was executed
	tests    []branch // inside the body, those of functions that returned left out
	named    bool
	steps    []Step
	doubts   []Step
	deeds    deed
	misuse   *Misuse
	answer   *returned
	hook     bool                // a hook runs
	stranger interp.Value        // the project's own anonymous user, once it was asked
	loading  bool                // the project's request_loader is under way
	own      *interp.Instance    // the request, of the project's own class, once it was asked for
	wsgi     *interp.Dict        // the WSGI environment, once it was asked for
	passOn   func()              // what the innermost WSGI application does, while middleware runs
	runHooks func() interp.Value // Flask's own preprocess_request, under a subclass's
	runView  func() interp.Value // its dispatch_request
	runAll   func() interp.Value // its full_dispatch_request
	noted    Noted
	memos    map[memo]interp.Value
	idle     []*Use // guards that were made, and put on nothing yet
	caught   bool
	handler  diag.Place // the handler that caught a refusal last
	crash    diag.Place // of a use of a package that crashes, which a step explains

	refusal string       // what refused last, as a sentence names it
	claims  interp.Value // what the last verification gave
}

// returned is a return statement that gave an answer.
type returned struct {
	at    diag.Place
	value interp.Value
	by    *interp.Function
}

func (l *library) did(d deed) {
	if l.walk != nil {
		l.walk.deeds |= d
	}
}

// step adds a sentence of evidence, the same one in a row only once.
func (w *walk) step(at diag.Place, message string) {
	s := Step{Place: at, Message: message}
	if n := len(w.steps); n > 0 && w.steps[n-1] == s {
		return
	}
	w.steps = append(w.steps, s)
}

func (w *walk) refused(d demand) {
	if w.who == anonymous { // to say so, not to do so
		w.step(d.at, fmt.Sprintf("%s refuses a request without a token", d.written))
	}
	w.inside = w.inside || w.inBody()
	w.refusal = d.written
}

// inBody tells whether the view's own body is under way.
func (w *walk) inBody() bool { return w.entered && !w.done }

// Enter notes the view's body, and the functions of the user's that are around it.
func (w *walk) Enter(f *interp.Function, _ *interp.Call) {
	if w.entered || f.Def == w.route.Func {
		w.changes = w.changes || w.lib.changesOthers(f)
	}
	if w.entered {
		return
	}
	w.ran = append(w.ran, f)
	at := diag.Place{Path: f.Module.Path, Span: headOf(f)}
	switch {
	case f.Def == w.route.Func:
		w.entered = true
		w.step(at, fmt.Sprintf("the body of `%s` runs", f.Qual))
	case !w.hook && flask.InnermostFunction(w.m, f) == w.route.Function:
		w.step(at, fmt.Sprintf("`%s` wraps the view, and runs first", f.Qual))
	}
}

func headOf(f *interp.Function) source.Span { return flask.HeadOf(f.Def) }

// Leave notes the end of the view's body, or of a function that it calls.
func (w *walk) Leave(f *interp.Function, _ interp.Value) {
	if f.Def == w.route.Func {
		w.done = true
		return
	}
	w.forgetTests(f)
}

// Return notes where an answer comes from: the view's own body, or before it the
// innermost function that made it.
func (w *walk) Return(f *interp.Function, at diag.Place, v interp.Value) {
	if w.entered && f.Def != w.route.Func || interp.IsNone(v) {
		return
	}
	if w.answer == nil || w.answer.value != v || w.entered {
		w.answer = &returned{at: at, value: v, by: f}
	}
}

// Caught notes a refusal that a handler swallows or translates.
func (w *walk) Caught(r *interp.Raised, at diag.Place) {
	w.caughtIdentity(r)
	if isRefusal(r.Exc) {
		w.caught, w.handler = true, at
		w.noteSwallowed(at)
		w.step(at, "the refusal is caught here")
	}
}

// Effect notes a write, or a call that can't be seen into.
func (w *walk) Effect(_ diag.Place, called interp.Value, c *interp.Call) {
	if w.entered {
		w.effects++
		w.changed = w.changed || !w.onlyReads(called, c)
	}
}

// Doubt notes a step before the body that might have refused.
func (w *walk) Doubt(at diag.Place, why string, _ interp.Taint) {
	if !w.entered {
		w.doubts = append(w.doubts, Step{at, why})
	}
}

// Named notes that the route's own name was compared, and was meant.
func (w *walk) Named() { w.named = w.named || w.hook }

// way walks one way.
func (l *library) way(m *interp.Machine, r *flask.Route, who caller, p *interp.Path) ending {
	url, vars := r.Example()
	vars = append(vars, r.HostVars()...)
	w := &walk{lib: l, m: m, route: r, who: who, path: p, changes: r.Method != "POST"}
	w.request = &flask.Request{Method: r.Method, Path: url, URLRule: r.URLRule, Endpoint: r.Endpoint, Blueprint: r.Blueprint}
	l.walk, l.Request, m.Watch = w, w.request, w
	defer func() { l.walk, l.Request, m.Watch = nil, nil, nil }()
	var e ending
	if h := m.Bounded(func() { e = w.run(vars) }); h != nil {
		e = w.halted(h)
	}
	return w.finish(e, p)
}

// halted ends a way that hit a bound. A body that has done something already has
// let the request in; before that nothing can be told.
func (w *walk) halted(h *interp.Halt) ending {
	if w.entered && w.effects > 0 && !w.inside {
		return ending{end: endReached}
	}
	w.doubts = append(w.doubts, Step{h.Place, h.Why})
	return ending{end: endUnknown}
}

// finish adds what the way depended on. A condition on credentials, or on code
// that can't be seen, that was decided by choice leaves a doubt.
func (w *walk) finish(e ending, p *interp.Path) ending {
	e.stopped = e.stopped || w.caught && w.answer != nil && w.answer.at.Path == w.handler.Path && w.handler.Span.Holds(w.answer.at.Span)
	e.within, e.changed, e.changes = w.entered, w.changed, w.changes || w.changed
	e.optional, e.deeds, e.effects, e.misuse, e.named = w.optional, w.deeds, w.effects, w.misuse, w.named
	w.noteIdle()
	e.caught, e.noted = w.caught, w.noted
	e.unseen = len(w.doubts) > 0
	for _, f := range p.Forks {
		if f.Taint&(interp.Credential|interp.Unseen) != 0 {
			w.doubts = append(w.doubts, Step{f.Place, undecided(f.Why)})
		}
		if f.Taint&(interp.Input|interp.Data|interp.Unseen) != 0 {
			e.tested = true
		}
	}
	e.steps, e.doubts, e.sentParts = w.steps, w.doubts, w.sentParts
	if w.lib.probe.text != nil {
		e.literals = w.literals()
	}
	return e
}

// undecided is the sentence about a condition; why is a noun phrase, or begins
// with "whether".
func undecided(why string) string {
	if strings.HasPrefix(why, "whether ") {
		return "it can't be told " + why
	}
	return "this depends on " + why + ", and can't be decided"
}

// run walks hooks, then the view.
func (w *walk) run(vars []string) ending {
	args := interp.NewDict()
	for _, name := range vars {
		w.m.Put(args, interp.Str(name), &interp.Unknown{Why: "the URL's `" + name + "`", Text: interp.FullText, Taint: interp.Input})
	}
	if d := w.route.Defaults(); d != nil {
		d.Items(func(k, v interp.Value) { w.m.Put(args, k, v) })
	}
	if w.route.URLRuleKnown {
		w.viewArgs = args
	}
	var e ending
	r := w.m.Try(func() {
		answered, ok := w.middleware()
		if ok {
			e = answered
			return
		}
		e = w.fullDispatch(args)
	})
	if r != nil {
		e = w.raised(r)
	}
	return e
}

// hooksAndView is what Flask does by itself with a request.
func (w *walk) hooksAndView(args *interp.Dict) ending {
	if stop, answer := w.preprocess(args); stop {
		if e, crashed := w.crashes(answer); crashed {
			return e
		}
		return w.answered(answer)
	}
	call := keywords(args)
	call.Open = !w.route.URLRuleKnown // a part that can't be seen may have variables
	return w.dispatch(call)
}

// keywords makes the call of the view: what preprocessors left of the URL's values.
func keywords(args *interp.Dict) *interp.Call {
	call := &interp.Call{}
	args.Items(func(k, v interp.Value) {
		if name, ok := interp.AsStr(k); ok {
			call.Kw = append(call.Kw, interp.KwArg{Name: name, Value: v})
		}
	})
	return call
}

// hooks runs what Flask runs before the view; an answer of one is the response.
func (w *walk) hooks(args *interp.Dict) (stop bool, answer interp.Value) {
	w.hook = true
	defer func() { w.hook, w.hookName = false, "" }()
	for _, h := range w.route.Hooks("url_value_preprocessors") {
		w.m.Call(h, &interp.Call{Args: []interp.Value{interp.Str(w.route.Endpoint), args}}, w.placeOf(h), nil)
	}
	for _, h := range w.route.Hooks("before_request_funcs") {
		n := len(w.steps)
		w.hookName = interp.Describe(h)
		v := w.m.Await(w.m.Call(h, &interp.Call{}, w.placeOf(h), nil))
		w.noteClaims(v, h)
		if !interp.IsNone(v) && !w.goesOn(v, h) {
			w.step(w.placeOf(h), fmt.Sprintf("the hook %s answers the request", interp.Describe(h)))
			return true, v
		}
		if len(w.steps) == n {
			w.step(w.placeOf(h), fmt.Sprintf("the hook %s lets the request by", interp.Describe(h)))
		}
	}
	return false, nil
}

// goesOn decides a hook's result that can't be told: None, or an answer.
func (w *walk) goesOn(v, hook interp.Value) bool {
	switch v.(type) {
	case *interp.Unknown, *interp.Union, *interp.External:
		return !w.m.Choose(interp.TaintOf(v), interp.Describe(v)+" is an answer", w.placeOf(hook))
	}
	return false
}

// placeOf is the head of a user's function behind a value, else the registration.
func (w *walk) placeOf(v interp.Value) diag.Place {
	if f := flask.InnermostFunction(w.m, v); f != nil && f.Module != nil {
		return diag.Place{Path: f.Module.Path, Span: headOf(f)}
	}
	return w.route.Registration
}

// view calls the registered object as Flask does.
func (w *walk) view(call *interp.Call) ending {
	registered := w.route.Registered
	v := w.m.Call(registered, call, w.route.Registration, nil)
	if c, ok := v.(*interp.Coroutine); ok {
		if !w.m.IsAsync(registered) {
			w.step(w.route.Place, "an async function is called by one that is not, and nobody awaits it")
			return ending{end: endCrashed, status: 500}
		}
		v = w.m.Await(c)
	}
	if f, ok := v.(*interp.Builtin); ok && !w.entered {
		w.step(w.route.Registration, fmt.Sprintf("the view answers with the function `%s`", f.Name))
		return ending{end: endCrashed, status: 500}
	}
	if !w.entered && !interp.IsNone(v) && w.answersPlainly() {
		if e, crashed := w.crashes(v); crashed {
			return e
		}
	}
	return w.answered(v)
}
