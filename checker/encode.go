package checker

import (
	"bytes"
	"encoding/json"
)

// EncodeRequest writes a Request as one line of JSON, with every field and in the
// contract's order: requests that mean the same give the same bytes.
func EncodeRequest(request Request) []byte {
	request.Files = orEmpty(request.Files)
	o := &request.Options
	o.Public, o.Guards, o.Select, o.Ignore = orEmpty(o.Public), orEmpty(o.Guards), orEmpty(o.Select), orEmpty(o.Ignore)
	return encode(request)
}

// EncodeReport writes a Report as one line of JSON without a line break at its
// end. Lists are never null and HTML's characters stand for themselves; the same
// report gives the same bytes.
func EncodeReport(report Report) []byte {
	return encode(withoutNulls(report))
}

// EncodeRules writes the list of the rules, as Rules gives it.
func EncodeRules() []byte {
	return encode(Rules())
}

// encode writes a value of our own types. They hold nothing that JSON can't, so
// an error would be a bug here.
func encode(value any) []byte {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		panic("checker: a value of the contract can't be encoded: " + err.Error())
	}
	return bytes.TrimSuffix(out.Bytes(), []byte("\n"))
}

// withoutNulls returns the report with an empty list in place of each missing
// one. It copies what it changes.
func withoutNulls(report Report) Report {
	report.Routes = routesWithoutNulls(report.Routes)
	report.LibraryRoutes = routesWithoutNulls(report.LibraryRoutes)
	report.Classic = orEmpty(report.Classic)
	diagnostics := make([]Diagnostic, len(report.Diagnostics))
	for i, d := range report.Diagnostics {
		d.Related = orEmpty(d.Related)
		fixes := make([]Fix, len(d.Fixes))
		for j, fix := range d.Fixes {
			fix.Edits = orEmpty(fix.Edits)
			fixes[j] = fix
		}
		d.Fixes = fixes
		diagnostics[i] = d
	}
	report.Diagnostics = diagnostics
	return report
}

func routesWithoutNulls(routes []Route) []Route {
	out := make([]Route, len(routes))
	for i, route := range routes {
		route.Methods = orEmpty(route.Methods)
		route.Evidence = orEmpty(route.Evidence)
		route.Answers = orEmpty(route.Answers)
		out[i] = route
	}
	return out
}

func orEmpty[T any](items []T) []T {
	if items == nil {
		return []T{}
	}
	return items
}
