package syntax

import "sync"

// Inspect calls f for node and, where f returns true, for everything below it,
// in source order except that decorators come before the rest of their
// definition.
//
// Who decides something from what it finds there has read every function that it
// went into: see Reads. Scan is for the others.
func Inspect(node Node, f func(Node) bool) {
	search(node, f, children{noted: true})
}

// Scan is Inspect for a search through whole modules whose answer is compared again
// when a function changes, or does not hang on what stands in the functions.
func Scan(node Node, f func(Node) bool) {
	search(node, f, children{})
}

// ScanStatements is Scan that leaves out expressions, in which no statement stands,
// and what is below them.
func ScanStatements(node Node, f func(Node) bool) {
	search(node, f, children{bare: true})
}

// stacks are kept, for searches are many and the stack grows with every one.
var stacks = sync.Pool{New: func() any { return &children{list: make([]Node, 0, 256)} }}

func search(node Node, f func(Node) bool, how children) {
	stack := stacks.Get().(*children)
	stack.noted, stack.bare = how.noted, how.bare
	stack.inspect(node, f)
	stacks.Put(stack)
}

// inspect keeps the children of every node on the way in one list, so that a walk
// takes memory for its depth and not for each node.
func (c *children) inspect(node Node, f func(Node) bool) {
	if node == nil || !f(node) {
		return
	}
	start := len(c.list)
	c.of(node)
	end := len(c.list)
	for i := start; i < end; i++ {
		c.inspect(c.list[i], f)
	}
	c.list = c.list[:start]
}

// Children lists the direct children of a node. None of them is nil.
func Children(node Node) []Node {
	c := children{noted: true}
	c.of(node)
	return c.list
}

func (c *children) of(node Node) {
	switch n := node.(type) {
	case *Name, *Constant: // most nodes, and they have none
	case *Module:
		c.stmts(n.Body)
	default: // whichever of them knows it
		_ = c.ofExpr(node) || c.ofStmt(node) || c.ofCompound(node) || c.ofPattern(node) || c.ofPart(node)
	}
}

type children struct {
	list  []Node
	noted bool // the functions that are gone into are noted as read
	bare  bool // expressions, and parameters, are left out
}

func (c *children) add(n Node) { c.list = append(c.list, n) }

func (c *children) expr(list ...Expr) {
	if c.bare {
		return
	}
	for _, e := range list {
		if e != nil {
			c.add(e)
		}
	}
}

func (c *children) stmts(list []Stmt) {
	for _, s := range list {
		c.add(s)
	}
}

func (c *children) patterns(list []Pattern) {
	for _, p := range list {
		c.add(p)
	}
}

func addAll[T Node](c *children, list []T) {
	for _, n := range list {
		c.add(n)
	}
}

func (c *children) ofExpr(node Node) bool {
	switch n := node.(type) {
	case *JoinedStr:
		c.expr(n.Parts...)
	case *FormattedValue:
		c.expr(n.Value)
		if n.Spec != nil {
			c.add(n.Spec)
		}
	case *List:
		c.expr(n.Elts...)
	case *Tuple:
		c.expr(n.Elts...)
	case *Set:
		c.expr(n.Elts...)
	case *Dict:
		for i, v := range n.Values {
			c.expr(n.Keys[i], v)
		}
	case *Comp:
		c.expr(n.Elt, n.Value)
		addAll(c, n.Generators)
	case *Attribute:
		c.expr(n.Value)
	case *Subscript:
		c.expr(n.Value, n.Index)
	case *Slice:
		c.expr(n.Low, n.High, n.Step)
	case *Call:
		c.expr(n.Func)
		c.expr(n.Args...)
		addAll(c, n.Keywords)
	case *BinOp:
		c.expr(n.Left, n.Right)
	case *UnaryOp:
		c.expr(n.Operand)
	case *BoolOp:
		c.expr(n.Values...)
	case *Compare:
		c.expr(n.Left)
		c.expr(n.Right...)
	case *IfExp:
		c.expr(n.Body, n.Test, n.Orelse)
	case *Lambda:
		c.params(n.Params)
		c.expr(n.Body)
	case *Starred:
		c.expr(n.Value)
	case *Await:
		c.expr(n.Value)
	case *Yield:
		c.expr(n.Value)
	case *YieldFrom:
		c.expr(n.Value)
	case *NamedExpr:
		if n.Target != nil {
			c.add(n.Target)
		}
		c.expr(n.Value)
	default:
		return false
	}
	return true
}

func (c *children) ofStmt(node Node) bool {
	switch n := node.(type) {
	case *FunctionDef:
		addAll(c, n.Decorators)
		addAll(c, n.TypeParams)
		c.params(n.Params)
		c.expr(n.Returns)
		if c.noted {
			n.reads.note(n)
		}
		c.stmts(n.body)
	case *ClassDef:
		addAll(c, n.Decorators)
		addAll(c, n.TypeParams)
		c.expr(n.Bases...)
		addAll(c, n.Keywords)
		c.stmts(n.Body)
	case *Return:
		c.expr(n.Value)
	case *Delete:
		c.expr(n.Targets...)
	case *Assign:
		c.expr(n.Targets...)
		c.expr(n.Value)
	case *AugAssign:
		c.expr(n.Target, n.Value)
	case *AnnAssign:
		c.expr(n.Target, n.Annotation, n.Value)
	case *TypeAlias:
		if n.Name != nil {
			c.add(n.Name)
		}
		addAll(c, n.TypeParams)
		c.expr(n.Value)
	case *ExprStmt:
		c.expr(n.Value)
	case *Raise:
		c.expr(n.Exc, n.Cause)
	case *Assert:
		c.expr(n.Test, n.Msg)
	case *Import:
		addAll(c, n.Names)
	case *ImportFrom:
		addAll(c, n.Names)
	default:
		return false
	}
	return true
}

func (c *children) ofCompound(node Node) bool {
	switch n := node.(type) {
	case *For:
		c.expr(n.Target, n.Iter)
		c.stmts(n.Body)
		c.stmts(n.Orelse)
	case *While:
		c.expr(n.Test)
		c.stmts(n.Body)
		c.stmts(n.Orelse)
	case *If:
		c.expr(n.Test)
		c.stmts(n.Body)
		c.stmts(n.Orelse)
	case *With:
		addAll(c, n.Items)
		c.stmts(n.Body)
	case *Match:
		c.expr(n.Subject)
		addAll(c, n.Cases)
	case *Try:
		c.stmts(n.Body)
		addAll(c, n.Handlers)
		c.stmts(n.Orelse)
		c.stmts(n.Final)
	default:
		return false
	}
	return true
}

func (c *children) ofPattern(node Node) bool {
	switch n := node.(type) {
	case *MatchValue:
		c.expr(n.Value)
	case *MatchSequence:
		c.patterns(n.Patterns)
	case *MatchMapping:
		c.expr(n.Keys...)
		c.patterns(n.Patterns)
	case *MatchClass:
		c.expr(n.Class)
		c.patterns(n.Patterns)
		c.patterns(n.KwPatterns)
	case *MatchAs:
		if n.Pattern != nil {
			c.add(n.Pattern)
		}
	case *MatchOr:
		c.patterns(n.Patterns)
	default:
		return false
	}
	return true
}

func (c *children) ofPart(node Node) bool {
	switch n := node.(type) {
	case *Keyword:
		c.expr(n.Value)
	case *Generator:
		c.expr(n.Target, n.Iter)
		c.expr(n.Ifs...)
	case *Decorator:
		c.expr(n.Expr)
	case *Param:
		c.expr(n.Annotation, n.Default)
	case *TypeParam:
		c.expr(n.Bound, n.Default)
	case *WithItem:
		c.expr(n.Context, n.Target)
	case *Handler:
		c.expr(n.Type)
		c.stmts(n.Body)
	case *Case:
		if n.Pattern != nil {
			c.add(n.Pattern)
		}
		c.expr(n.Guard)
		c.stmts(n.Body)
	default:
		return false
	}
	return true
}

func (c *children) params(p *Params) {
	if p == nil || c.bare {
		return
	}
	for _, q := range p.All() {
		c.add(q)
	}
}

// All lists the parameters in the order they are written.
func (p *Params) All() []*Param {
	if p == nil {
		return nil
	}
	list := make([]*Param, 0, len(p.PosOnly)+len(p.Args)+len(p.KwOnly)+2)
	list = append(append(list, p.PosOnly...), p.Args...)
	if p.Vararg != nil {
		list = append(list, p.Vararg)
	}
	list = append(list, p.KwOnly...)
	if p.Kwarg != nil {
		list = append(list, p.Kwarg)
	}
	return list
}
