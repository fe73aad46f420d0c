// What the bundler (web/bundle) puts in place, beside web/page's.

/** The editor's file name, relative to embed.js. */
declare const EDITOR_URL: string;

/** A style sheet as text, for a shadow root. */
declare module "*.css" {
  const text: string;
  export default text;
}
