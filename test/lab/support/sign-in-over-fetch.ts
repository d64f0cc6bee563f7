/**
 * Signs in at the lab's SimpleSAMLphp without a browser: follows its redirects, fills its form and gives back the fields
 * that a browser would then post to the service provider.
 */
import type { IdentityProviderUser } from './simplesamlphp';

export interface PostedResponse {
  readonly action: string;
  readonly samlResponse: string;
  readonly relayState: string | null;
}

function field(html: string, name: string): string | null {
  const tag = new RegExp(`<input[^>]*name="${name}"[^>]*>`).exec(html)?.[0] ?? '';
  return unescape(/value="([^"]*)"/.exec(tag)?.[1] ?? null);
}

function unescape(text: string | null): string | null {
  return text === null
    ? null
    : text.replaceAll('&#039;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}

class CookieJar {
  private readonly cookies = new Map<string, string>();

  async fetch(url: string, form?: URLSearchParams): Promise<{ readonly url: string; readonly html: string }> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(url, {
      redirect: 'manual',
      headers: { cookie },
      ...(form === undefined ? {} : { method: 'POST', body: form }),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      this.cookies.set(name, value);
    }
    const location = answer.headers.get('location');
    if (location !== null) return this.fetch(new URL(location, url).href);
    return { url, html: await answer.text() };
  }
}

export async function signInOverFetch(
  signInUrl: string,
  { name, password }: Pick<IdentityProviderUser, 'name' | 'password'>,
): Promise<PostedResponse> {
  const jar = new CookieJar();
  const page = await jar.fetch(signInUrl);
  const state = field(page.html, 'AuthState');
  if (state === null) throw new Error(`no sign-in form at ${page.url}:\n${page.html.slice(0, 2000)}`);
  const form = new URLSearchParams({ username: name, password, AuthState: state });
  const answer = await jar.fetch(page.url, form);
  const samlResponse = field(answer.html, 'SAMLResponse');
  const action = unescape(/<form[^>]*action="([^"]*)"/.exec(answer.html)?.[1] ?? null);
  if (samlResponse === null || action === null) throw new Error(`${name} is not let in at ${answer.url}`);
  return { action, samlResponse, relayState: field(answer.html, 'RelayState') };
}
