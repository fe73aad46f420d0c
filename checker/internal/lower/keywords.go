package lower

// softKeyword turns the first name of a line into the keyword it acts as.
// `match` is one where the line is a header with a block, `case` where it stands
// in the block of a match; everywhere else both are names.
func (l *layouter) softKeyword(line *Line, indented, inMatch bool) {
	tokens := l.text.Tokens
	first := &tokens[line.First]
	if first.Kind != Name {
		return
	}
	size := first.End - first.Start
	switch {
	case size == 5 && asyncFollows(tokens[line.First+1].Kind) && l.text.Word(line.First) == "async":
		first.Kind = Async
	case size == 4 && inMatch && l.text.Word(line.First) == "case":
		first.Kind = Case
	case size == 5 && indented && line.End-line.First > 3 && tokens[line.End-2].Kind == Colon && l.text.Word(line.First) == "match":
		first.Kind = Match
	}
}

func asyncFollows(k Kind) bool { return k == Def || k == For || k == With }

// awaitKeyword reports whether the name `await` at an index is the operator: an
// operand follows, and it is not being named or looked up.
func awaitKeyword(t *Text, i int) bool {
	if i > 0 {
		before := t.Tokens[i-1].Kind
		switch before {
		case Dot, Def, Class, As, Import, Global, Nonlocal:
			return false
		}
		if before.EndsOperand() {
			return false // it would be lowered to a call
		}
	}
	switch t.Tokens[i+1].Kind {
	case Name, Number, String, FStart, LParen, LBracket, LBrace, Ellipsis, False, None, True:
		return t.Word(i) == "await"
	}
	return false
}
