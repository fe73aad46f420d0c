//go:build js && wasm

package main

import (
	"syscall/js"
	"time"

	"unguarded/web/api"
	"unguarded/web/worker/bridge"
)

// period is that of the rate limits in wrangler.jsonc. The platform does not say
// how much of it is left.
const period = time.Minute

// limits are the platform's rate limits, by the name of their binding.
type limits map[api.Action]js.Value

// newLimits finds the bindings in the context that worker.mjs has made. The
// library's function for that would link net/http.
func newLimits() limits {
	found := limits{}
	bindings := js.Global().Get("context").Get("env")
	for action, name := range map[api.Action]string{api.ActionCheck: "CHECKS", api.ActionShare: "SHARING"} {
		if binding := bindings.Get(name); !binding.IsUndefined() {
			found[action] = binding
		}
	}
	return found
}

// Wait lets a request through when the platform can't tell: a check that is
// refused for no reason is worse than one too many.
func (l limits) Wait(client string, action api.Action) time.Duration {
	binding, found := l[action]
	if !found {
		return 0
	}
	outcome, err := bridge.Await(binding.Call("limit", map[string]any{"key": client}))
	if err != nil {
		failed("the rate limit does not answer: " + err.Error())
		return 0
	}
	if outcome.Get("success").Bool() {
		return 0
	}
	return period
}
