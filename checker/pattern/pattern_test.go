package pattern

import "testing"

func TestAnExpressionIsCompiledWhenItIsFirstAskedForAndOnce(t *testing.T) {
	word := Of(`\w+`)
	if got := word().FindString("- one two"); got != "one" {
		t.Errorf("the first word: got %q, want %q", got, "one")
	}
	if word() != word() {
		t.Error("asked for again, the expression was compiled again")
	}
}

func TestAWrongExpressionPanicsWhenItIsAskedForAndNotBefore(t *testing.T) {
	wrong := Of(`(`)
	defer func() {
		if recover() == nil {
			t.Error("expected a panic that names the expression")
		}
	}()
	wrong()
}
