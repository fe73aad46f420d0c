package syntax

// Inspect calls f for a node and, if f returns true, for what is in it, in the
// order of the text. A nil node is no node.
func Inspect(n Node, f func(Node) bool) {
	if n == nil || !f(n) {
		return
	}
	inspector(f).children(n)
}

type inspector func(Node) bool

func (f inspector) expr(list ...Expr) {
	for _, n := range list {
		if n != nil {
			Inspect(n, f)
		}
	}
}

func (f inspector) stmts(list []Stmt) {
	for _, n := range list {
		Inspect(n, f)
	}
}

func (f inspector) patterns(list []Pattern) {
	for _, n := range list {
		Inspect(n, f)
	}
}

func each[N Node](f inspector, list []N) {
	for _, n := range list {
		Inspect(n, f)
	}
}

func (f inspector) children(n Node) {
	switch n := n.(type) {
	case *Module:
		f.stmts(n.Body)
	case Expr:
		f.inExpr(n)
	case Stmt:
		f.inStmt(n)
	case Pattern:
		f.inPattern(n)
	default:
		f.inPart(n)
	}
}

func (f inspector) inExpr(n Expr) {
	switch n := n.(type) {
	case *JoinedStr:
		f.expr(n.Parts...)
	case *FormattedValue:
		f.expr(n.Value)
		if n.Spec != nil {
			f.expr(n.Spec)
		}
	case *List:
		f.expr(n.Elts...)
	case *Tuple:
		f.expr(n.Elts...)
	case *Set:
		f.expr(n.Elts...)
	case *Dict:
		for i := range n.Keys {
			f.expr(n.Keys[i], n.Values[i])
		}
	case *Comp:
		f.expr(n.Elt, n.Value)
		each(f, n.Generators)
	case *Attribute:
		f.expr(n.Value)
	case *Subscript:
		f.expr(n.Value, n.Index)
	case *Slice:
		f.expr(n.Low, n.High, n.Step)
	case *Call:
		f.expr(n.Func)
		f.arguments(n.Args, n.Keywords)
	case *BinOp:
		f.expr(n.Left, n.Right)
	case *UnaryOp:
		f.expr(n.Operand)
	case *BoolOp:
		f.expr(n.Values...)
	case *Compare:
		f.expr(n.Left)
		f.expr(n.Right...)
	case *IfExp:
		f.expr(n.Body, n.Test, n.Orelse)
	case *Lambda:
		Inspect(n.Params, f)
		f.expr(n.Body)
	case *Starred:
		f.expr(n.Value)
	case *Await:
		f.expr(n.Value)
	case *Yield:
		f.expr(n.Value)
	case *YieldFrom:
		f.expr(n.Value)
	case *NamedExpr:
		f.expr(n.Target, n.Value)
	}
}

// arguments visits positional and keyword arguments in the order of the text.
func (f inspector) arguments(args []Expr, keywords []*Keyword) {
	for len(args) > 0 || len(keywords) > 0 {
		if len(keywords) == 0 || len(args) > 0 && args[0].Span().Start < keywords[0].At.Start {
			Inspect(args[0], f)
			args = args[1:]
			continue
		}
		Inspect(keywords[0], f)
		keywords = keywords[1:]
	}
}

func (f inspector) inStmt(n Stmt) {
	switch n := n.(type) {
	case *FunctionDef:
		each(f, n.Decorators)
		each(f, n.TypeParams)
		Inspect(n.Params, f)
		f.expr(n.Returns)
		f.stmts(n.Body)
	case *ClassDef:
		each(f, n.Decorators)
		each(f, n.TypeParams)
		f.arguments(n.Bases, n.Keywords)
		f.stmts(n.Body)
	case *Return:
		f.expr(n.Value)
	case *Delete:
		f.expr(n.Targets...)
	case *Assign:
		f.expr(n.Targets...)
		f.expr(n.Value)
	case *AugAssign:
		f.expr(n.Target, n.Value)
	case *AnnAssign:
		f.expr(n.Target, n.Annotation, n.Value)
	case *TypeAlias:
		f.expr(n.Name)
		each(f, n.TypeParams)
		f.expr(n.Value)
	case *For:
		f.expr(n.Target, n.Iter)
		f.stmts(n.Body)
		f.stmts(n.Orelse)
	case *While:
		f.expr(n.Test)
		f.stmts(n.Body)
		f.stmts(n.Orelse)
	case *If:
		f.expr(n.Test)
		f.stmts(n.Body)
		f.stmts(n.Orelse)
	case *With:
		each(f, n.Items)
		f.stmts(n.Body)
	case *Match:
		f.expr(n.Subject)
		each(f, n.Cases)
	case *Raise:
		f.expr(n.Exc, n.Cause)
	case *Try:
		f.stmts(n.Body)
		each(f, n.Handlers)
		f.stmts(n.Orelse)
		f.stmts(n.Final)
	case *Assert:
		f.expr(n.Test, n.Msg)
	case *Import:
		each(f, n.Names)
	case *ImportFrom:
		each(f, n.Names)
	case *ExprStmt:
		f.expr(n.Value)
	}
}

func (f inspector) inPattern(n Pattern) {
	switch n := n.(type) {
	case *MatchValue:
		f.expr(n.Value)
	case *MatchSequence:
		f.patterns(n.Patterns)
	case *MatchMapping:
		for i := range n.Keys {
			f.expr(n.Keys[i])
			Inspect(n.Patterns[i], f)
		}
	case *MatchClass:
		f.expr(n.Class)
		f.patterns(n.Patterns)
		f.patterns(n.KwPatterns)
	case *MatchAs:
		if n.Pattern != nil {
			Inspect(n.Pattern, f)
		}
	case *MatchOr:
		f.patterns(n.Patterns)
	}
}

// inPart visits what is neither an expression, a statement nor a pattern.
func (f inspector) inPart(n Node) {
	switch n := n.(type) {
	case *Generator:
		f.expr(n.Target, n.Iter)
		f.expr(n.Ifs...)
	case *Keyword:
		f.expr(n.Value)
	case *Params:
		each(f, n.PosOnly)
		each(f, n.Args)
		if n.Vararg != nil {
			Inspect(n.Vararg, f)
		}
		each(f, n.KwOnly)
		if n.Kwarg != nil {
			Inspect(n.Kwarg, f)
		}
	case *Param:
		f.expr(n.Annotation, n.Default)
	case *TypeParam:
		f.expr(n.Bound, n.Default)
	case *Decorator:
		f.expr(n.Expr)
	case *WithItem:
		f.expr(n.Context, n.Target)
	case *Case:
		Inspect(n.Pattern, f)
		f.expr(n.Guard)
		f.stmts(n.Body)
	case *Handler:
		f.expr(n.Type)
		f.stmts(n.Body)
	}
}
