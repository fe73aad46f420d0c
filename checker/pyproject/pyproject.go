// Package pyproject reads the settings of a project: the table [tool.unguarded] of
// its pyproject.toml.
package pyproject

import (
	"errors"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"
	"github.com/bmatcuk/doublestar/v4"

	"unguarded/checker/spelling"
)

// Settings are what the table says. Lists that are not given are nil.
type Settings struct {
	Public  []string // patterns of routes that are meant to be open
	Guards  []string // decorators that refuse a caller without credentials
	Select  []string // the only rules to report
	Ignore  []string // rules not to report
	Exclude []string // patterns of paths not to check, relative to the file's folder
}

// Mentioned reports whether a pyproject.toml may have the table. One that does not
// even have the word needs no reading, nor to be TOML: templates are often none.
func Mentioned(text string) bool { return strings.Contains(text, "unguarded") }

// Parse reads the text of a pyproject.toml. The error is one sentence without the
// file's name; found is false where there is no such table.
func Parse(text string) (settings Settings, found bool, err error) {
	var file map[string]any
	if _, err := toml.Decode(text, &file); err != nil {
		return Settings{}, false, notTOML(err)
	}
	tools, _ := file["tool"].(map[string]any)
	value, found := tools["unguarded"]
	if !found {
		return Settings{}, false, nil
	}
	table, is := value.(map[string]any)
	if !is {
		return Settings{}, false, fmt.Errorf("tool.unguarded: expected a table, found %s", kind(value))
	}
	if err := settings.read(table); err != nil {
		return Settings{}, false, err
	}
	return settings, true, nil
}

// notTOML puts an error of the library into one line.
func notTOML(err error) error {
	var wrong toml.ParseError
	if errors.As(err, &wrong) {
		return fmt.Errorf("line %d is not TOML: %s", wrong.Position.Line, wrong.Message)
	}
	return fmt.Errorf("it is not TOML: %w", err)
}

// keys are the keys of the table, in the order of their documentation.
func (s *Settings) keys() ([]string, map[string]*[]string) {
	return []string{"public", "guards", "select", "ignore", "exclude"}, map[string]*[]string{
		"public": &s.Public, "guards": &s.Guards, "select": &s.Select, "ignore": &s.Ignore, "exclude": &s.Exclude,
	}
}

// read fills the settings. Keys are taken in order, so that of several errors the
// same one is told each time.
func (s *Settings) read(table map[string]any) error {
	names, fields := s.keys()
	for _, key := range slices.Sorted(maps.Keys(table)) {
		field, known := fields[key]
		if !known {
			return unknownKey(key, names)
		}
		list, err := texts(table[key])
		if err != nil {
			return fmt.Errorf("tool.unguarded.%s: %w", key, err)
		}
		*field = list
	}
	for i, pattern := range s.Exclude {
		if !doublestar.ValidatePattern(pattern) || strings.Trim(pattern, "/") == "" || strings.HasPrefix(pattern, "!") {
			return fmt.Errorf("tool.unguarded.exclude[%d]: expected a pattern of a path like \"scripts/*.py\", found %q", i, pattern)
		}
	}
	return nil
}

func unknownKey(key string, names []string) error {
	if near := spelling.Nearest(key, names); near != "" {
		return fmt.Errorf("tool.unguarded.%s: unknown key, did you mean %s", key, near)
	}
	return fmt.Errorf("tool.unguarded.%s: unknown key, expected one of %s", key, strings.Join(names, ", "))
}

// texts reads a list of texts.
func texts(value any) ([]string, error) {
	values, is := value.([]any)
	if !is {
		return nil, fmt.Errorf("expected a list of texts, found %s", kind(value))
	}
	list := make([]string, len(values))
	for i, v := range values {
		if list[i], is = v.(string); !is {
			return nil, fmt.Errorf("expected a list of texts, found %s in it", kind(v))
		}
	}
	return list, nil
}

// kind says what a TOML value is.
func kind(value any) string {
	switch value.(type) {
	case string:
		return "a text"
	case bool:
		return "true or false"
	case int64, float64:
		return "a number"
	case []any:
		return "a list"
	case map[string]any:
		return "a table"
	case []map[string]any:
		return "a list of tables"
	}
	return "a date or time"
}

// Excludes reports whether a path is left out. It is slash-separated and relative
// to the file's folder. A pattern without a slash stands for names at any depth,
// any other for paths from that folder on; a folder takes with it what is below.
func (s Settings) Excludes(name string) bool {
	for _, pattern := range s.Exclude {
		anywhere := !strings.Contains(strings.TrimSuffix(pattern, "/"), "/")
		pattern = strings.Trim(pattern, "/")
		for at := path.Clean(name); at != "." && at != "/"; at = path.Dir(at) {
			part := at
			if anywhere {
				part = path.Base(at)
			}
			if doublestar.MatchUnvalidated(pattern, part) {
				return true
			}
		}
	}
	return false
}
