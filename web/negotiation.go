package web

import (
	"strconv"
	"strings"
)

// choose returns the first encoding that Accept-Encoding lets through; the last
// one, plain, is always let through. Weights only say yes or no here: who takes
// several encodings gets the smallest.
func choose(encodings []encoding, accept string) encoding {
	last := len(encodings) - 1
	for _, e := range encodings[:last] {
		if accepts(accept, e.name) {
			return e
		}
	}
	return encodings[last]
}

// accepts reports whether a value of Accept-Encoding names an encoding, or "*",
// with a weight above zero (RFC 9110, 12.5.3). What is named itself outweighs
// "*".
func accepts(accept, name string) bool {
	any := false
	for item := range strings.SplitSeq(accept, ",") {
		coding, parameters, _ := strings.Cut(item, ";")
		coding = strings.TrimSpace(coding)
		switch {
		case strings.EqualFold(coding, name):
			return weight(parameters) > 0
		case coding == "*":
			any = weight(parameters) > 0
		}
	}
	return any
}

// weight reads "q=0.5"; without it the weight is 1, and what is no number is 0.
func weight(parameters string) float64 {
	key, value, found := strings.Cut(strings.TrimSpace(parameters), "=")
	if !found || !strings.EqualFold(strings.TrimSpace(key), "q") {
		return 1
	}
	q, err := strconv.ParseFloat(strings.TrimSpace(value), 64)
	if err != nil {
		return 0
	}
	return q
}
