package syntax

import (
	"fmt"
	"reflect"
	"strings"

	"unguarded/checker/source"
)

// sexpr writes a tree as an S-expression: (Kind field …), names and constants as
// they are written, flags by their names when set. What is absent is left out.
func sexpr(v any) string {
	switch n := v.(type) {
	case *Name:
		return n.ID
	case *Constant:
		switch n.Kind {
		case Str:
			return fmt.Sprintf("%q", n.Str)
		case Bytes:
			return fmt.Sprintf("b%q", n.Str)
		case Number:
			return n.Str
		}
		return [...]string{"None", "True", "False", "..."}[n.Kind]
	case *FunctionDef:
		if n == nil {
			return ""
		}
		async := ""
		if n.Async {
			async = " async"
		}
		fields := sexprFields(reflect.ValueOf(n).Elem(), "Async", "body", "reads", "readers")
		return "(FunctionDef" + fields + " " + sexprList(n.Block()) + async + ")"
	case *Comp:
		return fmt.Sprintf("(%s %s%s)", cpythonKind(n), sexpr(n.Elt), sexprFields(reflect.ValueOf(n).Elem(), "Kind", "Elt"))
	case Node:
		if reflect.ValueOf(n).IsNil() {
			return ""
		}
		value := reflect.ValueOf(n).Elem()
		return "(" + value.Type().Name() + sexprFields(value) + ")"
	case []Expr:
		return sexprList(n)
	case []Stmt:
		return sexprList(n)
	}
	return fmt.Sprint(v)
}

func sexprList[T any](list []T) string {
	parts := make([]string, len(list))
	for i, item := range list {
		if parts[i] = "-"; !reflect.ValueOf(&list[i]).Elem().IsZero() {
			parts[i] = sexpr(item)
		}
	}
	return "[" + strings.Join(parts, " ") + "]"
}

func sexprFields(value reflect.Value, without ...string) string {
	var out strings.Builder
	for i := range value.NumField() {
		field, name := value.Field(i), value.Type().Field(i).Name
		if field.IsZero() || field.Type() == reflect.TypeFor[source.Span]() || name == "Loc" || strings.Contains(strings.Join(without, " "), name) {
			continue
		}
		out.WriteByte(' ')
		switch field.Kind() {
		case reflect.Bool:
			out.WriteString(strings.ToLower(name))
		case reflect.Uint8:
			fmt.Fprintf(&out, "!%c", field.Uint())
		case reflect.Slice:
			parts := make([]string, field.Len())
			for j := range parts {
				if parts[j] = "-"; !field.Index(j).IsZero() {
					parts[j] = sexpr(field.Index(j).Interface())
				}
			}
			out.WriteString("[" + strings.Join(parts, " ") + "]")
		default:
			out.WriteString(sexpr(field.Interface()))
		}
	}
	return out.String()
}
