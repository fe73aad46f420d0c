package web

import (
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"net/http"
	"path"
	"regexp"
	"strings"
	"time"

	"unguarded/web/api"
)

// An asset is one file of the site in all its encodings.
type asset struct {
	contentType  string
	cacheControl string
	encodings    []encoding // the order in which they are preferred; plain last
}

// An encoding is one representation of an asset.
type encoding struct {
	name    string // as in Content-Encoding; "" is plain
	etag    string // strong: its own for each encoding
	content []byte
}

// A hashed name changes with its content, so the content may be kept forever.
var hashedName = regexp.MustCompile(`-[0-9a-f]{8,}\.[a-z0-9]+$`)

const (
	forever    = "public, max-age=31536000, immutable"
	revalidate = "no-cache"
)

// contentTypes are set here and not taken from the system, whose table differs
// from machine to machine.
var contentTypes = map[string]string{
	".css":         "text/css; charset=utf-8",
	".html":        "text/html; charset=utf-8",
	".ico":         "image/x-icon",
	".js":          "text/javascript; charset=utf-8",
	".json":        "application/json",
	".map":         "application/json",
	".png":         "image/png",
	".svg":         "image/svg+xml",
	".txt":         "text/plain; charset=utf-8",
	".wasm":        "application/wasm",
	".webmanifest": "application/manifest+json",
}

// compressed are the endings of files that hold another one, compressed, by
// preference.
var compressed = []struct{ ending, encoding string }{{".br", "br"}, {".gz", "gzip"}}

// Assets serves a built site. All of it is read now: it is small, and what is
// built anew later must not mix with what a page has loaded already.
func Assets(site fs.FS) (http.Handler, error) {
	assets := map[string]asset{}
	err := fs.WalkDir(site, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || isCompressed(name) {
			return err
		}
		a, err := readAsset(site, name)
		assets["/"+name] = a
		return err
	})
	if err != nil {
		return nil, err
	}
	if _, found := assets["/index.html"]; !found {
		return nil, fmt.Errorf("the site has no index.html")
	}
	for at, a := range maps.Clone(assets) {
		assets[Address(at)] = a
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { serve(w, r, assets) }), nil
}

// Address is the address of a file by which people know it: "/" for "/index.html".
func Address(file string) string {
	if folder, found := strings.CutSuffix(file, "/index.html"); found {
		return folder + "/"
	}
	return file
}

func isCompressed(name string) bool {
	for _, c := range compressed {
		if strings.HasSuffix(name, c.ending) {
			return true
		}
	}
	return false
}

// readAsset reads a file and those beside it that hold it compressed.
func readAsset(site fs.FS, name string) (asset, error) {
	content, err := fs.ReadFile(site, name)
	if err != nil {
		return asset{}, err
	}
	kind, known := contentTypes[path.Ext(name)]
	if !known {
		return asset{}, fmt.Errorf("%s: no content type is known for the ending %q", name, path.Ext(name))
	}
	a := asset{contentType: kind, cacheControl: cacheControl(name)}
	for _, c := range compressed {
		if packed, err := fs.ReadFile(site, name+c.ending); err == nil {
			a.encodings = append(a.encodings, encoding{c.encoding, api.Tag(packed), packed})
		}
	}
	a.encodings = append(a.encodings, encoding{"", api.Tag(content), content})
	return a, nil
}

func cacheControl(name string) string {
	if hashedName.MatchString(name) {
		return forever
	}
	return revalidate
}

// AssetHeaders are the headers of the asset with a slash-separated name, the
// content's own apart, for a platform that serves assets itself.
func AssetHeaders(name string) map[string]string {
	headers := api.SecurityHeaders("/" + name)
	headers["Cache-Control"] = cacheControl(name)
	return headers
}

// serve answers GET and HEAD, whole or in ranges, conditional or not.
func serve(w http.ResponseWriter, r *http.Request, assets map[string]asset) {
	a, found := assets[r.URL.Path]
	if !found {
		problem(w, r, http.StatusNotFound, "There is nothing at "+r.URL.Path+".")
		return
	}
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		problem(w, r, http.StatusMethodNotAllowed, "This can be read with GET or HEAD only.")
		return
	}
	chosen := choose(a.encodings, r.Header.Get("Accept-Encoding"))
	header := w.Header()
	header.Set("Content-Type", a.contentType)
	header.Set("Cache-Control", a.cacheControl)
	header.Set("ETag", chosen.etag)
	if len(a.encodings) > 1 {
		header.Set("Vary", "Accept-Encoding")
	}
	if chosen.name != "" {
		header.Set("Content-Encoding", chosen.name)
	}
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(chosen.content))
}
