package syntax

import (
	"strings"
	"testing"

	"unguarded/checker/source"
)

// constantOf parses a text that is one literal.
func constantOf(t *testing.T, text string) *Constant {
	t.Helper()
	module, diagnostics := Parse(source.NewFile("app.py", text))
	if len(diagnostics) > 0 || len(module.Body) != 1 {
		t.Fatalf("%q is not parsed: %v", text, diagnostics)
	}
	c, ok := module.Body[0].(*ExprStmt).Value.(*Constant)
	if !ok {
		t.Fatalf("%q is no constant", text)
	}
	return c
}

// TestStringValues: a literal has the value that Python gives it.
func TestStringValues(t *testing.T) {
	for text, want := range map[string]string{
		`'a\\b\'\"\n\t\a\b\f\r\v'`:     "a\\b'\"\n\t\a\b\f\r\v",
		`'\x41\101\0\u00e9\U0001F600'`: "AA\x00é😀",
		`r'\x41\''`:                    `\x41\'`,
		`b'\xff\101\u00e9'`:            "\xffA\\u00e9",
		`u'é'`:                         "é",
		`'\d\N{EM DASH}'`:              `\d\N{EM DASH}`,
		"'a\\\nb'":                     "ab",
		"'a\\\r\nb'":                   "ab",
		"'''a\r\nb\rc'''":              "a\nb\nc",
		`''`:                           "",
		`'a' "b" '''c'''`:              "abc",
		`"""a"b"""`:                    `a"b`,
	} {
		if got := constantOf(t, text); got.Str != want {
			t.Errorf("%s is %q, want %q", text, got.Str, want)
		}
	}
}

// TestNumberValues: integers that fit have a value; other numbers have their text.
func TestNumberValues(t *testing.T) {
	for text, want := range map[string]int64{
		"0": 0, "00": 0, "0_0": 0, "1_000": 1000, "0xFF": 255, "0X_ff": 255, "0o17": 15, "0b1_0": 2,
		"9223372036854775807": 9223372036854775807,
	} {
		if got := constantOf(t, text); !got.IsInt || got.Int != want || got.Str != text {
			t.Errorf("%s is %+v, want %d", text, got, want)
		}
	}
	for _, text := range []string{"9223372036854775808", "1.0", "1e3", "1j", ".5", "1.", "1_0.0_1e-1_0J"} {
		if got := constantOf(t, text); got.IsInt || got.Kind != Number || got.Str != text {
			t.Errorf("%s is %+v, want a number that is no integer", text, got)
		}
	}
}

// TestTooLongText: beyond the limit there is one diagnostic and an empty module;
// up to it the text is parsed.
func TestTooLongText(t *testing.T) {
	text := strings.Repeat("#", MaxSize)
	if _, diagnostics := Parse(source.NewFile("app.py", text)); len(diagnostics) > 0 {
		t.Errorf("a text within the limit: %s", diagnostics[0].Message)
	}
	module, diagnostics := Parse(source.NewFile("app.py", text+"\n"))
	if len(diagnostics) != 1 || !strings.Contains(diagnostics[0].Message, "too long") || len(module.Body) > 0 {
		t.Errorf("a text beyond the limit: %v", diagnostics)
	}
}
