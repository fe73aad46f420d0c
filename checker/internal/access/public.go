package access

import (
	"fmt"
	"slices"
	"strings"

	"unguarded/checker/diag"
	"unguarded/checker/internal/flask"
	"unguarded/checker/internal/interp"
	"unguarded/checker/internal/syntax"
	"unguarded/checker/pattern"
)

// public decides whether an open route is meant to be open, in this order: the
// user says so; a hook lets it by for its name or a mark; it issues a token
// after testing something; its name, method and body fit.
func (l *library) public(m *interp.Machine, res *Result, e ending) (Step, bool) {
	if s, ok := saidPublic(res); ok {
		return s, true
	}
	if s, ok := l.setPublic(res); ok {
		return s, true
	}
	if !e.optional {
		if s, ok := l.letByHook(m, res, e); ok {
			return s, true
		}
	}
	ways, _ := l.first.walk(maxWaysPublic, true)
	if s, ok := notAllowed(res, ways); ok {
		return s, true
	}
	var deeds deed
	tested, effects := false, 0
	stopped, goesOn := false, false
	for _, w := range ways {
		stopped = stopped || w.stopped
		goesOn = goesOn || w.end != endInvalid && !w.stopped || w.changed
		deeds |= w.deeds
		tested = tested || w.tested
		effects = max(effects, w.effects)
	}
	if e.optional && (deeds&issues == 0 || !tested) {
		return Step{}, false // a token was looked at: that says more than what the route is for
	}
	if stopped && !goesOn {
		return Step{res.Place, fmt.Sprintf("`%s` asks for a signed token, and stops without one", res.View)}, true
	}
	if deeds&issues != 0 && (tested || !recovers(res)) {
		if tested {
			return Step{res.Place, fmt.Sprintf("`%s` tests what the caller sent, and issues a token or logs in", res.View)}, true
		}
		res.Reason = fmt.Sprintf("`%s` issues a token or logs somebody in without testing anything", res.View)
		res.Evidence = append(res.Evidence, Step{res.Place, res.Reason})
		return Step{}, false
	}
	if deeds&serves != 0 {
		return Step{res.Place, fmt.Sprintf("`%s` is an endpoint of an OAuth server, which authenticates its clients itself", res.View)}, true
	}
	if deeds&revokes != 0 && named(res, wordsOf("logout signout logoff")) {
		return Step{res.Place, fmt.Sprintf("`%s` logs out", res.View)}, true
	}
	if sendsPages(res) {
		return Step{res.Place, fmt.Sprintf("`%s` sends a file of the site, the same to everybody", res.View)}, true
	}
	return byName(res, effects)
}

// notAllowed tells whether a class that dispatches by itself has nothing to dispatch to,
// and answers 405 whichever way it goes: it was registered for more methods than it has.
func notAllowed(res *Result, ways []ending) (Step, bool) {
	if !res.Dispatched || len(ways) == 0 || slices.ContainsFunc(ways, func(e ending) bool { return e.status != 405 }) {
		return Step{}, false
	}
	return Step{res.Place, fmt.Sprintf("`%s` has no method for %s, and `%s` answers 405", res.ViewClass, res.Method, res.View)}, true
}

var publicComment = pattern.Of(`#\s*unguarded:\s*public\b\s*(?:--\s*(.*))?`)

// saidPublic finds the comment `# unguarded: public -- reason` on the def, on one
// of its decorators, or on the line above.
func saidPublic(res *Result) (Step, bool) {
	for _, c := range res.HeadComments() {
		file := res.Module.File
		text := file.Slice(c.At)
		if !strings.Contains(text, "unguarded:") {
			continue
		}
		if hit := publicComment().FindStringSubmatch(text); hit != nil {
			reason := strings.TrimSpace(hit[1])
			if reason == "" {
				reason = "no reason is given"
			}
			return Step{diag.Place{Path: file.Path, Span: c.At}, "a comment says that it is meant to be open: " + reason}, true
		}
	}
	return Step{}, false
}

// HeadComments are the comments on the def of the route's function up to the end
// of its name, on its decorators, and on the line above: none for what is no def.
func (r *Result) HeadComments() []syntax.Comment {
	def, ok := r.Func.(*syntax.FunctionDef)
	if !ok || r.Module == nil {
		return nil
	}
	file := r.Module.File
	start := def.At.Start
	for _, d := range def.Decorators {
		start = min(start, d.At.Start)
	}
	first, last := file.Line(start)-1, file.Line(def.NameAt.End)
	var found []syntax.Comment
	for _, c := range r.Module.Comments {
		if line := file.Line(c.At.Start); first <= line && line <= last {
			found = append(found, c)
		}
	}
	return found
}

// letByHook tells whether a hook lets the route by for its own name, or for a
// mark on its function.
func (l *library) letByHook(m *interp.Machine, res *Result, e ending) (Step, bool) {
	hooks := res.Hooks("before_request_funcs")
	if len(hooks) == 0 {
		return Step{}, false
	}
	if e.named {
		return Step{res.Place, "a hook lets this route by for its name"}, true
	}
	for _, name := range markers(res.Registered) {
		for _, h := range hooks {
			if f := flask.InnermostFunction(m, h); f != nil && reads(f, name) {
				return Step{res.Place, fmt.Sprintf("`%s` is marked `%s`, which the hook `%s` reads", res.View, name, f.Qual)}, true
			}
		}
	}
	return Step{}, false
}

func markers(v interp.Value) []string {
	var attrs *interp.Attrs
	switch v := v.(type) {
	case *interp.Function:
		attrs = v.Attrs
	case *interp.Builtin:
		attrs = v.Attrs
	}
	if attrs == nil {
		return nil
	}
	var names []string
	for _, n := range attrs.Names() {
		if !strings.HasPrefix(n, "__") && n != "view_class" && n != "methods" {
			names = append(names, n)
		}
	}
	return names
}

func reads(f *interp.Function, name string) bool {
	found := false
	syntax.Inspect(f.Def, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.Constant:
			found = found || n.Kind == syntax.Str && n.Str == name
		case *syntax.Attribute:
			found = found || n.Attr == name
		}
		return !found
	})
	return found
}

// writes tells whether a route changes something, by its method.
func writes(res *Result) bool {
	switch res.Method {
	case "GET", "HEAD", "OPTIONS":
		return false
	}
	return true
}
