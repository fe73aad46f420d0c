package access

import (
	"path"
	"strings"

	"unguarded/checker/internal/syntax"
)

var (
	// pageEndings are those of the files that a site hands to everybody.
	pageEndings = wordsOf(".html .htm .js .mjs .css .ico .png .jpg .jpeg .svg .webp .txt .xml .map .woff .woff2 .webmanifest")
	// pageFolders are the folders that a site's files are built into. Uploads are none.
	pageFolders = wordsOf("static build dist public assets frontend client templates www web ui site html docs")
	sendsPage   = wordsOf("send_static_file send_from_directory send_file")
)

// sendsPages tells whether a view does nothing but send files of the site itself: a
// page of a fixed name, or what stands in the folder of its static files.
func sendsPages(res *Result) bool {
	def, ok := res.Func.(*syntax.FunctionDef)
	if !ok || res.Method != "GET" && res.Method != "HEAD" {
		return false
	}
	only, sent := true, false
	for _, s := range def.Block() {
		syntax.Inspect(s, func(n syntax.Node) bool {
			switch n := n.(type) {
			case *syntax.Return:
				call, ok := n.Value.(*syntax.Call)
				only = only && ok && isPage(call)
				sent = true
				return false
			case *syntax.Call:
				only = only && strings.HasPrefix(calledAs(n.Func), "path.")
			case *syntax.If, *syntax.Assign, *syntax.ExprStmt, syntax.Expr:
			default:
				only = false
			}
			return only
		})
	}
	return only && sent
}

// isPage tells whether a call sends a file of the site.
func isPage(call *syntax.Call) bool {
	name := calledAs(call.Func)
	name = name[strings.LastIndexByte(name, '.')+1:]
	if !sendsPage[name] || len(call.Args) == 0 {
		return false
	}
	if name == "send_static_file" {
		return true
	}
	if file, ok := call.Args[len(call.Args)-1].(*syntax.Constant); ok && pageEndings[path.Ext(file.Str)] {
		return true
	}
	return name == "send_from_directory" && isPageFolder(call.Args[0])
}

// isPageFolder tells whether a folder is that of a site's static files.
func isPageFolder(folder syntax.Expr) bool {
	found := false
	syntax.Inspect(folder, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.Attribute:
			found = found || n.Attr == "static_folder"
		case *syntax.Constant:
			found = found || pageFolders[path.Base(n.Str)]
		}
		return true
	})
	return found
}

// calledAs is the last two names of what is called: "path.exists".
func calledAs(e syntax.Expr) string {
	switch e := e.(type) {
	case *syntax.Name:
		return e.ID
	case *syntax.Attribute:
		switch v := e.Value.(type) {
		case *syntax.Attribute:
			return v.Attr + "." + e.Attr
		case *syntax.Name:
			return v.ID + "." + e.Attr
		}
		return "." + e.Attr
	}
	return ""
}
