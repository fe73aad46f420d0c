package checker

import (
	"encoding/json"
	"math/rand/v2"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// A listChange and a reportChange are what EncodeChange writes.
type listChange[T any] struct {
	Head  int
	Items []T
	Tail  int
}

func (c listChange[T]) of(last []T) []T {
	return slices.Concat(last[:c.Head], c.Items, last[len(last)-c.Tail:])
}

type reportChange struct {
	Report
	Routes        listChange[Route]      `json:"routes"`
	LibraryRoutes listChange[Route]      `json:"libraryRoutes"`
	Diagnostics   listChange[Diagnostic] `json:"diagnostics"`
	Classic       listChange[Classic]    `json:"classic"`
}

// applied gives the report that a change makes of another.
func applied(t *testing.T, last Report, change []byte) Report {
	t.Helper()
	var c reportChange
	if err := json.Unmarshal(change, &c); err != nil {
		t.Fatal(err)
	}
	next := c.Report
	next.Routes, next.LibraryRoutes = c.Routes.of(last.Routes), c.LibraryRoutes.of(last.LibraryRoutes)
	next.Diagnostics, next.Classic = c.Diagnostics.of(last.Diagnostics), c.Classic.of(last.Classic)
	return next
}

func TestAChangeTurnsOneReportIntoTheOther(t *testing.T) {
	dirs, _ := filepath.Glob("internal/access/testdata/apps/*")
	if len(dirs) == 0 {
		t.Fatal("no apps to edit")
	}
	r := rand.New(rand.NewPCG(5, 6))
	var last Report
	for _, dir := range dirs {
		var session Session
		files := folder(t, dir)
		for step := range 3 {
			if step > 0 {
				at := r.IntN(len(files))
				files[at].Source = edits[r.IntN(len(edits))](r, files[at].Source)
			}
			next := session.Check(files, Options{})
			got := applied(t, last, EncodeChange(&last, &next))
			if got, want := string(EncodeReport(got)), string(EncodeReport(next)); got != want {
				t.Fatalf("%s, edit %d\ngot  %s\nwant %s", dir, step, got, want)
			}
			last = next
		}
	}
}

func TestAChangeHoldsWhatIsNewAndNoMore(t *testing.T) {
	text := largeApp(300)
	for _, c := range []struct {
		name, old, new      string
		routes, diagnostics int
	}{
		{"nothing", "import", "import", 0, 0},
		{"a name in a guarded view", "page=page)", "page=pages)", 0, 0},
		{"a guard in an open view", "    order = Order.query.get_or_404", "    abort(401); order = Order.query.get_or_404", 1, 0},
		{"another verb for a guarded view", "@orders_1.post", "@orders_1.put", 1, 0},
		{"a guard that is gone, which its siblings count", "@jwt_required(fresh=True)\n", "@plain\n", 1, 3},
	} {
		var session Session
		last := session.Check([]File{{Path: "app.py", Source: text}}, Options{})
		next := session.Check([]File{{Path: "app.py", Source: strings.Replace(text, c.old, c.new, 1)}}, Options{})
		var change reportChange
		if err := json.Unmarshal(EncodeChange(&last, &next), &change); err != nil {
			t.Fatal(err)
		}
		if routes, diagnostics := len(change.Routes.Items), len(change.Diagnostics.Items); routes != c.routes || diagnostics != c.diagnostics {
			t.Errorf("%s: %d routes and %d diagnostics are new, want %d and %d", c.name, routes, diagnostics, c.routes, c.diagnostics)
		}
	}
}

// TestEveryFieldTellsEntriesApart changes one field of an entry at a time: one that is
// not compared would leave an old value on the page.
func TestEveryFieldTellsEntriesApart(t *testing.T) {
	for _, entry := range []any{Route{}, Diagnostic{}, Classic{}} {
		name := reflect.TypeOf(entry).Name()
		for leaf := 0; ; leaf++ {
			changed := reflect.New(reflect.TypeOf(entry)).Elem()
			next := 0
			fill(changed, 2, &next)
			left := leaf
			if !change(changed, &left) {
				break
			}
			original := reflect.New(changed.Type()).Elem()
			next = 0
			fill(original, 2, &next)
			if tail := keptOf(t, original.Interface(), changed.Interface()); tail != 0 {
				t.Errorf("leaf %d of a %s is not compared: %+v was kept for %+v", leaf, name, original, changed)
			}
			if kept := keptOf(t, original.Interface(), original.Interface()); kept != 1 {
				t.Errorf("a %s is not the same as itself", name)
			}
		}
	}
}

// keptOf is how many entries EncodeChange keeps of a report with the entry last.
func keptOf(t *testing.T, last, next any) int {
	t.Helper()
	var c reportChange
	a, b := reportOf(last), reportOf(next)
	if err := json.Unmarshal(EncodeChange(&a, &b), &c); err != nil {
		t.Fatal(err)
	}
	return c.Routes.Head + c.Diagnostics.Head + c.Classic.Head
}

func reportOf(entry any) (report Report) {
	switch e := entry.(type) {
	case Route:
		report.Routes = []Route{e}
	case Diagnostic:
		report.Diagnostics = []Diagnostic{e}
	case Classic:
		report.Classic = []Classic{e}
	}
	return report
}

// change gives the leaf of that number another value; it is false where there are fewer.
func change(v reflect.Value, leaf *int) bool {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if change(v.Field(i), leaf) {
				return true
			}
		}
		return false
	case reflect.Slice:
		for i := range v.Len() {
			if change(v.Index(i), leaf) {
				return true
			}
		}
		return false
	}
	if *leaf--; *leaf >= 0 {
		return false
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString("another")
	case reflect.Int:
		v.SetInt(-1)
	case reflect.Bool:
		v.SetBool(!v.Bool())
	}
	return true
}
