package interp

import "unguarded/checker/internal/syntax"

// implied marks the constants that stay as they were because a test of the credentials
// left out the statements that would have assigned them: after
//
//	token = None
//	if "Authorization" in request.headers:
//	    token = request.headers["Authorization"]
//
// the None stands for the missing header.
func (m *Machine) implied(fr *frame, test Value, skipped []syntax.Stmt) {
	t := TaintOf(test) & Credential
	if m.path == nil || t == 0 {
		return
	}
	for _, s := range skipped {
		syntax.Inspect(s, func(n syntax.Node) bool {
			switch n := n.(type) {
			case syntax.Expr, *syntax.FunctionDef, *syntax.ClassDef:
				return false
			case *syntax.Assign:
				for _, target := range n.Targets {
					if name, ok := target.(*syntax.Name); ok {
						m.taintConstant(fr.scope, name.ID, t)
					}
				}
			}
			return true
		})
	}
}

func (m *Machine) taintConstant(s *Scope, name string, t Taint) {
	vars := s.target(name).vars
	v, _ := vars.Get(name)
	if c, ok := v.(*Const); ok && c.Taint&t != t {
		m.Set(vars, name, Tainted(c, t))
	}
}
