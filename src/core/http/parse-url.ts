/**
 * A URL, or undefined where the text is none. `URL.canParse` is not asked: in Node 20, once optimised, it denies valid
 * URLs with accented letters in the host.
 */
export function parseUrl(text: string, base?: URL): URL | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}
