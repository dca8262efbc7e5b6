/** Makes a format for each language once: to make one costs a hundred times what it costs to use it. */
export function perLocale<Format>(make: (locale?: string) => Format): (locale?: string) => Format {
  const made = new Map<string | undefined, Format>();
  return (locale) => {
    if (!made.has(locale)) made.set(locale, make(locale));
    return made.get(locale)!;
  };
}
