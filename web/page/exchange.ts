// The anonymous request of a route and what it meets, beside what a guarded route
// answers. All of it is derived from the code; nothing is sent.

import type { Answer as CallerAnswer, Route } from "./contract";
import { copyButton } from "./copy-button";
import { button, element, visible } from "./dom";
import { drawOutcome, statusWords } from "./outcome";
import { curl, rawHTTP } from "./request-text";

type Form = "curl" | "HTTP";

const forms: Record<Form, (request: Route["request"]) => string> = { curl, HTTP: rawHTTP };

/** The form that was chosen last, for all routes. */
let chosen: Form = "curl";

/** null where the URL is not known. */
export function exchange(route: Route, guarded: Route | null): HTMLElement | null {
  const { request, urlRuleKnown } = route;
  const anonymous = answerFor(route, "anonymous");
  if (!urlRuleKnown || request.url === "" || !anonymous) return null;
  const code = element("pre", { class: "exchange-text", attributes: { tabindex: "0", "aria-label": "The request" } });
  const choices = (Object.keys(forms) as Form[]).map((form) => {
    const choice = button("exchange-form", () => show(form), form);
    choice.dataset.form = form;
    return choice;
  });
  const show = (form: Form) => {
    chosen = form;
    code.textContent = visibleLines(forms[form](request).trimEnd());
    for (const choice of choices) choice.setAttribute("aria-pressed", String(choice.dataset.form === form));
  };
  show(chosen);
  const answers = element("dl", { class: "exchange-answers" }, ...answer("This route", anonymous, bodyWords(route, anonymous)));
  if (anonymous.outcome !== "refused") answers.append(...guardedAnswer(guarded));
  return element(
    "section",
    { class: "exchange" },
    element(
      "div",
      { class: "exchange-head" },
      element("h4", { class: "exchange-title" }, "A stranger’s request"),
      ...choices,
      copyButton("exchange-form exchange-copy", "Copy", () => forms[chosen](request)),
    ),
    code,
    answers,
    element("p", { class: "exchange-note" }, "Derived from the code, not executed."),
  );
}

export function answerFor({ answers }: Route, caller: string): CallerAnswer | undefined {
  return answers.find((one) => one.caller === caller);
}

function bodyWords({ view }: Route, { outcome }: CallerAnswer): string {
  switch (outcome) {
    case "reached":
      return `the body of ${view} runs`;
    case "refused":
      return `the body of ${view} does not run`;
    case "broken":
      return "it crashes before the body";
    default:
      return "what it would answer can’t be told";
  }
}

function guardedAnswer(guarded: Route | null): HTMLElement[] {
  const refusal = guarded && answerFor(guarded, "anonymous");
  if (!refusal || refusal.outcome !== "refused") {
    return answer("With a guard", { caller: "anonymous", outcome: "refused", status: 401 }, "as most guards answer");
  }
  const name = `A guarded one, ${guarded.request.method} ${visible(guarded.urlRule)}`;
  return answer(name, refusal, bodyWords(guarded, refusal));
}

function answer(name: string, said: CallerAnswer, more: string): HTMLElement[] {
  return [
    element("dt", {}, name),
    element(
      "dd",
      { class: `caller-${said.outcome}` },
      drawOutcome(said.outcome),
      element("b", {}, statusWords(said)),
      ` ${visible(more)}`,
    ),
  ];
}

function visibleLines(text: string): string {
  return text.split("\n").map(visible).join("\n");
}
