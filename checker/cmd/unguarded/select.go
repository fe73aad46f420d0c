package main

import (
	"os"
	"path"
	"path/filepath"
	"strings"
)

// skippedFolders hold other people's code, or none.
var skippedFolders = map[string]bool{
	"node_modules":     true,
	"bower_components": true,
	"site-packages":    true,
	"dist-packages":    true,
	"venv":             true,
	"virtualenv":       true,
	"_vendor":          true, // but not vendor: shops have vendors
	"third_party":      true,
	"__pycache__":      true,
	"__pypackages__":   true, // PEP 582
}

// skipFolder reports whether a folder below the one given is left out: hidden
// ones (.git, .venv, …), installed and copied packages, and virtual environments
// under any name, which hold a pyvenv.cfg, or conda-meta when conda made them.
func skipFolder(folder, name string) bool {
	if strings.HasPrefix(name, ".") || skippedFolders[name] {
		return true
	}
	for _, sign := range []string{"pyvenv.cfg", "conda-meta"} {
		if _, err := os.Stat(filepath.Join(folder, sign)); err == nil {
			return true
		}
	}
	return false
}

// wanted reports whether a file below a folder is read.
func wanted(name string) bool {
	name = filepath.ToSlash(name)
	if strings.HasPrefix(path.Base(name), ".") {
		return false
	}
	return strings.HasSuffix(name, ".py") || contextFile(name)
}

// contextFiles say which versions of which packages a project runs with.
var contextFiles = map[string]bool{
	"pyproject.toml":   true,
	"Pipfile":          true,
	"Pipfile.lock":     true,
	"setup.cfg":        true,
	"poetry.lock":      true,
	"uv.lock":          true,
	"pdm.lock":         true,
	"environment.yml":  true, // conda's
	"environment.yaml": true,
}

// contextFile reports whether a slash-separated path is a file that Check reads
// for versions, not as Python.
func contextFile(name string) bool {
	folder, base := path.Split(name)
	if contextFiles[base] {
		return true
	}
	if ext := path.Ext(base); ext != ".txt" && ext != ".in" { // .in is what pip-compile reads
		return false
	}
	return strings.HasPrefix(base, "requirements") || path.Base(folder) == "requirements"
}
