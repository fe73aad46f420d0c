//go:build !linux

package main

// prepareHeap does nothing where huge pages are not asked for.
func prepareHeap(int) {}
