package access

import "strings"

// Before Flask 1.0 an extension was imported from flask.ext, and before that from
// flaskext: flask.ext.login is flask_login.
var oldNamespaces = []string{"flask.ext.", "flaskext."}

// renamed gives the package that an extension's old name stands for.
func renamed(path string) (string, bool) {
	for _, old := range oldNamespaces {
		if rest, ok := strings.CutPrefix(path, old); ok {
			return "flask_" + rest, true
		}
	}
	return path, false
}
