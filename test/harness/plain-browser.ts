export type Fields = Readonly<Record<string, string>>;

/** A browser without scripts: cookies, the forms of the page before it, and redirects. */
export class PlainBrowser {
  readonly cookies = new Map<string, string>();
  page = '';
  status = 0;
  address = '';
  setCookies: string[] = [];

  /** @param languages that its reader reads, as it says so to servers */
  constructor(
    private readonly server: string,
    private readonly languages = '',
  ) {}

  async open(path: string): Promise<this> {
    return this.ask(path, {});
  }

  /** Fills in and sends the form with this action, all of its hidden fields along. */
  async send(action: string, fields: Fields, headers: Fields = {}): Promise<this> {
    return this.ask(action, {
      method: 'POST',
      body: new URLSearchParams({ ...this.hiddenOf(action), ...fields }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: this.server, ...headers },
    });
  }

  hiddenOf(action: string): Fields {
    const form = this.page.split(`action="${action}"`)[1]?.split('</form>')[0] ?? '';
    const inputs = form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g);
    return Object.fromEntries([...inputs].map(([, name, value]) => [name!, decoded(value!)]));
  }

  private async ask(path: string, init: RequestInit): Promise<this> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(new URL(path, this.server), {
      ...init,
      redirect: 'manual',
      headers: { 'accept-language': this.languages, ...(init.headers as Fields), cookie },
    });
    this.setCookies = response.headers.getSetCookie();
    for (const text of this.setCookies) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(text)!;
      if (value) this.cookies.set(name!, value);
      else this.cookies.delete(name!);
    }
    this.address = response.headers.get('location') ?? path;
    if (response.status === 303) return this.ask(this.address, {});
    this.status = response.status;
    this.page = await response.text();
    return this;
  }
}

/** What the HTML of an attribute says. */
export const decoded = (html: string) =>
  html.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&amp;', '&');
