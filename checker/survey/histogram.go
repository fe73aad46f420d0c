package survey

import "fmt"

// A Bin is one range of findings per repository, ends included, and how many
// repositories fall into it in each profile.
type Bin struct {
	From, To        int // To is -1 where the range has no end
	Routes, Classic int
}

// starts are the first numbers of the ranges. They widen, for most repositories
// have few findings and some have very many.
var starts = []int{0, 1, 2, 3, 4, 5, 10, 20, 50}

// Histogram sorts the repositories into ranges of findings.
func (s Survey) Histogram() []Bin {
	bins := make([]Bin, len(starts))
	for i, from := range starts {
		bins[i] = Bin{From: from, To: -1}
		if i+1 < len(starts) {
			bins[i].To = starts[i+1] - 1
		}
	}
	for _, r := range s.Repositories {
		bins[rangeOf(r.Findings())].Routes++
		bins[rangeOf(r.Classic)].Classic++
	}
	return bins
}

// rangeOf is the index of the range that a number falls into.
func rangeOf(findings int) int {
	i := 0
	for i+1 < len(starts) && starts[i+1] <= findings {
		i++
	}
	return i
}

// Label writes a range: "3", "5–9", "50 or more".
func (b Bin) Label() string {
	switch {
	case b.To < 0:
		return fmt.Sprintf("%d or more", b.From)
	case b.From == b.To:
		return fmt.Sprint(b.From)
	}
	return fmt.Sprintf("%d–%d", b.From, b.To)
}

// highest is the largest number of repositories in a bin, at least 1.
func highest(bins []Bin) int {
	top := 1
	for _, b := range bins {
		top = max(top, b.Routes, b.Classic)
	}
	return top
}
