package rules

import (
	"strings"

	"unguarded/checker/internal/access"
	"unguarded/checker/internal/syntax"
)

// answering are functions that put an answer together, and computing those of Python
// and of its values that change nothing.
var (
	answering = wordSet("jsonify make_response abort render_template redirect url_for Response")
	computing = wordSet("str int float bool len dict list tuple set sorted min max sum round repr range enumerate zip any all abs isinstance")
	reading   = wordSet("get get_json getlist get_data lower upper strip split join format items keys values startswith endswith isdigit replace title isoformat")
)

func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(list) {
		set[w] = true
	}
	return set
}

// onlyAnswers tells whether the body of a view does nothing but look at the request
// and put an answer together: nothing that outlives the request can change.
func onlyAnswers(r *access.Result) bool {
	f, ok := r.Func.(*syntax.FunctionDef)
	if !ok {
		return false
	}
	own := map[string]bool{"request": true}
	only, answers := true, false
	for _, s := range f.Block() {
		syntax.Inspect(s, func(n syntax.Node) bool {
			switch n := n.(type) {
			case *syntax.Return:
				answers = true
			case *syntax.Assign:
				for _, t := range n.Targets {
					only = only && binds(t, own)
				}
			case *syntax.AnnAssign:
				only = only && binds(n.Target, own)
			case *syntax.AugAssign:
				only = only && binds(n.Target, own)
			case *syntax.Call:
				only = only && changesNothing(n, own)
			case *syntax.Global, *syntax.Nonlocal, *syntax.Delete, *syntax.With, *syntax.FunctionDef, *syntax.ClassDef,
				*syntax.Lambda, *syntax.NamedExpr, *syntax.Await, *syntax.Yield, *syntax.YieldFrom, *syntax.Bad, *syntax.BadExpr:
				only = false
			}
			return only
		})
		if !only {
			return false
		}
	}
	return answers
}

// binds notes a name that a body gives a value; it is false for any other target.
func binds(target syntax.Expr, own map[string]bool) bool {
	name, ok := target.(*syntax.Name)
	if ok {
		own[name.ID] = true
	}
	return ok
}

// changesNothing tells whether a call is one of a function that computes, or asks the
// request, a literal or a name of the body's own.
func changesNothing(c *syntax.Call, own map[string]bool) bool {
	switch f := c.Func.(type) {
	case *syntax.Name:
		return answering[f.ID] || computing[f.ID]
	case *syntax.Attribute:
		return answering[f.Attr] && dotted(f) == "flask."+f.Attr || reading[f.Attr] && ownValue(f.Value, own)
	}
	return false
}

// ownValue tells whether a value is the request's, a literal, or held by a name of the
// body's own.
func ownValue(e syntax.Expr, own map[string]bool) bool {
	switch e := e.(type) {
	case *syntax.Constant, *syntax.JoinedStr, *syntax.Dict, *syntax.List:
		return true
	case *syntax.Name:
		return own[e.ID]
	case *syntax.Attribute:
		return ownValue(e.Value, own)
	case *syntax.Subscript:
		return ownValue(e.Value, own)
	case *syntax.Call:
		return changesNothing(e, own)
	}
	return false
}
