package rules

import (
	"fmt"
	"slices"
	"strings"

	"unguarded/checker/internal/access"
	"unguarded/checker/internal/syntax"
	"unguarded/checker/source"
)

// requests names what a caller sends: "GET /users", "GET and POST /users", or
// "POST to `save`" where the URL rule is not known.
func (e entry) requests() string {
	var methods []string
	for _, r := range e {
		if !slices.Contains(methods, r.Method) {
			methods = append(methods, r.Method)
		}
	}
	verb, r := enumerate(methods), e.first()
	switch {
	case r.URLRuleKnown:
		return verb + " " + r.URLRule
	case r.URLRule != "":
		return fmt.Sprintf("%s %s (a part of the URL can't be seen)", verb, r.URLRule)
	}
	return fmt.Sprintf("%s to %s", verb, view(r))
}

// requestsOf names the requests of several entries, at most three of them.
func requestsOf(list []entry) string {
	var names []string
	for _, e := range list {
		if name := e.requests(); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	if len(names) > 3 {
		names = append(names[:2], fmt.Sprintf("%d other routes", len(names)-2))
	}
	return enumerate(names)
}

// view names the function that answers.
func view(r *access.Result) string {
	if r.View == "<lambda>" || r.View == "" {
		return "the view"
	}
	return code(r.View)
}

// enumerate joins words: "a", "a and b", "a, b and c".
func enumerate(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " and " + words[last]
}

// code puts a name between backquotes.
func code(text string) string { return "`" + text + "`" }

// decoratorText is a decorator as it is written, on one line, with long
// arguments left out: `@jwt_required()`, `@roles(…)`.
func decoratorText(file *source.File, d *syntax.Decorator) string {
	text := file.Slice(d.At)
	if len(text) <= 40 && !strings.ContainsAny(text, "\r\n`") {
		return code(text)
	}
	if c, ok := d.Expr.(*syntax.Call); ok {
		if name := dotted(c.Func); name != "" {
			return code("@" + name + "(…)")
		}
	}
	return "the decorator on line " + fmt.Sprint(file.Line(d.At.Start))
}

// decoratorName is a decorator without its arguments: `@app.get`.
func decoratorName(file *source.File, d *syntax.Decorator) string {
	e := d.Expr
	if c, ok := e.(*syntax.Call); ok {
		e = c.Func
	}
	if name := dotted(e); name != "" {
		return code("@" + name)
	}
	return decoratorText(file, d)
}

// dotted is the text of a name or of attributes of a name, else "".
func dotted(e syntax.Expr) string {
	switch e := e.(type) {
	case *syntax.Name:
		return e.ID
	case *syntax.Attribute:
		if left := dotted(e.Value); left != "" {
			return left + "." + e.Attr
		}
	}
	return ""
}
