//go:build js && wasm

// Command worker is the server as a Cloudflare Worker: the API and short links.
// The page and its assets are served by the platform, which asks the Worker only
// for what is no asset. worker.mjs starts it and sends it the requests.
package main

import (
	"context"
	"net/url"
	"runtime/debug"
	"strings"
	"syscall/js"

	"github.com/syumai/workers/cloudflare/kv"

	"unguarded/web/api"
	"unguarded/web/worker/bridge"
)

func main() {
	// A check leaves less than a megabyte behind, so memory is collected more rarely
	// than Go would: every thirty checks of usual size. The platform gives 128 MB to
	// all that runs in one place, the JavaScript side included.
	debug.SetGCPercent(400)
	debug.SetMemoryLimit(64 << 20)

	config := api.Config{Limits: newLimits(), Failed: failed}
	if shares, err := kv.NewNamespace("SHARES"); err == nil {
		config.Shares = store{shares}
	}
	a := api.New(config)
	bridge.Serve(func(r bridge.Request) bridge.Answer {
		answer := a.Answer(request(r))
		return bridge.Answer{Status: answer.Status, Header: answer.Header, Body: answer.Body}
	})
}

func request(r bridge.Request) api.Request {
	path := "/"
	if address, err := url.Parse(r.URL); err == nil {
		path = address.Path
	}
	return api.Request{
		Context: context.Background(),
		Method:  r.Method,
		Path:    path,
		Header:  func(name string) string { return r.Header[strings.ToLower(name)] },
		Client:  r.Client,
		Body:    func(int) ([]byte, error) { return r.Body, r.Err },
	}
}

// failed writes to the Worker's log.
func failed(what string) { js.Global().Get("console").Call("error", what) }
