// Command bundle builds the page into dist/site: it bundles web/page with
// esbuild, gives every file a name that holds its content's hash, points
// index.html at those names, and compresses each file with brotli and gzip.
//
// Run it from the repository root, after dist/checker.wasm and
// dist/wasm_exec.js are there and web/node_modules is installed:
//
//	go run ./web/bundle
//
// When no input changed since the last run it writes nothing.
package main

import (
	"flag"
	"fmt"
	"os"
	"time"
)

func main() {
	root := flag.String("root", ".", "the repository's root")
	flag.Parse()
	if flag.NArg() > 0 {
		fmt.Fprintf(os.Stderr, "bundle: unexpected argument %q: it takes none\n", flag.Arg(0))
		os.Exit(2)
	}
	if err := run(tree{*root}); err != nil {
		fmt.Fprintf(os.Stderr, "bundle: %v\n", err)
		os.Exit(1)
	}
}

// run builds the site of the repository t unless it is up to date.
func run(t tree) error {
	start := time.Now()
	stamp, err := fingerprint(t)
	if err != nil {
		return err
	}
	if upToDate(t, stamp) {
		fmt.Println("bundle: dist/site is up to date")
		return nil
	}
	site, err := build(t)
	if err != nil {
		return err
	}
	if err := write(t, site); err != nil {
		return err
	}
	if err := os.WriteFile(t.stamp(), []byte(stamp), 0o644); err != nil {
		return err
	}
	fmt.Printf("bundle: wrote dist/site in %s\n", time.Since(start).Round(time.Millisecond))
	return sizes(os.Stdout, t, site)
}
