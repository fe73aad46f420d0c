package main

import "path/filepath"

// A tree is a checkout of the repository, named by its root folder.
type tree struct{ root string }

func (t tree) path(slashed string) string {
	return filepath.Join(t.root, filepath.FromSlash(slashed))
}

func (t tree) site() string  { return t.path("dist/site") }
func (t tree) stamp() string { return t.path("dist/site.stamp") }

// The inputs of a build: these files, and all files below these folders.
var (
	inputFiles   = []string{"index.html", "web/package-lock.json", "web/tsconfig.json", checkerPath, loaderPath}
	inputFolders = []string{"web/page", "web/embed", "web/examples", "web/lessons", "web/bundle"}
)

// What other steps of the build leave for this one.
const (
	checkerPath = "dist/checker.wasm"
	loaderPath  = "dist/wasm_exec.js"
	modulesPath = "web/node_modules"
)
