//go:build js && wasm

package main

import (
	"context"
	"encoding/base64"
	"fmt"
	"syscall/js"

	"github.com/syumai/workers/cloudflare/kv"

	"unguarded/web/api"
	"unguarded/web/worker/bridge"
)

// A store keeps shares in a namespace of Workers KV, which forgets them by
// itself. A text is kept compressed by the platform, which is faster than Go here,
// and as base64: the library has no way to tell bytes that are missing.
type store struct{ shares *kv.Namespace }

// Put returns when the platform has the text. Other places of the network may
// see it up to a minute later.
func (s store) Put(_ context.Context, id string, text []byte) (err error) {
	defer thrown("Workers KV", &err)
	content, err := through("CompressionStream", text)
	if err != nil {
		return err
	}
	if len(content) > api.MaxShare {
		return api.ErrTooLarge
	}
	encoded := base64.StdEncoding.EncodeToString(content)
	err = s.shares.PutString(id, encoded, &kv.PutOptions{ExpirationTTL: int(api.ShareLife.Seconds())})
	if err != nil && s.has(id, encoded) {
		return nil
	}
	return err
}

// has tells whether a text is there that could not be put again: the platform
// lets a key be written once a second.
func (s store) has(id, encoded string) bool {
	kept, err := s.shares.GetString(id, nil)
	return err == nil && kept == encoded
}

func (s store) Get(_ context.Context, id string) (text []byte, err error) {
	defer thrown("Workers KV", &err)
	encoded, err := s.shares.GetString(id, nil)
	switch {
	case err != nil:
		return nil, err
	case encoded == missing:
		return nil, api.ErrNotShared
	}
	content, err := base64.StdEncoding.DecodeString(encoded)
	if err != nil {
		return nil, err
	}
	return through("DecompressionStream", content)
}

// through sends bytes through one of the platform's transforming streams.
func through(class string, content []byte) ([]byte, error) {
	stream := js.Global().Get(class).New("gzip")
	response := js.Global().Get("Response")
	piped := response.New(bridge.Bytes(content)).Get("body").Call("pipeThrough", stream)
	buffer, err := bridge.Await(response.New(piped).Call("arrayBuffer"))
	if err != nil {
		return nil, err
	}
	array := js.Global().Get("Uint8Array").New(buffer)
	out := make([]byte, array.Get("length").Int())
	js.CopyBytesToGo(out, array)
	return out, nil
}

// missing is what the library makes of null, the answer for a key that is not
// there. It is no base64.
var missing = js.Null().String()

// thrown turns what JavaScript threw, which Go sees as a panic, into an error of
// the service that was called.
func thrown(service string, err *error) {
	switch reason := recover().(type) {
	case nil:
	case js.Error:
		*err = fmt.Errorf("%s: %w", service, reason)
	default:
		panic(reason)
	}
}
