package api

import (
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"slices"
	"strings"
)

// answer chooses by the method. Where there is a GET there is a HEAD, and OPTIONS
// tells which methods there are.
func (m methods) answer(r Request) Answer {
	if len(m) == 0 {
		return Problem(404, "There is nothing at "+r.Path+".")
	}
	method := r.Method
	if method == "HEAD" {
		method = "GET"
	}
	if next, found := m[method]; found {
		return next(r)
	}
	var answer Answer
	if method == "OPTIONS" {
		answer = Answer{Status: 204, Header: map[string]string{}}
	} else {
		answer = Problem(405, "Expected "+strings.Join(m.allowed(), " or ")+", found "+r.Method+".")
	}
	answer.Header["Allow"] = strings.Join(m.allowed(), ", ")
	return answer
}

func (m methods) allowed() []string {
	names := slices.Collect(maps.Keys(m))
	if _, found := m["GET"]; found {
		names = append(names, "HEAD")
	}
	names = append(names, "OPTIONS")
	slices.Sort(names)
	return names
}

// document answers with a JSON text that stays as it is while the API lives.
func document(content []byte) func(Request) Answer {
	tag := Tag(content)
	return func(r Request) Answer { return tagged(r, content, tag, "no-cache") }
}

// tagged answers with a JSON text, or with nothing where the caller has it.
func tagged(r Request, content []byte, tag, cacheControl string) Answer {
	answer := Answer{Status: 200, Header: map[string]string{"Content-Type": "application/json", "Cache-Control": cacheControl, "ETag": tag}, Body: content}
	if matches(r.Header("If-None-Match"), tag) {
		answer.Status, answer.Body = 304, nil
		delete(answer.Header, "Content-Type")
	}
	return answer
}

// matches reports whether a list of entity tags has this one (RFC 9110, 13.1.2).
func matches(list, tag string) bool {
	for item := range strings.SplitSeq(list, ",") {
		item = strings.TrimSpace(item)
		if item == "*" || strings.TrimPrefix(item, "W/") == tag {
			return true
		}
	}
	return false
}

// Tag is a strong entity tag for a content.
func Tag(content []byte) string {
	sum := sha256.Sum256(content)
	return `"` + hex.EncodeToString(sum[:16]) + `"`
}
