package lower

// withItems drops the parentheses around all items of a with, and a trailing
// comma in them: `with (a as b, c,):` to `with a as b , c :`. Parentheses that
// make a value stay: a generator, a yield, an assignment, an unpacking.
func (l *lowering) withItems(i int) {
	open := &l.tokens[i]
	if open.Kind != LParen || int(open.Match) != l.end-2 || int(open.Match) == i+1 {
		return
	}
	last := int(open.Match)
	for j := i + 1; j < last; j++ {
		switch t := &l.tokens[j]; t.Kind {
		case LParen, LBracket, LBrace, FStart:
			if t.Match > int32(j) {
				j = int(t.Match)
			}
		case For, Walrus, Yield:
			return
		case Star:
			if !l.kind(j - 1).EndsOperand() {
				return
			}
		}
	}
	open.text, l.tokens[last].text = silent, silent
	if l.kind(last-1) == Comma {
		l.tokens[last-1].text = silent
	}
}

// WithParens reports whether the parenthesis is one that withItems dropped.
func (t *Text) WithParens(i int) bool {
	return t.Tokens[i].Kind == LParen && t.Tokens[i].text == silent
}
