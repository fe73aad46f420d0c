package documents

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"unguarded/checker"
	"unguarded/checker/expect"
	"unguarded/checker/pattern"
)

// mark is the word that makes a block ours.
const mark = "unguarded"

var (
	attributes = []string{"expect", "file", "files", "profile", "verdicts", "readonly"}
	pythons    = []string{"", "python", "py", "python3", "py3"}
	shown      = []string{"marks", "list", "none"}

	wantComment = pattern.Of(`#\s*want:\s*(.*?)\s*$`)
)

// ours reports whether a block is marked.
func (f found) ours() bool {
	if !slices.Contains(pythons, f.language) {
		return slices.Contains(f.words, mark)
	}
	if f.marked() {
		return true
	}
	for line := range strings.SplitSeq(f.source, "\n") {
		if wantComment().MatchString(line) {
			return true
		}
	}
	return false
}

// marked reports whether the word or an attribute of ours stands on it.
func (f found) marked() bool { return slices.Contains(f.words, mark) || len(f.values) > 0 }

// block reads the marks of a block.
func (f found) block() (block Block, problems []Problem) {
	wrong := func(line int, format string, args ...any) {
		problems = append(problems, Problem{line, fmt.Sprintf(format, args...)})
	}
	block = Block{Line: f.line, Language: f.language, Source: f.source, File: "app.py", Profile: f.values["profile"]}
	if name := f.values["file"]; name != "" {
		block.File = name
	}
	block.Files = strings.Fields(f.values["files"])
	for _, name := range append([]string{block.File}, block.Files...) {
		if !fs.ValidPath(name) {
			wrong(f.at, "expected a relative path in file and files, found %q", name)
		}
	}
	if _, err := checker.ParseProfile(block.Profile); err != nil {
		wrong(f.at, "%v", err)
	}
	if value := f.values["verdicts"]; value != "" && !slices.Contains(shown, value) {
		wrong(f.at, "verdicts: expected %s, found %q", strings.Join(shown, ", "), value)
	}
	claim := func(text string, line int) {
		list, err := expect.ParseList(text)
		if err != nil {
			wrong(line, "%v", err)
		}
		for _, e := range list {
			block.Expect = append(block.Expect, Claim{e, line})
		}
	}
	claim(f.values["expect"], f.at)
	for i, line := range strings.Split(f.source, "\n") {
		if m := wantComment().FindStringSubmatch(line); m != nil {
			claim(m[1], f.line+i)
		}
	}
	return block, problems
}

// set notes an attribute under its name, whatever prefix it came with. Names that
// are not ours belong to other tools.
func (f *found) set(name, value string) {
	name = strings.TrimPrefix(strings.ToLower(name), "data-")
	if !slices.Contains(attributes, name) {
		return
	}
	if f.values == nil {
		f.values = map[string]string{}
	}
	f.values[name] = value
}

// within adds the marks of an element around the block; those on the block itself
// come first.
func (f *found) within(around *found) {
	if around == nil {
		return
	}
	f.words = append(f.words, around.words...)
	for name, value := range around.values {
		if _, has := f.values[name]; !has {
			f.set(name, value)
			f.at = around.at
		}
	}
}

// class notes the words of a class attribute. The language of a block is written
// as language-python or lang-python there.
func (f *found) class(value string) {
	for word := range strings.FieldsSeq(value) {
		if language, has := strings.CutPrefix(word, "language-"); has {
			f.language = language
		} else if language, has := strings.CutPrefix(word, "lang-"); has {
			f.language = language
		} else {
			f.words = append(f.words, word)
		}
	}
}
