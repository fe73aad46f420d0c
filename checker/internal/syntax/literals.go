package syntax

import (
	"strconv"
	"strings"

	"github.com/go-python/gpython/ast"

	"unguarded/checker/internal/lower"
	"unguarded/checker/source"
)

// number builds the constant of a number.
func (w *walker) number() Expr {
	c := &Constant{Kind: Number, Str: w.word()}
	c.At = w.expect(lower.Number).Span()
	digits := strings.ReplaceAll(c.Str, "_", "")
	if strings.Trim(digits, "0") == "" {
		c.IsInt = true // 00 is no octal number in Python
	} else if value, err := strconv.ParseInt(digits, 0, 64); err == nil {
		c.Int, c.IsInt = value, true
	}
	return c
}

// stringRun builds the literals that stand beside each other. args holds the
// expressions of an f-string among them; nil for plain strings.
func (w *walker) stringRun(args *[]ast.Expr) Expr {
	start := w.start()
	if w.kind() != lower.String && w.kind() != lower.FStart {
		w.unexpected("no string")
	}
	if args == nil {
		return w.plainRun(start)
	}
	j := &JoinedStr{}
	for w.kind() == lower.String || w.kind() == lower.FStart {
		if w.kind() == lower.String {
			value, _ := decodeString(w.word())
			j.addText(w.next().Span(), value)
			continue
		}
		w.fString(j, args)
	}
	j.Loc = w.from(start)
	return j
}

func (w *walker) plainRun(start int) Expr {
	c := &Constant{Kind: Str}
	value, bytes := decodeString(w.word())
	w.next()
	if w.kind() == lower.String {
		var all strings.Builder
		all.WriteString(value)
		for w.kind() == lower.String {
			part, _ := decodeString(w.word())
			all.WriteString(part)
			w.next()
		}
		value = all.String()
	}
	if bytes {
		c.Kind = Bytes
	}
	c.Str, c.Loc = value, w.from(start)
	return c
}

// addText adds literal text; text beside text is one Constant.
func (j *JoinedStr) addText(at source.Span, value string) {
	if value == "" {
		return
	}
	if n := len(j.Parts); n > 0 {
		if last, ok := j.Parts[n-1].(*Constant); ok {
			last.At.End = at.End
			last.Str += value
			return
		}
	}
	j.Parts = append(j.Parts, &Constant{Loc: Loc{at}, Kind: Str, Str: value})
}

// fString adds one f-string or t-string.
func (w *walker) fString(j *JoinedStr, args *[]ast.Expr) {
	prefix := strings.TrimRight(w.word(), `'"`)
	raw := strings.ContainsAny(prefix, "rR")
	outer := w.template
	w.template = strings.ContainsAny(prefix, "tT")
	j.Template = j.Template || w.template
	w.next()
	w.fParts(j, args, raw)
	w.expect(lower.FEnd)
	w.template = outer
}

// fParts adds text and fields up to the end of an f-string or of a spec.
func (w *walker) fParts(j *JoinedStr, args *[]ast.Expr, raw bool) {
	for {
		switch w.kind() {
		case lower.FMiddle:
			value := decodeMiddle(w.word(), raw)
			j.addText(w.next().Span(), value)
		case lower.FieldOpen:
			v, debug := w.field(args, raw)
			if v.Debug {
				j.addText(debug, decode(w.text.File.Slice(debug), true, false))
			}
			j.Parts = append(j.Parts, v)
		default:
			return
		}
	}
}

// field builds {value!r:spec}, and gives the place of the text that {value=}
// shows. The values of fields inside the spec follow the value in the arguments.
func (w *walker) field(args *[]ast.Expr, raw bool) (v *FormattedValue, debug source.Span) {
	w.deeper(1)
	start := w.start()
	w.next()
	v = &FormattedValue{Template: w.template}
	n := take(w, args)
	v.Value = w.list(n)
	v.Debug = w.accept(lower.Equal)
	debug = source.Span{Start: start + 1, End: w.start()}
	if v.Debug && w.kind() == lower.FieldClose {
		v.Conversion = 'r'
	}
	if w.accept(lower.Exclamation) {
		v.Conversion = w.word()[0]
		w.next()
	}
	if w.kind() == lower.SpecColon {
		at := w.start()
		w.next()
		v.Spec = &JoinedStr{}
		template := w.template
		w.template = false
		w.fParts(v.Spec, args, raw)
		w.template = template
		v.Spec.Loc = w.from(at)
	}
	w.expect(lower.FieldClose)
	v.Loc = w.from(start)
	w.depth--
	return v, debug
}
