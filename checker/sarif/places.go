package sarif

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/url"
	"path"
	"strings"

	"unguarded/checker"
)

// sourceRoot is what relative addresses are relative to.
const sourceRoot = "%SRCROOT%"

// artifact is a file's address: a relative path percent-encoded (RFC 3986), an
// absolute one as a file URI.
func artifact(name string) artifactLocation {
	if path.IsAbs(name) {
		return artifactLocation{URI: (&url.URL{Scheme: "file", Path: name}).String()}
	}
	segments := strings.Split(name, "/")
	for i, segment := range segments {
		segments[i] = url.PathEscape(segment)
	}
	// A colon in the first segment would end a scheme.
	segments[0] = strings.ReplaceAll(segments[0], ":", "%3A")
	return artifactLocation{URI: strings.Join(segments, "/"), Base: sourceRoot}
}

// locationsOf is one location, or none where there is no path.
func locationsOf(name string, span checker.Span) []location {
	if name == "" {
		return nil
	}
	return []location{{Physical: physical(name, span)}}
}

// locate is a message at its place. A message without a place keeps its words.
func locate(m checker.Message) location {
	at := location{Message: &message{Text: m.Message}}
	if m.Path != "" {
		at.Physical = physical(m.Path, m.Span)
	}
	return at
}

// physical is a place in a file; without a line it is the whole file.
func physical(name string, span checker.Span) *physicalLocation {
	place := &physicalLocation{Artifact: artifact(name)}
	if span.Start.Line > 0 {
		place.Region = regionOf(span)
	}
	return place
}

func regionOf(span checker.Span) *region {
	return &region{StartLine: span.Start.Line, StartColumn: span.Start.Column, EndLine: span.End.Line, EndColumn: span.End.Column}
}

// fingerprint identifies a result over time: by its rule, its file and what it claims.
// Results that are alike in all three are numbered in the order of the report.
func (w *writer) fingerprint(rule, name, claim string) map[string]string {
	key := strings.Join([]string{rule, name, claim}, "\x00")
	w.seen[key]++
	sum := sha256.Sum256([]byte(fmt.Sprintf("%s\x00%d", key, w.seen[key])))
	return map[string]string{"unguarded/v1": hex.EncodeToString(sum[:16])}
}
