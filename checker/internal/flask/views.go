package flask

import (
	"slices"
	"strings"

	"unguarded/checker/internal/interp"
)

// httpMethods are the methods that a MethodView looks for, as Flask lists them.
var httpMethods = []string{"get", "post", "head", "options", "delete", "put", "trace", "patch"}

func (l *Library) defineViews() {
	view := l.class("flask.views.View", map[string]method{"__init__": nothing})
	l.values["flask.views.http_method_funcs"] = methodNames()
	setAttr(view.Attrs, "as_view", &interp.Descriptor{Kind: "classmethod", Func: &interp.Builtin{Name: "as_view", Fn: l.asViewCall}})
	setAttr(view.Attrs, "decorators", interp.NewList(interp.ListValue))
	setAttr(view.Attrs, "methods", interp.None())
	setAttr(view.Attrs, "init_every_request", interp.Bool(true))
	mv := l.class("flask.views.MethodView", map[string]method{"dispatch_request": l.dispatchMethod}, view)
	setAttr(mv.Attrs, "__init_subclass__", &interp.Descriptor{Kind: "classmethod", Func: &interp.Builtin{Name: "__init_subclass__", Fn: collectMethods}})
}

func methodNames() interp.Value {
	list := interp.NewList(interp.SetValue)
	for _, name := range httpMethods {
		list.Elts = append(list.Elts, interp.Str(name))
	}
	return list
}

// collectMethods sets a MethodView's methods from the functions it has.
func collectMethods(m *interp.Machine, c *interp.Call) interp.Value {
	cls, ok := c.ArgOr(0, "", nil).(*interp.Class)
	if !ok {
		return interp.None()
	}
	if _, own := cls.Attrs.Get("methods"); own {
		return interp.None()
	}
	methods := interp.NewList(interp.SetValue)
	for _, name := range httpMethods {
		if _, has := m.ClassAttr(cls, name); has {
			methods.Elts = append(methods.Elts, interp.Str(strings.ToUpper(name)))
		}
	}
	if len(methods.Elts) > 0 {
		m.Set(cls.Attrs, "methods", methods)
	}
	return interp.None()
}

func (l *Library) asViewCall(m *interp.Machine, c *interp.Call) interp.Value {
	cls, ok := c.ArgOr(0, "cls", nil).(*interp.Class)
	if !ok {
		return &interp.Unknown{Why: "a view whose class can't be seen", Taint: interp.Unseen, Place: m.Site()}
	}
	name, _ := interp.AsStr(c.ArgOr(1, "name", interp.None()))
	return l.asView(m, cls, name, c.Rest(2))
}

// asView makes the view function of a class: it makes an instance for each
// request, and the class's decorators are around it, the last one outermost.
func (l *Library) asView(m *interp.Machine, cls *interp.Class, name string, init *interp.Call) interp.Value {
	l.used[cls] = true
	var kept interp.Value
	if every, ok := m.ClassAttr(cls, "init_every_request"); ok {
		if t, known := m.Truth(every); known && !t {
			kept = m.Call(cls, init, m.Site(), m.SiteNode())
		}
	}
	view := &interp.Builtin{Name: name, Attrs: interp.NewAttrs()}
	view.Fn = func(m *interp.Machine, c *interp.Call) interp.Value {
		self := kept
		if self == nil {
			self = m.Call(cls, init, m.Site(), m.SiteNode())
		}
		if base := m.UnseenBefore(cls, "dispatch_request"); base != nil {
			m.Doubt(interp.Describe(base)+", which `"+cls.Name+"` derives from: whether it lets every request by can't be told", interp.Unseen)
		}
		return m.Await(l.callMethod(m, self, "dispatch_request", c))
	}
	setAttr(view.Attrs, "view_class", cls)
	var v interp.Value = view
	if list, ok := m.ClassAttr(cls, "decorators"); ok {
		v = applyAll(m, list, v)
	}
	m.SetAttr(v, "view_class", cls, m.Site())
	m.SetAttr(v, "__name__", interp.Str(name), m.Site())
	if methods, ok := m.ClassAttr(cls, "methods"); ok {
		m.SetAttr(v, "methods", methods, m.Site())
	}
	return v
}

// applyAll applies a list of decorators in its order: the last is outermost.
func applyAll(m *interp.Machine, list, v interp.Value) interp.Value {
	l, ok := list.(*interp.List)
	if !ok {
		if interp.IsNone(list) {
			return v
		}
		return m.Call(&interp.Unknown{Why: "a list of decorators that can't be seen", Taint: interp.Unseen, Place: m.Site()},
			&interp.Call{Args: []interp.Value{v}}, m.Site(), m.SiteNode())
	}
	for _, d := range l.Elts {
		v = m.Call(d, &interp.Call{Args: []interp.Value{v}}, m.Site(), m.SiteNode())
	}
	return v
}

// dispatchMethod is MethodView.dispatch_request.
func (l *Library) dispatchMethod(m *interp.Machine, self *interp.Instance, c *interp.Call) interp.Value {
	f := l.methodOf(m, self)
	if f == nil {
		if l.Request != nil {
			m.RaiseNew("AssertionError", "Unimplemented method '%s'", l.Request.Method)
		}
		return interp.None()
	}
	return m.Await(m.Call(f, c, m.Site(), m.SiteNode()))
}

// methodOf is the bound method that answers the current request; HEAD goes to
// get() where there is no head().
func (l *Library) methodOf(m *interp.Machine, self interp.Value) interp.Value {
	if l.Request == nil {
		return nil
	}
	name := strings.ToLower(l.Request.Method)
	f, ok := m.Attr(self, name, m.Site())
	if !ok && name == "head" {
		f, ok = m.Attr(self, "get", m.Site())
	}
	if !ok {
		return nil
	}
	return f
}

// ViewClass gives the class that a registered object was made from.
func ViewClass(m *interp.Machine, v interp.Value) *interp.Class {
	if !slices.Contains([]string{"Function", "Builtin"}, kindOf(v)) {
		return nil
	}
	c, _ := m.Attr(v, "view_class", m.Site())
	cls, _ := c.(*interp.Class)
	return cls
}

func kindOf(v interp.Value) string {
	switch v.(type) {
	case *interp.Function:
		return "Function"
	case *interp.Builtin:
		return "Builtin"
	}
	return ""
}
