package sarif

import (
	"fmt"
	"strings"

	"unguarded/checker"
)

// verdictRule is the rule that the results of routes name.
const verdictRule = "route-verdict"

// kinds are the SARIF kinds of the verdicts.
var kinds = map[string]string{
	"protected":   "pass",
	"optional":    "review",
	"public":      "informational",
	"unprotected": "fail",
	"broken":      "fail",
	"unknown":     "open",
}

// verdicts are the results made from routes. Their level is "none", so that no
// route counts twice.
func (w *writer) verdicts() []result {
	list := make([]result, 0, len(w.report.Routes))
	for _, route := range w.report.Routes {
		what := requests(route)
		r := result{
			RuleID: verdictRule, RuleIndex: w.index[verdictRule], Kind: kinds[route.Verdict], Level: "none",
			Message:      message{Text: fmt.Sprintf("%s is %s: %s.", what, route.Verdict, route.Reason)},
			Locations:    locationsOf(route.Path, route.Span),
			Fingerprints: w.fingerprint(verdictRule, route.Path, what+" "+route.View),
		}
		if len(route.Evidence) > 0 {
			r.CodeFlows = []codeFlow{flow(route)}
		}
		list = append(list, r)
	}
	return list
}

// requests names what a route answers: "GET, POST /users", or "GET to `list`"
// where the URL rule is not known.
func requests(route checker.Route) string {
	methods := strings.Join(route.Methods, ", ")
	if route.URLRuleKnown {
		return methods + " " + route.URLRule
	}
	return fmt.Sprintf("%s to `%s`", methods, route.View)
}

// flow is the way of the anonymous request, as its evidence tells it.
func flow(route checker.Route) codeFlow {
	var steps []threadFlowLocation
	for _, m := range route.Evidence {
		steps = append(steps, threadFlowLocation{Location: locate(m)})
	}
	about := message{Text: "An anonymous request: " + requests(route)}
	return codeFlow{Message: &about, ThreadFlows: []threadFlow{{Locations: steps}}}
}
