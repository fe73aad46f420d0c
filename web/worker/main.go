//go:build js && wasm

// Command worker is the server as a Cloudflare Worker: the API and short links.
// The page and its assets are served by the platform, which asks the Worker only
// for what is no asset. worker.mjs starts it and sends it the requests.
package main

import (
	"net/http"
	"runtime/debug"
	"syscall/js"

	"github.com/syumai/workers/cloudflare/kv"

	"unguarded/web"
	"unguarded/web/worker/bridge"
)

func main() {
	// The platform gives 128 MB to all that runs in one place, the JavaScript
	// side included.
	debug.SetGCPercent(-1)
	debug.SetMemoryLimit(64 << 20)
	config := web.Config{Assets: http.HandlerFunc(web.NoAsset), Limits: newLimits(), Failed: failed}
	if shares, err := kv.NewNamespace("SHARES"); err == nil {
		config.Shares = store{shares}
	}
	bridge.Serve(web.Handler(config))
}

// failed writes to the Worker's log.
func failed(what string) { js.Global().Get("console").Call("error", what) }
