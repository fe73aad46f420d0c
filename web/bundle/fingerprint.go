package main

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// fingerprint hashes the names and contents of every input of a build.
func fingerprint(t tree) (string, error) {
	hash := sha256.New()
	add := func(path string) error {
		content, err := os.ReadFile(path)
		if errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("%s is missing; ./build.sh build makes what this step needs", path)
		}
		if err != nil {
			return err
		}
		name, err := filepath.Rel(t.root, path)
		if err != nil {
			return err
		}
		fmt.Fprintf(hash, "%s %d\n", filepath.ToSlash(name), len(content))
		hash.Write(content)
		return nil
	}
	for _, name := range inputFiles {
		if err := add(t.path(name)); err != nil {
			return "", err
		}
	}
	for _, folder := range inputFolders {
		err := filepath.WalkDir(t.path(folder), func(path string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			return add(path)
		})
		if err != nil {
			return "", err
		}
	}
	return hex.EncodeToString(hash.Sum(nil)), nil
}

// upToDate tells whether dist/site was built from inputs with this fingerprint.
func upToDate(t tree, stamp string) bool {
	last, err := os.ReadFile(t.stamp())
	if err != nil || string(last) != stamp {
		return false
	}
	_, err = os.Stat(filepath.Join(t.site(), "index.html"))
	return err == nil
}
