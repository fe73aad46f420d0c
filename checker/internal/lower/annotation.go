package lower

// annotation lowers `target: annotation = value` to
// `A__ ( target , annotation , ( value ) )`.
func (l *lowering) annotation(i int) {
	first := l.kind(l.first)
	if l.annotated > 0 || l.assigned || l.segment.comma || i == l.first || !l.kind(i+1).startsExpression() || !first.EndsOperand() && first != LParen && first != LBracket {
		return
	}
	l.annotated = 1
	l.tokens[l.first].before = emitAnnotated
	l.tokens[i].text = emitComma
}

func (l *lowering) annotatedValue(i int) {
	if i+1 >= l.end || !l.kind(i+1).startsExpression() && l.kind(i+1) != Star {
		return
	}
	l.annotated = 2
	l.tokens[i].text = emitCommaOpen
}

func (l *lowering) endAnnotation(last int) {
	l.tokens[last].closers += uint16(l.annotated)
}
