package access

import "testing"

// TestSharedWalksFindTheSame walks the routes of every app in three shares at once,
// and expects of each what is found when they are walked in order.
func TestSharedWalksFindTheSame(t *testing.T) {
	n := 0
	for _, dir := range folders(t) {
		for _, p := range Programs(parseFolder(t, dir), nil) {
			ordered := &Analysis{program: p, majors: map[string]int{"flask_jwt_extended": 4}}
			ordered.start()
			ordered.judgeInOrder()
			shared := &Analysis{program: p, majors: map[string]int{"flask_jwt_extended": 4}}
			shared.start()
			shared.judgeInShares(3)
			for i, want := range ordered.judged {
				n++
				if got := described(shared.judged[i]); got != described(want) {
					t.Errorf("%s: %s %s differs\ngot  %s\nwant %s", dir, ordered.routes[i].Method, ordered.routes[i].URLRule, got, described(want))
				}
			}
		}
	}
	if n == 0 {
		t.Error("no route was walked")
	}
}
