//go:build js && wasm

// Package bridge lets a JavaScript entry, worker.mjs, send requests to a Go
// handler that lives on from one request to the next.
//
// A request goes in whole and an answer comes out whole, so that nothing of the
// platform's, a stream or a signal, is kept between requests. What a handler
// awaits in between, it awaits by a promise of its own request; a goroutine runs
// only from a call of its request or from such a promise, and so everything that
// it does is done on behalf of its request, as the platform demands.
package bridge

import (
	"bytes"
	"errors"
	"io"
	"net/http"
	"net/url"
	"strings"
	"syscall/js"
)

// Serve gives context.binding the function that asks the handler, and returns
// never. The entry makes one global context for each program that it starts.
//
//	handle(method, url, headers, client, body, complete, done)
//
// headers are lines of "name: value"; body is a Uint8Array, or null; complete is
// false when the body broke off; done is called with the status, headers as lines
// and the body as a Uint8Array.
func Serve(handler http.Handler) {
	js.Global().Get("context").Get("binding").Set("handle", js.FuncOf(func(_ js.Value, args []js.Value) any {
		request, err := readRequest(args)
		done := args[6]
		go func() {
			answer := recorder{header: http.Header{}}
			if err != nil {
				answer.WriteHeader(http.StatusBadRequest)
			} else {
				handler.ServeHTTP(&answer, request)
			}
			answer.WriteHeader(http.StatusOK)
			done.Invoke(answer.status, lines(answer.header), Bytes(answer.body.Bytes()))
		}()
		return nil
	}))
	select {}
}

func readRequest(args []js.Value) (*http.Request, error) {
	address, err := url.Parse(args[1].String())
	if err != nil {
		return nil, err
	}
	header := http.Header{}
	for line := range strings.Lines(args[2].String()) {
		name, value, _ := strings.Cut(strings.TrimSuffix(line, "\n"), ": ")
		header.Add(name, value)
	}
	var content []byte
	if body := args[4]; !body.IsNull() {
		content = make([]byte, body.Get("length").Int())
		js.CopyBytesToGo(content, body)
	}
	var body io.Reader = bytes.NewReader(content)
	if !args[5].Bool() {
		body = io.MultiReader(body, brokenOff{})
	}
	return &http.Request{
		Method:        args[0].String(),
		URL:           address,
		RequestURI:    address.RequestURI(),
		Proto:         "HTTP/1.1",
		ProtoMajor:    1,
		ProtoMinor:    1,
		Host:          address.Host,
		Header:        header,
		RemoteAddr:    args[3].String(),
		Body:          io.NopCloser(body),
		ContentLength: int64(len(content)),
	}, nil
}

// brokenOff is the end of a body that did not come whole.
type brokenOff struct{}

func (brokenOff) Read([]byte) (int, error) { return 0, io.ErrUnexpectedEOF }

// recorder keeps an answer until it is complete.
type recorder struct {
	header http.Header
	status int
	body   bytes.Buffer
}

func (r *recorder) Header() http.Header { return r.header }

func (r *recorder) WriteHeader(status int) {
	if r.status == 0 {
		r.status = status
	}
}

func (r *recorder) Write(data []byte) (int, error) {
	r.WriteHeader(http.StatusOK)
	return r.body.Write(data)
}

func lines(header http.Header) string {
	var out strings.Builder
	for name, values := range header {
		for _, value := range values {
			out.WriteString(name + ": " + value + "\n")
		}
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
		settled <- outcome{err: errors.New(args[0].Call("toString").String())}
		return nil
	})
	defer fulfilled.Release()
	defer rejected.Release()
	promise.Call("then", fulfilled, rejected)
	result := <-settled
	return result.value, result.err
}
