package checker

// Baseline suppresses the diagnostics that match, as known from before: it marks
// them and takes them out of the sums. What a comment suppresses is not asked about.
func (r *Report) Baseline(match func(Diagnostic) bool) {
	for i, d := range r.Diagnostics {
		if d.Suppressed || !match(d) {
			continue
		}
		r.Diagnostics[i].Suppressed, r.Diagnostics[i].Baselined = true, true
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
