package main

import "github.com/evanw/esbuild/pkg/api"

// embedName has no hash: it is what other people's pages name.
const embedName = "embed.js"

// embedFiles makes the script for other people's pages, and the editor that it
// fetches when somebody first edits a block.
func embedFiles(t tree, program map[string]string) ([]file, error) {
	editor, err := bundleAs(t, "web/embed/embed-editor.ts", nil, nil, func(options *api.BuildOptions) {
		options.Format = api.FormatESModule
	})
	if err != nil {
		return nil, err
	}
	script, err := bundleAs(t, "web/embed/embed.ts", nil, with(program, "EDITOR_URL", editor.name), styleAsText)
	return []file{{embedName, script.content}, editor}, err
}

// styleAsText puts style sheets into the script, minified, for a shadow root.
func styleAsText(options *api.BuildOptions) {
	options.Plugins = append(options.Plugins, api.Plugin{Name: "style", Setup: func(build api.PluginBuild) {
		build.OnLoad(api.OnLoadOptions{Filter: `\.css$`}, func(args api.OnLoadArgs) (api.OnLoadResult, error) {
			result := api.Build(api.BuildOptions{
				EntryPoints:      []string{args.Path},
				MinifyWhitespace: true,
				MinifySyntax:     true,
				Charset:          api.CharsetUTF8,
				Engines:          options.Engines,
				LogLevel:         api.LogLevelSilent,
			})
			if len(result.Errors) > 0 {
				return api.OnLoadResult{Errors: result.Errors}, nil
			}
			text := string(result.OutputFiles[0].Contents)
			return api.OnLoadResult{Contents: &text, Loader: api.LoaderText}, nil
		})
	}})
}
