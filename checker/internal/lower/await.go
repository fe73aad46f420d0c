package lower

// await lowers `await x.y(z)` to `( ~ x.y(z) )`: the parentheses because ~ binds
// looser than ** and await tighter.
func (l *lowering) await(i int) {
	l.tokens[i].Kind, l.tokens[i].text = Await, emitAwait
	l.tokens[primaryEnd(l.tokens, i+1, l.end)].closers++
}

// primaryEnd returns the last token of the primary that starts at i: an atom with
// its attributes, calls and subscripts.
func primaryEnd(tokens []Token, i, end int) int {
	last := atomEnd(tokens, i, end)
	for last+1 < end {
		switch t := &tokens[last+1]; {
		case t.Kind == Dot && last+2 < end:
			last += 2
		case (t.Kind == LParen || t.Kind == LBracket) && t.Match > int32(last):
			last = int(t.Match)
		default:
			return last
		}
	}
	return last
}

func atomEnd(tokens []Token, i, end int) int {
	switch t := &tokens[i]; t.Kind {
	case LParen, LBracket, LBrace:
		if t.Match > int32(i) {
			return int(t.Match)
		}
	case String, FStart:
		return stringRunEnd(tokens, i, end)
	}
	return i
}
