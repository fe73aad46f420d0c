package lower

// Type parameters become a list, `T: int = str, *Ts` as `[T, int, str, Ts]`: of a
// def the annotation of a parameter before its own, of a class a base before its
// own, of an alias a subscript.

// isTypeParams reports whether a bracket was lowered as that of type parameters.
func (l *lowering) isTypeParams(i int) bool {
	switch l.tokens[i].text {
	case emitTypeParams, emitBases, emitDouble:
		return true
	}
	return false
}

// typeParams checks that type parameters start at i and returns their last token.
func (l *lowering) typeParams(i int) (end int, ok bool) {
	t := &l.tokens[i]
	if i+2 >= l.end || t.Kind != LBracket || t.Match < 0 {
		return 0, false
	}
	if int(t.Match) == i+1 {
		l.fail(i, "Type parameter list cannot be empty")
		return 0, false
	}
	return int(t.Match), true
}

func (l *lowering) defTypeParams(i int) {
	end, ok := l.typeParams(i)
	if !ok || l.kind(end+1) != LParen {
		return
	}
	l.tokens[i].text = emitTypeParams
	l.tokens[end].text = emitTypeParamsEnd
	if l.kind(end+2) == RParen {
		l.tokens[end].text = emitBracketEnd
	}
	l.tokens[end+1].text = silent
}

func (l *lowering) classTypeParams(i int) {
	end, ok := l.typeParams(i)
	if !ok {
		return
	}
	l.tokens[i].text = emitBases
	switch {
	case l.kind(end+1) != LParen:
		l.tokens[end].text = emitBasesEnd
		return
	case l.kind(end+2) == RParen:
		l.tokens[end].text = emitBracketEnd
	default:
		l.tokens[end].text = emitTypeParamsEnd
	}
	l.tokens[end+1].text = silent
}

// typeAlias lowers `type X[T] = v` to `X [ [ T ] ] = v`.
func (l *lowering) typeAlias(first int) {
	switch l.kind(first + 2) {
	case LBracket:
		end, ok := l.typeParams(first + 2)
		if !ok || l.kind(end+1) != Equal {
			return
		}
		l.tokens[first+2].text = emitDouble
		l.tokens[end].text = emitDoubleEnd
	case Equal:
	default:
		return
	}
	l.tokens[first].Kind, l.tokens[first].text = Type, silent
}
