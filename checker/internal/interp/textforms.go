package interp

import (
	"strings"
	"unicode"
)

// textForm is a method of a text that changes its form, asks what it is made of, or
// cuts it into lines; nil where that can't be told.
func textForm(c *Const, name string, call *Call) Value {
	taint := c.Taint | call.Taint()
	text := func(s string) Value { return Tainted(Str(s), taint) }
	switch name {
	case "casefold":
		return text(strings.ReplaceAll(strings.ToLower(c.Str), "ß", "ss"))
	case "capitalize":
		return text(capitalize(c.Str))
	case "title":
		return text(titleCase(c.Str))
	case "swapcase":
		return text(strings.Map(swapCase, c.Str))
	case "splitlines":
		list := NewList(ListValue)
		for line := range strings.Lines(strings.ReplaceAll(c.Str, "\r\n", "\n")) {
			list.Elts = append(list.Elts, text(strings.TrimSuffix(line, "\n")))
		}
		return list
	case "zfill":
		return padded(c, call, name, "0", taint)
	case "expandtabs":
		size, ok := AsInt(call.ArgOr(0, "tabsize", Int(8)))
		if !ok || size < 0 || size > 100 || strings.ContainsAny(c.Str, "\r\n") {
			return nil
		}
		return text(expandTabs(c.Str, int(size)))
	case "ljust", "rjust", "center":
		fill, _ := AsStr(call.ArgOr(1, "", Str(" ")))
		return padded(c, call, name, fill, taint)
	case "translate":
		return translated(c, call, taint)
	}
	if is, ok := characterTests[name]; ok {
		return Tainted(Bool(c.Str != "" && !strings.ContainsFunc(c.Str, func(r rune) bool { return !is(r) })), taint)
	}
	switch name {
	case "isupper":
		return Tainted(Bool(strings.ContainsFunc(c.Str, unicode.IsUpper) && !strings.ContainsFunc(c.Str, unicode.IsLower)), taint)
	case "islower":
		return Tainted(Bool(strings.ContainsFunc(c.Str, unicode.IsLower) && !strings.ContainsFunc(c.Str, unicode.IsUpper)), taint)
	case "isidentifier":
		return Tainted(Bool(isIdentifier(c.Str)), taint)
	}
	return nil
}

// characterTests hold for a text when each of its characters meets them.
var characterTests = map[string]func(rune) bool{
	"isdigit": unicode.IsDigit, "isdecimal": unicode.IsDigit, "isnumeric": unicode.IsNumber, "isspace": unicode.IsSpace,
	"isalpha": unicode.IsLetter, "isalnum": func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) },
	"isascii": func(r rune) bool { return r < 128 },
}

func isIdentifier(s string) bool {
	for i, r := range s {
		if r != '_' && !unicode.IsLetter(r) && (i == 0 || !unicode.IsDigit(r)) {
			return false
		}
	}
	return s != ""
}

func capitalize(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + strings.ToLower(s[1:])
}

// titleCase begins each word with a capital, as str.title does: a word is a run of letters.
func titleCase(s string) string {
	inside := false
	return strings.Map(func(r rune) rune {
		first := !inside
		if inside = unicode.IsLetter(r); !inside || !first {
			return unicode.ToLower(r)
		}
		return unicode.ToTitle(r)
	}, s)
}

func swapCase(r rune) rune {
	if unicode.IsUpper(r) {
		return unicode.ToLower(r)
	}
	return unicode.ToUpper(r)
}

func expandTabs(s string, size int) string {
	var out []rune
	for _, r := range s {
		if r != '\t' {
			out = append(out, r)
			continue
		}
		for size > 0 {
			out = append(out, ' ')
			if len(out)%size == 0 {
				break
			}
		}
	}
	return string(out)
}

func padded(c *Const, call *Call, name, fill string, taint Taint) Value {
	width, ok := AsInt(call.ArgOr(0, "", None()))
	if !ok || fill == "" || width > 1000 {
		return nil
	}
	padding := strings.Repeat(fill, max(0, int(width)-len([]rune(c.Str))))
	switch {
	case name == "center": // with an odd rest, it is the width that says where it goes
		left := len(padding) / 2
		if len(padding)%2 == 1 && width%2 == 1 {
			left++
		}
		return Tainted(Str(padding[:left]+c.Str+padding[left:]), taint)
	case name == "ljust":
		return Tainted(Str(c.Str+padding), taint)
	case name == "zfill" && c.Str != "" && strings.ContainsAny(c.Str[:1], "+-"):
		return Tainted(Str(c.Str[:1]+padding+c.Str[1:]), taint)
	}
	return Tainted(Str(padding+c.Str), taint)
}

// translated maps the characters of a text by a table of str.maketrans.
func translated(c *Const, call *Call, taint Taint) Value {
	table, ok := call.ArgOr(0, "", None()).(*Dict)
	if !ok || table.Open {
		return nil
	}
	var out strings.Builder
	for _, r := range c.Str {
		v, mapped := table.Get(Int(int64(r)))
		s, isText := AsStr(v)
		code, isCode := AsInt(v)
		switch {
		case !mapped:
			out.WriteRune(r)
		case isText:
			out.WriteString(s)
		case isCode:
			out.WriteRune(rune(code))
		case !IsNone(v):
			return nil
		}
	}
	return Tainted(Str(out.String()), taint)
}

// makeTranslation is str.maketrans.
func makeTranslation(m *Machine, c *Call) Value {
	d := NewDict()
	from, ok1 := AsStr(c.ArgOr(0, "", None()))
	to, ok2 := AsStr(c.ArgOr(1, "", None()))
	if given, ok := c.ArgOr(0, "", None()).(*Dict); ok {
		d.Open = given.Open
		given.Items(func(k, v Value) {
			if s, ok := AsStr(k); ok {
				k = Int(int64([]rune(s + "\x00")[0]))
			}
			d.set(k, v)
		})
		return d
	}
	a, b := []rune(from), []rune(to)
	if !ok1 || !ok2 || len(a) != len(b) {
		return biUnknown(m, c)
	}
	for i, r := range a {
		d.set(Int(int64(r)), Int(int64(b[i])))
	}
	gone, _ := AsStr(c.ArgOr(2, "", Str("")))
	for _, r := range gone {
		d.set(Int(int64(r)), None())
	}
	return d
}
