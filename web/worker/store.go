//go:build js && wasm

package main

import (
	"bytes"
	"context"
	"fmt"
	"syscall/js"

	"unguarded/web/api"
	"unguarded/web/worker/bridge"
)

// A store keeps shares in a namespace of Workers KV, which forgets them by
// itself. A text is kept compressed by the platform, which is faster than Go here.
type store struct{ namespace js.Value }

// newStore finds the namespace in the context that worker.mjs has made.
func newStore() (api.Store, bool) {
	namespace := js.Global().Get("context").Get("env").Get("SHARES")
	return store{namespace}, !namespace.IsUndefined()
}

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
	life := map[string]any{"expirationTtl": int(api.ShareLife.Seconds())}
	_, err = bridge.Await(s.namespace.Call("put", id, bridge.Bytes(content), life))
	if err != nil && s.has(id, content) {
		return nil
	}
	return err
}

// has tells whether a text is there that could not be put again: the platform
// lets a key be written once a second.
func (s store) has(id string, content []byte) bool {
	kept, err := s.get(id)
	return err == nil && bytes.Equal(kept, content)
}

func (s store) Get(_ context.Context, id string) (text []byte, err error) {
	defer thrown("Workers KV", &err)
	content, err := s.get(id)
	if err != nil {
		return nil, err
	}
	return through("DecompressionStream", content)
}

// get gives what is kept under an id, compressed.
func (s store) get(id string) ([]byte, error) {
	buffer, err := bridge.Await(s.namespace.Call("get", id, "arrayBuffer"))
	switch {
	case err != nil:
		return nil, err
	case buffer.IsNull():
		return nil, api.ErrNotShared
	}
	return contentOf(buffer), nil
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
	return contentOf(buffer), nil
}

// contentOf copies an ArrayBuffer.
func contentOf(buffer js.Value) []byte {
	array := js.Global().Get("Uint8Array").New(buffer)
	content := make([]byte, array.Get("length").Int())
	js.CopyBytesToGo(content, array)
	return content
}

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
