// Package lesson reads lessons, which are Markdown files, and tells whether one
// holds what it promises; the page reads the same files with
// web/page/lessons/lesson.ts. docs/writing-lessons.md describes them.
package lesson

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"

	"unguarded/checker/expect"
	"unguarded/checker/pattern"
)

// A Lesson is a text with an app to change and goals to reach.
type Lesson struct {
	Title    string
	Summary  string // one sentence, for the list of lessons
	Rule     string // the ID of the rule that the lesson is about, or ""
	Start    string // the app as the learner finds it
	Goals    []Goal
	Hints    []Hint
	Solution string

	// The lines of the blocks of code in the file, 1-based.
	StartLine, SolutionLine int
}

// A Goal is a statement about the report that the learner makes true.
type Goal struct {
	expect.Expectation
	Words string // what it means, a sentence
}

// A Hint is one step of help. Diff is empty, or the step as a change of the app
// as the hints before left it.
type Hint struct {
	Diff string
	Line int // of the hint in the file, 1-based
}

// Read reads a lesson. The error names the line and what was expected there.
func Read(source string) (Lesson, error) {
	source = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(source)
	lesson, rest, err := frontMatter(source)
	if err != nil {
		return lesson, err
	}
	// The head stays as blank lines, so that lines keep their numbers.
	body := []byte(strings.Repeat("\n", strings.Count(source, "\n")-strings.Count(rest, "\n")) + rest)
	r := reader{lesson: &lesson, source: body}
	root := goldmark.DefaultParser().Parse(text.NewReader(body))
	for node := root.FirstChild(); node != nil; node = node.NextSibling() {
		if err := r.read(node); err != nil {
			return lesson, err
		}
	}
	return lesson, r.complete()
}

var (
	heads    = pattern.Of(`^---\n((?s:.*?)\n)---\n`)
	headLine = pattern.Of(`^(\w+): +(\S.*)$`)
)

// frontMatter reads the lines between the two `---`.
func frontMatter(source string) (lesson Lesson, rest string, err error) {
	m := heads().FindStringSubmatch(source)
	if m == nil {
		return lesson, "", fmt.Errorf("line 1: expected a head between two lines of ---, with title and summary")
	}
	for i, line := range strings.Split(strings.TrimSuffix(m[1], "\n"), "\n") {
		pair := headLine().FindStringSubmatch(line)
		if pair == nil {
			return lesson, "", fmt.Errorf("line %d: expected a name, a colon and a value, found %q", i+2, line)
		}
		switch value := strings.TrimSpace(pair[2]); pair[1] {
		case "title":
			lesson.Title = value
		case "summary":
			lesson.Summary = value
		case "rule":
			lesson.Rule = value
		default:
			return lesson, "", fmt.Errorf("line %d: expected title, summary or rule, found %q", i+2, pair[1])
		}
	}
	if lesson.Title == "" || lesson.Summary == "" {
		return lesson, "", fmt.Errorf("line 1: expected a title and a summary in the head")
	}
	return lesson, source[len(m[0]):], nil
}

// The headings of a lesson's parts, in their order.
const (
	startPart    = "Start"
	goalsPart    = "Goals"
	hintsPart    = "Hints"
	solutionPart = "Solution"
)

// A reader goes through the blocks of a lesson.
type reader struct {
	lesson *Lesson
	source []byte
	part   string // the heading that the blocks stand under; "" before the first
}

func (r *reader) line(node ast.Node) int {
	if code, is := node.(*ast.FencedCodeBlock); is && code.Info != nil {
		return 1 + strings.Count(string(r.source[:code.Info.Segment.Start]), "\n")
	}
	for ; node != nil; node = node.FirstChild() {
		if node.Type() == ast.TypeBlock && node.Lines().Len() > 0 {
			return 1 + strings.Count(string(r.source[:node.Lines().At(0).Start]), "\n")
		}
	}
	return 1
}

func (r *reader) read(node ast.Node) error {
	switch node := node.(type) {
	case *ast.Heading:
		if node.Level == 2 {
			return r.heading(node)
		}
	case *ast.FencedCodeBlock:
		code := string(node.Lines().Value(r.source))
		switch {
		case string(node.Language(r.source)) != "python":
		case r.part == startPart && r.lesson.Start == "":
			r.lesson.Start, r.lesson.StartLine = code, r.line(node)
		case r.part == solutionPart && r.lesson.Solution == "":
			r.lesson.Solution, r.lesson.SolutionLine = code, r.line(node)
		case r.part == startPart || r.part == solutionPart:
			return fmt.Errorf("line %d: expected one block of Python under %s, found a second", r.line(node), r.part)
		}
	case *ast.List:
		for item := node.FirstChild(); item != nil; item = item.NextSibling() {
			switch r.part {
			case goalsPart:
				if err := r.goal(item); err != nil {
					return err
				}
			case hintsPart:
				r.hint(item)
			}
		}
	}
	return nil
}

func (r *reader) heading(node *ast.Heading) error {
	title := string(node.Lines().Value(r.source))
	parts := []string{startPart, goalsPart, hintsPart, solutionPart}
	for i, part := range parts {
		if title == part && (i == 0 && r.part == "" || i > 0 && r.part == parts[i-1]) {
			r.part = part
			return nil
		}
	}
	return fmt.Errorf("line %d: expected the headings Start, Goals, Hints and Solution, each once and in this order, found %q", r.line(node), title)
}

// goal reads an item: an expectation in backquotes, then its words.
func (r *reader) goal(item ast.Node) error {
	first := item.FirstChild()
	written := ""
	if first != nil && first.Lines().Len() > 0 {
		written = strings.Join(strings.Fields(string(first.Lines().Value(r.source))), " ")
	}
	quoted := regexp.MustCompile("^`([^`]+)`(.*)$").FindStringSubmatch(written)
	if quoted == nil || strings.TrimSpace(quoted[2]) == "" {
		return fmt.Errorf("line %d: expected a goal like - `GET /users protected` A stranger gets no users., found %q", r.line(item), written)
	}
	e, err := expect.Parse(quoted[1])
	if err != nil {
		return fmt.Errorf("line %d: %w", r.line(item), err)
	}
	r.lesson.Goals = append(r.lesson.Goals, Goal{e, strings.TrimSpace(quoted[2])})
	return nil
}

func (r *reader) hint(item ast.Node) {
	hint := Hint{Line: r.line(item)}
	for node := item.FirstChild(); node != nil; node = node.NextSibling() {
		if code, is := node.(*ast.FencedCodeBlock); is && string(code.Language(r.source)) == "diff" {
			hint.Diff += string(code.Lines().Value(r.source))
		}
	}
	r.lesson.Hints = append(r.lesson.Hints, hint)
}

// complete says what a lesson lacks.
func (r *reader) complete() error {
	l := r.lesson
	for _, part := range []struct {
		lacks bool
		what  string
	}{
		{l.Start == "", "a block of Python under Start"},
		{len(l.Goals) == 0, "a list of goals under Goals"},
		{len(l.Hints) == 0, "a list of hints under Hints"},
		{l.Solution == "", "a block of Python under Solution"},
	} {
		if part.lacks {
			return fmt.Errorf("the lesson lacks %s", part.what)
		}
	}
	return nil
}
