// Command unguarded tells which routes of a Flask application answer a caller
// who carries no token, for the files and folders that it is given.
//
// Exit status 0: nothing of severity error; 1: something; 2: the command could
// not do its work, and nothing was written to standard output.
package main

import (
	"os"
	"runtime/debug"
)

func main() {
	collectRarely()
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// collectRarely trades memory for time: the command lives for one check, most of
// whose values live as long as it does, and Go's default collects them many times
// over. GOGC and GOMEMLIMIT still have the last word.
func collectRarely() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(1600)
	}
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(1 << 30) // bytes; above it Go collects as often as it must
	}
}
