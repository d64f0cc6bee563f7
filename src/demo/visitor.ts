// Somebody at a browser without scripts: keeps cookies, follows redirects, finds forms in pages and sends them.

export type Answered = { readonly url: URL; readonly status: number; readonly html: string };
export type Fields = Readonly<Record<string, string>>;

const mostRedirects = 10;

export class Visitor {
  private readonly cookies = new Map<string, string>();

  async open(url: URL): Promise<Answered> {
    return this.follow(url, { method: 'GET' });
  }

  /** Sends the form of the page whose action ends like this, with its hidden fields and these. */
  async send(page: Answered, action: string, fields: Fields = {}): Promise<Answered> {
    const form = formIn(page.html, action);
    const body = new URLSearchParams({ ...form.hidden, ...fields });
    return this.follow(new URL(form.action, page.url), { method: 'POST', body });
  }

  /** As a script of the page does: with its token, to an address that no form of it names. */
  async post(page: Answered, url: URL, fields: Fields): Promise<Answered> {
    const token = /name="_csrf" value="([^"]+)"/.exec(page.html)?.[1] ?? '';
    return this.follow(url, { method: 'POST', body: new URLSearchParams({ ...fields, _csrf: token }) });
  }

  private async follow(start: URL, init: RequestInit): Promise<Answered> {
    let url = start;
    let request = init;
    for (let hops = 0; hops < mostRedirects; hops += 1) {
      const response = await fetch(url, {
        ...request,
        redirect: 'manual',
        headers: { cookie: this.cookieHeader() },
      });
      this.keepCookies(response);
      const location = response.headers.get('location');
      if (location === null) return { url, status: response.status, html: await response.text() };
      url = new URL(location, url);
      request = { method: 'GET' };
    }
    throw new Error(`${start.pathname} redirects without end`);
  }

  private keepCookies(response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=;]+)=([^;]*)/.exec(line) ?? [];
      if (name !== undefined && value !== undefined) this.cookies.set(name, value);
    }
  }

  /** For a look at what the browser holds. */
  cookieHeader(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }
}

type Form = { readonly action: string; readonly hidden: Fields };

function formIn(html: string, actionEnd: string): Form {
  for (const [, attributes = '', content = ''] of html.matchAll(/<form([^>]*)>(.*?)<\/form>/gs)) {
    const action = attribute(attributes, 'action');
    if (action?.endsWith(actionEnd) === true) return { action, hidden: hiddenFields(content) };
  }
  throw new Error(`no form for ${actionEnd} on the page "${titleOf(html)}"`);
}

function hiddenFields(content: string): Fields {
  const inputs = [...content.matchAll(/<input([^>]*)>/g)].map(([, attributes = '']) => attributes);
  const hidden = inputs.filter((attributes) => attribute(attributes, 'type') === 'hidden');
  return Object.fromEntries(
    hidden.map((attributes) => [attribute(attributes, 'name') ?? '', attribute(attributes, 'value') ?? '']),
  );
}

function attribute(tag: string, name: string): string | null {
  const value = new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1];
  return value === undefined ? null : unescaped(value);
}

/** Text as it was before a page escaped it. */
export function unescaped(text: string): string {
  return text
    .replaceAll('&#34;', '"')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

export function titleOf(html: string): string {
  return unescaped(
    /<h1[^>]*>(.*?)<\/h1>/s
      .exec(html)?.[1]
      ?.replace(/<[^>]*>/g, '')
      .trim() ?? 'untitled',
  );
}

/** The address behind the first link of the page that matches. */
export function linkIn(page: Answered, pattern: RegExp): URL {
  for (const [, href = ''] of page.html.matchAll(/<a\b[^>]*\bhref="([^"]*)"/g)) {
    if (pattern.test(href)) return new URL(unescaped(href), page.url);
  }
  throw new Error(`no link like ${pattern.source} on the page "${titleOf(page.html)}"`);
}
