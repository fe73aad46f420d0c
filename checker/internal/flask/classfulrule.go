package flask

import (
	"slices"
	"strings"

	"unguarded/checker/internal/interp"
	"unguarded/checker/internal/syntax"
	"unguarded/checker/pattern"
)

// rule places a rule under the prefix and the base of the class, with the parameters of f, if there is one, as variables.
func (r *registration) rule(m *interp.Machine, rule string, f interp.Value) string {
	prefix, _ := r.text(m, 3, "route_prefix")
	base, has := r.text(m, 1, "route_base")
	if !has {
		base = dashed(strings.TrimSuffix(r.class.Name, "View"))
	}
	parts := []string{prefix, strings.Trim(base, "/"), rule}
	if f != nil {
		parts = append(parts, r.variables(m, base, f)...)
	}
	return slashes().ReplaceAllString("/"+strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), "/"), "/")
}

// dashed writes a class's name as a URL: FirstPage is first-page.
func dashed(name string) string {
	return strings.ToLower(capitals().ReplaceAllString(words().ReplaceAllString(name, "$1-$2"), "$1-$2"))
}

var (
	slashes   = pattern.Of(`/+`)
	words     = pattern.Of(`(.)([A-Z][a-z]+)`)
	capitals  = pattern.Of(`([a-z0-9])([A-Z])`)
	variables = pattern.Of(`<(?:[^<>:]*:)?([^<>:]+)>`)
)

// converters are the converters that annotations stand for.
var converters = map[string]string{"str": "string", "int": "int", "float": "float", "UUID": "uuid"}

// converterOf is the converter that a parameter's annotation stands for, "" for none. Annotations that a __future__
// import leaves as texts stand for none.
func converterOf(fn *interp.Function, p *syntax.Param) string {
	for _, s := range fn.Module.Tree.Body {
		if from, ok := s.(*syntax.ImportFrom); ok && from.Module == "__future__" &&
			slices.ContainsFunc(from.Names, func(a *syntax.Alias) bool { return a.Name == "annotations" }) {
			return ""
		}
	}
	switch a := p.Annotation.(type) {
	case *syntax.Name:
		return converters[a.ID]
	case *syntax.Attribute:
		return converters[a.Attr]
	}
	return ""
}

// variables are the parameters of a method that have no default, as parts of a rule: self, base_args and the variables of
// the base apart.
func (r *registration) variables(m *interp.Machine, base string, f interp.Value) []string {
	if v, ok := m.ClassAttr(r.class, "inspect_args"); ok {
		if inspects, known := m.Truth(v); known && !inspects {
			return nil
		}
	}
	fn := InnermostFunction(m, f)
	if fn == nil || fn.Params == nil {
		return nil
	}
	ignored := []string{"self"}
	for _, found := range variables().FindAllStringSubmatch(base, -1) {
		ignored = append(ignored, found[1])
	}
	if v, ok := m.ClassAttr(r.class, "base_args"); ok {
		names, _ := m.Iterate(v)
		for _, v := range names {
			s, _ := interp.AsStr(v)
			ignored = append(ignored, s)
		}
	}
	var parts []string
	for _, p := range slices.Concat(fn.Params.PosOnly, fn.Params.Args) {
		if p.Default != nil || slices.Contains(ignored, p.Name) {
			continue
		}
		name := p.Name
		if to := converterOf(fn, p); to != "" {
			name = to + ":" + name
		}
		parts = append(parts, "<"+name+">")
	}
	return parts
}
