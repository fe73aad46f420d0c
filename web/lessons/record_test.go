package lessons

import (
	"encoding/json"
	"os"
	"slices"
	"testing"

	"unguarded/checker"
)

const renew = "run ./build.sh oracle where Flask is installed"

// TestVerdictsAgreeWithWhatRealFlaskDid holds the checker's verdicts, on every
// state of every lesson, to the stored records.
func TestVerdictsAgreeWithWhatRealFlaskDid(t *testing.T) {
	for name, one := range course(t) {
		states, err := Runnable(one.Lesson, one.text)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		content, err := os.ReadFile(RecordPath(name))
		if err != nil {
			t.Errorf("%s has no record: %s", name, renew)
			continue
		}
		var record Record
		if err := json.Unmarshal(content, &record); err != nil {
			t.Fatalf("%s: %v", RecordPath(name), err)
		}
		if len(record.States) != len(states) {
			t.Errorf("%s: the record has %d apps, the lesson %d: %s", name, len(record.States), len(states), renew)
			continue
		}
		for i, state := range states {
			ran := record.States[i]
			if ran.Name != state.Name || ran.SHA256 != Digest(state.Source) {
				t.Errorf("%s: the record of %s is of another text: %s", name, state.Name, renew)
				continue
			}
			for _, difference := range differences(check(state.Source), ran) {
				t.Errorf("%s, %s: %s", name, state.Name, difference)
			}
		}
	}
}

// differences compares both ways: what Flask serves is in the report, and what is
// in the report Flask serves.
func differences(report checker.Report, ran StateRecord) (list []string) {
	served := map[string]RouteRecord{}
	for _, r := range ran.Routes {
		served[r.Method+" "+r.Rule] = r
	}
	for _, route := range report.Routes {
		for _, method := range route.Methods {
			one := method + " " + route.URLRule
			record, found := served[one]
			switch {
			case !found:
				list = append(list, one+" is "+route.Verdict+" here, and no route of Flask's")
			case !agrees(route.Verdict, record.Verdict()):
				list = append(list, one+" is "+route.Verdict+" here, and "+record.Verdict()+" in Flask")
			}
			for _, answer := range route.Answers {
				if _, asked := record.Callers[answer.Caller]; found && asked && answer.Outcome != record.outcome(answer.Caller) {
					list = append(list, one+", "+answer.Caller+": "+answer.Outcome+" here, and "+record.outcome(answer.Caller)+" in Flask")
				}
			}
		}
	}
	for one, record := range served {
		if record.Method == "HEAD" && !reported(report, one) {
			one = "GET " + record.Rule // HEAD stands in a report where it differs
			if served[one].Verdict() != record.Verdict() {
				list = append(list, "HEAD "+record.Rule+" differs from GET in Flask, and not here")
			}
		}
		if !reported(report, one) {
			list = append(list, one+" is a route of Flask's, and none here")
		}
	}
	return list
}

// reported tells whether METHOD URLRULE is a route of a report.
func reported(report checker.Report, one string) bool {
	return slices.ContainsFunc(report.Routes, func(r checker.Route) bool {
		return slices.ContainsFunc(r.Methods, func(method string) bool { return method+" "+r.URLRule == one })
	})
}
