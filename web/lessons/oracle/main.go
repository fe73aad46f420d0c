// Command oracle runs the apps of the lessons with real Flask and stores what
// happened beside the lessons. It is for ./build.sh oracle:
//
//	go run ./web/lessons/oracle PYTHON LESSON.md...
//
// PYTHON is an interpreter that has Flask, Flask-JWT-Extended and Flask-RESTful.
package main

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"

	"unguarded/checker/lesson"
	"unguarded/web/lessons"
)

//go:embed runtime.py
var runtime []byte

func main() {
	if len(os.Args) < 3 {
		fmt.Fprintln(os.Stderr, "oracle: expected a Python interpreter and lessons")
		os.Exit(2)
	}
	for _, lesson := range os.Args[2:] {
		if err := renew(os.Args[1], lesson); err != nil {
			fmt.Fprintf(os.Stderr, "oracle: %s: %v\n", lesson, err)
			os.Exit(1)
		}
	}
}

// renew writes the record of a lesson.
func renew(python, path string) error {
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	read, err := lesson.Read(string(text))
	if err != nil {
		return err
	}
	states, err := lessons.Runnable(read, string(text))
	if err != nil {
		return err
	}
	var record lessons.Record
	for _, state := range states {
		ran, err := run(python, state.Source)
		if err != nil {
			return fmt.Errorf("%s: %w", state.Name, err)
		}
		record.Versions = ran.Versions
		record.States = append(record.States, lessons.StateRecord{Name: state.Name, SHA256: lessons.Digest(state.Source), Routes: ran.Routes})
	}
	content, err := json.MarshalIndent(record, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(lessons.RecordPath(path), append(content, '\n'), 0o644)
}

type ran struct {
	Versions map[string]string
	Routes   []lessons.RouteRecord
}

// run runs one app in a process of its own.
func run(python, source string) (result ran, err error) {
	folder, err := os.MkdirTemp("", "lesson")
	if err != nil {
		return result, err
	}
	defer os.RemoveAll(folder)
	app, program := filepath.Join(folder, "app.py"), filepath.Join(folder, "runtime.py")
	if err := errors.Join(os.WriteFile(app, []byte(source), 0o644), os.WriteFile(program, runtime, 0o644)); err != nil {
		return result, err
	}
	var stderr bytes.Buffer
	command := exec.Command(python, program, app)
	command.Dir, command.Stderr = folder, &stderr
	out, err := command.Output()
	if err != nil {
		return result, fmt.Errorf("%w\n%s", err, stderr.Bytes())
	}
	return result, json.Unmarshal(out, &result)
}
