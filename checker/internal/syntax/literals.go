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
	c := w.constantSlab.next(Constant{Kind: Number, Str: w.word()})
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
			value, _, named := decodeString(w.word())
			j.addText(w.next().Span(), value, named)
			continue
		}
		w.fString(j, args)
	}
	j.Loc = w.from(start)
	return j
}

func (w *walker) plainRun(start int) Expr {
	c := w.constantSlab.next(Constant{Kind: Str})
	value, bytes, named := decodeString(w.word())
	w.next()
	if w.kind() == lower.String {
		var all strings.Builder
		all.WriteString(value)
		for w.kind() == lower.String {
			part, _, alsoNamed := decodeString(w.word())
			all.WriteString(part)
			named = named || alsoNamed
			w.next()
		}
		value = all.String()
	}
	if bytes {
		c.Kind = Bytes
	}
	c.Str, c.Named, c.Loc = value, named, w.from(start)
	return c
}

// addText adds literal text; text beside text is one Constant.
func (j *JoinedStr) addText(at source.Span, value string, named bool) {
	if value == "" {
		return
	}
	if n := len(j.Parts); n > 0 {
		if last, ok := j.Parts[n-1].(*Constant); ok {
			last.At.End = at.End
			last.Str += value
			last.Named = last.Named || named
			return
		}
	}
	j.Parts = append(j.Parts, &Constant{Loc: Loc{at}, Kind: Str, Str: value, Named: named})
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
			value, named := decodeMiddle(w.word(), raw), hasName(w.word(), raw)
			j.addText(w.next().Span(), value, named)
		case lower.FieldOpen:
			v, debug := w.field(args, raw)
			if v.Debug {
				j.addText(debug, decode(w.text.File.Slice(debug), true, false), false)
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
