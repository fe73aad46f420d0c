// Package spelling finds what somebody may have meant.
package spelling

// Nearest returns the candidate that takes the fewest changes of a character to
// become the word, "" where none is near: more than a third of the word differs.
func Nearest(word string, candidates []string) string {
	best, least := "", len([]rune(word))/3+1
	for _, candidate := range candidates {
		if d := distance([]rune(word), []rune(candidate)); d < least || d == least && best == "" {
			best, least = candidate, d
		}
	}
	return best
}

// distance is Levenshtein's: insertions, deletions and replacements.
func distance(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j := range b {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
