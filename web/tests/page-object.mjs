// What a person does on the page and sees there, in the page's words.

const modifier = process.platform === "darwin" ? "Meta" : "Control";

/** Waits until the page has an answer for the text as it is now. */
export async function answered(page) {
  await page.waitForSelector("#answer[aria-busy=false]", { state: "attached" });
  const status = await page.locator("#status").textContent();
  if (!status.startsWith("Checked in")) throw new Error(`status: ${status}`);
}

/** Replaces the text as a person does: select all, paste. */
export async function paste(page, text) {
  await focusEditor(page);
  await page.keyboard.press(`${modifier}+a`);
  await insert(page, text);
}

/** Pastes at the caret. */
export async function insert(page, text) {
  await page.locator("#editor .cm-content").evaluate((node, text) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    node.dispatchEvent(
      new ClipboardEvent("paste", {
        clipboardData: data,
        bubbles: true,
        cancelable: true,
      }),
    );
  }, text);
}

/** Opens what a narrow bar has no room for; in a wide one it is there. */
export async function more(page) {
  const button = page.getByRole("button", { name: "More", exact: true });
  if (await button.isVisible()) await button.click();
}

export async function focusEditor(page) {
  await page.locator("#editor .cm-content").focus();
}

/** Waits until the first line of the answer reads so. */
export async function headline(page, words) {
  await page.waitForFunction(
    (words) => {
      const text = document.getElementById("headline")?.textContent ?? "";
      return words.test ? words.test(text) : text === words;
    },
    words,
    { timeout: 30_000 },
  );
}

/** The table as it reads: one line for each route. */
export function routes(page) {
  return page.locator(".route").evaluateAll((bodies) =>
    bodies.map((body) => {
      const read = (part) => body.querySelector(part)?.textContent ?? "";
      const unseen = read(".url-unknown");
      return {
        mark: body.querySelector(".route-glyph .mark")?.classList[1].slice(5),
        methods: read(".route-methods"),
        rule: read(".route-rule").slice(0, -unseen.length || undefined),
        view: read(".route-view"),
        verdict: read(".route-verdict"),
        reason: read(".route-reason"),
        stale: body.classList.contains("route-stale"),
      };
    }),
  );
}

/** The marks in the gutter, with the number of their line. */
export function gutterMarks(page) {
  return page.locator("#editor").evaluate((host) => {
    const marks = [];
    const numbers = [
      ...host.shadowRoot.querySelectorAll(".cm-lineNumbers .cm-gutterElement"),
    ].filter((node) => node.style.visibility !== "hidden");
    const lineAt = (y) =>
      numbers.find((node) => {
        const box = node.getBoundingClientRect();
        return box.top <= y && y < box.bottom;
      })?.textContent;
    for (const mark of host.shadowRoot.querySelectorAll(".gutter-mark")) {
      const box = mark.getBoundingClientRect();
      marks.push(`${lineAt((box.top + box.bottom) / 2)} ${mark.dataset.mark}`);
    }
    return marks;
  });
}

/** The lines with the wash of an open route, as text. */
export function washedLines(page) {
  return page.locator("#editor .line-open").allTextContents();
}

/** The text that is selected in the editor. */
export function selectedText(page) {
  return page.locator("#editor").evaluate((host) => {
    const selection = host.shadowRoot.getSelection?.() ?? getSelection();
    return selection.toString();
  });
}

/** Whether the focus is in the editor. */
export function editorFocused(page) {
  return page.locator("#editor").evaluate(
    (host) =>
      host.shadowRoot.activeElement?.classList.contains("cm-content") ?? false,
  );
}
