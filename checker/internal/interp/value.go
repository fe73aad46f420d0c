package interp

import (
	"strconv"
	"strings"

	"unguarded/checker/diag"
	"unguarded/checker/internal/syntax"
)

// A Value is what an expression gives. The concrete types are below; the ones
// that a program can change keep their state behind the Machine's journal.
type Value interface{ value() }

// Taint says where the content of a value comes from, as far as it is not
// decided by the code itself.
type Taint uint8

// The origins of a value.
const (
	// Input is chosen by whoever sends the request: URL, query, form, body.
	Input Taint = 1 << iota
	// Data comes from outside the code: a database, the clock, a library.
	Data
	// Credential depends on the credentials that the request carries, or lacks.
	Credential
	// Named is the name of the route that is walked: its path or endpoint.
	Named
	// Unseen depends on code that is not among the files given.
	Unseen
	// Sent is the part of the request that a host watches, whether it is there or not.
	Sent
)

// ConstKind tells constants apart.
type ConstKind uint8

// The kinds of constants.
const (
	NoneKind ConstKind = iota
	BoolKind
	IntKind
	FloatKind
	StrKind
	BytesKind
	EllipsisKind
)

type (
	// A Const is a known value. Its taint says whose absence or presence it
	// stands for: None for a header that the request lacks is a Credential.
	Const struct {
		Kind  ConstKind
		Str   string // of Str and Bytes; the text of a Float
		Int   int64  // of Int and Bool
		Taint Taint
		// Member is the object of a constant that is a member of an enumeration.
		Member *Instance
	}
	// A List is a list, tuple, set or frozenset. Open means that it may hold
	// further elements that are not known.
	List struct {
		Kind  ListKind
		Elts  []Value
		Open  bool
		Taint Taint
		// Frozen marks a frozenset.
		Frozen bool
		// Limit is how many elements a deque holds at most, 0 without a bound.
		Limit int
		// Once marks an iterator: next() takes elements away.
		Once bool
	}
	// A Dict keeps insertion order. Open means that it may hold further items.
	Dict struct {
		keys  []Value
		items table // by dictKey
		Open  bool
		Taint Taint
		// Missing answers a look-up of an absent key, if set: the empty
		// session, the headers of an anonymous request.
		Missing func(key Value) Value
		// mirror takes what is put into globals() or an object's __dict__, or nil.
		mirror *Attrs
		// Factory makes the value of a key that a subscript finds absent, or nil.
		Factory Value
		// Counts marks a Counter: what it lacks is zero.
		Counts bool
	}
	// A Function is a def or a lambda with the scope that it closes over.
	Function struct {
		Def      syntax.Node // *syntax.FunctionDef or *syntax.Lambda
		Params   *syntax.Params
		Module   *Module
		Scope    *Scope
		Qual     string // qualified name, without "<locals>."
		Class    *Class // the class whose body defines it, or nil
		Defaults map[*syntax.Param]Value
		Attrs    *Attrs
	}
	// A Builtin is a callable written in Go.
	Builtin struct {
		Name string
		Fn   func(m *Machine, c *Call) Value
		// Bind makes it a method: looked up on an instance it receives it first.
		Bind  bool
		Inner []Value // callables that it holds: what a guard wraps
		Async bool    // calls its inner function the way Flask's ensure_sync does
		Attrs *Attrs
	}
	// A Bound is a method with its receiver.
	Bound struct {
		Self Value
		Func Value
	}
	// A Partial is functools.partial.
	Partial struct {
		Func Value
		Args []Value
		Kw   []KwArg
	}
	// A Class is the user's (Def is set) or a library's that a host models.
	Class struct {
		Name   string
		Path   string // dotted path of a library's class; "" for the user's
		Qual   string
		Def    *syntax.ClassDef
		Module *Module
		Bases  []Value // *Class, *External or *Unknown
		Attrs  *Attrs
		order  []*Class // the MRO, once it was asked for
		// members are those of an enumeration, in order.
		members []Value
		meta    *Class // the metaclass that it names, if the project defines it
		// abc is set where ABCMeta makes the class; abstract are the methods that keep it from being instantiated, in order.
		abc      bool
		abstract []string
	}
	// An Instance is an object. State is what a host keeps in it.
	Instance struct {
		Class *Class
		Attrs *Attrs
		State any
		Made  *Call     // the call that made it, where a library's base class has the __init__
		inner Value     // the container that it holds, of a class that derives from one, or nil
		base  *External // what a library's base class makes of it, once it was asked
	}
	// A Descriptor is staticmethod, classmethod or property around a function.
	Descriptor struct {
		Kind string
		Func Value
		Set  Value // of a property: its setter, or nil
	}
	// A Coroutine is a call of an async function that nobody awaited yet.
	Coroutine struct {
		run func() Value
	}
	// A Generator is a call of a generator function; it runs when iterated.
	Generator struct {
		run   func(yield func(Value) Value)
		def   *syntax.FunctionDef // nil for an expression
		rest  *List               // what next() has not taken yet
		taken int                 // how many elements next() took before
		done  bool                // its elements were all taken
		open  bool                // after a run: there may have been further elements
		again func() *Generator   // of a context manager: the same call once more

		running bool // its body is under way, so that nobody may resume it
	}
	// An External is a part of a library: a module, a class, a function, or
	// what came of calling one. Path spells the way there, "pkg.Class().method".
	External struct {
		Path  string
		Args  *Call // of the call that made it, or nil
		Made  bool  // the result of a call, so its truth is not known
		Taint Taint
		Wraps []Value // callables that were handed to the call
		attrs *Attrs
		// Part is the object of the project's own class that this is what a library's
		// base class makes of, or nil.
		Part *Instance
	}
	// An Unknown is a value that can't be told; Why is a noun phrase that says
	// what is missing: "`guard`, imported from auth.py, which is not given".
	Unknown struct {
		Why   string
		Name  string   // the undefined name that it stands for, or ""
		Text  Text     // what is known of it as a text
		Plain bool     // it is a text, or of such: calling its methods does nothing else
		Of    *Unknown // what it was made from, by an attribute or a call
		Attr  string   // the attribute of Of that it is
		Args  *Call    // the call of Of that it came from
		Place diag.Place
		Taint Taint
		Wraps []Value
		attrs *Attrs
	}
	// Text says what is known of an Unknown as a text.
	Text uint8
	// A Union is one of several values, told apart only at run time.
	Union struct{ Alts []Value }
	// An Opaque is a value of a host's own that programs only hand around.
	Opaque struct{ State any }
	// A Super is super() inside a method.
	Super struct {
		Class *Class
		Self  Value
	}
)

// What is known of a text.
const (
	MaybeText Text = iota // it may be anything else
	SomeText              // it is a text, of any length
	FullText              // it is a text that is not empty
)

// ListKind tells the sequence types apart.
type ListKind uint8

// The sequence types.
const (
	ListValue ListKind = iota
	TupleValue
	SetValue
)

func (*Const) value()      {}
func (*List) value()       {}
func (*Dict) value()       {}
func (*Function) value()   {}
func (*Builtin) value()    {}
func (*Bound) value()      {}
func (*Partial) value()    {}
func (*Class) value()      {}
func (*Instance) value()   {}
func (*Descriptor) value() {}
func (*Coroutine) value()  {}
func (*Generator) value()  {}
func (*External) value()   {}
func (*Unknown) value()    {}
func (*Union) value()      {}
func (*Super) value()      {}
func (*Opaque) value()     {}
func (*Module) value()     {}

// Attrs are the named attributes of one object, in the order they were set.
type Attrs struct {
	table
	// more is what an attribute that is not here has where names were set that can't
	// be told, or nil.
	more *Unknown
}

// NewAttrs makes an empty set of attributes.
func NewAttrs() *Attrs { return &Attrs{} }

// NewAttrsFor makes an empty set of attributes with room for n of them.
func NewAttrsFor(n int) *Attrs {
	return &Attrs{table: tableFor(n)}
}

// Get looks an attribute up.
func (a *Attrs) Get(name string) (Value, bool) {
	if a == nil {
		return nil, false
	}
	return a.get(name)
}

// Names lists the attributes in the order they were first set.
func (a *Attrs) Names() []string { return a.names }

func (a *Attrs) set(name string, v Value) { a.put(name, v) }

func (a *Attrs) remove(name string) { a.drop(name) }

// None is Python's None.
func None() *Const { return &Const{Kind: NoneKind} }

// Bool is True or False.
func Bool(b bool) *Const {
	c := &Const{Kind: BoolKind}
	if b {
		c.Int = 1
	}
	return c
}

// Str is a known text.
func Str(s string) *Const { return &Const{Kind: StrKind, Str: s} }

// Int is a known integer.
func Int(i int64) *Const { return &Const{Kind: IntKind, Int: i} }

// Tainted returns a copy of a constant that depends on t as well.
func Tainted(c *Const, t Taint) *Const {
	d := *c
	d.Taint |= t
	return &d
}

// IsNone tells whether v is the known None.
func IsNone(v Value) bool {
	c, ok := v.(*Const)
	return ok && c.Kind == NoneKind
}

// AsStr gives the text of a known string.
func AsStr(v Value) (string, bool) {
	c, ok := v.(*Const)
	if !ok || c.Kind != StrKind {
		return "", false
	}
	return c.Str, true
}

// AsInt gives a known integer or bool.
func AsInt(v Value) (int64, bool) {
	c, ok := v.(*Const)
	if !ok || c.Kind != IntKind && c.Kind != BoolKind {
		return 0, false
	}
	return c.Int, true
}

// NewList makes a list, tuple or set of known elements.
func NewList(kind ListKind, elts ...Value) *List { return &List{Kind: kind, Elts: elts} }

// NewDict makes an empty dict.
func NewDict() *Dict { return &Dict{} }

// NewDictFor makes an empty dict with room for n items.
func NewDictFor(n int) *Dict { return &Dict{keys: make([]Value, 0, n), items: tableFor(n)} }

// Get looks a key up; ok is false when it is not there or can't be told.
func (d *Dict) Get(key Value) (Value, bool) {
	k, known := dictKey(key)
	if !known {
		return nil, false
	}
	return d.items.get(k)
}

// GetText is Get for a text.
func (d *Dict) GetText(key string) (Value, bool) { return d.items.get(textKey(key)) }

// Len is the number of known items.
func (d *Dict) Len() int { return len(d.keys) }

// Items calls f for each known item in order.
func (d *Dict) Items(f func(key, val Value)) {
	names := d.items.names
	for i, k := range d.keys {
		f(k, d.items.value(names[i]))
	}
}

func (d *Dict) set(key Value, v Value) {
	k, known := dictKey(key)
	if !known {
		d.Open = true
		return
	}
	if d.items.put(k, v) {
		d.keys = append(d.keys, key)
	}
}

func (d *Dict) remove(key Value) {
	k, _ := dictKey(key)
	if i := d.items.drop(k); i >= 0 {
		d.keys = append(d.keys[:i:i], d.keys[i+1:]...)
	}
}

func (d *Dict) clone() *Dict {
	e := &Dict{keys: append([]Value(nil), d.keys...), items: d.items.clone(), Open: d.Open, Taint: d.Taint, Missing: d.Missing, Factory: d.Factory, Counts: d.Counts}
	return e
}

// otherKey begins the identities of keys that are no texts, or are texts that begin so.
const otherKey = "\x00"

// textKey gives the identity of a text.
func textKey(s string) string {
	if strings.HasPrefix(s, otherKey) {
		return otherKey + "s" + s
	}
	return s
}

// dictKey gives the identity of a known, hashable key.
func dictKey(v Value) (string, bool) {
	switch v := v.(type) {
	case *Const:
		switch v.Kind {
		case StrKind:
			return textKey(v.Str), true
		case BytesKind:
			return otherKey + "b" + v.Str, true
		case IntKind, BoolKind:
			return otherKey + "i" + strconv.FormatInt(v.Int, 10), true
		case FloatKind:
			return otherKey + "f" + v.Str, true
		case NoneKind:
			return otherKey + "n", true
		}
		return otherKey + "e", true
	case *List:
		if v.Kind == ListValue || v.Open {
			return "", false
		}
		key := otherKey + "t("
		for _, e := range v.Elts {
			k, ok := dictKey(e)
			if !ok {
				return "", false
			}
			key += strconv.Itoa(len(k)) + ":" + k
		}
		return key, true
	case *Unknown, *External, *Union:
		return "", false
	}
	return otherKey + identityKey(v), true
}

// TaintOf joins the origins of a value, and of the known elements of a container.
func TaintOf(v Value) Taint {
	switch v := v.(type) {
	case *Const:
		return v.Taint
	case *Unknown:
		return v.Taint
	case *External:
		return v.Taint
	case *Union:
		var t Taint
		for _, a := range v.Alts {
			t |= TaintOf(a)
		}
		return t
	case *List:
		t := v.Taint
		for _, e := range v.Elts {
			if _, nested := e.(*List); !nested {
				t |= TaintOf(e)
			}
		}
		return t
	case *Dict:
		return v.Taint
	}
	return 0
}

// Preset sets an attribute while a library's objects are being built, before any
// program can see them.
func Preset(a *Attrs, name string, v Value) { a.set(name, v) }

// PresetItem sets an item of a dict likewise.
func PresetItem(d *Dict, key, v Value) { d.set(key, v) }
