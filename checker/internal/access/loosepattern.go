package access

import (
	"regexp"
	"slices"
	"strings"

	"unguarded/checker/diag"
	"unguarded/checker/internal/interp"
	"unguarded/checker/internal/syntax"
)

// A pathPattern is a regular expression that a path is matched with, by one of
// re.match, re.search and re.fullmatch.
type pathPattern struct {
	*regexp.Regexp // of which a last `.*` was taken off
}

// letsMore tells whether a path meets the pattern by a part of it that ends inside a
// segment of the path, or that does not begin where the path does.
func (p pathPattern) letsMore(path string) bool {
	at := p.FindStringIndex(path)
	if at == nil || at[1] == 0 {
		return false
	}
	boundary := at[1] == len(path) || path[at[1]] == '/' || path[at[1]-1] == '/'
	return at[0] > 0 || !boundary
}

// patternTests lists the matches with regular expressions that a call in a hook is:
// re.match(P, path), P.match(path).
func patternTests(f *interp.Function, call *syntax.Call, of *syntax.Attribute, over map[string]syntax.Expr) []*LooseTest {
	if !slices.Contains([]string{"match", "search", "fullmatch"}, of.Attr) || len(call.Args) == 0 {
		return nil
	}
	pattern, subject := of.Value, call.Args[0]
	if module, ok := of.Value.(*syntax.Name); ok && module.ID == "re" && len(call.Args) > 1 {
		pattern, subject = call.Args[0], call.Args[1]
	}
	var list []*LooseTest
	for _, text := range textsOf(f, pattern, over) {
		p, ok := pathPatternOf(text, of.Attr)
		if !ok {
			continue
		}
		list = append(list, &LooseTest{
			Place: diag.Place{Path: f.Module.Path, Span: call.Span()}, Node: call, Subject: subject, Named: text, Kind: "pattern", Hook: f.Qual, pattern: p,
		})
	}
	return list
}

// pathPatternOf reads a regular expression as far as what goes on at its end: `.*` lets
// anything follow.
func pathPatternOf(text, how string) (pathPattern, bool) {
	whole := how == "fullmatch"
	for _, ending := range []string{".*", ".+", "(.*)", "(.+)"} {
		if rest, ok := strings.CutSuffix(strings.TrimSuffix(text, "$"), ending); ok {
			text, whole = rest, false
			break
		}
	}
	if how != "search" {
		text = `\A(?:` + text + `)`
	}
	if whole {
		text += `\z`
	}
	re, err := regexp.Compile(text)
	return pathPattern{re}, err == nil
}
