// A stand-in for the checker, for the states of the page: the text itself says
// what is to be answered, in comments.
//
//	@app.get("/users")     # unprotected: Nothing asks for a token.
//	def users():
//	!!! makes a line that does not parse, and ends the routes from there
//	# slow 400             answers after so many milliseconds
//	# bug                  answers with a failure
//	# hang                 never answers

/** Installs the stand-in; it runs in the page, in place of its worker. */
export function standIn() {
  const place = (line, from, to) => ({
    start: { line, column: from },
    end: { line, column: to },
  });
  const noPlace = place(0, 0, 0);

  function routesOf(path, lines, end) {
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
        path,
        span,
        registration: {
          path,
          span: place(index + 1, 1, text.indexOf(")") + 2),
        },
        verdict: match[3],
        reason: match[4] ?? `the body of \`${view}\` runs`,
        evidence: [
          { message: `\`app\` has no hook that runs before the request`, path: "", span: noPlace },
          { message: match[4] ?? `the body of \`${view}\` runs`, path, span },
        ],
        request: { method: match[1].toUpperCase(), url: match[2] },
        answers: [],
      });
    });
    return found;
  }

  function answerOf({ path, source }) {
    const lines = source.split("\n");
    const broken = lines.findIndex((text) => text.includes("!!!"));
    const end = broken < 0 ? lines.length : broken;
    const diagnostics =
      broken < 0
        ? []
        : [{
            rule: "syntax-error", severity: "error",
            message: "This line does not parse.", path,
            span: place(broken + 1, 1, lines[broken].length + 1),
            related: [], url: "", suppressed: false, baselined: false, fixes: [],
          }];
    const fires = lines.some((text) => text === "import flask_jwt");
    const classic = {
      path, fires,
      reason: fires
        ? "fires, because flask_jwt is imported on line 1"
        : "silent, because the file imports no JWT package",
      span: fires ? place(lines.findIndex((text) => text.startsWith("def ")) + 1, 1, 5) : noPlace,
    };
    return { lines: lines.length, routes: routesOf(path, lines, end), diagnostics, classic };
  }

  function report({ files, profile }) {
    const answers = files.map(answerOf);
    const routes = profile === "classic" ? [] : answers.flatMap((one) => one.routes);
    const lines = answers.reduce((sum, one) => sum + one.lines, 0);
    return {
      schemaVersion: 1,
      tool: { name: "unguarded", version: "stand-in" },
      profile,
      summary: { files: files.length, lines, routes: routes.length },
      routes,
      libraryRoutes: [],
      diagnostics: answers.flatMap((one) => one.diagnostics),
      classic: answers.map((one) => one.classic),
    };
  }

  window.checks = [];
  const RealWorker = window.Worker;
  class Checker {
    postMessage(message) {
      if (message.type === "start") {
        this.answer({ type: "ready", version: "stand-in" }, window.startDelay ?? 0);
        return;
      }
      const { id, request } = message;
      const text = request.files.map(({ source }) => source).join("\n");
      window.checks.push(text);
      if (/^# bug/m.test(text)) {
        this.answer({ type: "failed", id, message: "a bug, on purpose" }, 0);
        return;
      }
      if (/^# hang/m.test(text)) return;
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
  }
  window.Worker = function Worker(address) {
    return /\/?worker-[0-9a-f]+\.js$/.test(address) && !/zip-/.test(address) ? new Checker() : new RealWorker(address);
  };
}
