package lower

// head lowers what is particular to the header of a compound statement.
func (l *lowering) head() {
	first := l.first
	if l.kind(first) == Async {
		first++
	}
	switch l.kind(first) {
	case Def:
		l.defTypeParams(first + 2)
	case Class:
		l.classTypeParams(first + 2)
	case With:
		l.withItems(first + 1)
	case Except:
		l.exceptTypes(first)
	case Match:
		l.match(first)
	case Case:
		l.casePattern(first)
	}
}

// simple lowers what is particular to a simple statement.
func (l *lowering) simple() {
	switch first := l.first; l.kind(first) {
	case At:
		if l.kind(first + 1).startsExpression() {
			l.tokens[first].text = silent
		}
	case Name:
		if l.kind(first+1) == Name && l.text.Word(first) == "type" && first+2 < l.end {
			l.typeAlias(first)
		}
	}
}
