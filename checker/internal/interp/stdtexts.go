package interp

import (
	"encoding/hex"
	"encoding/json"
	"strings"

	"unguarded/checker/internal/syntax"
	"unguarded/checker/source"
)

// addTexts models the parts of the library that read data which stands in the code
// as text: policies are written that way.
func addTexts(add func(string, func(*Machine, *Call) Value)) {
	onText := func(path string, read func(*Machine, string) (Value, bool)) {
		add(path, func(m *Machine, c *Call) Value {
			v := c.ArgOr(0, "s", c.ArgOr(-1, "text", None()))
			m.refuseMissing(v)
			text, ok := v.(*Const)
			if !ok || text.Kind != StrKind && text.Kind != BytesKind {
				return biUnknown(m, c)
			}
			made, ok := read(m, text.Str)
			if !ok {
				return biUnknown(m, c)
			}
			if k, ok := made.(*Const); ok {
				return Tainted(k, text.Taint)
			}
			return made
		})
	}
	onText("textwrap.dedent", func(_ *Machine, s string) (Value, bool) { return Str(dedent(s)), true })
	onText("inspect.cleandoc", func(_ *Machine, s string) (Value, bool) { return Str(strings.TrimSpace(dedent(s))), true })
	onText("json.loads", func(m *Machine, s string) (Value, bool) {
		if s = strings.TrimSpace(s); s == "" || !strings.ContainsRune("{[\"-0123456789tfnNI", rune(s[0])) {
			m.raiseLibrary("json.JSONDecodeError", "Expecting value")
		}
		return jsonValue(s)
	})
	onText("uuid.UUID", func(m *Machine, s string) (Value, bool) {
		plain := strings.NewReplacer("urn:", "", "uuid:", "", "-", "", "{", "", "}", "").Replace(s)
		if _, err := hex.DecodeString(plain); err != nil || len(plain) != 32 {
			m.RaiseNew("ValueError", "badly formed hexadecimal UUID string")
		}
		return nil, false
	})
	onText("ast.literal_eval", literalValue)
}

// dedent takes the margin that all lines share away (textwrap.dedent).
func dedent(text string) string {
	lines := strings.Split(text, "\n")
	margin, first := "", true
	for i, line := range lines {
		if strings.Trim(line, " \t") == "" {
			lines[i] = ""
			continue
		}
		indent := line[:len(line)-len(strings.TrimLeft(line, " \t"))]
		if first {
			margin, first = indent, false
		}
		for !strings.HasPrefix(indent, margin) {
			margin = margin[:len(margin)-1]
		}
	}
	for i := range lines {
		lines[i] = strings.TrimPrefix(lines[i], margin)
	}
	return strings.Join(lines, "\n")
}

// jsonValue reads a JSON text; the keys of objects keep their order.
func jsonValue(text string) (Value, bool) {
	decoder := json.NewDecoder(strings.NewReader(text))
	decoder.UseNumber()
	v, err := nextJSON(decoder)
	return v, err == nil && !decoder.More()
}

func nextJSON(decoder *json.Decoder) (Value, error) {
	token, err := decoder.Token()
	if err != nil {
		return nil, err
	}
	switch t := token.(type) {
	case json.Delim:
		return jsonContainer(decoder, t)
	case string:
		return Str(t), nil
	case bool:
		return Bool(t), nil
	case json.Number:
		if n, err := t.Int64(); err == nil {
			return Int(n), nil
		}
		return &Const{Kind: FloatKind, Str: t.String()}, nil
	}
	return None(), nil
}

func jsonContainer(decoder *json.Decoder, opening json.Delim) (Value, error) {
	list, dict := NewList(ListValue), NewDict()
	for decoder.More() {
		v, err := nextJSON(decoder)
		if err != nil {
			return nil, err
		}
		if opening == '[' {
			list.Elts = append(list.Elts, v)
			continue
		}
		item, err := nextJSON(decoder)
		if err != nil {
			return nil, err
		}
		dict.set(v, item)
	}
	if _, err := decoder.Token(); err != nil {
		return nil, err
	}
	if opening == '[' {
		return list, nil
	}
	return dict, nil
}

// literalValue reads a Python literal.
func literalValue(m *Machine, text string) (Value, bool) {
	tree, found := syntax.Parse(source.NewFile("literal", strings.TrimSpace(text)+"\n"))
	if len(found) > 0 || len(tree.Body) != 1 {
		return nil, false
	}
	statement, ok := tree.Body[0].(*syntax.ExprStmt)
	if !ok {
		return nil, false
	}
	literal := true
	syntax.Inspect(statement, func(n syntax.Node) bool {
		switch n.(type) {
		case *syntax.Name, *syntax.Call, *syntax.Attribute, *syntax.JoinedStr, *syntax.Lambda:
			literal = false
		}
		return literal
	})
	if !literal {
		return nil, false
	}
	mod := &Module{Tree: tree, Path: tree.File.Path}
	return m.eval(&frame{module: mod}, statement.Value), true
}
