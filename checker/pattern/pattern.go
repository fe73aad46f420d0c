// Package pattern holds regular expressions that are compiled when they are first
// asked for. Compiled as the program starts, they would cost it more than the check
// of a small file does, and most checks need few of them.
package pattern

import (
	"regexp"
	"sync"
)

// Of gives the expression, compiled once. It panics at the first call if the
// expression is wrong.
func Of(expression string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expression) })
}
