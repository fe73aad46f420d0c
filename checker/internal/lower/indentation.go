package lower

// lineStart goes to the first token of the next logical line and adds the
// INDENT or DEDENTs before it; false at the end of the text. Lines that are
// blank or hold only a comment do not count.
func (s *scanner) lineStart() bool {
	var at indent
	for s.pos < len(s.text) {
		switch c := s.text[s.pos]; {
		case c == ' ':
			at.column++
			at.alternate++
			s.pos++
		case c == '\t':
			at.column = at.column/8*8 + 8
			at.alternate++
			s.pos++
		case c == '\f':
			at = indent{}
			s.pos++
		case c == '#':
			s.blanks()
		case s.newline(s.pos) > 0:
			at = indent{}
			s.pos += s.newline(s.pos)
		case c == '\\' && s.newline(s.pos+1) > 0:
			s.pos += 1 + s.newline(s.pos+1)
			for s.peek(0) == ' ' || s.peek(0) == '\t' {
				s.pos++
			}
		default:
			s.indentation(at)
			return true
		}
	}
	return false
}

func (s *scanner) indentation(at indent) {
	s.lineHad = len(s.out.Tokens)
	top := s.indents[len(s.indents)-1]
	switch {
	case at.column == top.column:
		if at.alternate != top.alternate {
			s.mixedTabs()
		}
	case at.column > top.column:
		if len(s.indents) > maxIndents {
			s.misplaced("too many levels of indentation")
			return
		}
		s.indents = append(s.indents, at)
		s.add(Indent, s.pos, s.pos)
		if at.alternate <= top.alternate {
			s.mixedTabs()
		}
	default:
		s.dedent(at)
	}
}

// dedent closes blocks. A line that stands between two levels is taken as part
// of the inner one: the rest of that block then need not be wrong too.
func (s *scanner) dedent(at indent) {
	for n := len(s.indents); n > 1 && s.indents[n-2].column >= at.column; n = len(s.indents) {
		s.indents = s.indents[:n-1]
		s.add(Dedent, s.pos, s.pos)
	}
	top := &s.indents[len(s.indents)-1]
	if top.column != at.column {
		s.misplaced("unindent does not match any outer indentation level")
		*top = at
	} else if top.alternate != at.alternate {
		s.mixedTabs()
	}
}

func (s *scanner) mixedTabs() {
	s.misplaced("inconsistent use of tabs and spaces in indentation")
}

// misplaced notes that the line which starts here stands in a wrong column.
func (s *scanner) misplaced(message string) {
	if s.errLine != s.lineHad {
		s.fail(s.pos, s.pos, "%s", message)
		s.out.Errors[len(s.out.Errors)-1].Layout = true
	}
}
