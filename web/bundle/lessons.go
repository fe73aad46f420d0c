package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// A lessonText is a file of web/lessons, as the page gets it.
type lessonText struct {
	Name string `json:"name"` // without .md
	Text string `json:"text"`
}

// lessonsFile makes the module that the page loads when somebody asks for lessons.
func lessonsFile(t tree, defines map[string]string) (file, error) {
	content, err := readLessons(t)
	if err != nil {
		return file{}, err
	}
	return bundleAs(t, "web/page/lessons/lessons.ts", nil, defines, func(options *api.BuildOptions) {
		options.Format = api.FormatESModule
		options.Plugins = slices.Insert(options.Plugins, 0, api.Plugin{Name: "lessons", Setup: func(build api.PluginBuild) {
			build.OnResolve(api.OnResolveOptions{Filter: `^generated:lessons$`}, func(args api.OnResolveArgs) (api.OnResolveResult, error) {
				return api.OnResolveResult{Path: args.Path, Namespace: "lessons"}, nil
			})
			build.OnLoad(api.OnLoadOptions{Filter: `.*`, Namespace: "lessons"}, func(api.OnLoadArgs) (api.OnLoadResult, error) {
				return api.OnLoadResult{Contents: &content, Loader: api.LoaderJSON}, nil
			})
		}})
	})
}

// readLessons gives the lessons as JSON, in the order of their numbers.
func readLessons(t tree) (string, error) {
	paths, err := filepath.Glob(t.path("web/lessons/*.md"))
	if err != nil || len(paths) == 0 {
		return "", fmt.Errorf("web/lessons has %d lessons, want some (%v)", len(paths), err)
	}
	slices.Sort(paths)
	var lessons []lessonText
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			return "", err
		}
		lessons = append(lessons, lessonText{strings.TrimSuffix(filepath.Base(path), ".md"), string(text)})
	}
	content, err := json.Marshal(lessons)
	return string(content), err
}
