//go:build js && wasm

package main

import (
	"errors"
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

// newLimits finds the bindings in the context that worker.mjs has made.
func newLimits() limits {
	found := limits{}
	bindings := js.Global().Get("context").Get("env")
	for action, name := range map[api.Action]string{api.ActionCheck: "CHECKS", api.ActionShare: "SHARING"} {
		binding := bindings.Get(name)
		if binding.IsUndefined() || binding.Get("limit").Type() != js.TypeFunction {
			failed("there is no rate limit " + name + ": expected one in wrangler.jsonc; nobody is limited")
			continue
		}
		found[action] = binding
	}
	return found
}

// Wait lets a request through when the platform can't tell. The limits save costs
// and guard nothing that is secret: to refuse everyone while they are out of order
// would be worse than a check too many.
func (l limits) Wait(client string, action api.Action) time.Duration {
	binding, found := l[action]
	if !found {
		return 0
	}
	within, err := ask(binding, client)
	if err != nil {
		failed("the rate limit does not answer: " + err.Error())
	}
	if within || err != nil {
		return 0
	}
	return period
}

// ask counts a request with the platform, which says whether it is within the limit.
func ask(binding js.Value, client string) (within bool, err error) {
	defer thrown("rate limit", &err)
	outcome, err := bridge.Await(binding.Call("limit", map[string]any{"key": client}))
	if err != nil {
		return false, err
	}
	if outcome.Type() != js.TypeObject || outcome.Get("success").Type() != js.TypeBoolean {
		return false, errors.New("expected an object with a success, found " + outcome.String())
	}
	return outcome.Get("success").Bool(), nil
}
