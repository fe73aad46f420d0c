//go:build js && wasm

package main

import (
	"net/http"
	"syscall/js"
	"time"

	"github.com/syumai/workers/cloudflare"

	"unguarded/web"
	"unguarded/web/worker/bridge"
)

// period is that of the rate limits in wrangler.jsonc. The platform does not say
// how much of it is left.
const period = time.Minute

// limits are the platform's rate limits, by the name of their binding.
type limits map[web.Action]js.Value

func newLimits() limits {
	found := limits{}
	for action, name := range map[web.Action]string{web.ActionCheck: "CHECKS", web.ActionShare: "SHARING"} {
		if binding := cloudflare.GetBinding(name); !binding.IsUndefined() {
			found[action] = binding
		}
	}
	return found
}

// Wait lets a request through when the platform can't tell: a check that is
// refused for no reason is worse than one too many.
func (l limits) Wait(r *http.Request, action web.Action) time.Duration {
	binding, found := l[action]
	if !found {
		return 0
	}
	outcome, err := bridge.Await(binding.Call("limit", map[string]any{"key": web.Client(r.RemoteAddr)}))
	if err != nil {
		failed("the rate limit does not answer: " + err.Error())
		return 0
	}
	if outcome.Get("success").Bool() {
		return 0
	}
	return period
}
