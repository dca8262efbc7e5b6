/** Where the forms are, below Talk's root. */
export const writingPath = '/embed/write';

/** What the forms are about. */
export interface WritingPlace {
  readonly id: string;
  /** The comment that is answered. */
  readonly replyTo?: string | undefined;
  /** What the reader has just posted. */
  readonly comment?: string | undefined;
  /** Of the page, where whoever leads here names one. */
  readonly lang?: string | undefined;
}

/**
 * The page on which a comment is written without JavaScript.
 *
 * @param rootUrl without a slash at its end; '' for an address within Talk's own pages
 */
export function writingUrl(rootUrl: string, { id, replyTo, comment, lang }: WritingPlace): string {
  const search = new URLSearchParams({ id });
  if (replyTo) search.set('replyTo', replyTo);
  if (comment) search.set('comment', comment);
  if (lang) search.set('lang', lang);
  return `${rootUrl}${writingPath}?${search.toString()}`;
}
