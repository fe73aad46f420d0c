package interp

import "unguarded/checker/internal/syntax"

// docstring is __doc__ of what has a body: the text that it begins with, or None.
func docstring(body []syntax.Stmt) Value {
	if len(body) == 0 {
		return None()
	}
	s, ok := body[0].(*syntax.ExprStmt)
	if !ok {
		return None()
	}
	if c, ok := s.Value.(*syntax.Constant); ok && c.Kind == syntax.Str {
		return Str(c.Str)
	}
	return None()
}

func (c *Class) docstring() Value {
	if c.Def == nil {
		return None()
	}
	return docstring(c.Def.Body)
}

func (f *Function) docstring() Value {
	def, ok := f.Def.(*syntax.FunctionDef)
	if !ok {
		return None()
	}
	return docstring(def.Block())
}
