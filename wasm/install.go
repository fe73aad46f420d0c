//go:build js && wasm

package main

import (
	"fmt"
	"syscall/js"

	"unguarded/checker"
)

// install puts the object `unguarded` on a global object.
func install(global js.Value, b *bridge) {
	global.Set("unguarded", map[string]any{
		"version": checker.Version,
		"check":   ofRequest(b.checkRequest),
		"change":  ofRequest(b.changeRequest),
		// A session of its own: the one that answers keeps what it has of the page's text.
		"practise": ofRequest((&bridge{check: new(checker.Session).Check}).changeRequest),
		"rules": function(func([]js.Value) (string, error) {
			return string(checker.EncodeRules()), nil
		}),
		"export": function(func(args []js.Value) (string, error) {
			report, err := bytesOf(args, 0, "report")
			if err != nil {
				return "", err
			}
			format, err := bytesOf(args, 1, "format")
			if err != nil {
				return "", err
			}
			return exportReport(report, string(format))
		}),
	})
}

// ofRequest makes a JavaScript function of a request and, if they come beside it, the
// sources of its files.
func ofRequest(answer func([]byte, []source) (string, error)) js.Func {
	return function(func(args []js.Value) (string, error) {
		request, err := bytesOf(args, 0, "request")
		if err != nil {
			return "", err
		}
		sources, err := sourcesOf(args, 1)
		if err != nil {
			return "", err
		}
		return answer(request, sources)
	})
}

// function makes a JavaScript function that always returns a string.
func function(call func([]js.Value) (string, error)) js.Func {
	return js.FuncOf(func(_ js.Value, args []js.Value) any {
		return answer(func() (string, error) { return call(args) })
	})
}

var uint8Array = js.Global().Get("Uint8Array")

// bytesOf copies an argument, a string or a Uint8Array, out of JavaScript.
func bytesOf(args []js.Value, i int, name string) ([]byte, error) {
	if i >= len(args) {
		return nil, fmt.Errorf("%s: expected a string or a Uint8Array, found nothing", name)
	}
	switch arg := args[i]; {
	case arg.Type() == js.TypeString:
		return []byte(arg.String()), nil
	case arg.InstanceOf(uint8Array):
		data := make([]byte, arg.Get("length").Int())
		js.CopyBytesToGo(data, arg)
		return data, nil
	default:
		return nil, fmt.Errorf("%s: expected a string or a Uint8Array, found %s", name, arg.Type())
	}
}

var array = js.Global().Get("Array")

// sourcesOf copies the sources out of an argument, an array or nothing: strings or
// Uint8Arrays, or null for the text of the last request.
func sourcesOf(args []js.Value, i int) ([]source, error) {
	if i >= len(args) || args[i].IsUndefined() {
		return nil, nil
	}
	if !args[i].InstanceOf(array) {
		return nil, fmt.Errorf("sources: expected an array, found %s", args[i].Type())
	}
	sources := make([]source, args[i].Length())
	for n := range sources {
		given := args[i].Index(n)
		if given.IsNull() {
			sources[n].kept = true
			continue
		}
		text, err := bytesOf([]js.Value{given}, 0, fmt.Sprintf("sources[%d]", n))
		if err != nil {
			return nil, err
		}
		sources[n].text = string(text)
	}
	return sources, nil
}
