// Command unguarded tells which routes of a Flask application answer a caller
// who carries no token, for the files and folders that it is given.
//
// Exit status 0: nothing of severity error; 1: something; 2: the command could
// not do its work, and nothing was written to standard output.
package main

import "os"

func main() {
	collectRarely()
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}
