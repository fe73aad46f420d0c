package interp

import (
	"slices"
	"strings"
)

// abstractTypes are the abstract classes of the library that built-in values are
// instances of.
var abstractTypes = map[string][]string{
	"Sequence": {"str", "bytes", "list", "tuple"}, "MutableSequence": {"list"}, "Mapping": {"dict"}, "MutableMapping": {"dict"},
	"Set": {"set"}, "MutableSet": {"set"}, "Iterable": {"str", "bytes", "list", "tuple", "set", "dict"},
	"Collection": {"str", "bytes", "list", "tuple", "set", "dict"}, "Container": {"str", "bytes", "list", "tuple", "set", "dict"},
	"Sized": {"str", "bytes", "list", "tuple", "set", "dict"}, "Callable": {"function", "method"},
	"Hashable": {"str", "bytes", "int", "bool", "float", "NoneType", "function", "method"},
	"Number":   {"int", "bool", "float"}, "Real": {"int", "bool", "float"}, "Integral": {"int", "bool"},
	"FunctionType": {"function"}, "LambdaType": {"function"}, "MethodType": {"method"}, "NoneType": {"NoneType"},
}

// kindOf names the built-in type of a value, "" where it has none.
func kindOf(v Value) string {
	switch v := v.(type) {
	case *Const:
		return map[ConstKind]string{StrKind: "str", BytesKind: "bytes", IntKind: "int", BoolKind: "bool", FloatKind: "float", NoneKind: "NoneType"}[v.Kind]
	case *List:
		return [...]string{"list", "tuple", "set"}[v.Kind]
	case *Dict:
		return "dict"
	case *Function:
		return "function"
	case *Bound:
		return "method"
	}
	return ""
}

// isAbstract answers isinstance for an abstract class of the library.
func isAbstract(v Value, path string) (truth, known bool) {
	module, name, _ := cutLast(path)
	kinds, ok := abstractTypes[name]
	if !slices.Contains([]string{"collections.abc", "typing", "numbers", "types"}, module) || !ok {
		return false, false
	}
	kind := kindOf(v)
	return slices.Contains(kinds, kind), kind != "" && (name != "Hashable" || kind != "tuple")
}

func cutLast(path string) (before, after string, found bool) {
	i := strings.LastIndexByte(path, '.')
	if i < 0 {
		return path, "", false
	}
	return path[:i], path[i+1:], true
}
