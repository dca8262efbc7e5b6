export interface SignedIn {
  readonly token: string;
  readonly expiresAt: string;
  readonly viewer: { readonly id: string; readonly username: string; readonly role: string };
}

/**
 * Who is signed in on this origin: one token, kept in the page's own localStorage (no cookie), shared by all streams of
 * a page and by all its tabs. Where storage is refused (a sandboxed frame) it lasts as long as the page.
 */
export class Session {
  /**
   * Set by whoever can get another token: asked when this one is refused, before the session ends for it; true where
   * another is on its way.
   */
  renew: (() => boolean) | null = null;
  private signedIn: SignedIn | null;
  private isFromPage = false;
  private readonly listeners = new Set<() => void>();

  constructor(protected readonly key: string) {
    this.signedIn = this.stored();
    addEventListener('storage', (event) => {
      if (this.isOfPage || (event.key !== key && event.key !== null)) return;
      this.signedIn = this.stored();
      this.notify();
    });
  }

  /** Null when signed out or expired. */
  get current(): SignedIn | null {
    return this.signedIn && Date.parse(this.signedIn.expiresAt) > Date.now() ? this.signedIn : null;
  }

  /** Whether the page says who is signed in. Such a session is in memory only, and no other tab's matters. */
  get isOfPage(): boolean {
    return this.isFromPage;
  }

  set(signedIn: SignedIn | null, isOfPage = false): void {
    this.signedIn = signedIn;
    this.isFromPage = signedIn !== null && isOfPage;
    try {
      this.write(isOfPage ? null : signedIn);
    } catch {
      // Storage is refused here: the session lives in memory only.
    }
    this.notify();
  }

  /** The server does not accept the token any more. */
  refused(): void {
    if (!this.renew?.()) this.set(null);
  }

  /** @returns a function that stops the listening. */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  protected write(signedIn: SignedIn | null): void {
    if (signedIn) localStorage.setItem(this.key, JSON.stringify(signedIn));
    else localStorage.removeItem(this.key);
  }

  protected read(): string | null {
    return localStorage.getItem(this.key);
  }

  private stored(): SignedIn | null {
    try {
      return JSON.parse(this.read() ?? 'null') as SignedIn | null;
    } catch {
      return null;
    }
  }

  private notify(): void {
    for (const listener of this.listeners) listener();
  }
}
