// The editor's look. It stands in a shadow root, where CodeMirror styles by
// adopted style sheets and the page's CSS does not reach; custom properties do.

import { EditorView } from "@codemirror/view";

export const theme = EditorView.theme({
  "&": {
    height: "100%",
    fontSize: "var(--size-code)",
    color: "var(--ink)",
    backgroundColor: "var(--paper)",
  },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": {
    fontFamily: "var(--font-code)",
    lineHeight: "1.6",
    overflow: "auto",
    overscrollBehavior: "contain",
  },
  ".cm-content": { padding: "var(--space-2) 0", caretColor: "var(--ink)" },
  ".cm-line": { padding: "0 var(--space-4) 0 var(--space-2)" },
  ".cm-cursor": { borderLeftColor: "var(--ink)", borderLeftWidth: "1.5px" },
  ".cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground":
    { backgroundColor: "var(--selection)" },
  ".cm-activeLine": { backgroundColor: "var(--active-line)" },
  ".cm-activeLineGutter": {
    backgroundColor: "transparent",
    color: "var(--ink)",
  },
  ".cm-gutters": {
    backgroundColor: "var(--paper)",
    color: "var(--ink-soft)",
    border: "none",
  },
  ".cm-lineNumbers .cm-gutterElement": {
    padding: "0 var(--space-2) 0 0",
    minWidth: "2.4em",
    fontVariantNumeric: "tabular-nums",
  },
  ".cm-placeholder": {
    color: "var(--ink-soft)",
    fontFamily: "var(--font-text)",
    fontSize: "var(--size-text)",
  },
  ".cm-specialChar": { color: "var(--unprotected-ink)" },
  ".cm-matchingBracket, .cm-nonmatchingBracket": {
    backgroundColor: "transparent",
    outline: "1px solid var(--line-strong)",
    borderRadius: "2px",
  },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: "transparent" },
  "&.cm-focused .cm-nonmatchingBracket": { backgroundColor: "transparent" },

  // A veil, for the selection is drawn below the lines.
  ".line-open, .gutter-open": { backgroundColor: "var(--unprotected-veil)" },
  ".verdict-gutter .gutter-open": {
    boxShadow: "inset 3px 0 0 var(--unprotected)",
  },
  ".line-open.line-open-stale": {
    backgroundColor: "color-mix(in srgb, var(--unprotected-veil) 45%, transparent)",
  },
  ".line-pointed": { boxShadow: "inset 0 0 0 999px var(--pointed)" },
  ".line-error": { backgroundColor: "var(--unprotected-veil)" },
  ".squiggle": {
    textDecoration: "underline wavy 1px",
    textUnderlineOffset: "3px",
    textDecorationSkipInk: "none",
  },
  ".squiggle-error": { textDecorationColor: "var(--unprotected)" },
  ".squiggle-warning": { textDecorationColor: "var(--optional)" },
  ".squiggle-note": { textDecorationColor: "var(--line-strong)" },

  ".verdict-gutter": { width: "2em", cursor: "default" },
  ".verdict-gutter .cm-gutterElement": { padding: "0", textAlign: "center" },
  ".gutter-mark": {
    display: "grid",
    placeItems: "center",
    height: "1.6em",
    cursor: "pointer",
  },
  ".mark": { width: "1em", height: "1em", verticalAlign: "-0.12em" },
  ".mark-fill": { fill: "currentColor" },
  ".mark-dashes": {
    fill: "none",
    stroke: "currentColor",
    strokeWidth: "1.2",
    strokeDasharray: "2.2 2.134",
  },
  ".mark-stroke": {
    fill: "none",
    stroke: "currentColor",
    strokeWidth: "1.8",
    strokeLinecap: "round",
    strokeLinejoin: "round",
  },
  ".mark-unprotected": { color: "var(--unprotected)" },
  ".mark-optional": { color: "var(--optional)" },
  ".mark-broken": { color: "var(--broken)" },
  ".mark-unknown": { color: "var(--unknown)" },
  ".mark-public": { color: "var(--public)" },
  ".mark-protected": { color: "var(--protected)" },
  ".mark-error": { color: "var(--unprotected)" },
  ".mark-stale .mark": { color: "var(--line-strong)" },

  ".cm-tooltip": {
    backgroundColor: "var(--raised)",
    color: "var(--ink)",
    border: "1px solid var(--line)",
    borderRadius: "var(--radius)",
    boxShadow: "var(--shadow)",
  },
  ".why": {
    maxWidth: "min(34rem, 88vw)",
    maxHeight: "20rem",
    overflow: "auto",
    padding: "var(--space-3) var(--space-4)",
    fontFamily: "var(--font-text)",
    fontSize: "var(--size-small)",
    lineHeight: "1.5",
  },
  ".why-route + .why-route, .why-finding": {
    marginTop: "var(--space-3)",
    paddingTop: "var(--space-3)",
    borderTop: "1px solid var(--line)",
  },
  ".why-finding:first-child": { marginTop: "0", paddingTop: "0", border: "0" },
  ".why-verdict .mark": { marginRight: "0.5em" },
  ".why-verdict": { fontWeight: "600", margin: "0" },
  ".why-url": { fontFamily: "var(--font-code)", fontWeight: "400", overflowWrap: "anywhere" },
  ".why p": { margin: "0" },
  ".why code": { fontFamily: "var(--font-code)", fontSize: "0.95em" },
  ".why ol": { margin: "var(--space-1) 0 0", paddingLeft: "1.4em" },
  ".why li": { padding: "1px 0" },
  ".why-line": { color: "var(--ink-soft)" },

  ".cm-panels": {
    backgroundColor: "var(--ground)",
    color: "var(--ink)",
    borderColor: "var(--line)",
    fontFamily: "var(--font-text)",
  },
  ".cm-panels.cm-panels-bottom": { borderTop: "1px solid var(--line)" },
  ".cm-textfield": {
    backgroundColor: "var(--paper)",
    color: "var(--ink)",
    border: "1px solid var(--line-strong)",
    borderRadius: "var(--radius-small)",
  },
  ".cm-button": {
    backgroundImage: "none",
    backgroundColor: "var(--paper)",
    color: "var(--ink)",
    border: "1px solid var(--line-strong)",
    borderRadius: "var(--radius-small)",
  },
  ".cm-panel.cm-search [name=close]": { color: "var(--ink)" },
  ".cm-searchMatch": { backgroundColor: "var(--selection)" },
  ".cm-searchMatch-selected": { outline: "1px solid var(--line-strong)" },
});
