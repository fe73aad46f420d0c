package checker

import (
	"strings"

	"unguarded/checker/pattern"
)

// lineNumber finds what moves with the lines of a file: "line 18" and "auth.py:18".
var lineNumber = pattern.Of(`(\bline |\.py:)\d+`)

// Claim is what the message says was found: its first sentence, without line
// numbers. What follows is advice that names neighbours. Together with rule and path
// it knows a finding again when lines move.
func (d Diagnostic) Claim() string {
	sentence, _, _ := strings.Cut(d.Message, ". ")
	return lineNumber().ReplaceAllString(strings.TrimSuffix(sentence, "."), "${1}…")
}
