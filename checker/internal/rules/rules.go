// Package rules holds the rules, one a file, and the list of them.
package rules

import (
	"slices"

	"unguarded/checker/diag"
	"unguarded/checker/internal/access"
	"unguarded/checker/internal/rule"
	"unguarded/checker/internal/syntax"
)

// All lists every rule, in the order of the documentation.
var All = []rule.Rule{
	unprotectedRoute,
	guardAboveRoute,
	guardCallForm,
	guardMadeOptional,
	guardCallNoEffect,
	classGuardLost,
	guardKeyMismatch,
	partlyGuardedClass,
	unregisteredClass,
	docSecurityOnly,
	verifyResultLost,
	optionsRunsOpen,
	identityWithoutVerify,
	hookReturnsToken,
	hookRegisteredLate,
	hookFailsOpen,
	presenceOnlyGuard,
	jwtDecodeUnverified,
	optionalGuardOnly,
	brokenRoute,
	unknownRoute,
	routesInSpecification,
	noAuthentication,
	unusedSuppression,
	syntaxError,
	missingJWTToken,
}

// ByID finds a rule.
func ByID(id string) (rule.Rule, bool) {
	i := slices.IndexFunc(All, func(r rule.Rule) bool { return r.ID == id })
	if i < 0 {
		return rule.Rule{}, false
	}
	return All[i], true
}

// Check runs the rules of profile routes over the files of a check and what the
// walk found in them. Syntax errors are the parser's, and not among the answer. A
// session gives what it keeps of the check before, others nil.
func Check(modules []*syntax.Module, results []*access.Result, kept *rule.Kept) []diag.Diagnostic {
	kept.Turn()
	found := rule.Run(All, rule.Pass{
		Modules:          modules,
		Results:          results,
		NoAuthentication: knowsNoAuthentication(modules, results),
		Kept:             kept,
	})
	found = Suppress(modules, found)
	diag.Sort(found)
	return found
}

// URL is the page of a rule, "" for an ID that no rule has.
func URL(id string) string {
	for _, r := range All {
		if r.ID == id {
			return r.URL()
		}
	}
	return ""
}
