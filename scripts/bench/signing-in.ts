// A browser and an identity provider in one: begins a sign-in at the portal, signs the answer, posts it.
import http from 'node:http';
import { inflateRawSync } from 'node:zlib';
import { samlAddresses } from '../../src/adapters/saml/saml-tenant';
import type { SamlKey } from '../../src/adapters/saml/saml-key';
import { signedResponseFor } from '../../src/demo/identity-provider/sign-in-response';

export function identityProviderOf(publicUrl: string) {
  return { entityId: `${publicUrl}/idp`, ssoUrl: `${publicUrl}/idp/sso`, sloUrl: null };
}

const somebody = {
  login: 'anna.amsel',
  displayName: 'Anna Amsel',
  givenName: 'Anna',
  surname: 'Amsel',
  mail: 'anna.amsel@musterstadt.example',
  department: 'Bürgeramt',
  groups: ['alle', 'vpn-it'],
};

type Answer = { readonly status: number; readonly location: string; readonly cookie: string };

export class SigningIn {
  lastResponse = '';
  readonly portal: ReturnType<typeof samlAddresses>;
  private readonly publicUrl: URL;
  private readonly slug: string;
  private readonly key: SamlKey;
  private readonly connections = new http.Agent({ keepAlive: true });
  private address = 0;

  constructor(publicUrl: URL, slug: string, key: SamlKey) {
    this.publicUrl = publicUrl;
    this.slug = slug;
    this.key = key;
    this.portal = samlAddresses(publicUrl.origin, slug);
  }

  /** In milliseconds, what the portal takes; what the identity provider takes does not count. */
  async signIn(): Promise<number> {
    this.address += 1;
    const begun = performance.now();
    const start = await this.send('GET', `/saml/${this.slug}/login`, '');
    const leftAfter = performance.now() - begun;
    this.lastResponse = this.responseTo(requestIdIn(start.location));
    const body = new URLSearchParams({ SAMLResponse: this.lastResponse }).toString();
    const back = performance.now();
    const { status } = await this.send('POST', `/saml/${this.slug}/acs`, start.cookie, body);
    if (status !== 303) throw new Error(`the sign-in ended with ${status}`);
    return leftAfter + performance.now() - back;
  }

  private responseTo(requestId: string): string {
    const { entityId, acs, slo } = this.portal;
    const xml = signedResponseFor(somebody, requestId, {
      demoMode: true,
      baseUrl: this.publicUrl.origin,
      entityId: identityProviderOf(this.publicUrl.origin).entityId,
      key: this.key,
      serviceProvider: { entityId, acsUrl: acs, sloUrl: slo, certificatePem: '' },
      people: [],
      clock: () => new Date(),
      stylesheets: [],
    });
    return Buffer.from(xml).toString('base64');
  }

  private send(method: string, target: string, cookie: string, body = ''): Promise<Answer> {
    const headers = {
      cookie,
      'x-forwarded-for': `10.0.${(this.address >> 8) & 255}.${this.address & 255}`,
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': Buffer.byteLength(body),
    };
    const to = { host: '127.0.0.1', port: this.publicUrl.port, path: target };
    return new Promise((resolve, reject) => {
      const request = http.request({ ...to, method, headers, agent: this.connections }, (response) => {
        response.resume();
        response.once('end', () => resolve(answerOf(response)));
      });
      request.once('error', reject);
      request.end(body);
    });
  }
}

function answerOf({ statusCode = 0, headers }: http.IncomingMessage): Answer {
  const cookies = (headers['set-cookie'] ?? []).map((line) => line.split(';')[0]);
  return { status: statusCode, location: headers.location ?? '', cookie: cookies.join('; ') };
}

function requestIdIn(location: string): string {
  const message = new URL(location).searchParams.get('SAMLRequest') ?? '';
  const xml = inflateRawSync(Buffer.from(message, 'base64')).toString();
  return /\sID="([^"]+)"/.exec(xml)?.[1] ?? '';
}
