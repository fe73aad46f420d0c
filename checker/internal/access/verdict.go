package access

import (
	"fmt"
	"slices"
	"strings"

	"unguarded/checker/internal/catalog"
	"unguarded/checker/internal/flask"
	"unguarded/checker/internal/interp"
)

// judge walks a route for the anonymous caller, and says what it means.
func (l *library) judge(m *interp.Machine, r *flask.Route) *Result {
	res, e := l.meet(m, r)
	l.answer(m, res, e)
	return res
}

// meet tells what a stranger meets, and gives the way that shows it.
func (l *library) meet(m *interp.Machine, r *flask.Route) (*Result, ending) {
	ends, complete := l.setOut(m, r)
	return l.settle(m, r, ends, complete)
}

// setOut walks a route for the stranger, until it is certain that he reaches it.
func (l *library) setOut(m *interp.Machine, r *flask.Route) (ends []ending, complete bool) {
	l.MethodRead, l.told = false, false
	l.first = &journey{lib: l, m: m, route: r, who: anonymous}
	ends, complete = l.first.walk(maxWays, false)
	if !complete {
		if refused := l.refusedAnyway(m, r); refused != nil {
			return refused, true
		}
	}
	return ends, complete
}

// refusedAnyway walks a route that has too many ways with the calls of functions put
// together, and gives the ways if all end before the view. Where one does not, nothing is
// learned: it may be none that a request can take.
func (l *library) refusedAnyway(m *interp.Machine, r *flask.Route) (ends []ending) {
	defer m.Summarize()()
	var ways interp.Exploration
	before, refused, through := m.Spent, false, false
	complete := ways.Run(m, maxWays, func(p *interp.Path) bool {
		e := l.way(m, r, anonymous, p)
		ends = append(ends, e)
		refused = refused || e.end == endRefused || e.end == endTurned
		through = e.end != endRefused && e.end != endTurned && e.end != endCrashed
		return !through && m.Spent-before < maxStepsWalked/4
	})
	if !complete || through || !refused || !ways.Done() {
		return nil
	}
	return ends
}

// settle says what the ways mean that setOut just walked.
func (l *library) settle(m *interp.Machine, r *flask.Route, ends []ending, complete bool) (*Result, ending) {
	res := &Result{Route: r, byMethod: l.MethodRead}
	e := l.decide(m, res, ends, complete)
	l.reconsider(m, res, ends)
	l.forge(m, res, ends)
	return res, e
}

// answer adds what each caller gets.
func (l *library) answer(m *interp.Machine, res *Result, e ending) {
	res.Answers = append(res.Answers, Answer{string(anonymous), outcomeOf(res.Verdict), statusFor(res.Verdict, e)})
	res.Answers = append(res.Answers, l.answersWithTokens(m, res.Route)...)
	if res.Verdict == Protected && !res.LetsSomebodyIn() && (e.end == endTurned || e.answersAnybody() && res.Method != "OPTIONS") {
		// Nobody was seen to get through, and not for want of a token: that is no guard.
		res.Verdict, res.Answers[0].Outcome = Unknown, "unknown"
		res.Reason = fmt.Sprintf("every way that could be followed ends with %d before the view, with a token or without", e.status)
		res.Evidence = append(res.Evidence, Step{res.Registration, res.Reason})
	}
}

// LetsSomebodyIn tells whether any caller gets to the view.
func (res *Result) LetsSomebodyIn() bool {
	return slices.ContainsFunc(res.Answers, func(a Answer) bool { return a.Outcome == "reached" })
}

// decide sets the verdict and the evidence from all ways; it gives the way that
// the evidence tells.
func (l *library) decide(m *interp.Machine, res *Result, ends []ending, complete bool) ending {
	var reached, doubtful, invalid, refused, crashed, unknown []ending
	for _, e := range ends {
		switch {
		case e.end == endReached && e.certain():
			reached = append(reached, e)
		case e.end == endReached:
			doubtful = append(doubtful, e)
		case e.end == endInvalid:
			invalid = append(invalid, e)
		case e.end == endUnknown:
			unknown = append(unknown, e)
		case e.end == endCrashed:
			crashed = append(crashed, e)
		default:
			refused = append(refused, e)
			res.guardsItself = res.guardsItself || e.within
		}
	}
	switch {
	case len(reached) > 0:
		return l.open(m, res, reached[0])
	case len(invalid) > 0 && (len(refused) == 0 || invalid[0].certain() && !res.guardsItself):
		return l.open(m, res, invalid[0]) // a better body would get further
	case len(doubtful) > 0 && len(refused)+len(crashed)+len(unknown) == 0 && onlyForks(doubtful):
		return l.open(m, res, doubtful[0]) // whichever way a condition goes
	case len(doubtful) > 0:
		return res.tell(Unknown, doubtful[0], doubtful[0].doubts...)
	case len(unknown) > 0:
		return res.tell(Unknown, unknown[0], unknown[0].doubts...)
	case !complete && m.Exhausted():
		return res.tell(Unknown, ending{}, Step{res.Registration, "the routes before it took all the steps that one check may take"})
	case !complete:
		return res.tell(Unknown, ending{}, Step{res.Registration, "the walk has too many ways to follow them all"})
	case len(refused) > 0 && asksForPassword(res, refused):
		return l.open(m, res, clearest(refused))
	case len(refused) > 0:
		return res.tell(Protected, clearest(refused))
	case len(crashed) > 0 && crashed[0].unseen:
		res.fails = true
		return res.tell(Unknown, crashed[0], crashed[0].doubts...) // what can't be seen may have prevented it
	case len(crashed) > 0:
		res.Misuse = crashed[0].misuse
		res.fails = res.Misuse == nil
		return res.tell(Broken, crashed[0])
	}
	return res.tell(Unknown, ending{}, Step{res.Registration, "the walk came to no end"})
}

// clearest picks the ending that shows best how a stranger is refused: for want of
// credentials rather than for another reason.
func clearest(refused []ending) ending {
	for _, e := range refused {
		if e.end == endRefused && (e.status == 401 || e.status == 403) {
			return e
		}
	}
	for _, e := range refused {
		if e.end == endRefused {
			return e
		}
	}
	return refused[0]
}

// answersAnybody tells whether a request ended before the view with what is no refusal:
// a page, or a code that says nothing about credentials.
func (e ending) answersAnybody() bool {
	return !e.within && !e.library && (e.status == 0 || e.status >= 200 && e.status < 300)
}

// asksForPassword tells whether a body that turns strangers away is a login, which
// does so when the password is not there.
func asksForPassword(res *Result, refused []ending) bool {
	for _, e := range refused {
		if !e.own {
			return false
		}
	}
	get, post := res.Method == "GET", res.Method == "POST"
	return (get || post) && (named(res, loginNames) || loginBag.names(res) || named(res, signupNames)) || post && named(res, issueNames)
}

// onlyForks tells whether every doubt of all ways is a condition that was tried
// both ways, and none a step that can't be seen into.
func onlyForks(ends []ending) bool {
	return !slices.ContainsFunc(ends, func(e ending) bool { return e.unseen })
}

func (res *Result) tell(v Verdict, e ending, more ...Step) ending {
	res.Verdict, res.Noted = v, e.noted
	res.Evidence = append(append([]Step(nil), e.steps...), more...)
	if len(res.Evidence) == 0 {
		res.Evidence = []Step{{res.Registration, "the request is turned away before the body"}}
	}
	res.Reason = res.Evidence[len(res.Evidence)-1].Message
	if v == Broken && e.misuse != nil {
		res.Reason = e.misuse.sentence()
	}
	return e
}

// open is a route that an anonymous request reaches: optional, public or
// unprotected.
func (l *library) open(m *interp.Machine, res *Result, e ending) ending {
	res.tell(Unprotected, e)
	res.Writes = l.changesSomething(res)
	res.Reason = fmt.Sprintf("nothing between the request and `%s` asks for a token", res.View)
	if e.caught {
		res.Reason = "a check refuses, and its refusal is caught"
	}
	if e.optional {
		res.Verdict, res.Reason = Optional, "a token is looked at, and none is asked for"
	}
	if why, ok := l.public(m, res, e); ok {
		res.Verdict, res.Reason = Public, why.Message
		res.Evidence = append(res.Evidence, why)
		return e
	}
	if res.Method == "POST" {
		res.Fields = fieldsOf(m, res)
	}
	if !e.optional {
		res.Evidence = append(nothingBefore(res), res.Evidence...)
	}
	return e
}

// nothingBefore says what is not there.
func nothingBefore(res *Result) []Step {
	var steps []Step
	if name := res.Nested(); name != "" {
		steps = append(steps, Step{res.Registration, fmt.Sprintf("the Api names the endpoint `%s` and not `%s%s`, so that Flask runs no hook of these blueprints", res.Endpoint, name, strings.TrimPrefix(res.Endpoint, res.Blueprint))})
	}
	if len(res.Hooks("before_request_funcs")) == 0 {
		steps = append(steps, Step{Message: "no before_request hook runs for this route"})
	}
	if f, ok := res.Registered.(*interp.Function); ok && f.Def == res.Func {
		steps = append(steps, Step{res.Registration, fmt.Sprintf("nothing wraps `%s`", res.View)})
	}
	return steps
}

func outcomeOf(v Verdict) string {
	switch v {
	case Protected:
		return "refused"
	case Broken:
		return "broken"
	case Unknown:
		return "unknown"
	}
	return "reached"
}

func statusFor(v Verdict, e ending) int {
	if v == Unknown {
		return 0
	}
	return e.status
}

// answersWithTokens walks the route for callers with a token. Those whose tokens no
// guard tells apart get the same answer, and are not walked; nor is anybody where
// nothing looked at who the stranger is.
func (l *library) answersWithTokens(m *interp.Machine, r *flask.Route) []Answer {
	clear(l.asked)
	var access Answer
	if l.told {
		access = l.answerFor(m, r, accessToken)
	} else {
		ends, _ := l.first.walk(maxWaysAnswered, false)
		access = answerOf(ends)
	}
	refresh, fresh := access, access
	if len(l.asked) > 0 {
		refresh = l.answerFor(m, r, refreshToken)
		if l.asked[catalog.Fresh] || l.asked[catalog.Refresh] {
			fresh = l.answerFor(m, r, freshToken)
		}
	}
	access.Caller, refresh.Caller, fresh.Caller = string(accessToken), string(refreshToken), string(freshToken)
	return []Answer{access, refresh, fresh}
}

const (
	maxWaysAnswered  = 12
	maxStepsAnswered = 12_000 // statements of these ways: the verdict is the stranger's, and is known already
)

// answerFor walks the route for a caller who carries a token, until a way leads to the
// view.
func (l *library) answerFor(m *interp.Machine, r *flask.Route, who caller) Answer {
	var ends []ending
	before, cut := m.Spent, false
	m.Explore(maxWaysAnswered, func(p *interp.Path) bool {
		e := l.way(m, r, who, p)
		ends = append(ends, e)
		cut = !e.letIn() && m.Spent-before > maxStepsAnswered
		return !e.letIn() && !cut
	})
	if cut {
		return Answer{Outcome: "unknown"}
	}
	return answerOf(ends)
}

// letIn tells whether the caller got to the view, whatever he sent there.
func (e ending) letIn() bool { return e.end == endReached || e.end == endInvalid }

// answerOf says how a request ends: the first way that leads to the view counts.
func answerOf(ends []ending) Answer {
	a := Answer{Outcome: "unknown"}
	for _, e := range ends {
		switch {
		case e.letIn():
			return Answer{Outcome: "reached", Status: e.status}
		case e.end == endRefused, e.end == endTurned:
			a.Outcome, a.Status = "refused", e.status
		case e.end == endCrashed && a.Outcome == "unknown":
			a.Outcome, a.Status = "broken", e.status
		}
	}
	return a
}
