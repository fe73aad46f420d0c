package syntax

import (
	"maps"
	"slices"
)

func (l *legality) match(m *Match) {
	for i, c := range m.Cases {
		if c.Pattern != nil {
			l.pattern(c.Pattern, map[string]bool{}, c.Guard != nil || i+1 == len(m.Cases))
		}
	}
}

// pattern checks a pattern, and adds the names that it binds. Only where all is true
// may it match everything.
func (l *legality) pattern(p Pattern, bound map[string]bool, all bool) {
	switch p := p.(type) {
	case *MatchAs:
		if p.Pattern != nil {
			l.pattern(p.Pattern, bound, all)
		} else if !all && p.Name == "" {
			l.fail(p.At, "wildcard makes remaining patterns unreachable")
		} else if !all {
			l.fail(p.At, "name capture '%s' makes remaining patterns unreachable", p.Name)
		}
		l.bind(p, p.Name, bound)
	case *MatchStar:
		l.bind(p, p.Name, bound)
	case *MatchSequence:
		stars := 0
		for _, q := range p.Patterns {
			if _, ok := q.(*MatchStar); ok {
				if stars++; stars == 2 {
					l.fail(p.At, "multiple starred expressions in sequence pattern")
				}
			}
		}
		l.patterns(p.Patterns, bound)
	case *MatchMapping:
		l.keys(p)
		l.patterns(p.Patterns, bound)
		l.bind(p, p.Rest, bound)
	case *MatchClass:
		for i, name := range p.KwNames {
			if slices.Contains(p.KwNames[:i], name) {
				l.fail(p.At, "attribute name repeated in class pattern: %s", name)
			}
		}
		l.patterns(p.Patterns, bound)
		l.patterns(p.KwPatterns, bound)
	case *MatchOr:
		l.alternatives(p, bound, all)
	}
}

func (l *legality) patterns(list []Pattern, bound map[string]bool) {
	for _, p := range list {
		l.pattern(p, bound, true)
	}
}

func (l *legality) bind(p Pattern, name string, bound map[string]bool) {
	if name == "" {
		return
	}
	if bound[name] {
		l.fail(p.Span(), "multiple assignments to name '%s' in pattern", name)
	}
	bound[name] = true
}

func (l *legality) alternatives(p *MatchOr, bound map[string]bool, all bool) {
	var first map[string]bool
	for i, q := range p.Patterns {
		names := maps.Clone(bound)
		l.pattern(q, names, all && i+1 == len(p.Patterns))
		if first == nil {
			first = names
		} else if !maps.Equal(first, names) {
			l.fail(p.At, "alternative patterns bind different names")
			break
		}
	}
	maps.Copy(bound, first)
}

// keys checks that no key of a mapping comes twice, as far as it is plain.
func (l *legality) keys(p *MatchMapping) {
	seen := map[Constant]bool{}
	for _, k := range p.Keys {
		c, ok := k.(*Constant)
		if !ok || c.Named {
			continue
		}
		plain := Constant{Kind: c.Kind, Str: c.Str, Int: c.Int, IsInt: c.IsInt}
		if c.IsInt {
			plain.Str = ""
		}
		if seen[plain] {
			l.fail(c.At, "mapping pattern checks duplicate key")
		}
		seen[plain] = true
	}
}
