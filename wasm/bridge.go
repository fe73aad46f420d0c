//go:build js && wasm

package main

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"unguarded/checker"
	"unguarded/checker/markdown"
	"unguarded/checker/sarif"
	"unguarded/checker/text"
)

// bridge answers calls with bytes in and text out; it knows nothing of
// JavaScript. A test puts a check that panics in place of the checker's.
type bridge struct {
	check func([]checker.File, checker.Options) checker.Report
	last  checker.Report    // what check or change answered last
	texts map[string]string // of the files of the last request, by path
}

// A source is the text of a file that came beside its request, or says that it is the one
// that the file's path had in the last request.
type source struct {
	text string
	kept bool
}

// answer runs one call and is the edge where panics stop.
func answer(call func() (string, error)) (out string) {
	defer func() {
		if bug := recover(); bug != nil {
			out = failure(fmt.Sprintf("This is a bug in unguarded %s, not in the text that was given: %v", checker.Version, bug))
		}
	}()
	out, err := call()
	if err != nil {
		return failure(err.Error())
	}
	return out
}

// failure is the answer that says why there is no other.
func failure(sentence string) string {
	out, err := json.Marshal(map[string]string{"error": sentence})
	if err != nil {
		return `{"error":"This is a bug in unguarded: its words can't be written as JSON."}`
	}
	return string(out)
}

// checkRequest answers a Request with a Report. The sources, nil where none came, are
// those of its files, in their order.
func (b *bridge) checkRequest(data []byte, sources []source) (string, error) {
	request, err := b.request(data, sources)
	if err != nil {
		return "", err
	}
	b.last = b.check(request.Files, request.Options)
	return string(checker.EncodeReport(b.last)), nil
}

// changeRequest answers a Request with what its Report changes of the last one. After an
// error the last one is still that which was answered before.
func (b *bridge) changeRequest(data []byte, sources []source) (string, error) {
	request, err := b.request(data, sources)
	if err != nil {
		return "", err
	}
	last := b.last
	b.last = b.check(request.Files, request.Options)
	return string(checker.EncodeChange(&last, &b.last)), nil
}

// request reads a Request, and keeps the texts of its files for the next one.
func (b *bridge) request(data []byte, sources []source) (checker.Request, error) {
	request, err := checker.DecodeRequest(data)
	if err != nil {
		return request, err
	}
	if sources != nil && len(sources) != len(request.Files) {
		return request, fmt.Errorf("sources: expected one for each of %d files, found %d", len(request.Files), len(sources))
	}
	texts := make(map[string]string, len(request.Files))
	for i := range request.Files {
		file := &request.Files[i]
		if sources != nil {
			file.Source = sources[i].text
			if sources[i].kept {
				text, known := b.texts[file.Path]
				if !known {
					return request, fmt.Errorf("sources[%d]: expected a text, for the last request had none of %q", i, file.Path)
				}
				file.Source = text
			}
		}
		texts[file.Path] = file.Source
	}
	b.texts = texts
	return request, nil
}

// exportReport writes a Report in another format. The source lines that the text
// format shows are not part of a Report and are left out.
func exportReport(data []byte, name string) (string, error) {
	var known []string
	for _, format := range formats {
		if format.name == name {
			report, err := checker.DecodeReport(data)
			if err != nil {
				return "", err
			}
			return format.write(report), nil
		}
		known = append(known, strconv.Quote(format.name))
	}
	return "", fmt.Errorf("format: expected %s, found %q", strings.Join(known, " or "), name)
}

// formats are the formats that a report can be exported in.
var formats = []struct {
	name  string
	write func(checker.Report) string
}{
	{"text", func(report checker.Report) string { return text.Format(report, nil, text.Options{}) }},
	{"sarif", func(report checker.Report) string { return string(sarif.Format(report, sarif.Options{})) }},
	{"github", text.GitHub},
	{"markdown", markdown.Format},
}
