//go:build js && wasm

// Package bridge lets a JavaScript entry, worker.mjs, send requests to a Go
// program that lives on from one request to the next.
//
// A request goes in whole and an answer comes out whole, so that nothing of the
// platform's, a stream or a signal, is kept between requests. What a program
// awaits in between, it awaits by a promise of its own request; a goroutine runs
// only from a call of its request or from such a promise, and so everything that
// it does is done on behalf of its request, as the platform demands.
package bridge

import (
	"errors"
	"io"
	"strings"
	"syscall/js"
)

// A Request is a request as JavaScript sees it.
type Request struct {
	Method string
	URL    string
	Header map[string]string // by name in lower case
	Client string            // the IP address
	Body   []byte
	Err    error // why the body is not whole, or nil
}

// An Answer is a response.
type Answer struct {
	Status int
	Header map[string]string
	Body   []byte
}

// Serve gives context.binding the function that asks for an answer, and returns
// never. The entry makes one global context for each program that it starts.
//
//	handle(method, url, headers, client, body, complete, done)
//
// headers are lines of "name: value"; body is a Uint8Array, or null; complete is
// false when the body broke off; done is called with the status, headers as lines
// and the body as a Uint8Array.
func Serve(answer func(Request) Answer) {
	js.Global().Get("context").Get("binding").Set("handle", js.FuncOf(func(_ js.Value, args []js.Value) any {
		request, done := read(args), args[6]
		go func() {
			answer := answer(request)
			done.Invoke(answer.Status, lines(answer.Header), Bytes(answer.Body))
		}()
		return nil
	}))
	select {}
}

func read(args []js.Value) Request {
	request := Request{Method: args[0].String(), URL: args[1].String(), Header: map[string]string{}, Client: args[3].String()}
	for line := range strings.Lines(args[2].String()) {
		name, value, _ := strings.Cut(strings.TrimSuffix(line, "\n"), ": ")
		request.Header[name] = value
	}
	if body := args[4]; !body.IsNull() {
		request.Body = make([]byte, body.Get("length").Int())
		js.CopyBytesToGo(request.Body, body)
	}
	if !args[5].Bool() {
		request.Err = io.ErrUnexpectedEOF
	}
	return request
}

func lines(header map[string]string) string {
	var out strings.Builder
	for name, value := range header {
		out.WriteString(name + ": " + value + "\n")
	}
	return out.String()
}

var uint8Array = js.Global().Get("Uint8Array")

// Bytes copies content into a Uint8Array.
func Bytes(content []byte) js.Value {
	array := uint8Array.New(len(content))
	js.CopyBytesToJS(array, content)
	return array
}

// Await waits for a promise of the request that the calling goroutine answers.
func Await(promise js.Value) (js.Value, error) {
	type outcome struct {
		value js.Value
		err   error
	}
	settled := make(chan outcome, 1)
	fulfilled := js.FuncOf(func(_ js.Value, args []js.Value) any {
		settled <- outcome{value: args[0]}
		return nil
	})
	rejected := js.FuncOf(func(_ js.Value, args []js.Value) any {
		settled <- outcome{err: errors.New(js.Global().Get("String").Invoke(args[0]).String())}
		return nil
	})
	defer fulfilled.Release()
	defer rejected.Release()
	promise.Call("then", fulfilled, rejected)
	result := <-settled
	return result.value, result.err
}
