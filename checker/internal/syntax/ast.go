package syntax

import "unguarded/checker/source"

// A Node is any piece of the tree. Its span is CPython's: from the first token
// to the end of the last one, in byte offsets of the original text. A
// parenthesised expression does not include its parentheses, except a tuple's
// and a generator expression's own. A function or class starts at `def`, `async` or
// `class`, its decorators apart.
type Node interface{ Span() source.Span }

// Loc is the span that every node embeds.
type Loc struct{ At source.Span }

// Span returns the node's place in the original text.
func (l Loc) Span() source.Span { return l.At }

// A Module is one parsed file.
type Module struct {
	Loc
	File     *source.File
	Body     []Stmt
	Comments []Comment // in text order
}

// A Comment runs from its `#` to the end of the line, line break excluded.
type Comment struct{ Loc }

// Expr is an expression, Stmt a statement, Pattern what stands after `case`.
type (
	Expr interface {
		Node
		expr()
	}
	Stmt interface {
		Node
		stmt()
	}
	Pattern interface {
		Node
		pattern()
	}
)

// Expressions. Each comment shows the source that the node stands for.
type (
	// Name: x
	Name struct {
		Loc
		ID string
	}
	// Constant: 1, 2.5j, 'text', b'bytes', None, True, ...
	// Implicitly concatenated plain strings are one Constant.
	Constant struct {
		Loc
		Kind ConstKind
		Str  string // the value of a Str or Bytes; the literal's text of a Number
		Int  int64  // the value of an integer that fits; IsInt tells
		// IsInt is set for a Number that is an integer and fits Int.
		IsInt bool
		// Named is set for a Str that has a character by its name, \N{…}, which stands
		// in Str as it is written.
		Named bool
	}
	// JoinedStr: f'{x!r:>{w}} text'; Template marks a t-string. Parts are
	// Constant and FormattedValue. Implicit concatenation with plain strings
	// is one JoinedStr. The text that {x=} shows is a Constant before it.
	JoinedStr struct {
		Loc
		Parts    []Expr
		Template bool
	}
	// FormattedValue: {x!r:>10} inside an f-string; Spec may be nil.
	FormattedValue struct {
		Loc
		Value      Expr
		Conversion byte // 's', 'r', 'a' or 0; 'r' too for {x=} alone
		Spec       *JoinedStr
		Debug      bool // {x=}
		Template   bool // in a t-string, not in its specs
	}
	// List: [a, *b]
	List struct {
		Loc
		Elts []Expr
	}
	// Tuple: (a, b) or a, b
	Tuple struct {
		Loc
		Elts []Expr
	}
	// Set: {a, *b}
	Set struct {
		Loc
		Elts []Expr
	}
	// Dict: {k: v, **rest}; the key of a `**rest` is nil.
	Dict struct {
		Loc
		Keys, Values []Expr
	}
	// Comp: [e for …], {e for …}, {k: v for …}, (e for …)
	Comp struct {
		Loc
		Kind       CompKind
		Elt        Expr // a DictComp's key
		Value      Expr // a DictComp's value, else nil
		Generators []*Generator
	}
	// Generator: for target in iter if cond
	Generator struct {
		Loc
		Target, Iter Expr
		Ifs          []Expr
		Async        bool
	}
	// Attribute: value.attr
	Attribute struct {
		Loc
		Value  Expr
		Attr   string
		AttrAt source.Span
	}
	// Subscript: value[index]; several indices are a Tuple.
	Subscript struct {
		Loc
		Value, Index Expr
	}
	// Slice: low:high:step, each may be nil.
	Slice struct {
		Loc
		Low, High, Step Expr
	}
	// Call: f(a, *b, k=c, **d). Args holds positional ones and Starred, in
	// order; Keywords the others, in order, with an empty Name for `**d`.
	Call struct {
		Loc
		Func     Expr
		Args     []Expr
		Keywords []*Keyword
	}
	// Keyword: k=c or **d in a call or a class statement.
	Keyword struct {
		Loc
		Name  string // "" for **d
		Value Expr
	}
	// BinOp: a + b; Op is the operator's text.
	BinOp struct {
		Loc
		Op          string
		Left, Right Expr
	}
	// UnaryOp: not a, -a, +a, ~a
	UnaryOp struct {
		Loc
		Op      string
		Operand Expr
	}
	// BoolOp: a and b and c; Op is "and" or "or".
	BoolOp struct {
		Loc
		Op     string
		Values []Expr
	}
	// Compare: a < b <= c; Ops are "<", "not in", "is not", ….
	Compare struct {
		Loc
		Left  Expr
		Ops   []string
		Right []Expr
	}
	// IfExp: body if test else orelse
	IfExp struct {
		Loc
		Test, Body, Orelse Expr
	}
	// Lambda: lambda a: body
	Lambda struct {
		Loc
		Params *Params
		Body   Expr
	}
	// Starred: *a
	Starred struct {
		Loc
		Value Expr
	}
	// Await: await a
	Await struct {
		Loc
		Value Expr
	}
	// Yield: yield a; Value may be nil.
	Yield struct {
		Loc
		Value Expr
	}
	// YieldFrom: yield from a
	YieldFrom struct {
		Loc
		Value Expr
	}
	// NamedExpr: target := value
	NamedExpr struct {
		Loc
		Target *Name
		Value  Expr
	}
	// BadExpr stands where an expression could not be parsed: the header of a
	// compound statement whose body is kept. Its value is unknown.
	BadExpr struct{ Loc }
)

// ConstKind tells the constants apart.
type ConstKind uint8

// The kinds of constants.
const (
	None ConstKind = iota
	True
	False
	Ellipsis
	Number
	Str
	Bytes
)

// CompKind tells the comprehensions apart.
type CompKind uint8

// The kinds of comprehensions.
const (
	ListComp CompKind = iota
	SetComp
	DictComp
	GeneratorExp
)

// Params are the parameters of a def or a lambda.
type Params struct {
	Loc
	PosOnly []*Param // before `/`
	Args    []*Param
	Vararg  *Param // *args, or nil
	KwOnly  []*Param
	Kwarg   *Param // **kwargs, or nil
}

// A Param is one parameter; Annotation and Default may be nil.
type Param struct {
	Loc
	Name                string
	Annotation, Default Expr
}

// A TypeParam is T: bound = default, *Ts or **P in brackets.
type TypeParam struct {
	Loc
	Name           string
	Stars          int // 0, 1 or 2
	Bound, Default Expr
}

// A Decorator is @expr; its span starts at the `@` and ends with the expression.
type Decorator struct {
	Loc
	Expr Expr
}

// Statements.
type (
	// FunctionDef: def or async def, with its decorators, top one first. Block is
	// its statements.
	FunctionDef struct {
		Loc
		Name       string
		NameAt     source.Span
		Decorators []*Decorator
		TypeParams []*TypeParam
		Params     *Params
		Returns    Expr
		Async      bool
		body       []Stmt
		reads      *Reads
		readers    []int // who read the body, in ascending order
	}
	// ClassDef: class Name(Bases, keyword=…):
	ClassDef struct {
		Loc
		Name       string
		NameAt     source.Span
		Decorators []*Decorator
		TypeParams []*TypeParam
		Bases      []Expr
		Keywords   []*Keyword
		Body       []Stmt
	}
	// Return: return value; Value may be nil.
	Return struct {
		Loc
		Value Expr
	}
	// Delete: del a, b
	Delete struct {
		Loc
		Targets []Expr
	}
	// Assign: a = b = value
	Assign struct {
		Loc
		Targets []Expr
		Value   Expr
	}
	// AugAssign: a += value; Op is "+", without the "=".
	AugAssign struct {
		Loc
		Target Expr
		Op     string
		Value  Expr
	}
	// AnnAssign: a: annotation = value; Value may be nil.
	AnnAssign struct {
		Loc
		Target, Annotation, Value Expr
	}
	// TypeAlias: type X[T] = value
	TypeAlias struct {
		Loc
		Name       *Name
		TypeParams []*TypeParam
		Value      Expr
	}
	// For: for target in iter, with its else.
	For struct {
		Loc
		Target, Iter Expr
		Body, Orelse []Stmt
		Async        bool
	}
	// While: while test, with its else.
	While struct {
		Loc
		Test         Expr
		Body, Orelse []Stmt
	}
	// If: an elif is an If alone in Orelse.
	If struct {
		Loc
		Test         Expr
		Body, Orelse []Stmt
	}
	// With: with item, item:
	With struct {
		Loc
		Items []*WithItem
		Body  []Stmt
		Async bool
	}
	// WithItem: context as target; Target may be nil.
	WithItem struct {
		Loc
		Context, Target Expr
	}
	// Match: match subject:
	Match struct {
		Loc
		Subject Expr
		Cases   []*Case
	}
	// Case: case pattern if guard:
	Case struct {
		Loc
		Pattern Pattern
		Guard   Expr
		Body    []Stmt
	}
	// Raise: raise exc from cause; both may be nil.
	Raise struct {
		Loc
		Exc, Cause Expr
	}
	// Try: try with handlers, else and finally; Star marks except*.
	Try struct {
		Loc
		Body     []Stmt
		Handlers []*Handler
		Orelse   []Stmt
		Final    []Stmt
		Star     bool
	}
	// Handler: except type as name; Type may be nil, Name empty.
	Handler struct {
		Loc
		Type Expr
		Name string
		Body []Stmt
	}
	// Assert: assert test, msg
	Assert struct {
		Loc
		Test, Msg Expr
	}
	// Import: import a.b as c
	Import struct {
		Loc
		Names []*Alias
	}
	// ImportFrom: from ..module import a as b; `*` is an Alias named "*".
	ImportFrom struct {
		Loc
		Module string
		Level  int // number of leading dots
		Names  []*Alias
	}
	// Alias: name as asname; AsName may be empty.
	Alias struct {
		Loc
		Name, AsName string
	}
	// Global: global a, b
	Global struct {
		Loc
		Names []string
	}
	// Nonlocal: nonlocal a, b
	Nonlocal struct {
		Loc
		Names []string
	}
	// ExprStmt: an expression as a statement.
	ExprStmt struct {
		Loc
		Value Expr
	}
	// Pass: pass
	Pass struct{ Loc }
	// Break: break
	Break struct{ Loc }
	// Continue: continue
	Continue struct{ Loc }
	// Bad stands where a statement could not be parsed; the diagnostic says why.
	Bad struct{ Loc }
)

// Patterns of a case.
type (
	// MatchValue: 1, "text", None, a.b
	MatchValue struct {
		Loc
		Value Expr
	}
	// MatchSequence: [p, *rest] or p, q
	MatchSequence struct {
		Loc
		Patterns []Pattern
	}
	// MatchMapping: {key: p, **rest}
	MatchMapping struct {
		Loc
		Keys     []Expr
		Patterns []Pattern
		Rest     string
	}
	// MatchClass: Class(p, name=q)
	MatchClass struct {
		Loc
		Class      Expr
		Patterns   []Pattern
		KwNames    []string
		KwPatterns []Pattern
	}
	// MatchStar: *rest; Name is empty for *_.
	MatchStar struct {
		Loc
		Name string
	}
	// MatchAs: p as name, a bare capture (Pattern nil) or _ (both empty).
	MatchAs struct {
		Loc
		Pattern Pattern
		Name    string
	}
	// MatchOr: p | q
	MatchOr struct {
		Loc
		Patterns []Pattern
	}
)

func (*Name) expr()           {}
func (*Constant) expr()       {}
func (*JoinedStr) expr()      {}
func (*FormattedValue) expr() {}
func (*List) expr()           {}
func (*Tuple) expr()          {}
func (*Set) expr()            {}
func (*Dict) expr()           {}
func (*Comp) expr()           {}
func (*Attribute) expr()      {}
func (*Subscript) expr()      {}
func (*Slice) expr()          {}
func (*Call) expr()           {}
func (*BinOp) expr()          {}
func (*UnaryOp) expr()        {}
func (*BoolOp) expr()         {}
func (*Compare) expr()        {}
func (*IfExp) expr()          {}
func (*Lambda) expr()         {}
func (*Starred) expr()        {}
func (*Await) expr()          {}
func (*Yield) expr()          {}
func (*YieldFrom) expr()      {}
func (*NamedExpr) expr()      {}
func (*BadExpr) expr()        {}

func (*FunctionDef) stmt() {}
func (*ClassDef) stmt()    {}
func (*Return) stmt()      {}
func (*Delete) stmt()      {}
func (*Assign) stmt()      {}
func (*AugAssign) stmt()   {}
func (*AnnAssign) stmt()   {}
func (*TypeAlias) stmt()   {}
func (*For) stmt()         {}
func (*While) stmt()       {}
func (*If) stmt()          {}
func (*With) stmt()        {}
func (*Match) stmt()       {}
func (*Raise) stmt()       {}
func (*Try) stmt()         {}
func (*Assert) stmt()      {}
func (*Import) stmt()      {}
func (*ImportFrom) stmt()  {}
func (*Global) stmt()      {}
func (*Nonlocal) stmt()    {}
func (*ExprStmt) stmt()    {}
func (*Pass) stmt()        {}
func (*Break) stmt()       {}
func (*Continue) stmt()    {}
func (*Bad) stmt()         {}

func (*MatchValue) pattern()    {}
func (*MatchSequence) pattern() {}
func (*MatchMapping) pattern()  {}
func (*MatchClass) pattern()    {}
func (*MatchStar) pattern()     {}
func (*MatchAs) pattern()       {}
func (*MatchOr) pattern()       {}
