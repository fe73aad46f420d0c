package access

import (
	"unguarded/checker/internal/flask"
	"unguarded/checker/internal/interp"
)

// A journey is the ways of one caller's request, of which some have been walked.
type journey struct {
	lib   *library
	m     *interp.Machine
	route *flask.Route
	who   caller
	run   interp.Exploration
	steps int // that it took so far
	ends  []ending
}

// ways walks every way of one request, at most so many. It stops at the first that
// is certainly reached when all is false. It is false when there are more ways.
func (l *library) ways(m *interp.Machine, r *flask.Route, who caller, limit int, all bool) ([]ending, bool) {
	j := &journey{lib: l, m: m, route: r, who: who}
	return j.walk(limit, all)
}

// maxStepsWalked is how many statements the ways of one request may take. Where each
// takes thousands, the last of so many ways tells little, and all other routes wait.
const maxStepsWalked = 80_000

// walk is ways, with what was walked before taken as it is.
func (j *journey) walk(limit int, all bool) (ends []ending, complete bool) {
	for i := range min(len(j.ends), limit) {
		if e := j.ends[i]; !all && e.end == endReached && e.certain() {
			return j.ends[:i+1], true
		}
	}
	if len(j.ends) < limit && j.steps < maxStepsWalked {
		before, cut := j.m.Spent, false
		complete = j.run.Run(j.m, limit, func(p *interp.Path) bool {
			e := j.lib.way(j.m, j.route, j.who, p)
			j.ends = append(j.ends, e)
			found := !all && e.end == endReached && e.certain()
			cut = !found && j.steps+j.m.Spent-before > maxStepsWalked
			return !found && !cut
		})
		j.steps += j.m.Spent - before
		complete = complete && (!cut || j.run.Done())
	}
	return j.ends[:min(len(j.ends), limit)], complete
}
