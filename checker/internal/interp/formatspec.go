package interp

import (
	"regexp"
	"strconv"
	"strings"
)

// A layout is what stands behind the colon of a replacement field.
type layout struct {
	fill, align, sign  string
	alternate, grouped bool
	width, precision   int // precision is -1 where there is none
	kind               string
}

var layoutForm = regexp.MustCompile(`^(?:(.)?([<>=^]))?([-+ ])?(#)?(0)?(\d*)(,|_)?(?:\.(\d+))?([a-zA-Z%])?$`)

func layoutOf(spec string) (l layout, ok bool) {
	p := layoutForm.FindStringSubmatch(spec)
	if p == nil || p[7] == "_" || len(p[6]) > 3 || len(p[8]) > 2 {
		return l, false
	}
	l = layout{fill: p[1], align: p[2], sign: p[3], alternate: p[4] != "", grouped: p[7] != "", precision: -1, kind: p[9]}
	l.width, _ = strconv.Atoi(p[6])
	if p[8] != "" {
		l.precision, _ = strconv.Atoi(p[8])
	}
	if p[5] != "" && l.align == "" {
		l.fill, l.align = "0", "="
	}
	if l.fill == "" {
		l.fill = " "
	}
	return l, true
}

// laidOut is format(c, spec) of a text or a number.
func laidOut(c *Const, spec string) (string, bool) {
	l, ok := layoutOf(spec)
	if !ok {
		return "", false
	}
	switch {
	case c.Kind == StrKind && (l.kind == "" || l.kind == "s") && l.align != "=" && l.sign == "":
		text := []rune(c.Str)
		if l.precision >= 0 && l.precision < len(text) {
			text = text[:l.precision]
		}
		return l.pad("", string(text), "<"), true
	case isNumber(c):
		sign, digits, ok := l.number(c)
		return l.pad(sign, digits, ">"), ok
	}
	return "", false
}

// number gives the sign and the digits of a number.
func (l layout) number(c *Const) (sign, digits string, ok bool) {
	f, ok := number(c)
	whole := c.Kind != FloatKind
	switch l.kind {
	case "", "d", "n":
		if digits = itoa(c.Int); !whole {
			if l.kind != "" || l.precision >= 0 {
				return "", "", false
			}
			digits = floatText(f)
		}
	case "b", "o", "x", "X":
		base := map[string]int{"b": 2, "o": 8, "x": 16, "X": 16}[l.kind]
		if digits = strconv.FormatInt(c.Int, base); l.kind == "X" {
			digits = strings.ToUpper(digits)
		}
		ok = ok && whole
	case "f", "F", "e", "E":
		digits = strconv.FormatFloat(f, strings.ToLower(l.kind)[0], l.decimals(), 64)
		ok = ok && l.kind != "E"
	case "%":
		digits = strconv.FormatFloat(f*100, 'f', l.decimals(), 64) + "%"
	default:
		return "", "", false
	}
	if rest, negative := strings.CutPrefix(digits, "-"); negative {
		sign, digits = "-", rest
	} else if l.sign != "-" {
		sign = l.sign
	}
	if l.grouped {
		digits = grouped(digits)
	}
	if l.alternate && strings.Contains("boxX", l.kind) && l.kind != "" {
		sign += "0" + l.kind
	}
	return sign, digits, ok
}

func (l layout) decimals() int {
	if l.precision < 0 {
		return 6
	}
	return l.precision
}

// grouped puts commas between the thousands.
func grouped(digits string) string {
	whole, rest, fraction := strings.Cut(digits, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if fraction {
		return whole + "." + rest
	}
	return whole
}

func (l layout) pad(sign, text, usual string) string {
	missing := l.width - len([]rune(sign+text))
	if missing <= 0 {
		return sign + text
	}
	align := l.align
	if align == "" {
		align = usual
	}
	switch align {
	case "<":
		return sign + text + strings.Repeat(l.fill, missing)
	case "^":
		return strings.Repeat(l.fill, missing/2) + sign + text + strings.Repeat(l.fill, missing-missing/2)
	case "=":
		return sign + strings.Repeat(l.fill, missing) + text
	}
	return strings.Repeat(l.fill, missing) + sign + text
}
