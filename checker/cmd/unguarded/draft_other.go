//go:build !linux

package main

import (
	"io/fs"
	"os"
)

// openDraft opens a draft, and gives what names it once it is written.
func openDraft(draft string, mode fs.FileMode) (*os.File, func(*os.File) error, error) {
	return openNamedDraft(draft, mode)
}
