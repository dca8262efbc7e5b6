const maxLength = 2048;

/**
 * The address that somebody means: `example.org/a` is a web page, `ada@example.org` a mail address.
 *
 * @returns an absolute http, https or mailto address, or nothing where it is none
 */
export function linkAddress(typed: string): string | undefined {
  const text = typed.trim();
  if (!text || /\s/.test(text)) return undefined;
  const hasScheme = /^(https?:\/\/|mailto:)/i.test(text);
  if (!hasScheme && /^[a-z][a-z\d+.-]*:(?!\d)/i.test(text)) return undefined;
  const isMail = /^[^/@]+@[^/@]+\.[^/@]+$/.test(text);
  const address = hasScheme ? text : isMail ? `mailto:${text}` : `https://${text}`;
  if (!hasScheme && !text.includes('.')) return undefined;
  try {
    const { href } = new URL(address);
    return href.length <= maxLength ? href : undefined;
  } catch {
    return undefined;
  }
}

/** An address that stands in a document already: kept where it leads somewhere else and runs nothing. */
export function permittedAddress(href: string): string | undefined {
  return /^(https?:\/\/|mailto:)/i.test(href) ? linkAddress(href) : undefined;
}
