// What looks like a secret in the code: values under telling names, passwords in
// addresses, keys of known forms. To warn of, so one too many is better than one
// too few. Every repetition is bounded: the texts are anybody's.

import type { SourceFile } from "./contract";

export interface Secret {
  path: string;
  /** 1-based. */
  line: number;
  /** The name that it stands under, or what it is. */
  name: string;
  /** UTF-16 offsets of the value in the source. */
  from: number;
  to: number;
}

const names =
  "(?<name>[A-Za-z0-9_]{0,60}(?:secret|secret[_-]?key|password|passwd|passphrase|pwd|api[_-]?key|access[_-]?key|private[_-]?key|signing[_-]?key|encryption[_-]?key|auth[_-]?key|token|credentials?|connection[_-]?string|dsn|salt))";

/** A Python string: its prefix and quotes, and what is between them. */
const string =
  `[rRbBuUfF]{0,2}(?:"""(?<a>[^]{0,4000}?)"""|'''(?<b>[^]{0,4000}?)'''|"(?<c>(?:[^"\\\\\\n]|\\\\.){0,4000})"|'(?<d>(?:[^'\\\\\\n]|\\\\.){0,4000})')`;

const patterns: { pattern: RegExp; name?: string }[] = [
  // NAME = "…", config["NAME"] = "…", NAME: str = "…", {"NAME": "…"}, f(name="…")
  { pattern: new RegExp(`(?<![A-Za-z0-9_])${names}(?:["']?\\]?\\s*(?::\\s*[A-Za-z_][\\w.]{0,60}\\s*)?==?|["']\\s*:)\\s*\\(?\\s*${string}`, "gid") },
  // environ.get("NAME", "…")
  { pattern: new RegExp(`(?:get|getenv|setdefault|config)\\(\\s*["']${names}["']\\s*,\\s*(?:\\w+\\s*=\\s*)?${string}`, "gid") },
  { pattern: /(?<![a-z0-9+.-])[a-z][a-z0-9+.-]{0,20}:\/\/[^\s:@/"']{0,100}:(?<value>[^\s@/"']{1,200})@/gid, name: "a password in an address" },
  { pattern: /(?<value>-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[^]{0,8000}?-----END [A-Z ]{0,40}PRIVATE KEY-----)/gd, name: "a private key" },
  { pattern: /(?<![A-Za-z0-9])(?<value>(?:AKIA|ASIA)[0-9A-Z]{16})(?![A-Za-z0-9])/gd, name: "an AWS access key" },
  { pattern: /(?<![A-Za-z0-9])(?<value>gh[pousr]_[A-Za-z0-9]{30,200}|github_pat_[A-Za-z0-9_]{30,200})/gd, name: "a GitHub token" },
  { pattern: /(?<![A-Za-z0-9])(?<value>[sr]k_live_[A-Za-z0-9]{16,200})/gd, name: "a Stripe key" },
  { pattern: /(?<![A-Za-z0-9])(?<value>xox[abprs]-[A-Za-z0-9-]{10,200})/gd, name: "a Slack token" },
  { pattern: /(?<![A-Za-z0-9])(?<value>eyJ[A-Za-z0-9_-]{8,2000}\.eyJ[A-Za-z0-9_-]{8,2000}\.[A-Za-z0-9_-]{8,2000})/gd, name: "a JSON Web Token" },
];

/** No secret: nothing, a part that is filled in elsewhere, or what was redacted. */
const placeholder = /^(?:redacted|\{[^{}]*\}|%\(?\w*\)?s?|<[^<>]*>)?$/;

/** The secrets in the files, in their order, none inside another. */
export function secretsIn(files: SourceFile[]): Secret[] {
  return files.flatMap(({ path, source }) => secretsOf(path, source));
}

/** The files with "redacted" in place of each secret. */
export function redacted(files: SourceFile[]): SourceFile[] {
  return files.map(({ path, source }) => {
    let text = "";
    let end = 0;
    for (const { from, to } of secretsOf(path, source)) {
      text += `${source.slice(end, from)}redacted`;
      end = to;
    }
    return { path, source: text + source.slice(end) };
  });
}

function secretsOf(path: string, source: string): Secret[] {
  const found: Secret[] = [];
  for (const { pattern, name } of patterns) {
    for (const match of source.matchAll(pattern)) {
      const place = valuePlace(match);
      if (!place) continue;
      const [from, to] = place;
      if (placeholder.test(source.slice(from, to))) continue;
      const line = source.slice(0, from).split("\n").length;
      found.push({ path, line, name: name ?? match.groups?.name ?? "", from, to });
    }
  }
  found.sort((a, b) => a.from - b.from || b.to - a.to);
  let end = -1;
  return found.filter(({ from, to }) => {
    if (from < end) return false;
    end = to;
    return true;
  });
}

function valuePlace(match: RegExpExecArray): [from: number, to: number] | null {
  const groups = match.indices?.groups ?? {};
  for (const name of ["value", "a", "b", "c", "d"]) {
    const place = groups[name];
    if (place) return place;
  }
  return null;
}
