package catalog

import "testing"

// TestMajorOf reads the version out of each kind of file that can state it.
func TestMajorOf(t *testing.T) {
	for _, c := range []struct {
		what, text string
		major      int // 0: left open
	}{
		{"a pinned requirement", "flask==2.2.2\nFlask-JWT-Extended==3.25.1\n", 3},
		{"underscores", "flask_jwt_extended==3.25.1", 3},
		{"spaces around the operator", "Flask-JWT-Extended == 3.25.1", 3},
		{"extras", "flask-jwt-extended[asymmetric_crypto]==4.4.4", 4},
		{"extras and a space", "flask-jwt-extended [asymmetric_crypto] >=3.0,<4.0", 3},
		{"an environment marker", "flask-jwt-extended==3.25.1; python_version < \"3.7\"", 3},
		{"a marker and an open version", "flask-jwt-extended; python_version >= \"3.7\"", 0},
		{"hashes", "flask-jwt-extended==3.25.1 \\\n    --hash=sha256:4444\n", 3},
		{"a comment", "# flask-jwt-extended==4.0.0 breaks us\nflask-jwt-extended==3.25.1\n", 3},
		{"a comment after it", "flask-jwt-extended>=3  # not 4 yet: <4", 0},
		{"no version", "flask-jwt-extended\nflask==2.2.2\n", 0},
		{"another distribution", "flask-jwt-extended-stubs==3.0\nquart-flask-jwt-extended==3.1", 0},
		{"an upper bound", "flask-jwt-extended<4", 3},
		{"an upper bound within a version", "flask-jwt-extended<4.5", 4},
		{"up to and with", "flask-jwt-extended<=3.25.1", 3},
		{"a lower bound of the newest", "flask-jwt-extended>=4.0", 4},
		{"a lower bound of an old one", "flask-jwt-extended>=3.0", 0},
		{"a range, upper bound first", "flask-jwt-extended<4,>=3", 3},
		{"an excluded version", "flask-jwt-extended!=4.0.0", 0},
		{"a wildcard", "flask-jwt-extended==3.*", 3},
		{"compatible", "flask-jwt-extended~=3.25", 3},
		{"a constraint of pip-compile", "flask-jwt-extended==4.4.4\n    # via -r requirements.in\n", 4},
		{"pyproject, PEP 621", "[project]\ndependencies = [\n  \"flask>=2\",\n  \"flask-jwt-extended>=3.25,<4\",\n]\n", 3},
		{"pyproject, PEP 621 on one line", "[project]\ndependencies = [\"flask>=2\", \"flask-jwt-extended\", \"pyjwt<2\"]\n", 0},
		{"pyproject, one line with versions around", "dependencies = [\"flask-jwt-extended==4.4.4\", \"pyjwt<2\"]\n", 4},
		{"pyproject, Poetry", "[tool.poetry.dependencies]\nflask = \"^2\"\nflask-jwt-extended = \"^3.25.1\"\n", 3},
		{"pyproject, Poetry, exact", "[tool.poetry.dependencies]\nflask-jwt-extended = \"3.25.1\"\n", 3},
		{"pyproject, Poetry, a table", "flask-jwt-extended = {version = \"^3.25\", extras = [\"asymmetric_crypto\"]}\n", 3},
		{"pyproject, Poetry, any", "flask-jwt-extended = \"*\"\n", 0},
		{"Pipfile", "[packages]\nflask-jwt-extended = \"==3.25.1\"\n", 3},
		{"Pipfile, any", "[packages]\nflask-jwt-extended = \"*\"\npyjwt = \"==1.7\"\n", 0},
		{"Pipfile, a table", "[packages]\nFlask-JWT-Extended = {version = \"~=3.25\", index = \"pypi\"}\n", 3},
		{"Pipfile.lock", "{\"default\": {\n  \"flask-jwt-extended\": {\n    \"hashes\": [\n      \"sha256:0aa\"\n    ],\n    \"index\": \"pypi\",\n    \"version\": \"==3.25.1\"\n  },\n  \"gunicorn\": {\"version\": \"==20.0.4\"}\n}}", 3},
		{"poetry.lock", "[[package]]\nname = \"flask-jwt-extended\"\nversion = \"4.4.4\"\ndescription = \"x\"\n", 4},
		{"poetry.lock, named before as a dependency", "[[package]]\nname = \"api\"\nversion = \"1.0\"\n[package.dependencies]\nflask-jwt-extended = \">=3\"\n\n[[package]]\nname = \"flask-jwt-extended\"\nversion = \"3.25.1\"\n", 3},
		{"uv.lock", "[[package]]\nname = \"app\"\nversion = \"0.1.0\"\ndependencies = [\n    { name = \"flask-jwt-extended\" },\n    { name = \"gunicorn\" },\n]\n\n[[package]]\nname = \"flask-jwt-extended\"\nversion = \"3.25.1\"\nsource = { registry = \"x\" }\n", 3},
		{"pdm.lock", "[[package]]\nname = \"flask-jwt-extended\"\nversion = \"3.25.1\"\nrequires_python = \">=3.6\"\n", 3},
		{"setup.cfg", "[options]\ninstall_requires =\n    flask\n    flask-jwt-extended>=3.0,<4\n", 3},
		{"setup.py", "setup(name=\"x\", install_requires=[\"flask\", 'flask-jwt-extended>=3,<4', \"x\"])", 3},
		{"environment.yml", "dependencies:\n  - flask=2.0\n  - flask-jwt-extended=3.25.1\n  - pip:\n    - flask-cors==3\n", 3},
		{"what a head comment requires", " flask-jwt-extended<4", 3},
		{"what a head comment requires, several", " flask>=2, flask-jwt-extended>=4, pyjwt<3", 4},
		{"a marker with versions of its own", "flask-jwt-extended; python_version < \"4\"", 0},
		{"a quoted requirement with a marker", "dependencies = ['flask-jwt-extended; python_version<\"3.9\"']", 0},
		{"a local version", "flask-jwt-extended===4.4.4+local", 4},
	} {
		major, found := MajorOf(c.text, "flask-jwt-extended")
		if found != (c.major != 0) || found && major != c.major {
			t.Errorf("%s: got %d, %v, want %d\n%s", c.what, major, found, c.major, c.text)
		}
	}
}
