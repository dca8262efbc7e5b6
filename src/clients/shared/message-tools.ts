/** What compiled messages are made with: the browser's own knowledge of a language. */
export interface MessageTools {
  readonly locale: string;
  /** The form for a count or a word: exactly it (`=0`, `=word`), else its plural category, else `other`. */
  readonly plural: (value: number | string, forms: Readonly<Record<string, string>>) => string;
  readonly number: (value: number) => string;
}

export function messageTools(locale: string): MessageTools {
  const rules = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);
  return {
    locale,
    plural: (value, forms) =>
      forms[`=${value}`] ?? forms[typeof value === 'number' ? rules.select(value) : value] ?? forms['other']!,
    number: (value) => numbers.format(value),
  };
}
