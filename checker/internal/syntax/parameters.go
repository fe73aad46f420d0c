package syntax

import (
	"strings"

	"unguarded/checker/internal/lower"
)

// parameterLists: def f((a, b)), def f(/, a), def f(**k, a)
func parameterLists(m *mistake) *failure {
	what := "Function"
	if open := m.bracket(); open < m.first+2 || m.text.Tokens[open-1].Kind != lower.Name || m.text.Tokens[open-2].Kind != lower.Def {
		if !m.inLambda() {
			return nil
		}
		what = "Lambda expression"
	}
	switch m.kind(0) {
	case lower.LParen:
		if before := m.kind(-1); before == lower.LParen || before == lower.Comma || before == lower.Lambda {
			return &failure{token: m.token, message: what + " parameters cannot be parenthesized", python2: true}
		}
	case lower.Slash:
		if before := m.kind(-1); before == lower.LParen || before == lower.Lambda {
			return m.at(m.token, "at least one argument must precede /")
		}
	case lower.Comma:
		if m.kind(-1) == lower.Name && m.kind(-2) == lower.DoubleStar && m.kind(1) != lower.RParen {
			return m.at(m.token, "arguments cannot follow var-keyword argument")
		}
	}
	return nil
}

// inLambda tells whether the wrong token stands among the parameters of a lambda.
func (m *mistake) inLambda() bool {
	for i := m.token - 1; i >= m.first; i-- {
		switch m.text.Tokens[i].Kind {
		case lower.Lambda:
			return true
		case lower.Name, lower.Comma, lower.Star, lower.DoubleStar:
		default:
			return false
		}
	}
	return false
}

// exceptionTypes: except A, B as e
func exceptionTypes(m *mistake) *failure {
	if m.firstKind() != lower.Except || m.kind(0) != lower.Comma {
		return nil
	}
	for i := m.token; i < m.end; i++ {
		switch m.text.Tokens[i].Kind {
		case lower.As:
			return m.over(m.first+1, i-1, "multiple exception types must be parenthesized when using 'as'")
		case lower.Colon:
			return nil
		}
	}
	return nil
}

// prefixes: bf"text"
func prefixes(m *mistake) *failure {
	if k := m.kind(0); k != lower.String && k != lower.FStart || m.kind(-1) != lower.Name || m.text.Tokens[m.token].Start != m.text.Tokens[m.token-1].End {
		return nil
	}
	prefix := strings.ToLower(m.text.Word(m.token - 1))
	for _, pair := range []string{"ub", "ur", "uf", "ut", "bf", "bt", "ft"} {
		if len(prefix) <= 3 && strings.Trim(prefix, "ubrft") == "" && strings.IndexByte(prefix, pair[0]) >= 0 && strings.IndexByte(prefix, pair[1]) >= 0 {
			return &failure{
				token: m.token - 1, last: m.token, python2: prefix == "ur",
				message: "'" + pair[:1] + "' and '" + pair[1:] + "' prefixes are incompatible",
			}
		}
	}
	return nil
}

// dictionaryValue: {1: 2, 3}
func dictionaryValue(m *mistake) *failure {
	open := m.bracket()
	if open < 0 || m.text.Tokens[open].Kind != lower.LBrace || m.kind(0) != lower.RBrace && m.kind(0) != lower.Comma {
		return nil
	}
	for i := open + 1; i < m.token; i++ {
		t := &m.text.Tokens[i]
		switch {
		case t.Match > int32(i):
			i = int(t.Match)
		case t.Kind == lower.Lambda:
			return nil
		case t.Kind == lower.Colon:
			return m.at(m.token-1, "':' expected after dictionary key")
		}
	}
	return nil
}
