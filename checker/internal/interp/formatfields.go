package interp

import (
	"regexp"
	"strconv"
	"strings"
)

// percentForm is one directive of a format with %.
var percentForm = regexp.MustCompile(`^%(?:\((\w+)\))?([-+ #0]*)(\d*)(?:\.(\d+))?([a-zA-Z%])`)

// percent formats a text with % of known values; nil where they are not known.
func (m *Machine) percent(format string, v Value) *Const {
	args := []Value{v}
	if l, ok := v.(*List); ok && l.Kind == TupleValue {
		args = l.Elts
	}
	var out strings.Builder
	for {
		before, after, found := strings.Cut(format, "%")
		out.WriteString(before)
		if !found {
			return Str(out.String())
		}
		p := percentForm.FindStringSubmatch("%" + after)
		if p == nil {
			return nil
		}
		format = after[len(p[0])-1:]
		if p[5] == "%" {
			out.WriteByte('%')
			continue
		}
		var arg Value
		switch d, isDict := v.(*Dict); {
		case p[1] != "" && isDict:
			arg, _ = d.Get(Str(p[1]))
		case p[1] == "" && len(args) > 0:
			arg, args = args[0], args[1:]
		}
		if arg == nil {
			return nil
		}
		s, ok := m.directive(arg, p[2], p[3], p[4], p[5])
		if !ok {
			return nil
		}
		out.WriteString(s)
	}
}

// directive formats a value as the directive says: its flags, width, precision, kind.
func (m *Machine) directive(v Value, flags, width, precision, kind string) (string, bool) {
	spec := ""
	switch {
	case strings.Contains(flags, "-"):
		spec = "<"
	case kind == "s" || kind == "r":
		spec = ">"
	case strings.Contains(flags, "0"):
		spec = "0"
	}
	if strings.Contains(flags, "+") {
		spec = strings.TrimSuffix(spec, "0") + "+" + strings.Repeat("0", strings.Count(spec, "0"))
	}
	spec += width
	if precision != "" {
		spec += "." + precision
	}
	switch kind {
	case "s", "r":
		return m.format(v, kind[0], spec)
	case "d", "i":
		if c, ok := v.(*Const); ok && isNumber(c) && precision == "" {
			f, ok := number(c)
			if c.Kind != FloatKind {
				return laidOut(c, spec+"d")
			}
			return laidOutText(itoa(int64(f)), "", ok && spec == "")
		}
		return "", false
	}
	c, ok := v.(*Const)
	if !ok || !isNumber(c) {
		return "", false
	}
	return laidOut(c, spec+kind)
}

// A fieldReader is str.format at work.
type fieldReader struct {
	m    *Machine
	call *Call
	next int // the position of the next {}
}

// formatText is str.format of known values.
func formatText(m *Machine, c *Const, call *Call) Value {
	r := &fieldReader{m: m, call: call}
	s, ok := r.text(c.Str, 2)
	if !ok {
		return &Unknown{Why: "a formatted text", Text: textWith(s), Taint: c.Taint | call.Taint() | Data, Place: m.site}
	}
	return Tainted(Str(s), c.Taint|call.Taint())
}

// text fills the fields of a text, in which fields may be nested so deeply.
func (r *fieldReader) text(format string, depth int) (string, bool) {
	var out strings.Builder
	for i := 0; i < len(format); i++ {
		b := format[i]
		doubled := i+1 < len(format) && format[i+1] == b
		switch {
		case b != '{' && b != '}':
			out.WriteByte(b)
		case doubled:
			out.WriteByte(b)
			i++
		case b == '}':
			return out.String(), false
		default:
			end := closing(format, i)
			if end < 0 || depth == 0 {
				return out.String(), false
			}
			s, ok := r.field(format[i+1:end], depth)
			if !ok {
				return out.String(), false
			}
			out.WriteString(s)
			i = end
		}
	}
	return out.String(), true
}

// closing is where the brace that opens at i is closed, or -1.
func closing(format string, i int) int {
	open := 0
	for ; i < len(format); i++ {
		switch format[i] {
		case '{':
			open++
		case '}':
			if open--; open == 0 {
				return i
			}
		}
	}
	return -1
}

// fieldForm is a replacement field: a name, the way to a part of it, a conversion, a layout.
var fieldForm = regexp.MustCompile(`^(\w*)((?:\.\w+|\[[^\]]*\])*)(?:!([rsa]))?(?::(.*))?$`)

var fieldStep = regexp.MustCompile(`\.(\w+)|\[([^\]]*)\]`)

func (r *fieldReader) field(field string, depth int) (string, bool) {
	p := fieldForm.FindStringSubmatch(field)
	if p == nil {
		return "", false
	}
	i, err := strconv.Atoi(p[1])
	switch {
	case p[1] == "":
		i = r.next
		r.next++
	case err != nil:
		i = -1
	}
	v, ok := r.call.Arg(i, p[1])
	if !ok {
		return "", false
	}
	for _, step := range fieldStep.FindAllStringSubmatch(p[2], -1) {
		if v, ok = r.step(v, step); !ok {
			return "", false
		}
	}
	spec, ok := r.text(p[4], depth-1)
	if !ok {
		return "", false
	}
	conversion := byte(0)
	if p[3] != "" {
		conversion = p[3][0]
	}
	return r.m.format(r.m.resolve(v, r.m.site), conversion, spec)
}

// step follows .name or [key].
func (r *fieldReader) step(v Value, step []string) (Value, bool) {
	if step[1] != "" {
		return r.m.Attr(v, step[1], r.m.site)
	}
	if i, err := strconv.Atoi(step[2]); err == nil {
		return r.m.Item(v, Int(int64(i))), true
	}
	return r.m.Item(v, Str(step[2])), true
}

// keywordsOf is the call whose keywords are the items of a dict.
func keywordsOf(v Value) *Call {
	c := &Call{}
	if d, ok := v.(*Dict); ok {
		d.Items(func(k, e Value) {
			if name, ok := AsStr(k); ok {
				c.Kw = append(c.Kw, KwArg{name, e})
			}
		})
	}
	return c
}
