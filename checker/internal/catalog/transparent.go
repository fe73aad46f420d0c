package catalog

import "strings"

// transparent lists packages whose decorators guard nothing.
var transparent = Package{
	Name: "decorators that guard nothing",
	Modules: []string{
		"flask_limiter", "flask_caching", "flask_cache", "flask_cors", "flasgger", "flask_apispec", "webargs", "flask_pydantic",
		"flask_expects_json", "marshmallow", "flask_restful", "flask_restx", "flask_restplus", "flask_smorest", "flask_compress",
		"flask_babel", "flask_wtf", "flask_inputs", "connexion", "spectree", "flask_accepts", "injector", "flask_injector", "dependency_injector",
		"flask_parameter_validation", "flask_openapi3", "apiflask", "prometheus_client", "prometheus_flask_exporter", "sentry_sdk",
		"opentelemetry", "tenacity", "retry", "cachetools", "click", "flask_socketio", "celery", "pydantic", "werkzeug", "flask",
		"sqlalchemy", "flask_sqlalchemy", "flask_marshmallow", "typing_extensions", "functools", "contextlib", "flask_siwadoc", "swagger_gen",
		"flask_swagger_ui", "newrelic", "ddtrace", "elasticapm", "line_profiler", "memory_profiler", "nvtx", "numba", "deprecated",
		"deprecation", "attr", "attrs", "flask_talisman", "flask_sock", "flask_executor", "apscheduler", "flask_apscheduler", "aiocache",
		"cached_property", "wrapt", "decorator", "ratelimit", "ratelimiter", "flask_csp", "flask_mail", "jsonschema", "validators", "cerberus", "flask_json", "flask_json_schema", "flask_jsonschema",
	},
	Source: "the packages' documentation",
}

// IsTransparent tells whether a decorator at a dotted path is known to let every
// request through to the function that it wraps.
func IsTransparent(path string) bool {
	module, _, _ := strings.Cut(path, ".")
	p, ok := byModule[module]
	return ok && p.Name == transparent.Name
}
