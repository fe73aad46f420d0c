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
	case Import, From:
		l.dottedNames(first)
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

// dottedNames leaves all but the first part of a module's name to the tokens, from which
// it is read: gpython's work grows with the square of the parts.
func (l *lowering) dottedNames(first int) {
	for dot := first + 2; dot+1 < l.end && l.kind(dot) != Semicolon; dot++ {
		if l.kind(dot-1) == Name && l.kind(dot) == Dot && l.kind(dot+1) == Name {
			l.tokens[dot].text, l.tokens[dot+1].text = silent, silent
			dot++
		}
	}
}
