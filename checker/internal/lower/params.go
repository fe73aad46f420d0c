package lower

import "fmt"

// isParams reports whether a parenthesis opens the parameters of a def.
func (l *lowering) isParams(i int) bool {
	if !l.header || len(l.scopes) != 1 {
		return false
	}
	first := l.first
	if l.kind(first) == Async {
		first++
	}
	if l.kind(first) != Def {
		return false
	}
	if i == first+2 {
		return true
	}
	return l.kind(first+2) == LBracket && int(l.tokens[first+2].Match) == i-1
}

// trailingComma drops the comma behind the last parameter; end is the token after.
func (l *lowering) trailingComma(end int) {
	if end-2 >= l.first && l.kind(end-1) == Comma && l.kind(end-2).EndsOperand() {
		l.tokens[end-1].text = silent
	}
}

// positionalOnly drops the / of parameters, with one comma beside it.
func (l *lowering) positionalOnly(i int) {
	top := l.top()
	if top.kind != paramScope && top.lambdas == 0 || i-2 < l.first || l.kind(i-1) != Comma || !l.kind(i-2).EndsOperand() {
		return
	}
	l.tokens[i].text = silent
	switch next := l.kind(i + 1); {
	case next == Comma:
		l.tokens[i+1].text = silent
	case next == RParen || next == Colon && top.lambdas > 0:
		l.tokens[i-1].text = silent
	case next == Star || next == DoubleStar:
		l.fail(i+1, "expected comma between / and *")
	default:
		l.fail(i+1, fmt.Sprintf("invalid syntax: `%s` is not expected here", l.text.Word(i+1)))
	}
}
