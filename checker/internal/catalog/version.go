package catalog

import (
	"regexp"
	"strconv"
	"strings"
)

// MajorOf reads from a requirements file, a lock file, a project file or a head
// comment which major version of a distribution is installed. It is false where
// the text does not name the distribution, or leaves the major version open.
func MajorOf(text, distribution string) (major int, found bool) {
	name := strings.ReplaceAll(regexp.QuoteMeta(distribution), "-", "[-_.]")
	re := regexp.MustCompile(`(?im)(?:^|[\s"'\[,:;])` + name + `(?:\[[^\]]*\])?["']?([^\n#]*)(?:\n\s*version\s*=\s*"(\d+))?`)
	for _, m := range re.FindAllStringSubmatch(text, -1) {
		if m[2] != "" {
			major, _ = strconv.Atoi(m[2])
			return major, true
		}
		if major, found = majorOfSpec(m[1]); found {
			return major, true
		}
	}
	return 0, false
}

var specifier = regexp.MustCompile(`(===?|~=|<=|>=|<|>|\^|~)\s*v?(\d+)(?:\.(\d+))?`)

// majorOfSpec reads a version specifier, "==4.4.4", ">=3,<4", "^4.0", `"version": "==3.25"`.
func majorOfSpec(spec string) (major int, found bool) {
	spec = strings.NewReplacer(`"`, " ", "'", " ", "{", " ", "}", " ").Replace(spec)
	low := 0
	for _, m := range specifier.FindAllStringSubmatch(spec, -1) {
		n, _ := strconv.Atoi(m[2])
		switch m[1] {
		case "==", "===", "~=", "^", "~", "<=":
			return n, true
		case "<":
			if m[3] != "" && m[3] != "0" {
				return n, true
			}
			return n - 1, true
		case ">=", ">":
			low = n
		}
	}
	// ">=4" alone says 4, as long as it is the newest; ">=3" leaves it open.
	return low, low >= newestMajor
}

// newestMajor is the newest major version of flask-jwt-extended.
const newestMajor = 4
