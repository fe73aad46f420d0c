// What the bundler (web/bundle) puts in place.

/** The checker's file name, relative to the page. */
declare const CHECKER_URL: string;
/** Its size before compression: what the progress is measured against. */
declare const CHECKER_BYTES: number;
/** The worker's file name, relative to the page. */
declare const WORKER_URL: string;

/** The file name of the worker that reads a .zip. */
declare const ZIP_WORKER_URL: string;
/** The service worker's file name, relative to the page. */
declare const SERVICE_WORKER_URL: string;
/** In the service worker: the build's name, and its files with their digests. */
declare const BUILD: string;
declare const FILES: Record<string, string>;

/** The module of the lessons, relative to the page's script. */
declare const LESSONS_URL: string;

/** The page of the rules, relative to the page: add # and a rule's ID. */
declare const RULES_URL: string;

declare module "generated:go-loader" {}

declare module "generated:lessons" {
  /** In the order of the course; name is the file's, without ending. */
  const lessons: { name: string; text: string }[];
  export default lessons;
}

declare module "generated:examples" {
  interface Example {
    name: string;
    title: string;
    sentence: string;
    classic: "fires" | "silent";
    /** "METHOD urlrule verdict", each. */
    verdicts: string[];
    source: string;
  }
  interface ExampleGroup {
    group: string;
    examples: Example[];
  }
  const groups: ExampleGroup[];
  export default groups;
  export type { Example, ExampleGroup };
}
