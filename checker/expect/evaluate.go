package expect

import (
	"slices"
	"strings"

	"unguarded/checker"
)

// Difference says how a report differs from the expectation, as a sentence
// without a full stop; "" where it holds.
func (e Expectation) Difference(report checker.Report) string {
	switch e.form {
	case everyRoute:
		return everyDiffers(report, e.want)
	case noRoute:
		if found := named(report, e.want); len(found) > 0 {
			return strings.Join(found, ", ") + are(found) + e.want + ", expected no such route"
		}
		return ""
	case reports, silent:
		return e.reportDiffers(report)
	}
	routes := e.routes(report)
	one := e.method + " " + e.rule
	switch {
	case e.form == missing && len(routes) > 0:
		return one + " is a route, expected none"
	case e.form == missing:
		return ""
	case len(routes) == 0:
		return one + " is no route here, expected " + e.Text
	case e.form == exists:
		return ""
	case e.form == hasVerdict:
		if found := verdictsOf(routes); len(found) != 1 || found[0] != e.want {
			return one + " is " + strings.Join(found, " and ") + ", expected " + e.want
		}
		return ""
	}
	return e.callerDiffers(one, routes)
}

// routes are the entries for the expectation's method and URL rule.
func (e Expectation) routes(report checker.Report) (found []checker.Route) {
	for _, r := range report.Routes {
		if r.URLRule == e.rule && slices.Contains(r.Methods, e.method) {
			found = append(found, r)
		}
	}
	return found
}

func verdictsOf(routes []checker.Route) (found []string) {
	for _, r := range routes {
		if !slices.Contains(found, r.Verdict) {
			found = append(found, r.Verdict)
		}
	}
	return found
}

// named lists the routes that have a verdict, as METHOD URLRULE.
func named(report checker.Report, verdict string) (found []string) {
	for _, r := range report.Routes {
		if r.Verdict != verdict {
			continue
		}
		for _, method := range r.Methods {
			found = append(found, method+" "+r.URLRule)
		}
	}
	return found
}

func are(list []string) string {
	if len(list) == 1 {
		return " is "
	}
	return " are "
}

func everyDiffers(report checker.Report, want string) string {
	if len(report.Routes) == 0 {
		return "there are no routes, expected every one to be " + want
	}
	for _, r := range report.Routes {
		if r.Verdict != want {
			return r.Methods[0] + " " + r.URLRule + " is " + r.Verdict + ", expected every route to be " + want
		}
	}
	return ""
}

func (e Expectation) reportDiffers(report checker.Report) string {
	var found []string
	for _, d := range report.Diagnostics {
		if !d.Suppressed && !slices.Contains(found, d.Rule) {
			found = append(found, d.Rule)
		}
	}
	reported := "nothing"
	if len(found) > 0 {
		reported = strings.Join(found, ", ")
	}
	switch {
	case e.form == silent && len(found) > 0:
		return "it reports " + reported + ", expected nothing"
	case e.form == reports && !slices.Contains(found, e.want):
		return "it reports " + reported + ", expected " + e.want
	}
	return ""
}

// carrying says what each kind of caller sends.
var carrying = map[string]string{
	"anonymous": "without a token", "access": "with an access token",
	"refresh": "with a refresh token", "fresh": "with a fresh token",
}

func (e Expectation) callerDiffers(one string, routes []checker.Route) string {
	want := "refused"
	if e.form == admits {
		want = "reached"
	}
	for _, r := range routes {
		outcome := "unknown"
		for _, a := range r.Answers {
			if a.Caller == e.want {
				outcome = a.Outcome
			}
		}
		if outcome != want {
			return one + ", " + carrying[e.want] + ": " + outcome + ", expected " + want
		}
	}
	return ""
}
