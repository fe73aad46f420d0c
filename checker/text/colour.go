package text

import "strings"

// A colour is the parameter of an ANSI SGR escape sequence.
type colour string

const (
	plain   colour = ""
	bold    colour = "1"
	faint   colour = "2"
	red     colour = "31"
	green   colour = "32"
	yellow  colour = "33"
	blue    colour = "34"
	magenta colour = "35"
	cyan    colour = "36"
)

// A palette says whether colours are written at all.
type palette bool

// wrap puts text into a colour.
func (p palette) wrap(c colour, text string) string {
	if !p || c == plain || text == "" {
		return text
	}
	return "\x1b[" + string(c) + "m" + text + "\x1b[0m"
}

// wrapIndented colours a text behind its leading spaces.
func (p palette) wrapIndented(c colour, text string) string {
	body := strings.TrimLeft(text, " ")
	return text[:len(text)-len(body)] + p.wrap(c, body)
}

func severityColour(severity string) colour {
	switch severity {
	case "error":
		return red
	case "warning":
		return yellow
	}
	return cyan
}

func verdictColour(verdict string) colour {
	switch verdict {
	case "unprotected":
		return red
	case "optional":
		return yellow
	case "broken":
		return magenta
	case "public":
		return blue
	case "protected":
		return green
	}
	return plain
}

// glyph marks a verdict without colour, as the page does.
func glyph(verdict string) string {
	switch verdict {
	case "unprotected":
		return "●"
	case "optional":
		return "◐"
	case "broken":
		return "✕"
	case "public":
		return "○"
	case "protected":
		return "✓"
	}
	return "?"
}
