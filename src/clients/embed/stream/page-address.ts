const parameter = 'commentID';

/** The page's address naming a comment, or (null) none. */
export function addressOf(commentID: string | null, page: string): string {
  const url = new URL(page);
  if (commentID === null) url.searchParams.delete(parameter);
  else url.searchParams.set(parameter, commentID);
  if (url.hash.startsWith('#comment-')) url.hash = '';
  return url.href;
}

/** Lets the page's address name the comment that is read, for whoever reloads or copies it; no step in the history. */
export function markAddress(commentID: string | null): void {
  history.replaceState(history.state, '', addressOf(commentID, location.href));
}
