package syntax

import (
	"unguarded/checker/internal/lower"
)

func (w *walker) badPattern() {
	panic(&failure{token: w.cur, message: "invalid pattern"})
}

// patterns parses what stands behind `case`: a pattern, or several with commas,
// which are a sequence.
func (w *walker) patterns() Pattern {
	start := w.start()
	p := w.maybeStar()
	if w.kind() != lower.Comma {
		if _, ok := p.(*MatchStar); ok {
			w.badPattern()
		}
		return p
	}
	list := []Pattern{p}
	for w.accept(lower.Comma) {
		if w.kind() == lower.Colon || w.kind() == lower.If {
			break
		}
		list = append(list, w.maybeStar())
	}
	return &MatchSequence{w.from(start), list}
}

// maybeStar parses an item of a sequence.
func (w *walker) maybeStar() Pattern {
	if w.kind() != lower.Star {
		return w.pattern()
	}
	start := w.start()
	w.next()
	name := w.capture()
	return &MatchStar{w.from(start), name}
}

// capture parses a name to bind; "_" binds none.
func (w *walker) capture() string {
	if w.kind() != lower.Name {
		w.badPattern()
	}
	name, _ := w.name()
	if name == "_" {
		return ""
	}
	return name
}

// pattern parses p | q as name.
func (w *walker) pattern() Pattern {
	w.deeper(1)
	start := w.start()
	p := w.closedPattern()
	if w.kind() == lower.Pipe {
		list := []Pattern{p}
		for w.accept(lower.Pipe) {
			list = append(list, w.closedPattern())
		}
		p = &MatchOr{w.from(start), list}
	}
	if w.accept(lower.As) {
		if w.kind() != lower.Name || w.word() == "_" {
			w.badPattern()
		}
		name, _ := w.name()
		p = &MatchAs{w.from(start), p, name}
	}
	w.depth--
	return p
}

func (w *walker) closedPattern() Pattern {
	start := w.start()
	switch w.kind() {
	case lower.LParen:
		return w.groupOrSequence()
	case lower.LBracket:
		w.next()
		list := w.patternItems(lower.RBracket)
		return &MatchSequence{w.from(start), list}
	case lower.LBrace:
		return w.mapping()
	case lower.Name:
		return w.namePattern()
	case lower.Number, lower.Minus:
		value := w.complexNumber()
		return &MatchValue{w.from(start), value}
	case lower.String:
		value := w.stringRun(nil)
		return &MatchValue{w.from(start), value}
	case lower.None, lower.True, lower.False:
		value := w.singleton()
		return &MatchValue{w.from(start), value}
	}
	w.badPattern()
	return nil
}

// groupOrSequence parses (p), which is p, and (p, q) and (), which are sequences.
func (w *walker) groupOrSequence() Pattern {
	start := w.start()
	w.next()
	if w.accept(lower.RParen) {
		return &MatchSequence{Loc: w.from(start)}
	}
	first := w.maybeStar()
	_, star := first.(*MatchStar)
	if w.kind() == lower.RParen && !star {
		w.next()
		return first
	}
	list := []Pattern{first}
	if w.accept(lower.Comma) {
		list = append(list, w.patternItems(lower.RParen)...)
	} else {
		w.closePattern(lower.RParen)
	}
	return &MatchSequence{w.from(start), list}
}

// patternItems parses patterns with commas, and the bracket behind them.
func (w *walker) patternItems(end lower.Kind) []Pattern {
	var list []Pattern
	for w.kind() != end {
		list = append(list, w.maybeStar())
		if !w.accept(lower.Comma) {
			break
		}
	}
	w.closePattern(end)
	return list
}

func (w *walker) closePattern(end lower.Kind) {
	if !w.accept(end) {
		w.badPattern()
	}
}

// namePattern parses a capture, a dotted value or a class pattern.
func (w *walker) namePattern() Pattern {
	start := w.start()
	id, at := w.name()
	var value Expr = &Name{Loc{at}, id}
	for w.accept(lower.Dot) {
		if w.kind() != lower.Name {
			w.badPattern()
		}
		attr, attrAt := w.name()
		value = &Attribute{w.from(start), value, attr, attrAt}
	}
	if w.kind() == lower.LParen {
		return w.classPattern(value, start)
	}
	if _, ok := value.(*Name); ok {
		if id == "_" {
			id = ""
		}
		return &MatchAs{w.from(start), nil, id}
	}
	return &MatchValue{w.from(start), value}
}

func (w *walker) classPattern(class Expr, start int) Pattern {
	p := &MatchClass{Class: class}
	w.next()
	for w.kind() != lower.RParen {
		if w.kind() == lower.Name && w.tokens[w.cur+1].Kind == lower.Equal {
			name, _ := w.name()
			w.next()
			p.KwNames = append(p.KwNames, name)
			p.KwPatterns = append(p.KwPatterns, w.pattern())
		} else if len(p.KwNames) > 0 {
			panic(&failure{token: w.cur, message: "positional patterns follow keyword patterns"})
		} else {
			p.Patterns = append(p.Patterns, w.pattern())
		}
		if !w.accept(lower.Comma) {
			break
		}
	}
	w.closePattern(lower.RParen)
	p.Loc = w.from(start)
	return p
}

// mapping parses {key: p, **rest}.
func (w *walker) mapping() Pattern {
	start := w.start()
	w.next()
	p := &MatchMapping{}
	for w.kind() != lower.RBrace {
		if w.accept(lower.DoubleStar) {
			if w.kind() != lower.Name || w.word() == "_" {
				w.badPattern()
			}
			p.Rest, _ = w.name()
		} else {
			p.Keys = append(p.Keys, w.mappingKey())
			w.closePattern(lower.Colon)
			p.Patterns = append(p.Patterns, w.pattern())
		}
		if !w.accept(lower.Comma) {
			break
		}
	}
	w.closePattern(lower.RBrace)
	p.Loc = w.from(start)
	return p
}

func (w *walker) mappingKey() Expr {
	p := w.closedPattern()
	value, ok := p.(*MatchValue)
	if !ok {
		w.badPattern()
	}
	return value.Value
}

// complexNumber parses a signed number, or a sum of a real and an imaginary one.
func (w *walker) complexNumber() Expr {
	start := w.start()
	left := w.signedNumber()
	if w.kind() != lower.Plus && w.kind() != lower.Minus {
		return left
	}
	op := w.word()
	w.next()
	if w.kind() != lower.Number {
		w.badPattern()
	}
	right := w.number()
	return &BinOp{w.from(start), op, left, right}
}

func (w *walker) signedNumber() Expr {
	start := w.start()
	minus := w.accept(lower.Minus)
	if w.kind() != lower.Number {
		w.badPattern()
	}
	n := w.number()
	if minus {
		return &UnaryOp{w.from(start), "-", n}
	}
	return n
}
