package access

import (
	"fmt"
	"strings"
	"testing"
)

// TestPublic states which open routes are meant to be open, and by what reason.
// The bodies read or change data, so that only the reason tells them apart.
func TestPublic(t *testing.T) {
	for _, c := range []struct{ route, body, want string }{
		{`@app.get("/healthz")`, "def healthz():\n    return 'ok'", "public: `healthz` is a health or version page"},
		{`@app.get("/api/v1/ping")`, "def answer():\n    return 'pong'", "public: `answer` is a health or version page"},
		{`@app.post("/health")`, "def health():\n    return db.reset()", "unprotected"},
		{`@app.get("/health/records")`, "def records():\n    return db.rows()", "unprotected"},
		{`@app.get("/")`, "def home():\n    return 'hello'", "public: `home` is an index or static page that reads no data"},
		{`@app.get("/")`, "def everything():\n    return db.rows()", "unprotected"},
		{`@app.get("/about")`, "def about():\n    return 'us'", "public: `about` is an index or static page that reads no data"},
		{`@app.get("/docs")`, "def docs():\n    return page()", "public: `docs` is documentation or a static file"},
		{`@app.get("/documents")`, "def documents():\n    return db.rows()", "unprotected"},
		{`@app.post("/register")`, "def register():\n    db.add(request.json)\n    return 'ok'", "public: `register` is a registration"},
		{`@app.post("/registers")`, "def registers():\n    db.add(request.json)\n    return 'ok'", "unprotected"},
		{`@app.delete("/register")`, "def unregister():\n    db.drop(request.json)\n    return 'ok'", "unprotected"},
		{`@app.post("/logout")`, "def logout():\n    session.clear()\n    return 'bye'", "public: `logout` logs out"},
		{`@app.post("/password/forgot")`, "def forgot_password():\n    mail.send(request.json['email'])\n    return 'ok'", "public: `forgot_password` is an account's recovery or confirmation"},
		{`@app.post("/password")`, "def set_password():\n    db.set(request.json)\n    return 'ok'", "unprotected"},
		{`@app.post("/session/new")`, "def enter():\n    if request.json['pin'] != db.pin():\n        abort(401)\n    return create_access_token('x')", "public: `enter` tests what the caller sent, and issues a token or logs in"},
		{`@app.post("/impersonate")`, "def impersonate():\n    return create_access_token(request.json['name'])", "unprotected"},
		{`@app.put("/users/login-count")`, "def login_count():\n    return db.bump()", "unprotected"},
		{`@app.get("/favicon.ico")`, "def favicon():\n    return 'icon'", "public: `favicon` is an index or static page that reads no data"},
		{`@app.get("/metrics")`, "def metrics():\n    return registry.text()", "public: `metrics` is a health or version page"},
		{`@app.post("/password/<token>")`, "def set_password(token):\n    password = request.json.get('password')\n    if not password:\n        return 'a password, please', 400\n    try:\n        claims = jwt.decode(token, 'k', algorithms=['HS256'])\n    except jwt.InvalidTokenError:\n        return 'the link is wrong', 400\n    db.set(claims['sub'], password)\n    return 'ok'", "public: `set_password` asks for a signed token, and stops without one"},
		{`@app.post("/password/<token>")`, "def set_password(token):\n    db.log(token)\n    try:\n        claims = jwt.decode(token, 'k', algorithms=['HS256'])\n    except jwt.InvalidTokenError:\n        claims = {'sub': 1}\n    db.set(claims['sub'], 'x')\n    return 'ok'", "unprotected"},
		{`@app.get("/app")`, "def client():\n    return app.send_static_file('index.html')", "public: `client` sends a file of the site, the same to everybody"},
		{`@app.get("/<path:name>")`, "def client(name):\n    if os.path.exists(os.path.join(app.static_folder, name)):\n        return send_from_directory(app.static_folder, name)\n    return send_from_directory(app.static_folder, 'index.html')", "public: `client` sends a file of the site, the same to everybody"},
		{`@app.get("/files/<name>")`, "def files(name):\n    return send_from_directory(UPLOADS, name)", "unprotected"},
		{`@app.get("/files/<name>")`, "def files(name):\n    return send_from_directory('uploads', name)", "unprotected"},
		{`@app.get("/report")`, "def report():\n    db.log()\n    return app.send_static_file('index.html')", "unprotected"},
		{`@app.put("/tokens")`, "def refresh():\n    if not db.known(request.json['refresh_token']):\n        return 'no', 400\n    return db.token()", "public: `refresh` is a renewal of a token"},
		{`@app.post("/refresh")`, "def refresh():\n    return db.rebuild()", "unprotected"},
		{`@app.post("/send-mail")`, "def send_mail():\n    '''Sends it.'''\n    return accounts.forgot_password(request.json)", "public: `send_mail` is an account's recovery or confirmation"},
		{`@app.post("/send-mail")`, "def send_mail():\n    return accounts.write(request.json)", "unprotected"},
		{`@app.post("/forgot-password")`, "def forgot_password():\n    mail.send(create_access_token(request.json['email']))\n    return 'ok'", "public: `forgot_password` is an account's recovery or confirmation"},
		{`@app.post("/hook")  # unguarded: public -- the sender signs`, "def hook():\n    return db.add(request.data)", "public: a comment says that it is meant to be open: the sender signs"},
		{`@app.post("/hook")  # unguarded: private`, "def hook():\n    return db.add(request.data)", "unprotected"},
	} {
		p := analyze(t, "\n"+c.route+"\n"+c.body+"\n")
		if len(p.Results) != 1 {
			t.Fatalf("%s: %d routes", c.route, len(p.Results))
		}
		got := string(p.Results[0].Verdict)
		if got == "public" {
			got = fmt.Sprintf("public: %s", strings.TrimPrefix(p.Results[0].Reason, "public: "))
		}
		if got != c.want {
			t.Errorf("%s\n%s\ngot  %s\nwant %s", c.route, c.body, got, c.want)
		}
	}
}

// BenchmarkHooks walks routes behind ten hooks; the time should grow with the
// number of routes.
func BenchmarkHooks(b *testing.B) {
	for _, routes := range []int{10, 100, 1000} {
		var text strings.Builder
		text.WriteString("from flask import Flask, request\nfrom flask_jwt_extended import verify_jwt_in_request\napp = Flask(__name__)\n")
		for i := range 9 {
			fmt.Fprintf(&text, "\n@app.before_request\ndef hook%d():\n    if request.path == '/open%d':\n        return None\n", i, i)
		}
		text.WriteString("\n@app.before_request\ndef gate():\n    verify_jwt_in_request()\n")
		for i := range routes {
			fmt.Fprintf(&text, "\n@app.get('/r%d')\ndef r%d():\n    return 'x'\n", i, i)
		}
		b.Run(fmt.Sprintf("routes=%d", routes), func(b *testing.B) {
			modules := modulesOf(b, text.String())
			for b.Loop() {
				if p := Analyze(modules, nil, Settings{}); len(p.Results) != routes || p.Results[0].Verdict != Protected {
					b.Fatalf("%d routes", len(p.Results))
				}
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*routes), "µs/route")
		})
	}
}
