package main

import (
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
)

// isNotebook reports whether a file is one of Jupyter's, by its name.
func isNotebook(name string) bool { return strings.EqualFold(filepath.Ext(name), ".ipynb") }

// sayNotebooks names the notebooks that were met: their Python stands in JSON, so that
// an application in one is not checked.
func (p project) sayNotebooks(stderr io.Writer) {
	if len(p.notebooks) == 0 {
		return
	}
	list := slices.Sorted(slices.Values(p.notebooks))
	shown, more := list, ""
	if len(list) > 3 {
		shown, more = list[:3], fmt.Sprintf(" and %d more", len(list)-3)
	}
	fmt.Fprintf(stderr, "unguarded: notebooks are not read: %s%s. Save them as Python to have them checked.\n", strings.Join(shown, ", "), more)
}
