package checker

// Suppress marks the diagnostics that match and takes them out of the sums. What
// is suppressed already is not asked about.
func (r *Report) Suppress(match func(Diagnostic) bool) {
	for i, d := range r.Diagnostics {
		if d.Suppressed || !match(d) {
			continue
		}
		r.Diagnostics[i].Suppressed = true
		switch d.Severity {
		case "error":
			r.Summary.Errors--
		case "warning":
			r.Summary.Warnings--
		default:
			r.Summary.Notes--
		}
	}
}
