//go:build js && wasm

// Command faulty is a program with faults on demand, for the tests of worker.mjs.
package main

import (
	"net/url"
	"os"
	"strconv"
	"syscall/js"

	"unguarded/web/worker/bridge"
)

var (
	answered int
	kept     [][]byte
)

func main() { bridge.Serve(answer) }

func answer(r bridge.Request) bridge.Answer {
	address, err := url.Parse(r.URL)
	if err != nil {
		panic(err)
	}
	switch address.Path {
	case "/count": // how many requests this program has answered
		answered++
		return text(strconv.Itoa(answered))
	case "/wait": // for so many milliseconds, and answer with the name
		if _, err := bridge.Await(js.Global().Get("scheduler").Call("wait", address.Query().Get("ms"))); err != nil {
			panic(err)
		}
		return text(address.Query().Get("name"))
	case "/reject":
		_, err := bridge.Await(js.Global().Get("Promise").Call("reject", js.Global().Get("Error").New("no")))
		return text(err.Error())
	case "/panic":
		panic("on purpose")
	case "/exit":
		os.Exit(3)
	case "/overflow":
		return text(strconv.Itoa(endless(1)))
	case "/grow":
		kept = append(kept, make([]byte, 100<<20))
		return text("grown")
	}
	return bridge.Answer{Status: 204}
}

func text(body string) bridge.Answer {
	return bridge.Answer{Status: 200, Header: map[string]string{"Content-Type": "text/plain"}, Body: []byte(body)}
}

func endless(n int) int { return endless(n+1) + n }
