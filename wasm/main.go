//go:build js && wasm

// Command wasm is the bridge between JavaScript and the checker: bytes in, text
// out. It runs in a page, in a Web Worker and in Node. After start-up
//
//	globalThis.unguarded = {
//	  version                  string, the checker's
//	  check(request, sources?)
//	                           Report, as JSON
//	  change(request, sources?)
//	                           what turns the last Report that was answered into this one, as
//	                           JSON; before the first, into this one from an empty Report
//	  practise(request, sources?)
//	                           as change, in a session of its own: for an engine that compiles
//	                           what is called often
//	  rules()                  list of the rules, as JSON
//	  export(report, format)   the report in another format
//	}
//
// A request or a report is a string or a Uint8Array that holds JSON. Sources are an
// array of the texts of the request's files, strings or Uint8Arrays in UTF-8, in the place
// of those in the request: text in JSON takes longer to write and to read. A null stands for
// the text that the file's path had in the last request. What can't
// be answered is answered with {"error": "a sentence"}, and so is a bug inside:
// the instance lives on, whatever it was given.
package main

import (
	"runtime/debug"
	"syscall/js"

	"unguarded/checker"
)

func main() {
	// Collecting less often makes checks faster; alone it would let 20,000 lines
	// take several hundred megabytes, so from here on memory counts for more. They need
	// less than 30 MB at a time; what is mapped grows beyond the limit by about a third.
	debug.SetGCPercent(400)
	debug.SetMemoryLimit(48 << 20)
	install(js.Global(), &bridge{check: new(checker.Session).Check})
	select {}
}
