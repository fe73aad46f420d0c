package lower

// exceptTypes drops the star of `except*` and puts `except A, B:` in parentheses.
func (l *lowering) exceptTypes(i int) {
	i++
	if l.kind(i) == Star {
		l.tokens[i].text = silent
		i++
	}
	colon := l.end - 1
	if i >= colon {
		return
	}
	comma := false
	for j := i; j < colon; j++ {
		switch t := &l.tokens[j]; t.Kind {
		case LParen, LBracket, LBrace, FStart:
			if t.Match > int32(j) {
				j = int(t.Match)
			}
		case As:
			return
		case Comma:
			comma = true
		}
	}
	if comma && l.tokens[i].before == itself {
		l.tokens[i].before = emitOpen
		l.tokens[colon-1].closers++
	}
}
