package survey

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/rivo/uniseg"

	"unguarded/checker"
)

// nameWidth is how many cells of a terminal a repository's name may take.
const nameWidth = 40

// Text writes the survey for a terminal: a row for each repository, a row for
// each rule, the histogram, and the totals in the last two lines.
func Text(s Survey) string {
	var out strings.Builder
	repositories(&out, s)
	rules(&out, s)
	histogram(&out, s)
	fmt.Fprintf(&out, "routes:  %s\n", s.Routes.sentence())
	fmt.Fprintf(&out, "classic: %s\n", s.Classic.sentence())
	return out.String()
}

// sentence writes "199 instances across 109 repositories".
func (t Total) sentence() string {
	return count(t.Instances, "instance", "instances") + " across " + count(t.Repositories, "repository", "repositories")
}

func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

func repositories(out *strings.Builder, s Survey) {
	t := table{head: []string{"repository", "files", "routes", "unprotected", "broken", "optional", "unknown", "public", "protected", "findings", "classic"}}
	for _, r := range s.Repositories {
		t.add(append([]any{fit(r.Name)}, numbers(r.Summary, r.Findings(), r.Classic)...)...)
	}
	t.foot = cells(append([]any{count(len(s.Repositories), "repository", "repositories")}, numbers(s.Summary, s.Routes.Instances, s.Classic.Instances)...)...)
	t.write(out)
}

func numbers(sums checker.Summary, findings, classic int) []any {
	return []any{sums.Files, sums.Routes, sums.Unprotected, sums.Broken, sums.Optional, sums.Unknown, sums.Public, sums.Protected, findings, classic}
}

func rules(out *strings.Builder, s Survey) {
	if len(s.Rules) == 0 {
		return
	}
	t := table{head: []string{"rule", "instances", "repositories"}}
	for _, r := range s.Rules {
		t.add(r.Rule, r.Instances, r.Repositories)
	}
	t.write(out)
}

// barWidth is how many cells the longest bar takes.
const barWidth = 24

func histogram(out *strings.Builder, s Survey) {
	bins := s.Histogram()
	top := highest(bins)
	fmt.Fprintf(out, "%-10s  %-*s  %s\n", "findings", barWidth+5, "repositories, routes", "repositories, classic")
	for _, b := range bins {
		row := fmt.Sprintf("%10s  %s  %s", b.Label(), bar(b.Routes, top), bar(b.Classic, top))
		out.WriteString(strings.TrimRight(row, " ") + "\n")
	}
	out.WriteByte('\n')
}

// bar draws a number in eighths of a cell, with the number behind it, padded to
// barWidth+5 cells.
func bar(n, top int) string {
	eighths := n * barWidth * 8 / top
	if n > 0 {
		eighths = max(eighths, 1)
	}
	drawn := strings.Repeat("█", eighths/8)
	if rest := eighths % 8; rest > 0 {
		drawn += string(rune('█' + 8 - rest))
	}
	return pad(strings.TrimSpace(fmt.Sprintf("%s %d", drawn, n)), barWidth+5, false)
}

// A table has a head, rows, and a foot if there is one. Its first column is
// aligned to the left, the others to the right.
type table struct {
	head, foot []string
	rows       [][]string
}

func (t *table) add(values ...any) { t.rows = append(t.rows, cells(values...)) }

func cells(values ...any) []string {
	row := make([]string, len(values))
	for i, v := range values {
		row[i] = fmt.Sprint(v)
	}
	return row
}

// write writes the table and an empty line.
func (t *table) write(out *strings.Builder) {
	rows := append([][]string{t.head}, t.rows...)
	if t.foot != nil {
		rows = append(rows, t.foot)
	}
	widths := make([]int, len(t.head))
	for _, row := range rows {
		for i, cell := range row {
			widths[i] = max(widths[i], uniseg.StringWidth(cell))
		}
	}
	for _, row := range rows {
		padded := make([]string, len(row))
		for i, cell := range row {
			padded[i] = pad(cell, widths[i], i > 0)
		}
		out.WriteString(strings.TrimRight(strings.Join(padded, "  "), " ") + "\n")
	}
	out.WriteByte('\n')
}

func pad(text string, width int, right bool) string {
	space := strings.Repeat(" ", max(0, width-uniseg.StringWidth(text)))
	if right {
		return space + text
	}
	return text + space
}

// fit makes a name harmless for a terminal, and cuts one that is too wide.
func fit(name string) string {
	name = visible(name)
	if uniseg.StringWidth(name) <= nameWidth {
		return name
	}
	var kept strings.Builder
	width := 0
	for clusters := uniseg.NewGraphemes(name); clusters.Next(); {
		if width += clusters.Width(); width > nameWidth-1 {
			break
		}
		kept.WriteString(clusters.Str())
	}
	return kept.String() + "…"
}

// visible replaces what a terminal or a browser would obey or not show.
func visible(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) {
			return r
		}
		return '\uFFFD'
	}, name)
}
