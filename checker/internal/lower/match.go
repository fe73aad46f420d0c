package lower

// match lowers `match subject:` to `if ( subject ) :`, and its cases to ifs in
// that block.
func (l *lowering) match(i int) {
	l.tokens[i].text = emitIfOpen
	l.tokens[l.end-2].closers++
}

// casePattern drops the pattern: `case P if G:` becomes `if G :`, and without a
// guard `if 0 :`. Whoever reads the tree parses the pattern from its tokens.
func (l *lowering) casePattern(i int) {
	l.tokens[i].text = emitIfFalse
	colon := l.end - 1
	guard := PatternEnd(l.tokens, i+1, colon)
	if guard < colon {
		l.tokens[i].text = silent
	}
	for j := i + 1; j < guard; j++ {
		l.tokens[j].text = silent
	}
	l.first = guard
}

// PatternEnd returns the index of the guard's `if`, or of the colon.
func PatternEnd(tokens []Token, i, colon int) int {
	for ; i < colon; i++ {
		switch t := &tokens[i]; t.Kind {
		case LParen, LBracket, LBrace, FStart:
			if t.Match > int32(i) {
				i = int(t.Match)
			}
		case If:
			return i
		}
	}
	return colon
}
