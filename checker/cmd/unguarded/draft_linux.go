package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"golang.org/x/sys/unix"
)

// openDraft opens a file that has no name yet, so that nothing is left of it when the
// process is killed, and gives what names it. Where a file system has no such files,
// the draft has its name from the start.
func openDraft(draft string, mode fs.FileMode) (*os.File, func(*os.File) error, error) {
	fd, err := unix.Open(filepath.Dir(draft), unix.O_TMPFILE|unix.O_WRONLY|unix.O_CLOEXEC, uint32(mode.Perm()))
	if err != nil {
		return openNamedDraft(draft, mode)
	}
	name := func(file *os.File) error {
		own := fmt.Sprintf("/proc/self/fd/%d", file.Fd())
		if err := unix.Linkat(unix.AT_FDCWD, own, unix.AT_FDCWD, draft, unix.AT_SYMLINK_FOLLOW); err != nil {
			return &fs.PathError{Op: "link", Path: draft, Err: err}
		}
		return nil
	}
	return os.NewFile(uintptr(fd), draft), name, nil
}
