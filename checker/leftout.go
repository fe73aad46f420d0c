package checker

import (
	"path"
	"slices"
	"strings"

	"unguarded/checker/diag"
	"unguarded/checker/internal/access"
)

const (
	leftOut      = " Left out: the file is a "
	declaresNone = " and declares no route."
)

// LeftOut says why a diagnostic is suppressed that stands in a test or a migration,
// in one sentence; "" for any other.
func (d Diagnostic) LeftOut() string {
	_, kind, cut := strings.Cut(d.Message, leftOut)
	if !d.Suppressed || !cut || !strings.HasSuffix(kind, declaresNone) {
		return ""
	}
	return "The file is a " + kind
}

// leaveOutTests suppresses what was found in tests and migrations, and says so in
// the message. A file that a route is registered or defined in is never left out,
// whatever it is called: real callers may reach it.
func leaveOutTests(found []diag.Diagnostic, results []*access.Result) {
	serves := map[string]bool{}
	for _, r := range results {
		serves[r.Path], serves[r.Registration.Path] = true, true
	}
	for i, d := range found {
		kind := kindOf(d.Path)
		if kind == "" || serves[d.Path] || d.Suppressed {
			continue
		}
		found[i].Suppressed = true
		found[i].Message += leftOut + kind + declaresNone
	}
}

// kindOf tells from a path whether a file is a "test" or a "migration", by the names
// that pytest, Django's and Alembic's tools give them; "" when it is neither.
func kindOf(file string) string {
	dir, base := path.Split(file)
	folders := strings.Split(dir, "/")
	switch {
	case strings.HasPrefix(base, "test_") || strings.HasSuffix(base, "_test.py") || base == "conftest.py" || slices.Contains(folders, "tests"):
		return "test"
	case slices.Contains(folders, "migrations"):
		return "migration"
	}
	return ""
}
