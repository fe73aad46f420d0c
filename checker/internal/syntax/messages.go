package syntax

import (
	"unguarded/checker/internal/lower"
)

// explain turns an error of gpython at a token into one that says what is wrong.
func (p *parser) explain(token int, message string) *failure {
	if p.text.Tokens[token].Kind == lower.Newline && token > 0 {
		return &failure{token, "invalid syntax: the line ends too early"}
	}
	return &failure{token, message}
}
