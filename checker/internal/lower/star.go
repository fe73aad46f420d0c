package lower

// star lowers the * of unpacking. It is dropped, since the tokens tell of it; in
// a call, behind a keyword, it is one more keyword: positional arguments may
// follow keywords only so.
func (l *lowering) star(i int) {
	top := l.top()
	if !l.unpacks(i) || !l.kind(i+1).startsExpression() {
		return
	}
	if top.kind == callScope && top.keywords {
		l.tokens[i].text = emitKeyword
		return
	}
	l.tokens[i].text = silent
}

// doubleStar lowers ** of a call to a keyword, of a dict display to a key.
func (l *lowering) doubleStar(i int) {
	top := l.top()
	if i > l.first && l.kind(i-1).EndsOperand() || top.lambdas > 0 {
		return
	}
	switch top.kind {
	case callScope:
		l.tokens[i].text = emitKeyword
		top.keywords = true
	case braceScope:
		l.tokens[i].text = emitRest
	case typeParamScope:
		l.tokens[i].text = silent
	}
}

// unpacks reports whether a star stands where an unpacking may.
func (l *lowering) unpacks(i int) bool {
	top := l.top()
	if top.lambdas > 0 {
		return false
	}
	if i == l.first {
		return true
	}
	before := l.kind(i - 1)
	if top.kind == paramScope {
		return before == Colon // *args: *Ts
	}
	switch before {
	case LParen, LBracket, LBrace, FieldOpen, Comma, Return, Yield, For, Match, Except:
		return true
	case In: // for x in *a, b
		return top.kind == lineScope && l.header && (l.kind(l.first) == For || l.kind(l.first) == Async)
	case Equal:
		return top.kind == lineScope || top.kind == typeParamScope
	}
	return before.IsAugmented()
}
