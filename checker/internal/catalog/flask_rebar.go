package catalog

// Its authenticators are objects that handlers name; they raise what Flask-Rebar
// answers with 401.
var flaskRebar = Package{
	Name: "flask-rebar", Modules: []string{"flask_rebar"},
	Source: "flask_rebar/rebar.py and authenticators/header_api_key.py, 1.12",
	Entries: suffixed("flask_rebar.", "HeaderApiKeyAuthenticator authenticators.HeaderApiKeyAuthenticator", "().authenticate",
		Entry{Role: Verify, Raises: "flask_rebar.errors.Unauthorized", Status: 401}),
}
