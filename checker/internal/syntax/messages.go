package syntax

import (
	"strings"

	"unguarded/checker/internal/lower"
)

// A mistake is an error of gpython at a token of a statement or header, whose
// tokens are [first, end).
type mistake struct {
	text       *lower.Text
	first, end int
	token      int
	message    string
}

// explain turns an error of gpython into one that says what is wrong: in CPython's
// words where they are good, with CPython's place.
func (p *parser) explain(m mistake) *failure {
	for _, rule := range mistakes {
		if f := rule(&m); f != nil {
			return f
		}
	}
	return m.plain()
}

// plain says no more than which token is wrong.
func (m mistake) plain() *failure {
	return &failure{token: m.token, message: "invalid syntax: " + m.describe() + " is not expected here"}
}

// mistakes are tried in order.
var mistakes = []func(*mistake) *failure{
	printStatement,
	raiseStatement,
	prefixes,
	exceptionTypes,
	parameterLists,
	assignment,
	expectedColon,
	missingNames,
	forLoopVariables,
	keywordAsName,
	comparison,
	missingElse,
	missingComma,
	dictionaryValue,
	lineEnd,
}

func (m *mistake) at(token int, message string) *failure {
	return &failure{token: token, message: message}
}

func (m *mistake) over(first, last int, message string) *failure {
	return &failure{token: first, last: last, message: message}
}

// kind is the kind of the token at a distance from the wrong one.
func (m *mistake) kind(distance int) lower.Kind {
	if i := m.token + distance; i >= m.first && i < len(m.text.Tokens) {
		return m.text.Tokens[i].Kind
	}
	return lower.Newline
}

func (m *mistake) firstKind() lower.Kind { return m.text.Tokens[m.first].Kind }

// describe names the wrong token.
func (m *mistake) describe() string {
	switch m.kind(0) {
	case lower.String, lower.FStart:
		return "this string"
	case lower.Number:
		return "this number"
	case lower.Indent, lower.Dedent, lower.EOF:
		return "the end of the block"
	}
	word := m.text.Word(m.token)
	if len(word) > 40 {
		return "this name"
	}
	return "`" + word + "`"
}

// printStatement: print x
func printStatement(m *mistake) *failure {
	if m.firstKind() != lower.Name || m.token != m.first+1 {
		return nil
	}
	word := m.text.Word(m.first)
	if word != "print" && word != "exec" || !startsOperand(m.kind(0)) && m.kind(0) != lower.RightShift {
		return nil
	}
	last := m.end - 1
	if m.text.Tokens[last].Kind == lower.Newline {
		last--
	}
	f := m.over(m.first, last, "Missing parentheses in call to '"+word+"'. Did you mean "+word+"(...)?")
	f.python2 = true
	return f
}

func startsOperand(k lower.Kind) bool {
	switch k {
	case lower.Name, lower.Number, lower.String, lower.FStart, lower.None, lower.True, lower.False, lower.Lambda, lower.Not:
		return true
	}
	return false
}

// raiseStatement: raise E, value
func raiseStatement(m *mistake) *failure {
	if m.firstKind() == lower.Raise && m.kind(0) == lower.Comma {
		return &failure{token: m.token, message: "invalid syntax: `raise E, value` is written `raise E(value)`", python2: true}
	}
	return nil
}

// assignment: what stands before = cannot be assigned to. gpython says so at the
// end of the statement, CPython at the target.
func assignment(m *mistake) *failure {
	what, deleting := strings.CutPrefix(m.message, "can't delete ")
	if !deleting {
		var assigning bool
		if what, assigning = strings.CutPrefix(m.message, "can't assign to "); !assigning {
			if m.message == "keyword can't be an expression" {
				return m.at(m.noKeyword(), "expression cannot contain assignment, perhaps you meant \"==\"?")
			}
			return nil
		}
	}
	first, last, augmented := m.target()
	switch what {
	case "keyword":
		what = m.text.Word(first)
	case "operator":
		what = "expression"
	case "Ellipsis":
		if what = "ellipsis"; m.text.Tokens[first].Kind == lower.Number {
			what = "literal"
		}
	}
	switch {
	case deleting:
		return m.over(first, last, "cannot delete "+what)
	case augmented:
		return m.over(first, last, "'"+what+"' is an illegal expression for augmented assignment")
	case what == "None" || what == "True" || what == "False" || m.firstKind() == lower.For:
		return m.over(first, last, "cannot assign to "+what)
	}
	return m.over(first, last, "cannot assign to "+what+" here. Maybe you meant '==' instead of '='?")
}

// noKeyword is the first = that stands behind something else than the name of a
// keyword argument.
func (m *mistake) noKeyword() int {
	for i := m.first + 2; i < m.end; i++ {
		if m.text.Tokens[i].Kind != lower.Equal {
			continue
		}
		before := m.text.Tokens[i-2].Kind
		if m.text.Tokens[i-1].Kind != lower.Name || before != lower.LParen && before != lower.Comma {
			return i
		}
	}
	return m.token
}

// target finds the tokens of the first target of an assignment, a for or a del; for
// any other the place is that of the error.
func (m *mistake) target() (first, last int, augmented bool) {
	first = m.first
	switch m.firstKind() {
	case lower.For, lower.Del:
		first++
	}
	for i := first; i < m.end; i++ {
		switch t := &m.text.Tokens[i]; {
		case t.Match > int32(i):
			i = int(t.Match)
		case t.Kind == lower.As && m.firstKind() == lower.With:
			first = i + 1
		case t.Kind == lower.Equal, t.Kind.IsAugmented(),
			t.Kind == lower.In && m.firstKind() == lower.For,
			t.Kind == lower.Newline && m.firstKind() == lower.Del,
			t.Kind == lower.Colon && m.firstKind() == lower.With:
			return first, max(i-1, first), t.Kind.IsAugmented()
		}
	}
	return m.token, m.token, false
}

// expectedColon: a header whose colon is missing.
func expectedColon(m *mistake) *failure {
	switch m.firstKind() {
	case lower.If, lower.Elif, lower.Else, lower.For, lower.While, lower.Try, lower.Except, lower.Finally, lower.With,
		lower.Def, lower.Class, lower.Match, lower.Case, lower.Async:
	default:
		return nil
	}
	short := m.firstKind() == lower.Else || m.firstKind() == lower.Try || m.firstKind() == lower.Finally
	switch {
	case m.firstKind() == lower.Else && m.kind(0) == lower.If && m.token == m.first+1:
		return m.at(m.token, "expected ':'. Did you mean `elif`?")
	case m.token == m.first+1 && short, m.kind(0) == lower.Newline && m.token > m.first+1:
		return m.at(m.token, "expected ':'")
	case m.firstKind() == lower.Case && m.text.Tokens[m.end-1].Kind == lower.Newline && m.text.Tokens[m.end-2].Kind != lower.Colon:
		return m.at(m.end-1, "expected ':'") // gpython does not see the pattern
	}
	return nil
}

// missingNames: import
func missingNames(m *mistake) *failure {
	if m.kind(0) == lower.Newline && m.kind(-1) == lower.Import {
		return m.at(m.token, "Expected one or more names after 'import'")
	}
	return nil
}

// forLoopVariables: for x y
func forLoopVariables(m *mistake) *failure {
	if m.kind(-1) == lower.Name && m.kind(-2) == lower.For && m.kind(0) != lower.Comma {
		return m.at(m.token, "'in' expected after for-loop variables")
	}
	return nil
}

// keywordAsName: def class():
func keywordAsName(m *mistake) *failure {
	if !m.text.Tokens[m.token].Kind.IsKeyword() {
		return nil
	}
	switch m.kind(-1) {
	case lower.Def, lower.Class, lower.Dot, lower.As, lower.Import, lower.Global, lower.Nonlocal:
		return m.at(m.token, "invalid syntax: "+m.describe()+" is a keyword of Python and cannot be a name")
	}
	return nil
}

// comparison: if x = 1:
func comparison(m *mistake) *failure {
	switch m.firstKind() {
	case lower.If, lower.Elif, lower.While:
		if m.kind(0) == lower.Equal {
			return m.at(m.token, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?")
		}
	}
	if m.kind(0) == lower.Walrus {
		return m.at(m.token, "invalid syntax: `:=` needs parentheses around it here, or write `=`")
	}
	return nil
}

// missingElse: x if y
func missingElse(m *mistake) *failure {
	switch m.kind(0) {
	case lower.Newline, lower.RParen, lower.RBracket, lower.RBrace, lower.Comma, lower.Equal:
	default:
		return nil
	}
	for i := m.token - 1; i > m.first; i-- {
		switch t := &m.text.Tokens[i]; t.Kind {
		case lower.If:
			if m.text.Tokens[i-1].Kind.EndsOperand() {
				return m.over(i, m.token-1, "expected 'else' after 'if' expression")
			}
			return nil
		case lower.RParen, lower.RBracket, lower.RBrace, lower.FEnd:
			if t.Match < 0 {
				return nil
			}
			i = int(t.Match)
		case lower.LParen, lower.LBracket, lower.LBrace, lower.Comma, lower.For, lower.Else, lower.Colon, lower.Equal:
			return nil
		}
	}
	return nil
}

// missingComma: f(a b), {"a": }
func missingComma(m *mistake) *failure {
	open := m.bracket()
	if open < 0 {
		return nil
	}
	if m.kind(0) == lower.RBrace && m.kind(-1) == lower.Colon {
		return m.at(m.token-1, "expression expected after dictionary key and ':'")
	}
	if m.text.Tokens[m.token-1].Kind.EndsOperand() && startsOperand(m.kind(0)) {
		return m.at(m.token, "invalid syntax. Perhaps you forgot a comma?")
	}
	return nil
}

// bracket returns the innermost bracket that is open at the wrong token, or -1.
func (m *mistake) bracket() int {
	open := -1
	for i := m.first; i < m.token; i++ {
		t := &m.text.Tokens[i]
		if t.Match >= int32(m.token) {
			open = i
		}
	}
	return open
}

// lineEnd: x =
func lineEnd(m *mistake) *failure {
	if m.kind(0) == lower.Newline || m.kind(0) == lower.Semicolon {
		return m.at(m.token, "invalid syntax: the statement ends too early")
	}
	return nil
}
