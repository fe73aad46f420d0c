//go:build js && wasm

// Command faulty is a program with faults on demand, for the tests of worker.mjs.
package main

import (
	"fmt"
	"net/http"
	"os"
	"syscall/js"

	"unguarded/web/worker/bridge"
)

var (
	answered int
	kept     [][]byte
)

func main() {
	mux := http.NewServeMux()
	// How many requests this program has answered.
	mux.HandleFunc("/count", func(w http.ResponseWriter, _ *http.Request) {
		answered++
		fmt.Fprint(w, answered)
	})
	// Waits for so many milliseconds, and answers with the name.
	mux.HandleFunc("/wait", func(w http.ResponseWriter, r *http.Request) {
		bridge.Await(js.Global().Get("scheduler").Call("wait", r.FormValue("ms")))
		fmt.Fprint(w, r.FormValue("name"))
	})
	mux.HandleFunc("/reject", func(w http.ResponseWriter, _ *http.Request) {
		_, err := bridge.Await(js.Global().Get("Promise").Call("reject", js.Global().Get("Error").New("no")))
		fmt.Fprint(w, err)
	})
	mux.HandleFunc("/panic", func(http.ResponseWriter, *http.Request) { panic("on purpose") })
	mux.HandleFunc("/exit", func(http.ResponseWriter, *http.Request) { os.Exit(3) })
	mux.HandleFunc("/overflow", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, endless(1)) })
	mux.HandleFunc("/grow", func(w http.ResponseWriter, _ *http.Request) {
		kept = append(kept, make([]byte, 100<<20))
		fmt.Fprint(w, "grown")
	})
	mux.HandleFunc("/nothing", func(http.ResponseWriter, *http.Request) {})
	bridge.Serve(mux)
}

func endless(n int) int { return endless(n+1) + n }
