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

// fillNulls puts an empty list in the place of each missing one.
func (r *Report) fillNulls() {
	r.Routes, r.LibraryRoutes, r.Diagnostics = orEmpty(r.Routes), orEmpty(r.LibraryRoutes), orEmpty(r.Diagnostics)
	r.Classic = orEmpty(r.Classic)
	for _, routes := range [][]Route{r.Routes, r.LibraryRoutes} {
		for i := range routes {
			route := &routes[i]
			route.Methods = orEmpty(route.Methods)
			route.Evidence = orEmpty(route.Evidence)
			route.Answers = orEmpty(route.Answers)
		}
	}
	for i := range r.Diagnostics {
		d := &r.Diagnostics[i]
		d.Related, d.Fixes = orEmpty(d.Related), orEmpty(d.Fixes)
		for j := range d.Fixes {
			d.Fixes[j].Edits = orEmpty(d.Fixes[j].Edits)
		}
	}
}

func orEmpty[T any](items []T) []T {
	if items == nil {
		return []T{}
	}
	return items
}
