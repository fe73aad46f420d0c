// Package documents finds the blocks of code in Markdown, reStructuredText and
// HTML that say what they show, and tells where a check answers otherwise.
// docs/embedding.md describes how a block says so.
package documents

import (
	"path"
	"strings"

	"unguarded/checker/expect"
)

// A Block is a block of code that is marked as ours.
type Block struct {
	Line     int // of its first line of code, 1-based, in the document
	Language string
	Source   string
	File     string   // the name of its text, app.py without one
	Files    []string // the names of the blocks that are checked with it
	Profile  string
	Expect   []Claim
}

// A Claim is one expectation and the line at which it stands.
type Claim struct {
	expect.Expectation
	Line int
}

// A Problem is a difference, or a mark that can't be read, with its line.
type Problem struct {
	Line    int
	Message string // a sentence without a full stop
}

// found is a block as a format's reader gives it, before its marks are read.
type found struct {
	line     int // of the first line of code
	at       int // the line of its head: where its attributes stand
	language string
	source   string
	words    []string          // classes and words without a value
	values   map[string]string // attributes, without the prefix data-
}

// readers are the formats by the ending of a file's name.
var readers = map[string]func(string) []found{
	".md": markdownBlocks, ".markdown": markdownBlocks, ".mdx": markdownBlocks,
	".rst":  restructuredBlocks,
	".html": htmlBlocks, ".htm": htmlBlocks,
}

// Known reports whether a file's name is that of a document.
func Known(name string) bool { return readers[strings.ToLower(path.Ext(name))] != nil }

// Blocks gives the blocks of a document that are ours, in order. The name tells
// the format; a document of another has none.
func Blocks(name, text string) (blocks []Block, problems []Problem) {
	read := readers[strings.ToLower(path.Ext(name))]
	if read == nil {
		return nil, nil
	}
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
	for _, f := range read(text) {
		if !f.ours() {
			continue
		}
		block, wrong := f.block()
		blocks = append(blocks, block)
		problems = append(problems, wrong...)
	}
	return blocks, problems
}
