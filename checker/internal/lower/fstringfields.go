package lower

import "strings"

// stringRun lowers strings that stand beside each other. Plain ones become one
// empty literal; with an f-string among them, the run becomes
// `F__ ( ( value ) , … )`. It returns the last token that it dealt with: the
// run's, or the one before the first field, whose expressions come next.
func (l *lowering) stringRun(i int) int {
	if i > l.first && (l.kind(i-1) == String || l.kind(i-1) == FEnd) {
		if l.tokens[i].text == itself { // a later one of its run, not the last
			l.tokens[i].text = silent
		}
		return i
	}
	end := stringRunEnd(l.tokens, i, l.end)
	has := l.literals(i, end)
	switch {
	case has.template && (has.plain || has.bytes || has.formatted):
		l.fail(i, "cannot mix t-string literals with string or bytes literals")
	case has.bytes && (has.plain || has.formatted):
		l.fail(i, "cannot mix bytes and nonbytes literals")
	}
	switch {
	case has.template || has.formatted:
		l.tokens[i].text = emitJoined
		l.tokens[end].text = emitClose
	case has.bytes:
		l.tokens[i].text = emitBytes
	default:
		l.tokens[i].text = emitString
	}
	return i
}

// literalKinds are the kinds of literals in a run of adjacent ones.
type literalKinds struct{ plain, bytes, formatted, template bool }

func (l *lowering) literals(first, last int) (has literalKinds) {
	for i := first; i <= last; i++ {
		switch t := &l.tokens[i]; {
		case t.Kind == FStart:
			if strings.ContainsAny(l.text.Word(i), "tT") {
				has.template = true
			} else {
				has.formatted = true
			}
			i = max(i, int(t.Match))
		case t.Kind == String && l.isBytes(i):
			has.bytes = true
			if !ascii(l.text.Word(i)) {
				l.fail(i, "bytes can only contain ASCII literal characters")
			}
		case t.Kind == String:
			has.plain = true
		}
	}
	return has
}

// stringRunEnd returns the last token of adjacent strings.
func stringRunEnd(tokens []Token, i, end int) int {
	last := i
	for i < end {
		switch t := &tokens[i]; {
		case t.Kind == String:
			last = i
		case t.Kind == FStart && t.Match > int32(i):
			i = int(t.Match)
			last = i
		default:
			return last
		}
		i++
	}
	return last
}

func (l *lowering) isBytes(i int) bool {
	for _, c := range []byte(l.text.Word(i)) {
		switch c {
		case 'b', 'B':
			return true
		case '\'', '"':
			return false
		}
	}
	return false
}

// field enters the braces of a replacement field.
func (l *lowering) field(i int) {
	switch l.kind(i + 1) {
	case FieldClose, Exclamation, SpecColon, Equal:
		l.fail(i+1, "f-string: valid expression required before '"+l.text.Word(i+1)+"'")
	}
	l.tokens[i].text = emitOpen
	l.scopes = append(l.scopes, scope{kind: fieldScope})
}

// spec leaves the value of a field for its format spec. The fields in the spec
// become further values of the f-string.
func (l *lowering) spec(i int) {
	l.pop(i)
	l.tokens[i].text = emitCloseComma
	l.scopes = append(l.scopes, scope{kind: specScope})
}

// endField leaves a field, or the spec that it ended with.
func (l *lowering) endField(i int) {
	l.tokens[i].text = emitCloseComma
	if l.top().kind == specScope {
		l.tokens[i].text = silent
	}
	l.pop(i)
}

// debug drops the `=` of `{x=}`.
func (l *lowering) debug(i int) {
	switch l.kind(i + 1) {
	case FieldClose, Exclamation, SpecColon:
		l.tokens[i].text = silent
	}
}

// conversion drops the `!r` of a field.
func (l *lowering) conversion(i int) {
	if l.kind(i+1) != Name {
		l.fail(i, "f-string: conversion type must come right after the exclamation mark")
		return
	}
	switch l.text.Word(i + 1) {
	case "s", "r", "a":
	default:
		l.fail(i+1, "f-string: invalid conversion character '"+l.text.Word(i+1)+"': expected 's', 'r', or 'a'")
	}
	l.tokens[i+1].text = silent
}
