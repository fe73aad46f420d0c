package lower

// star lowers the * of unpacking. It is dropped, since the tokens tell of it; in
// a call, behind a keyword, it is one more keyword: positional arguments may
// follow keywords only so.
func (l *lowering) star(i int) {
	top := l.top()
	if i > l.first && l.kind(i-1).endsOperand() {
		return
	}
	if top.lambdas > 0 || top.kind == paramScope && l.kind(i-1) != Colon || l.importsAll(i) {
		return
	}
	if i+1 >= l.end || !l.kind(i+1).startsExpression() && l.kind(i+1) != Name {
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
	if i > l.first && l.kind(i-1).endsOperand() || top.lambdas > 0 {
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

// importsAll reports whether a star is that of `from m import *`.
func (l *lowering) importsAll(i int) bool { return i > l.first && l.kind(i-1) == Import }
