package rules

import (
	"fmt"

	"unguarded/checker/diag"
	"unguarded/checker/internal/syntax"
	"unguarded/checker/source"
)

// ClassicResult is the answer of the classic check for one file.
type ClassicResult struct {
	Fires  bool
	Reason string      // "silent, because JWTManager() is called on line 9"
	Span   source.Span // from def to the end of the reported function's name; zero when silent
}

// Classic answers as r2c-flask-missing-jwt-token of 2020 would for one file.
// It is a walk over the tree in the order of the text, with the original's
// quirks: what it does not visit it does not know, and where the original
// stopped with an error there is no finding. A broken file, which CPython can't
// parse, was never looked at.
func Classic(m *syntax.Module, broken bool) ClassicResult {
	if broken {
		return silent("the file does not parse")
	}
	v := &classicWalk{file: m.File}
	v.children(m)
	switch {
	case v.end != "":
		return silent(v.end)
	case v.module == "":
		return silent(unseenImport(m))
	case v.first == nil:
		return silent(fmt.Sprintf("it meets no function after the import of %s on line %d", v.module, v.importLine))
	}
	return ClassicResult{
		Fires: true,
		Reason: fmt.Sprintf("fires, because %s is imported on line %d, and it sees no guard and no set-up call; "+
			"it points at the first function, `%s`", v.module, v.importLine, v.first.Name),
		Span: source.Span{Start: v.first.At.Start, End: v.first.NameAt.End},
	}
}

func silent(because string) ClassicResult {
	return ClassicResult{Reason: "silent, because " + because}
}

// ClassicFinding is the diagnostic of a file in which the classic check fires.
func ClassicFinding(m *syntax.Module, r ClassicResult) diag.Diagnostic {
	return diag.Diagnostic{
		Place:    diag.Place{Path: m.File.Path, Span: r.Span},
		Rule:     missingJWTToken.ID,
		Severity: diag.Error,
		Message: "This file has `flask_jwt`, `flask_jwt_extended`, or `flask_jwt_simple` imported, but no authentication " +
			"protection with `@jwt_required` or `@jwt_optional`. This means JWT tokens aren't being checked for access to " +
			"your API routes, which may be a security oversight.",
	}
}

// The names that the classic check knows.
var (
	classicModules = []string{"flask_jwt", "flask_jwt_extended", "flask_jwt_simple"}
	classicGuards  = []string{"jwt_required", "jwt_optional", "fresh_jwt_required", "jwt_refresh_token_required"}
	classicCalls   = []string{
		"JWT", "get_jwt_identity", "get_current_user", "create_refresh_token", "create_access_token", "set_access_cookies",
		"get_jwt_claims", "verify_jwt_in_request", "current_identity", "decode_token", "JWTManager",
	}
)
