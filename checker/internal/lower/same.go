package lower

// Relative copies tokens with places and partners that count from the first of
// them, which is the token at an index of the file.
func Relative(tokens []Token, first int) []Token {
	out := make([]Token, len(tokens))
	for i := range tokens {
		out[i] = tokens[i].relative(tokens[0].Start, first)
	}
	return out
}

// SameTokens tells whether tokens, the first of which is at an index of the file,
// are those that Relative has copied: with the same text they parse the same.
func SameTokens(relative, tokens []Token, first int) bool {
	if len(relative) != len(tokens) {
		return false
	}
	for i := range tokens {
		if tokens[i].relative(tokens[0].Start, first) != relative[i] {
			return false
		}
	}
	return true
}

func (t Token) relative(start int32, first int) Token {
	t.Start -= start
	t.End -= start
	if t.Match >= 0 {
		t.Match -= int32(first)
	}
	return t
}
