package interp

import (
	"regexp"
	"strings"
)

// Go's regular expressions have no lookahead. For a text that is known a pattern with
// one is split there: what is before it has to match up to some place, what it looks
// for has to follow there, or not, and what is behind it has to match from there on.

// matchLooking matches a text with a pattern that has lookaheads; how is "match",
// "fullmatch" or "search".
func matchLooking(pattern, text, how string) (matches, known bool) {
	before, inside, after, negative, ok := splitLookahead(pattern)
	if !ok || strings.Contains(pattern, `\b`) {
		return matchPlain(pattern, text, how)
	}
	head, err1 := regexp.Compile(`\A(?:` + before + `)\z`)
	look, err2 := regexp.Compile(`\A(?:` + inside + `)`)
	if err1 != nil || err2 != nil {
		return false, false
	}
	rest := "match"
	if how == "fullmatch" {
		rest = how
	}
	starts := 1
	if how == "search" && !strings.HasPrefix(before, "^") {
		starts = len(text) + 1
	}
	for start := range starts {
		for at := start; at <= len(text); at++ {
			if !head.MatchString(text[start:at]) || look.MatchString(text[at:]) == negative {
				continue
			}
			if matches, known := matchLooking(after, text[at:], rest); !known || matches {
				return matches, known
			}
		}
	}
	return false, true
}

func matchPlain(pattern, text, how string) (matches, known bool) {
	switch how {
	case "match":
		pattern = `\A(?:` + pattern + `)`
	case "fullmatch":
		pattern = `\A(?:` + pattern + `)\z`
	}
	re, err := regexp.Compile(pattern)
	return err == nil && re.MatchString(text), err == nil
}

// splitLookahead splits a pattern at its first lookahead. One inside a group, or beside
// an alternative, is not split.
func splitLookahead(p string) (before, inside, after string, negative, ok bool) {
	depth, class, opened := 0, false, -1
	for i := 0; i < len(p); i++ {
		switch c := p[i]; {
		case c == '\\':
			i++
		case class:
			class = c != ']'
		case c == '[':
			class = true
		case c == '(':
			if depth == 0 && opened < 0 && (strings.HasPrefix(p[i:], "(?!") || strings.HasPrefix(p[i:], "(?=")) {
				opened, negative = i, p[i+2] == '!'
			}
			depth++
		case c == ')':
			if depth--; depth == 0 && opened >= 0 && inside == "" && !ok {
				before, inside, after, ok = p[:opened], p[opened+3:i], p[i+1:], true
			}
		case c == '|' && depth == 0:
			return "", "", "", false, false
		}
	}
	return before, inside, after, negative, ok
}
