package access

import "unguarded/checker/internal/interp"

// Flask-Principal's permissions (flask_principal.py, 0.4.0) list what an identity must
// have one of, and what it must not have. A stranger's identity has nothing: what
// identity_loaded adds, it adds to identities that were found.

const (
	principal      = "flask_principal."
	identityLoader = "identity_loader"
)

// strangersAreKnown tells whether the project's identity_loader finds an identity for
// a request without credentials.
func (l *library) strangersAreKnown(m *interp.Machine) bool {
	f, ok := l.callbacks[callback{nil, identityLoader}]
	if !ok {
		return false
	}
	forks := m.Forks()
	v := m.Await(m.Call(f, &interp.Call{}, m.Site(), nil))
	return m.Forks() == forks && !interp.IsNone(v)
}

// permissionAttr answers for a permission that lets a stranger through, and for
// those that are made of others.
func (l *library) permissionAttr(x *interp.External, name string) (interp.Value, bool) {
	switch name {
	case "reverse":
		return method(name, func(*interp.Machine, *interp.Call) interp.Value {
			if x.Path == principal+"Denial()" {
				return permission("Permission", x.Args)
			}
			return permission("Denial", x.Args)
		}), true
	case "require", "test", "can":
		if !admitsAll(x) {
			return nil, false
		}
	default:
		return nil, false
	}
	return method(name, func(m *interp.Machine, _ *interp.Call) interp.Value {
		switch name {
		case "test":
			return interp.None()
		case "can":
			return interp.Bool(true)
		}
		entered := interp.NewAttrs()
		interp.Preset(entered, "__enter__", method("__enter__", func(*interp.Machine, *interp.Call) interp.Value { return interp.None() }))
		return &interp.Builtin{Name: name, Attrs: entered, Fn: func(_ *interp.Machine, c *interp.Call) interp.Value {
			return c.ArgOr(0, "f", interp.None())
		}}
	}), true
}

func method(name string, fn func(*interp.Machine, *interp.Call) interp.Value) interp.Value {
	return &interp.Builtin{Name: name, Fn: fn}
}

func permission(class string, needs *interp.Call) interp.Value {
	return &interp.External{Path: principal + class + "()", Args: needs, Made: true}
}

func isPermission(x *interp.External) bool {
	return x.Made && (x.Path == principal+"Permission()" || x.Path == principal+"Denial()")
}

// admitsAll tells whether a permission asks for nothing.
func admitsAll(x *interp.External) bool {
	if x.Path == principal+"Denial()" {
		return true
	}
	return x.Args != nil && len(x.Args.Args) == 0 && !x.Args.Open
}
