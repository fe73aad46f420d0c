//go:build js && wasm

// Command wasm is the bridge between JavaScript and the checker: bytes in, text
// out. It runs in a page, in a Web Worker and in Node. After start-up
//
//	globalThis.unguarded = {
//	  version                  string, the checker's
//	  check(request)           Report, as JSON
//	  rules()                  list of the rules, as JSON
//	  export(report, format)   the report in another format
//	}
//
// A request or a report is a string or a Uint8Array that holds JSON. What can't
// be answered is answered with {"error": "a sentence"}, and so is a bug inside:
// the instance lives on, whatever it was given.
package main

import (
	"runtime/debug"
	"syscall/js"

	"unguarded/checker"
)

func main() {
	// Several times faster for large texts, and memory stays bounded by them.
	debug.SetGCPercent(400)
	install(js.Global(), bridge{check: checker.Check})
	select {}
}
