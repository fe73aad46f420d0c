package interp

import "strings"

// modelled is a class of the library of whose objects some attributes are known. What
// the others are is not, and no object of it is false.
func modelled(path string) *Class {
	name := path[strings.LastIndexByte(path, '.')+1:]
	c := &Class{Name: name, Qual: name, Attrs: NewAttrs(), Bases: []Value{&External{Path: path}}}
	c.Attrs.set("__bool__", &Builtin{Name: "__bool__", Bind: true, Fn: func(*Machine, *Call) Value { return Bool(true) }})
	return c
}

// record is an object of the library with attributes that are known.
func record(path string, t Taint, attrs map[string]Value) *Instance {
	inst := &Instance{Class: modelled(path), Attrs: NewAttrs()}
	for name, v := range attrs {
		inst.Attrs.set(name, taintedAll(v, t))
	}
	return inst
}

// answer adds a method without arguments to the class of an object.
func (o *Instance) answer(name string, f func(m *Machine, c *Call) Value) {
	o.Class.Attrs.set(name, &Builtin{Name: name, Bind: true, Fn: func(m *Machine, c *Call) Value { return f(m, c.Rest(1)) }})
}

// standardConstant is a constant of the library.
func standardConstant(dotted string) Value {
	if s, ok := standardTexts[dotted]; ok {
		return Str(s)
	}
	if name, ok := strings.CutPrefix(dotted, "re."); ok {
		if flag, ok := patternFlags[name]; ok {
			return Int(flag)
		}
	}
	if c, ok := libraryErrors[dotted]; ok {
		return c
	}
	if level, ok := logLevels[dotted]; ok {
		return Int(level)
	}
	switch dotted {
	case "math.inf":
		return &Const{Kind: FloatKind, Str: "inf"}
	case "math.pi":
		return &Const{Kind: FloatKind, Str: "3.141592653589793"}
	case "sys.version_info":
		return versionInfo()
	}
	return nil
}

// versionInfo is sys.version_info of a Python that is in use.
func versionInfo() Value {
	fields := []string{"major", "minor", "micro", "releaselevel", "serial"}
	cls := &Class{Name: "version_info", Qual: "version_info", Attrs: NewAttrs(), Bases: []Value{&External{Path: "typing.NamedTuple"}}}
	names := NewList(ListValue)
	inst := &Instance{Class: cls, Attrs: NewAttrs()}
	for i, v := range []Value{Int(3), Int(12), Int(0), Str("final"), Int(0)} {
		names.Elts = append(names.Elts, Str(fields[i]))
		inst.Attrs.set(fields[i], v)
	}
	cls.Attrs.set("__annotations__", names)
	return inst
}

const lowerLetters, upperLetters = "abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

var standardTexts = map[string]string{
	"string.ascii_lowercase": lowerLetters, "string.ascii_uppercase": upperLetters, "string.ascii_letters": lowerLetters + upperLetters,
	"string.digits": "0123456789", "string.hexdigits": "0123456789abcdefABCDEF", "string.octdigits": "01234567",
	"string.punctuation": "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", "string.whitespace": " \t\n\r\v\f",
	"os.sep": "/", "os.path.sep": "/", "os.linesep": "\n", "os.name": "posix",
}
