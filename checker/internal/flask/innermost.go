package flask

import (
	"strings"

	"unguarded/checker/internal/interp"
)

// InnermostFunction is the function of the user's code at the heart of a
// registered object, nil when there is none: what wrappers wrap, what partials
// and bound methods call.
func InnermostFunction(m *interp.Machine, v interp.Value) *interp.Function {
	return innermost(m, v, "", map[interp.Value]bool{})
}

func innermost(m *interp.Machine, v interp.Value, method string, seen map[interp.Value]bool) *interp.Function {
	if v == nil || seen[v] {
		return nil
	}
	seen[v] = true
	if cls := ViewClass(m, v); cls != nil && method != "" {
		if f := ofViewClass(m, v, cls, method, seen); f != nil {
			return f
		}
	}
	switch v := v.(type) {
	case *interp.Descriptor:
		return innermost(m, v.Func, method, seen)
	case *interp.Bound:
		return innermost(m, v.Func, method, seen)
	case *interp.Partial:
		return innermost(m, v.Func, method, seen)
	case *interp.Builtin, *interp.External, *interp.Unknown:
		return firstOf(m, interp.Wrapped(v), method, seen)
	case *interp.Union:
		return firstOf(m, v.Alts, method, seen)
	case *interp.Instance:
		return ofInstance(m, v, method, seen)
	case *interp.Function:
		if f := firstOf(m, interp.Wrapped(v), method, seen); f != nil {
			return f
		}
		return v
	}
	return nil
}

func firstOf(m *interp.Machine, list []interp.Value, method string, seen map[interp.Value]bool) *interp.Function {
	for _, v := range list {
		if f := innermost(m, v, method, seen); f != nil {
			return f
		}
	}
	return nil
}

// ofViewClass is the method that the MRO finds for the HTTP method.
func ofViewClass(m *interp.Machine, v interp.Value, cls *interp.Class, method string, seen map[interp.Value]bool) *interp.Function {
	names := []string{strings.ToLower(method), "dispatch_request"}
	if own, ok := m.Attr(v, "classful_method", m.Site()); ok {
		if name, ok := interp.AsStr(own); ok {
			names = []string{name}
		}
	}
	if method == "HEAD" {
		names = []string{"head", "get", "dispatch_request"}
	}
	for _, name := range names {
		f, ok := m.ClassAttr(cls, name)
		if !ok {
			continue
		}
		if fn := innermost(m, f, method, seen); fn != nil {
			return fn
		}
	}
	return nil
}

func ofInstance(m *interp.Machine, v *interp.Instance, method string, seen map[interp.Value]bool) *interp.Function {
	for _, name := range v.Attrs.Names() {
		a, _ := v.Attrs.Get(name)
		if _, isClass := a.(*interp.Class); isClass || !interp.Callable(a) {
			continue
		}
		if f := innermost(m, a, method, seen); f != nil {
			return f
		}
	}
	if call, ok := m.ClassAttr(v.Class, "__call__"); ok {
		return innermost(m, call, method, seen)
	}
	return nil
}
