/** A token of the newsroom's own system for whoever reads the page; nothing or null where nobody is signed in there. */
export type AccessToken = string | null | undefined;

/**
 * Gets another token: by returning it or a promise of it, or, as Coral's pages do, by calling what it is given.
 * Asked once at a time.
 */
export type RefreshAccessToken = (next: (token: AccessToken) => void) => AccessToken | Promise<AccessToken> | void;

/** Who reads, as the page says. */
export interface PageAccount {
  accessToken?: AccessToken;
  refreshAccessToken?: RefreshAccessToken | undefined;
}

/** @returns null where the page does not say who reads, and never will */
export function accountOf(element: Element & PageAccount): PageAccount | null {
  const { refreshAccessToken } = element;
  const accessToken = element.accessToken ?? element.getAttribute('access-token');
  return accessToken || refreshAccessToken ? { accessToken, refreshAccessToken } : null;
}
