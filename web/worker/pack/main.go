// Command pack lays out what is deployed to Cloudflare, in dist/worker:
//
//	worker.mjs, wasm_exec.js, app.wasm   the Worker
//	site/                                the assets, and rules for their headers and addresses
//
// Run it from the repository root when dist/site, dist/wasm_exec.js and
// dist/worker/app.wasm are built. It fails when the Worker is larger than the
// free plan allows.
package main

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"unguarded/web"
	"unguarded/web/compact"
)

// maxWorker is what the free plan allows, compressed, in bytes.
const maxWorker = 3_000_000

func main() {
	size, err := pack(".")
	if err == nil && size > maxWorker {
		err = fmt.Errorf("the Worker takes %d bytes compressed: the free plan allows %d", size, maxWorker)
	}
	if err != nil {
		fmt.Fprintf(os.Stderr, "pack: %v\n", err)
		os.Exit(1)
	}
	fmt.Printf("pack: the Worker takes %d bytes compressed; the free plan allows %d\n", size, maxWorker)
}

// pack fills dist/worker of the repository at root and returns the compressed
// size of the Worker, in bytes.
func pack(root string) (int, error) {
	worker := filepath.Join(root, "dist", "worker")
	for from, to := range map[string]string{
		filepath.Join("web", "worker", "worker.mjs"): "worker.mjs",
		filepath.Join("dist", "wasm_exec.js"):        "wasm_exec.js",
	} {
		content, err := os.ReadFile(filepath.Join(root, from))
		if err != nil {
			return 0, err
		}
		if err := os.WriteFile(filepath.Join(worker, to), content, 0o644); err != nil {
			return 0, err
		}
	}
	if err := compactProgram(filepath.Join(worker, "app.wasm")); err != nil {
		return 0, err
	}
	if err := packSite(os.DirFS(filepath.Join(root, "dist", "site")), filepath.Join(worker, "site")); err != nil {
		return 0, err
	}
	return compressedSize(worker, "worker.mjs", "wasm_exec.js", "app.wasm")
}

// compactProgram writes the program's module so that it compresses better. Its
// tracebacks stay: they are what a log shows of a crash.
func compactProgram(path string) error {
	module, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if module, err = compact.Traceable(module); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return os.WriteFile(path, module, 0o644)
}

// compressedSize is that of the files one after the other.
func compressedSize(folder string, names ...string) (int, error) {
	var out bytes.Buffer
	writer := gzip.NewWriter(&out)
	for _, name := range names {
		content, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			return 0, err
		}
		if _, err := writer.Write(content); err != nil {
			return 0, err
		}
	}
	err := writer.Close()
	return out.Len(), err
}

// packSite copies the site without its compressed files, for the platform
// compresses by itself, and adds _headers.
func packSite(site fs.FS, target string) error {
	if err := os.RemoveAll(target); err != nil {
		return err
	}
	var names []string
	err := fs.WalkDir(site, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || strings.HasSuffix(name, ".br") || strings.HasSuffix(name, ".gz") {
			return err
		}
		names = append(names, name)
		content, err := fs.ReadFile(site, name)
		if err != nil {
			return err
		}
		file := filepath.Join(target, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return err
		}
		return os.WriteFile(file, content, 0o644)
	})
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(target, "_redirects"), []byte(addresses(names)), 0o644); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(target, "_headers"), []byte(headers(names)), 0o644)
}

// addresses writes the rules that let "/" show index.html. The platform could do
// that alone, but would then send those who ask for rules.html to /rules, and a
// redirect is nothing that a service worker can keep.
func addresses(names []string) string {
	var out strings.Builder
	for _, name := range names {
		if short := web.Address("/" + name); short != "/"+name {
			fmt.Fprintf(&out, "%s /%s 200\n", short, name)
		}
	}
	return out.String()
}

// headers writes the rules that give each asset the headers which the local
// server gives it. A rule each: where two match, the platform joins their values.
func headers(names []string) string {
	var out strings.Builder
	for _, name := range names {
		all := web.AssetHeaders(name)
		for _, address := range slices.Compact([]string{"/" + name, web.Address("/" + name)}) {
			fmt.Fprintln(&out, address)
			for _, header := range slices.Sorted(maps.Keys(all)) {
				fmt.Fprintf(&out, "  %s: %s\n", header, all[header])
			}
		}
	}
	return out.String()
}
