package main

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
)

// replaceFile writes a file whole or not at all: readers see the old text or the
// new one, and a full disk leaves the old. A link keeps pointing where it does; a
// pipe or a device is written directly.
func replaceFile(path string, data []byte) error {
	if err := replace(path, data); err != nil {
		var pathError *fs.PathError
		var linkError *os.LinkError
		switch {
		case errors.As(err, &pathError):
			err = pathError.Err
		case errors.As(err, &linkError):
			err = linkError.Err
		}
		return fmt.Errorf("%s can't be written: %w", path, err)
	}
	return nil
}

func replace(path string, data []byte) error {
	if target, err := filepath.EvalSymlinks(path); err == nil {
		path = target
	}
	mode := fs.FileMode(0o666)
	if info, err := os.Stat(path); err == nil {
		if !info.Mode().IsRegular() {
			return os.WriteFile(path, data, mode)
		}
		mode = info.Mode().Perm()
	}
	// Renaming is only atomic within a file system, hence the same folder.
	draft := filepath.Join(filepath.Dir(path), fmt.Sprintf(".%s.%08x", filepath.Base(path), rand.Uint32()))
	file, name, err := openDraft(draft, mode)
	if err != nil {
		return err
	}
	_, err = file.Write(data)
	if err = errors.Join(err, file.Sync()); err == nil {
		err = name(file)
	}
	if err = errors.Join(err, file.Close()); err == nil {
		err = os.Rename(draft, path)
	}
	if err != nil {
		os.Remove(draft)
	}
	return err
}

// openNamedDraft opens a draft that has its name already.
func openNamedDraft(draft string, mode fs.FileMode) (*os.File, func(*os.File) error, error) {
	file, err := os.OpenFile(draft, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	return file, func(*os.File) error { return nil }, err
}
