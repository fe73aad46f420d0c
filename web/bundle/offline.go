package main

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
)

// serviceWorkerName has no hash: browsers look for a newer version of the page
// at the address at which they found the last one.
const serviceWorkerName = "service-worker.js"

const buildPlaceholder = `data-build=""`

// named writes the build's name into the HTML: a hash of it all, for the HTML
// names every file by its hash.
func named(index string) (html, build string, err error) {
	if strings.Count(index, buildPlaceholder) != 1 {
		return "", "", fmt.Errorf("index.html has %d places for the build's name, %s; want 1", strings.Count(index, buildPlaceholder), buildPlaceholder)
	}
	sum := sha256.Sum256([]byte(index))
	build = hex.EncodeToString(sum[:6])
	return strings.Replace(index, buildPlaceholder, `data-build="`+build+`"`, 1), build, nil
}

// serviceWorker bundles the worker that keeps these files for use offline. It
// holds the digest of each, in the form of an integrity attribute.
func serviceWorker(t tree, build string, files []file) (file, error) {
	digests := map[string]string{}
	for _, f := range files {
		sum := sha256.Sum256(f.content)
		digests[f.name] = "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
	}
	list, err := json.Marshal(digests)
	if err != nil {
		return file{}, err
	}
	worker, err := bundle(t, "web/page/service-worker.ts", nil, map[string]string{
		"BUILD": strconv.Quote(build),
		"FILES": string(list),
	})
	return file{serviceWorkerName, worker.content}, err
}
