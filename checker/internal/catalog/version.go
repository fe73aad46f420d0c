package catalog

import (
	"regexp"
	"strconv"
	"strings"
	"sync"

	"unguarded/checker/pattern"
)

// MajorOf reads from a requirements file, a lock file, a project file or a list of
// requirements which major version of a distribution is installed. It is false
// where the text does not name the distribution, or leaves the major version open.
// What stands behind a number sign is not read.
func MajorOf(text, distribution string) (major int, found bool) {
	if text == "" {
		return 0, false
	}
	for _, at := range requirementOf(distribution).FindAllStringSubmatchIndex(text, -1) {
		line := text[strings.LastIndexByte(text[:at[3]], '\n')+1 : at[3]]
		if strings.Contains(line, "#") || longerName().MatchString(text[at[1]:]) {
			continue
		}
		if major, found = majorOfSpec(specOf(text[at[2]:at[3]], text[at[1]:])); found {
			return major, true
		}
	}
	return 0, false
}

// requirements holds the pattern that finds a distribution, by its name.
var requirements sync.Map

func requirementOf(distribution string) *regexp.Regexp {
	if known, ok := requirements.Load(distribution); ok {
		return known.(*regexp.Regexp)
	}
	name := strings.ReplaceAll(regexp.QuoteMeta(distribution), "-", "[-_.]")
	pattern := regexp.MustCompile(`(?im)(^|[\s"'\[,:;(])` + name + `(?:\s*\[[^\]\n]*\])?`)
	requirements.Store(distribution, pattern)
	return pattern
}

var (
	longerName  = pattern.Of(`^[-_.\w]`)
	another     = pattern.Of(`,\s*[A-Za-z]|[;#\n]`)
	lockedBelow = pattern.Of(`^[ \t\r]*\n\s*version\s*=\s*"([^"]*)"`)
	versionKey  = pattern.Of(`\bversion"?\s*[:=]\s*["']([^"']*)`)
)

// specOf finds the version specifier that belongs to a name, given the character
// before it and the text behind it.
func specOf(before, behind string) string {
	quoted := before == `"` || before == "'"
	closed := quoted && strings.HasPrefix(behind, before)
	value := strings.TrimLeft(strings.TrimPrefix(behind, before), " \t")
	switch {
	case quoted && !closed: // "name>=3,<4; marker"
		spec, _, _ := strings.Cut(behind, before)
		return firstOf(spec, another())
	case closed && lockedBelow().MatchString(behind[1:]): // name = "name", version = "3.1" on the next line
		return exactly(lockedBelow().FindStringSubmatch(behind[1:])[1])
	case closed && strings.HasPrefix(value, ":"), (closed || !quoted) && assigns(value):
		return valueOf(strings.TrimSpace(value[1:]))
	case closed:
		return ""
	}
	return firstOf(behind, another())
}

// assigns tells a key of TOML, or a version of conda's, from a comparison.
func assigns(text string) bool {
	return strings.HasPrefix(text, "=") && !strings.HasPrefix(text, "==")
}

// valueOf reads a version that stands as a value: a text, or a table with a version.
func valueOf(value string) string {
	if strings.HasPrefix(value, "{") {
		table, _, _ := strings.Cut(value, "}")
		if m := versionKey().FindStringSubmatch(table); m != nil {
			return exactly(m[1])
		}
		return ""
	}
	line, _, _ := strings.Cut(value, "\n")
	return exactly(strings.Trim(firstOf(line, another()), `"' `))
}

// firstOf is the text before the first match.
func firstOf(text string, re *regexp.Regexp) string {
	if at := re.FindStringIndex(text); at != nil {
		return text[:at[0]]
	}
	return text
}

// exactly gives a bare version the operator that it stands for.
func exactly(version string) string {
	if version != "" && version[0] >= '0' && version[0] <= '9' {
		return "==" + version
	}
	return version
}

var specifier = pattern.Of(`(===?|~=|<=|>=|<|>|\^|~)\s*v?(\d+)(?:\.(\d+))?`)

// majorOfSpec reads a version specifier: "==4.4.4", ">=3,<4", "^4.0".
func majorOfSpec(spec string) (major int, found bool) {
	low := 0
	for _, m := range specifier().FindAllStringSubmatch(spec, -1) {
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
