package interp

import (
	"encoding/base64"
	"encoding/hex"
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"
)

// addEncodings models how known texts are written as other ones.
func addEncodings(add func(string, func(*Machine, *Call) Value)) {
	onBytes := func(path string, f func(string) (Value, bool)) {
		add(path, func(m *Machine, c *Call) Value {
			m.refuseMissing(c.ArgOr(0, "s", None()))
			if k, ok := c.ArgOr(0, "s", None()).(*Const); ok && (k.Kind == BytesKind || k.Kind == StrKind) && len(c.Args) == 1 {
				if v, ok := f(k.Str); ok {
					return taintedAll(v, k.Taint)
				}
			}
			return biUnknown(m, c)
		})
	}
	raw := func(s string) Value { return &Const{Kind: BytesKind, Str: s} }
	for name, encoding := range map[string]*base64.Encoding{
		"b64": base64.StdEncoding, "standard_b64": base64.StdEncoding, "urlsafe_b64": base64.URLEncoding,
	} {
		onBytes("base64."+name+"encode", func(s string) (Value, bool) { return raw(encoding.EncodeToString([]byte(s))), true })
		onBytes("base64."+name+"decode", func(s string) (Value, bool) {
			b, err := encoding.DecodeString(s)
			return raw(string(b)), err == nil // what is no base64 Python takes in part
		})
	}
	for _, name := range []string{"hexlify", "b2a_hex"} {
		onBytes("binascii."+name, func(s string) (Value, bool) { return raw(hex.EncodeToString([]byte(s))), true })
	}
	onBytes("urllib.parse.parse_qs", func(s string) (Value, bool) {
		d := NewDict()
		ok := eachField(s, func(k, v string) {
			l, has := d.Get(Str(k))
			if !has {
				l = NewList(ListValue)
				d.set(Str(k), l)
			}
			l.(*List).Elts = append(l.(*List).Elts, Str(v))
		})
		return d, ok
	})
	onBytes("urllib.parse.parse_qsl", func(s string) (Value, bool) {
		l := NewList(ListValue)
		ok := eachField(s, func(k, v string) { l.Elts = append(l.Elts, NewList(TupleValue, Str(k), Str(v))) })
		return l, ok
	})
	onBytes("html.escape", func(s string) (Value, bool) {
		return Str(inHTML.Replace(s)), true
	})
	add("json.dumps", stdDumps)
}

// What stands for the characters that end a text, in each.
var (
	inHTML = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "'", "&#x27;")
	inJSON = strings.NewReplacer(`\`, `\\`, `"`, `\"`)
)

// eachField goes through the fields of a query that have a value.
func eachField(query string, f func(key, value string)) bool {
	for _, field := range strings.Split(query, "&") {
		k, v, _ := strings.Cut(field, "=")
		key, err1 := url.QueryUnescape(k)
		value, err2 := url.QueryUnescape(v)
		if err1 != nil || err2 != nil {
			return false
		}
		if value != "" {
			f(key, value)
		}
	}
	return true
}

// stdDumps is json.dumps of what is known, in the usual form or the compact one.
func stdDumps(m *Machine, c *Call) Value {
	comma, colon := ", ", ": "
	for _, k := range c.Kw {
		l, ok := k.Value.(*List)
		if k.Name != "separators" || !ok || len(l.Elts) != 2 {
			return biUnknown(m, c)
		}
		comma, _ = AsStr(l.Elts[0])
		colon, _ = AsStr(l.Elts[1])
	}
	if s, ok := jsonText(c.ArgOr(0, "obj", None()), comma, colon); ok && len(c.Args) == 1 {
		return Tainted(Str(s), c.Taint())
	}
	return &Unknown{Why: "a JSON text", Text: FullText, Taint: c.Taint() | Data, Place: m.site}
}

func jsonText(v Value, comma, colon string) (string, bool) {
	var parts []string
	known := true
	one := func(v Value) string {
		s, ok := jsonText(v, comma, colon)
		known = known && ok
		return s
	}
	switch v := v.(type) {
	case *Const:
		switch v.Kind {
		case StrKind:
			plain := strings.IndexFunc(v.Str, func(r rune) bool { return r < ' ' || r > unicode.MaxASCII }) < 0
			return `"` + inJSON.Replace(v.Str) + `"`, plain
		case NoneKind:
			return "null", true
		case BoolKind:
			return map[int64]string{0: "false", 1: "true"}[v.Int], true
		}
		return display(v)
	case *List:
		for _, e := range v.Elts {
			parts = append(parts, one(e))
		}
		return "[" + strings.Join(parts, comma) + "]", known && !v.Open && v.Kind != SetValue
	case *Dict:
		v.Items(func(k, e Value) {
			_, isText := AsStr(k)
			known = known && isText
			parts = append(parts, one(k)+colon+one(e))
		})
		return "{" + strings.Join(parts, comma) + "}", known && !v.Open && v.Missing == nil
	}
	return "", false
}

// bytesMethod is a method of known bytes; nil where its result is not.
func bytesMethod(m *Machine, c *Const, name string, call *Call) Value {
	taint := c.Taint | call.Taint()
	switch name {
	case "decode":
		if encoding, ok := AsStr(call.ArgOr(0, "encoding", Str("utf-8"))); ok && utf8.ValidString(c.Str) && (isASCII(c.Str) || isUTF8(encoding)) {
			return Tainted(Str(c.Str), taint)
		}
		return nil
	case "hex":
		return Tainted(Str(hex.EncodeToString([]byte(c.Str))), taint)
	}
	if !isASCII(c.Str) {
		return nil
	}
	as := &Call{}
	for _, a := range call.Args {
		as.Args = append(as.Args, rekinded(a, BytesKind, StrKind))
	}
	v := stringMethod(m, Tainted(Str(c.Str), c.Taint), name, as)
	if v == nil {
		return nil
	}
	return rekinded(v, StrKind, BytesKind)
}

// rekinded turns texts into bytes, or bytes into texts, in a list as well.
func rekinded(v Value, from, to ConstKind) Value {
	switch v := v.(type) {
	case *Const:
		if v.Kind == from {
			return &Const{Kind: to, Str: v.Str, Taint: v.Taint}
		}
	case *List:
		l := &List{Kind: v.Kind, Open: v.Open, Taint: v.Taint}
		for _, e := range v.Elts {
			l.Elts = append(l.Elts, rekinded(e, from, to))
		}
		return l
	}
	return v
}

func isASCII(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r > unicode.MaxASCII }) < 0
}

func isUTF8(encoding string) bool {
	return strings.ReplaceAll(strings.ToLower(encoding), "-", "") == "utf8"
}
