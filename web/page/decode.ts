// A file's bytes as text, as Python reads them (PEP 263): UTF-8, unless a comment
// in the first two lines names another encoding.

const cookie = /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/;
const blank = /^[ \t\f]*(?:#.*)?$/;

/** The text, without a byte order mark; null where it can't be read as such. */
export function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function encodingOf(bytes: Uint8Array): string {
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, 400)).replace(/^ï»¿/, "");
  const [first = "", second = ""] = start.split(/\r\n?|\n/);
  const found = cookie.exec(first) ?? (blank.test(first) ? cookie.exec(second) : null);
  const name = found?.[1]?.toLowerCase().replaceAll("_", "-") ?? "utf-8";
  if (/^utf-?8/.test(name)) return "utf-8";
  // Python says latin-1 where the web says latin1.
  return /^(?:latin|cp|koi8|iso8859)-/.test(name) ? name.replace("-", "") : name;
}
