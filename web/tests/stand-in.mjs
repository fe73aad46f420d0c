// A stand-in for the checker, for the states of the page: the text itself says
// what is to be answered, in comments.
//
//	@app.get("/users")     # unprotected: Nothing asks for a token.
//	def users():
//	!!! makes a line that does not parse, and ends the routes from there
//	# slow 400             answers after so many milliseconds
//	# bug                  answers with a failure

/** Installs the stand-in; it runs in the page, in place of its worker. */
export function standIn() {
  const place = (line, from, to) => ({
    start: { line, column: from },
    end: { line, column: to },
  });
  const noPlace = place(0, 0, 0);

  function routesOf(lines, end) {
    const found = [];
    lines.forEach((text, index) => {
      const match = text.match(
        /^@app\.(\w+)\("([^"]*)"\)\s*# (\w+)(?:: (.*))?$/,
      );
      if (!match || index >= end) return;
      let def = index + 1;
      while (def < lines.length && !lines[def].startsWith("def ")) def++;
      const view = lines[def]?.match(/^def (\w+)/)?.[1] ?? "view";
      const span = place(def + 1, 1, 5 + view.length);
      found.push({
        urlRule: match[2],
        urlRuleKnown: true,
        methods: [match[1].toUpperCase()],
        endpoint: view,
        view,
        viewClass: "",
        app: "app",
        blueprint: "",
        path: "app.py",
        span,
        registration: {
          path: "app.py",
          span: place(index + 1, 1, text.indexOf(")") + 2),
        },
        verdict: match[3],
        reason: match[4] ?? `the body of \`${view}\` runs`,
        evidence: [
          { message: `\`app\` has no hook that runs before the request`, path: "", span: noPlace },
          { message: match[4] ?? `the body of \`${view}\` runs`, path: "app.py", span },
        ],
        request: { method: match[1].toUpperCase(), url: match[2] },
        answers: [],
      });
    });
    return found;
  }

  function report({ files, profile }) {
    const lines = files[0].source.split("\n");
    const broken = lines.findIndex((text) => text.includes("!!!"));
    const end = broken < 0 ? lines.length : broken;
    const routes = profile === "classic" ? [] : routesOf(lines, end);
    const diagnostics =
      broken < 0
        ? []
        : [{
            rule: "syntax-error", severity: "error",
            message: "This line does not parse.", path: "app.py",
            span: place(broken + 1, 1, lines[broken].length + 1),
            related: [], url: "", suppressed: false, baselined: false, fixes: [],
          }];
    const fires = lines.some((text) => text === "import flask_jwt");
    return {
      schemaVersion: 1,
      tool: { name: "unguarded", version: "stand-in" },
      profile,
      summary: { files: 1, lines: lines.length, routes: routes.length },
      routes,
      libraryRoutes: [],
      diagnostics,
      classic: [{
        path: "app.py", fires,
        reason: fires
          ? "fires, because flask_jwt is imported on line 1"
          : "silent, because the file imports no JWT package",
        span: fires ? place(lines.findIndex((text) => text.startsWith("def ")) + 1, 1, 5) : noPlace,
      }],
    };
  }

  window.checks = [];
  window.Worker = class {
    postMessage(message) {
      if (message.type === "start") {
        this.answer({ type: "ready", version: "stand-in" }, window.startDelay ?? 0);
        return;
      }
      const { id, request } = message;
      const text = request.files[0].source;
      window.checks.push(text);
      if (/^# bug/m.test(text)) {
        this.answer({ type: "failed", id, message: "a bug, on purpose" }, 0);
        return;
      }
      const slow = Number(text.match(/^# slow (\d+)/m)?.[1] ?? 0);
      const answer = JSON.stringify(report(request));
      this.answer({ type: "report", id, report: answer, milliseconds: 3.4 }, slow);
    }

    answer(data, delay) {
      setTimeout(() => this.ended || this.onmessage({ data }), delay);
    }

    terminate() {
      this.ended = true;
    }
  };
}
