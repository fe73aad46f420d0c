package expect

import (
	"encoding/json"
	"os"
	"testing"

	"unguarded/checker"
)

// The table is the page's too: web/page/expectation.ts must answer the same.
type table struct {
	Report, Quiet, Empty checker.Report
	Cases                []struct{ Of, Text, Difference string }
	Errors               []struct{ Text, Error string }
}

func readTable(t *testing.T) (read table) {
	t.Helper()
	content, err := os.ReadFile("testdata/cases.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(content, &read); err != nil {
		t.Fatal(err)
	}
	if len(read.Cases) == 0 || len(read.Errors) == 0 {
		t.Fatal("testdata/cases.json has no cases")
	}
	return read
}

func TestExpectationsHoldOrSayWhatDiffers(t *testing.T) {
	read := readTable(t)
	reports := map[string]checker.Report{"report": read.Report, "quiet": read.Quiet, "empty": read.Empty}
	for _, c := range read.Cases {
		e, err := Parse(c.Text)
		if err != nil {
			t.Error(err)
			continue
		}
		if got := e.Difference(reports[c.Of]); got != c.Difference {
			t.Errorf("%s, of %q: got %q, want %q", c.Text, c.Of, got, c.Difference)
		}
	}
}

func TestWrongExpectationsNameTheWord(t *testing.T) {
	for _, c := range readTable(t).Errors {
		if _, err := Parse(c.Text); err == nil || err.Error() != c.Error {
			t.Errorf("%s: got %v, want %s", c.Text, err, c.Error)
		}
	}
}

func TestListsAreSplitAtSemicolons(t *testing.T) {
	list, err := ParseList(" GET /a protected;; no route unprotected ; ")
	if err != nil || len(list) != 2 || list[0].Text != "GET /a protected" || list[1].Text != "no route unprotected" {
		t.Errorf("got %v, %v", list, err)
	}
	if _, err := ParseList("GET /a protected; GET /b"); err == nil {
		t.Error("a wrong expectation in a list gave no error")
	}
}
