package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// An exampleGroup is one part of the Examples menu, as web/examples/order.json
// lists it.
type exampleGroup struct {
	Group    string   `json:"group"`
	Examples []string `json:"examples"` // names of files, without extension
}

// An example is a text to check with the answer that it must get.
type example struct {
	Name     string   `json:"name"`
	Title    string   `json:"title"`
	Sentence string   `json:"sentence"`
	Classic  string   `json:"classic"`  // "fires" or "silent"
	Verdicts []string `json:"verdicts"` // "METHOD urlrule verdict"
	Source   string   `json:"source"`
}

// readExamples gives the page's examples as JSON: a list of groups, each with
// its examples. Each .py file below web/examples must be in exactly one group.
func readExamples(t tree) ([]byte, error) {
	folder := t.path("web/examples")
	var order []exampleGroup
	if err := readJSON(filepath.Join(folder, "order.json"), &order); err != nil {
		return nil, err
	}
	type group struct {
		Group    string    `json:"group"`
		Examples []example `json:"examples"`
	}
	var groups []group
	listed := map[string]bool{}
	for _, part := range order {
		filled := group{Group: part.Group}
		for _, name := range part.Examples {
			if listed[name] {
				return nil, fmt.Errorf("web/examples/order.json lists %q twice", name)
			}
			listed[name] = true
			one, err := readExample(folder, name)
			if err != nil {
				return nil, err
			}
			filled.Examples = append(filled.Examples, one)
		}
		groups = append(groups, filled)
	}
	sources, err := filepath.Glob(filepath.Join(folder, "*.py"))
	if err != nil {
		return nil, err
	}
	for _, source := range sources {
		if name := strings.TrimSuffix(filepath.Base(source), ".py"); !listed[name] {
			return nil, fmt.Errorf("web/examples/order.json does not list %q", name)
		}
	}
	return json.Marshal(groups)
}

func readExample(folder, name string) (example, error) {
	one := example{}
	if err := readJSON(filepath.Join(folder, name+".json"), &one); err != nil {
		return one, err
	}
	source, err := os.ReadFile(filepath.Join(folder, name+".py"))
	if err != nil {
		return one, err
	}
	if one.Title == "" || one.Sentence == "" || len(one.Verdicts) == 0 {
		return one, fmt.Errorf("web/examples/%s.json needs a title, a sentence and verdicts", name)
	}
	one.Name, one.Source = name, string(source)
	return one, nil
}

func readJSON(path string, into any) error {
	content, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(content, into); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}
