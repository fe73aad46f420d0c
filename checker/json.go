package checker

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
	"unicode/utf8"
)

// DecodeRequest reads a Request from its JSON text and validates it. The error
// is one sentence that names the field and what was expected there.
func DecodeRequest(data []byte) (Request, error) {
	request, ok := quickRequest(data)
	if !ok {
		var err error
		if request, err = decodeRequest(data); err != nil {
			return Request{}, err
		}
	}
	if err := request.validate(); err != nil {
		return Request{}, err
	}
	request.Options.Profile = request.Profile
	if err := request.Options.Validate(); err != nil {
		return Request{}, fmt.Errorf("options.%w", err)
	}
	return request, nil
}

// decodeRequest reads a Request and leaves it to others to validate it.
func decodeRequest(data []byte) (Request, error) {
	var request Request
	if at := invalidUTF8(data); at >= 0 {
		return request, fmt.Errorf("the request is not UTF-8 at byte %d: expected JSON in UTF-8", at)
	}
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&request); err != nil {
		return Request{}, decodingError("request", err)
	}
	if _, err := decoder.Token(); err != io.EOF {
		return Request{}, fmt.Errorf("the request goes on after its end, at byte %d: expected one JSON object", decoder.InputOffset())
	}
	return request, nil
}

// DecodeReport reads a Report from its JSON text, as a format's writer gets it
// back from a page. Fields that a newer version added are ignored.
func DecodeReport(data []byte) (Report, error) {
	var report Report
	if err := json.Unmarshal(data, &report); err != nil {
		return Report{}, decodingError("report", err)
	}
	if report.SchemaVersion != SchemaVersion {
		return Report{}, fmt.Errorf("schemaVersion: expected %d, found %d", SchemaVersion, report.SchemaVersion)
	}
	return report, nil
}

// ParseProfile returns the profile of that name; no name means the default.
func ParseProfile(name string) (string, error) {
	switch name {
	case "", ProfileRoutes:
		return ProfileRoutes, nil
	case ProfileClassic:
		return ProfileClassic, nil
	}
	return "", fmt.Errorf("profile: expected %q or %q, found %q", ProfileRoutes, ProfileClassic, name)
}

// validate checks what the types can't say, and fills in the default profile.
func (r *Request) validate() error {
	profile, err := ParseProfile(r.Profile)
	if err != nil {
		return err
	}
	r.Profile = profile
	if r.Files == nil {
		return errors.New("files: expected a list of files, found nothing")
	}
	first := make(map[string]int, len(r.Files))
	for i, file := range r.Files {
		if err := validatePath(file.Path); err != nil {
			return fmt.Errorf("files[%d].path: %w", i, err)
		}
		clean := path.Clean(file.Path)
		if earlier, seen := first[clean]; seen {
			return fmt.Errorf("files[%d].path: expected a path of its own, found %q, which is files[%d] already", i, file.Path, earlier)
		}
		first[clean] = i
	}
	return nil
}

// validatePath accepts relative, slash-separated paths.
func validatePath(p string) error {
	switch {
	case p == "":
		return errors.New("expected a relative path, found an empty text")
	case strings.HasPrefix(p, "/"), strings.HasPrefix(p, `\`), hasDrive(p):
		return fmt.Errorf("expected a relative path, found the absolute path %q", p)
	case strings.ContainsRune(p, 0):
		return fmt.Errorf("expected a path without NUL characters, found %q", p)
	}
	return nil
}

// hasDrive reports whether a path starts with a drive, as Windows has them:
// "C:\app.py" or "C:/app.py".
func hasDrive(p string) bool {
	letter := func(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
	return len(p) >= 3 && letter(p[0]) && p[1] == ':' && (p[2] == '/' || p[2] == '\\')
}

// invalidUTF8 returns the offset of the first byte that is not UTF-8, or -1.
func invalidUTF8(data []byte) int {
	if utf8.Valid(data) { // which is much faster
		return -1
	}
	for at := 0; at < len(data); {
		r, size := utf8.DecodeRune(data[at:])
		if r == utf8.RuneError && size == 1 {
			return at
		}
		at += size
	}
	return -1
}

// decodingError turns an error of encoding/json into a sentence about the
// request or report that was decoded.
func decodingError(what string, err error) error {
	var syntax *json.SyntaxError
	var wrongType *json.UnmarshalTypeError
	switch {
	case errors.As(err, &wrongType):
		return fmt.Errorf("%s: expected %s, found %s", fieldName(what, wrongType.Field), typeName(wrongType), article(wrongType.Value))
	case err == io.ErrUnexpectedEOF, errors.As(err, &syntax) && syntax.Error() == "unexpected end of JSON input":
		return fmt.Errorf("the %s ends too early: expected a complete JSON object", what)
	case syntax != nil:
		return fmt.Errorf("the %s is not JSON at byte %d: %s", what, syntax.Offset, syntax.Error())
	case err == io.EOF:
		return fmt.Errorf("the %s is empty: expected a JSON object", what)
	}
	if name, found := strings.CutPrefix(err.Error(), "json: unknown field "); found {
		return fmt.Errorf("the %s has the unknown field %s", what, name)
	}
	return fmt.Errorf("the %s can't be read: %w", what, err)
}

func fieldName(what, field string) string {
	if field == "" {
		return "the " + what
	}
	return field
}

// typeName says in JSON's words what a Go type wants to read.
func typeName(err *json.UnmarshalTypeError) string {
	switch kind := err.Type.Kind().String(); kind {
	case "struct", "map":
		return "an object"
	case "slice", "array":
		return "a list"
	case "string":
		return "a text"
	case "bool":
		return "true or false"
	case "int":
		return "a whole number"
	default:
		return kind
	}
}

// article puts JSON's name of a value ("number 1", "array", …) into our words.
func article(value string) string {
	name, _, _ := strings.Cut(value, " ")
	switch name {
	case "array":
		return "a list"
	case "object":
		return "an object"
	case "string":
		return "a text"
	case "bool":
		return "true or false"
	}
	return "a " + name
}
