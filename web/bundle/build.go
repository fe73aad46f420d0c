package main

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"maps"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/evanw/esbuild/pkg/api"

	"unguarded/web/compact"
)

// A file is one file of the site. Its name is flat; only index.html, rules.html,
// the service worker and embed.js are without a hash in it.
type file struct {
	name    string
	content []byte
}

// build makes the site's files in the order in which they need each other's
// names: the checker, the worker, the page that starts it, the HTML, and the
// service worker that keeps them all.
func build(t tree) ([]file, error) {
	wasm, err := os.ReadFile(t.path(checkerPath))
	if err != nil {
		return nil, err
	}
	if wasm, err = compact.Module(wasm); err != nil {
		return nil, fmt.Errorf("%s: %w", checkerPath, err)
	}
	checker := hashed("checker.wasm", wasm)

	examples, err := readExamples(t)
	if err != nil {
		return nil, err
	}
	worker, err := bundle(t, "web/page/worker.ts", nil, nil)
	if err != nil {
		return nil, err
	}
	svg, err := os.ReadFile(t.path("web/page/icon.svg"))
	if err != nil {
		return nil, err
	}
	icon := hashed("icon.svg", svg)
	document, err := bundle(t, "web/page/document.css", nil, nil)
	if err != nil {
		return nil, err
	}
	rules, err := rulesPage(t, document.name, icon.name)
	if err != nil {
		return nil, err
	}
	// The hash behind the ? makes the rules a part of the build's name.
	linked := map[string]string{"RULES_URL": strconv.Quote(rules.name + "?" + digest(rules.content))}
	lessons, err := lessonsFile(t, linked)
	if err != nil {
		return nil, err
	}
	program := map[string]string{
		"CHECKER_URL":   strconv.Quote(checker.name),
		"CHECKER_BYTES": strconv.Itoa(len(wasm)),
		"WORKER_URL":    strconv.Quote(worker.name),
	}
	zip, err := bundle(t, "web/page/zip-worker.ts", nil, nil)
	if err != nil {
		return nil, err
	}
	forPage := with(with(program, "SERVICE_WORKER_URL", serviceWorkerName), "LESSONS_URL", "./"+lessons.name)
	forPage["ZIP_WORKER_URL"] = strconv.Quote(zip.name)
	maps.Copy(forPage, linked)
	page, err := bundle(t, "web/page/main.ts", examples, forPage)
	if err != nil {
		return nil, err
	}
	style, err := bundle(t, "web/page/page.css", nil, nil)
	if err != nil {
		return nil, err
	}
	dark, err := bundle(t, "web/page/dark.css", nil, nil)
	if err != nil {
		return nil, err
	}

	html, err := os.ReadFile(t.path("index.html"))
	if err != nil {
		return nil, err
	}
	index, err := rewrite(string(html), map[string]string{
		"web/page/main.ts":  page.name,
		"web/page/page.css": style.name,
		"web/page/dark.css": dark.name,
		"web/page/icon.svg": icon.name,
		checkerPath:         checker.name,
	})
	if err != nil {
		return nil, err
	}
	index, name, err := named(index)
	if err != nil {
		return nil, err
	}
	files := []file{{"index.html", []byte(index)}, page, style, dark, worker, checker, lessons, zip, rules, document, icon}
	keeper, err := serviceWorker(t, name, files)
	if err != nil {
		return nil, err
	}
	embed, err := embedFiles(t, program)
	return append(append(files, keeper), embed...), err
}

// hashed puts the hash of the content into the name: page.js becomes
// page-0123456789ab.js.
func hashed(name string, content []byte) file {
	extension := path.Ext(name)
	stem := strings.TrimSuffix(name, extension)
	return file{stem + "-" + digest(content) + extension, content}
}

// digest is twelve hexadecimal digits that stand for a content.
func digest(content []byte) string {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:6])
}

// with adds a constant, a string, to defines.
func with(defines map[string]string, name, value string) map[string]string {
	all := maps.Clone(defines)
	all[name] = strconv.Quote(value)
	return all
}

// bundle makes one file of the entry point and all that it imports. Defines
// are global constants, as JavaScript source.
func bundle(t tree, entry string, examples []byte, defines map[string]string) (file, error) {
	return bundleAs(t, entry, examples, defines, func(*api.BuildOptions) {})
}

// bundleAs is bundle with options of its own.
func bundleAs(t tree, entry string, examples []byte, defines map[string]string, adapt func(*api.BuildOptions)) (file, error) {
	root, err := absolute(t)
	if err != nil {
		return file{}, err
	}
	options := api.BuildOptions{
		AbsWorkingDir:     root,
		EntryPoints:       []string{entry},
		Bundle:            true,
		Format:            api.FormatIIFE,
		Target:            api.ES2022,
		Engines:           []api.Engine{{Name: api.EngineSafari, Version: "16.4"}},
		Charset:           api.CharsetUTF8,
		MinifyWhitespace:  true,
		MinifyIdentifiers: true,
		MinifySyntax:      true,
		LegalComments:     api.LegalCommentsNone,
		Define:            defines,
		Plugins:           []api.Plugin{generated(t, examples)},
		LogLevel:          api.LogLevelSilent,
	}
	adapt(&options)
	result := api.Build(options)
	if len(result.Errors) > 0 {
		return file{}, errors.New(strings.Join(api.FormatMessages(result.Errors, api.FormatMessagesOptions{}), ""))
	}
	if len(result.OutputFiles) != 1 {
		return file{}, fmt.Errorf("%s gave %d files, want 1", entry, len(result.OutputFiles))
	}
	name := strings.TrimSuffix(path.Base(entry), path.Ext(entry))
	if name == "main" {
		name = "page"
	}
	extension := path.Ext(entry)
	if extension == ".ts" {
		extension = ".js"
	}
	return hashed(name+extension, result.OutputFiles[0].Contents), nil
}

// generated gives the modules that are no files of web/page: the examples, and
// Go's loader for WebAssembly, which the build copies from the Go distribution.
func generated(t tree, examples []byte) api.Plugin {
	return api.Plugin{Name: "generated", Setup: func(build api.PluginBuild) {
		build.OnResolve(api.OnResolveOptions{Filter: `^generated:`}, func(args api.OnResolveArgs) (api.OnResolveResult, error) {
			known := []string{"generated:examples", "generated:go-loader"}
			if !slices.Contains(known, args.Path) {
				return api.OnResolveResult{}, fmt.Errorf("no generated module %q: there are %s", args.Path, strings.Join(known, ", "))
			}
			return api.OnResolveResult{Path: args.Path, Namespace: "generated"}, nil
		})
		build.OnLoad(api.OnLoadOptions{Filter: `:examples$`, Namespace: "generated"}, func(api.OnLoadArgs) (api.OnLoadResult, error) {
			text := string(examples)
			return api.OnLoadResult{Contents: &text, Loader: api.LoaderJSON}, nil
		})
		build.OnLoad(api.OnLoadOptions{Filter: `:go-loader$`, Namespace: "generated"}, func(api.OnLoadArgs) (api.OnLoadResult, error) {
			content, err := os.ReadFile(t.path(loaderPath))
			text := string(content)
			return api.OnLoadResult{Contents: &text, Loader: api.LoaderJS}, err
		})
	}}
}
