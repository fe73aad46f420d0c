package lower

// walrus lowers `x := v` to `W__ ( x , v )`. The value ends where its scope says.
func (l *lowering) walrus(i int) {
	top := l.top()
	if i == l.first || l.kind(i-1) != Name || top.walrus > 0 || top.lambdas > 0 || l.tokens[i-1].before != itself {
		return
	}
	if len(l.scopes) == 1 && !l.header && l.kind(l.first) != At {
		return // x := v is no statement of its own
	}
	l.tokens[i-1].before = emitNamed
	l.tokens[i].text = emitComma
	top.walrus++
}

// endValue closes the values of assignment expressions before the token at i.
func (l *lowering) endValue(i int) {
	top := l.top()
	if top.walrus > 0 {
		l.tokens[i-1].closers += top.walrus
		top.walrus = 0
	}
}
