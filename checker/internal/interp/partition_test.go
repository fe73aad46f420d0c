package interp

import (
	"fmt"
	"strings"
	"testing"

	"unguarded/checker/internal/syntax"
	"unguarded/checker/source"
)

func TestPartition(t *testing.T) {
	for _, c := range []struct{ what, files, want string }{
		{"files of one folder", "a.py; b.py", "a.py b.py"},
		{"two applications side by side", "one/app.py: import views; one/views.py; two/app.py: import views; two/views.py", "one/app.py one/views.py | two/app.py two/views.py"},
		{"a package and the script above it", "app/__init__.py; app/views/__init__.py; app/views/a.py; run.py: from app import x", "app/__init__.py app/views/__init__.py app/views/a.py run.py"},
		{"a namespace package that is imported", "api/a.py; run.py: from api.a import x", "api/a.py run.py"},
		{"a folder that nobody imports", "app/__init__.py; scripts/tool.py", "app/__init__.py | scripts/tool.py"},
		{"an application that imports none of its modules", "__init__.py; models/b.py; views/a.py: from ..models.b import x", "__init__.py models/b.py views/a.py"},
		{"a folder of a package that is none itself", "__init__.py; controllers/a.py; services/b.py", "__init__.py controllers/a.py services/b.py"},
		{"a relative import", "pkg/a.py: from .sub import b; pkg/sub/b.py", "pkg/a.py pkg/sub/b.py"},
	} {
		t.Run(c.what, func(t *testing.T) {
			var files []*syntax.Module
			for _, f := range strings.Split(c.files, "; ") {
				path, text, _ := strings.Cut(f, ": ")
				tree, _ := syntax.Parse(source.NewFile(path, text))
				files = append(files, tree)
			}
			var groups []string
			for _, g := range Partition(files) {
				var names []string
				for _, f := range g {
					names = append(names, f.File.Path)
				}
				groups = append(groups, strings.Join(names, " "))
			}
			if got := strings.Join(groups, " | "); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

func BenchmarkPartition(b *testing.B) {
	var files []*syntax.Module
	for i := range 300 {
		tree, _ := syntax.Parse(source.NewFile(fmt.Sprintf("app/m%d.py", i), fmt.Sprintf("from app.m%d import x\n", (i+1)%300)))
		files = append(files, tree)
	}
	for b.Loop() {
		Partition(files)
	}
}
