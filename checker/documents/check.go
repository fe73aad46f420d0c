package documents

import (
	"slices"
	"strings"

	"unguarded/checker"
)

// An Outcome counts what a document claims and lists what differs.
type Outcome struct {
	Blocks       int // that claim something
	Expectations int
	Problems     []Problem // by line
}

// Check checks the blocks of a document against what they claim.
func Check(name, text string) Outcome {
	blocks, problems := Blocks(name, text)
	out := Outcome{Problems: problems}
	for i, block := range blocks {
		if len(block.Expect) == 0 {
			continue
		}
		out.Blocks++
		out.Expectations += len(block.Expect)
		files, missing := project(blocks, i)
		for _, file := range missing {
			out.Problems = append(out.Problems, Problem{block.Line, "no other block of this document is called " + file})
		}
		if len(missing) == 0 {
			out.Problems = append(out.Problems, block.differences(files)...)
		}
	}
	slices.SortStableFunc(out.Problems, func(a, b Problem) int { return a.Line - b.Line })
	return out
}

// project gives the files that are checked with a block, and the names that no
// block has. Of several blocks of a name the nearest before counts, else the
// nearest after.
func project(blocks []Block, at int) (files []checker.File, missing []string) {
	files = []checker.File{{Path: blocks[at].File, Source: blocks[at].Source}}
	for _, name := range blocks[at].Files {
		named := func(b Block) bool { return b.File == name }
		before, after := blocks[:at], blocks[at+1:]
		switch i := slices.IndexFunc(after, named); {
		case slices.ContainsFunc(files, func(f checker.File) bool { return f.Path == name }):
		case slices.ContainsFunc(before, named):
			for _, b := range slices.Backward(before) {
				if named(b) {
					files = append(files, checker.File{Path: name, Source: b.Source})
					break
				}
			}
		case i >= 0:
			files = append(files, checker.File{Path: name, Source: after[i].Source})
		default:
			missing = append(missing, name)
		}
	}
	return files, missing
}

// syntaxError is the rule of a text that does not parse.
const syntaxError = "syntax-error"

// differences checks a block. Code that does not parse is a difference too,
// unless that is what it shows.
func (b Block) differences(files []checker.File) (problems []Problem) {
	profile, err := checker.ParseProfile(b.Profile)
	if err != nil {
		return nil // it is told where the marks are read
	}
	report := checker.Check(files, checker.Options{Profile: profile})
	meant := false
	for _, claim := range b.Expect {
		meant = meant || claim.Text == "reports "+syntaxError
		if difference := claim.Difference(report); difference != "" {
			problems = append(problems, Problem{claim.Line, difference})
		}
	}
	for _, d := range report.Diagnostics {
		if d.Rule == syntaxError && d.Path == b.File && !meant {
			problems = append(problems, Problem{b.Line + d.Span.Start.Line - 1, strings.TrimSuffix(d.Message, ".")})
		}
	}
	return problems
}
