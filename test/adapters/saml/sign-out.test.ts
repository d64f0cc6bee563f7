// Signing out at the identity provider: our request and its answer, its request and our answer, and what is refused.
import { inflateRawSync } from 'node:zlib';
import type { RedirectMessage } from '../../../src/demo/identity-provider/redirect-binding';
import { signedRedirect } from '../../../src/demo/identity-provider/redirect-binding';
import { testKey } from '../../support/saml-signer';
import { createStage, publicUrl } from './saml-stage';

const slo = `${publicUrl}/saml/musterstadt/slo`;
const issuer = `${publicUrl}/demo/idp/metadata`;
const session = {
  nameId: { value: 'anna', format: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent' },
  sessionIndex: '_s1',
};

function pathOf(url: string): string {
  const { pathname, search } = new URL(url);
  return pathname + search;
}

function logoutRequest(
  changes: {
    readonly destination?: string;
    readonly issuer?: string;
    readonly at?: Date;
    readonly indexes?: string;
  } = {},
) {
  const {
    destination = slo,
    at = new Date(),
    indexes = '<samlp:SessionIndex>_s1</samlp:SessionIndex>',
  } = changes;
  return (
    '<samlp:LogoutRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"' +
    ` ID="_r1" Version="2.0" IssueInstant="${at.toISOString()}" Destination="${destination}">` +
    `<saml:Issuer>${changes.issuer ?? issuer}</saml:Issuer><saml:NameID>anna</saml:NameID>${indexes}</samlp:LogoutRequest>`
  );
}

function redirect(
  xml: string,
  changes: Partial<RedirectMessage> & { readonly keyName?: string } = {},
): string {
  const { keyName = 'idp', ...rest } = changes;
  const message = { to: slo, name: 'SAMLRequest', xml, relayState: '', ...rest } as const;
  return pathOf(signedRedirect(message, testKey(keyName).privateKeyPem));
}

describe('signing out', () => {
  const stage = createStage();

  it('goes to the identity provider and is confirmed by it', async () => {
    const url = await stage.saml.logout(stage.tenant('musterstadt'), session);
    expect(url).toMatch(/^http:\/\/localhost:8080\/demo\/idp\/slo\?SAMLRequest=/);
    const answer = await stage.http.get(pathOf(url ?? '')).expect(303);
    const back = await stage.http.get(pathOf(String(answer.headers['location'])));
    expect(back.body).toMatchObject({ kind: 'response', inResponseTo: [...stage.logouts][0] });
  });

  it('names the person and the session, also when the NameID came without a format', async () => {
    const nameId = { value: 'anna', format: null, nameQualifier: 'idp', spNameQualifier: 'portal' };
    const url = await stage.saml.logout(stage.tenant('musterstadt'), { nameId, sessionIndex: null });
    const message = new URL(url ?? '').searchParams.get('SAMLRequest') ?? '';
    const xml = inflateRawSync(Buffer.from(message, 'base64')).toString();
    expect(xml).toContain('NameQualifier="idp" SPNameQualifier="portal">anna</saml:NameID>');
    expect(xml).toContain('Format="urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified"');
    expect(xml).not.toContain('SessionIndex');
  });

  it('stays here when the identity provider has no logout address', async () => {
    const lonely = createStage({ idp: { ...stage.idp.metadata(), sloUrl: null } });
    expect(await lonely.saml.logout(lonely.tenant('musterstadt'), session)).toBeNull();
  });

  it('answers a request of the identity provider with a signed response to it', async () => {
    const answer = await stage.http.get(redirect(logoutRequest(), { relayState: 'opaque' }));
    expect(answer.body).toMatchObject({ kind: 'request', nameId: 'anna', sessionIndexes: ['_s1'] });
    const target = new URL(String(answer.body.answer));
    expect(target.searchParams.get('RelayState')).toBe('opaque');
    expect(target.searchParams.get('Signature')).not.toBe('');
    const xml = inflateRawSync(
      Buffer.from(target.searchParams.get('SAMLResponse') ?? '', 'base64'),
    ).toString();
    expect(xml).toContain('InResponseTo="_r1"');
  });

  it('names every session that the request names, or none', async () => {
    const several =
      '<samlp:SessionIndex>_s1</samlp:SessionIndex><samlp:SessionIndex>_s2</samlp:SessionIndex>';
    const none = await stage.http.get(redirect(logoutRequest({ indexes: '' })));
    expect(none.body.sessionIndexes).toEqual([]);
    const both = await stage.http.get(redirect(logoutRequest({ indexes: several })));
    expect(both.body.sessionIndexes).toEqual(['_s1', '_s2']);
  });
});

describe('a logout message is refused', () => {
  const stage = createStage();
  const good = redirect(logoutRequest());
  const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);

  it.each([
    ['without a signature', 'saml-signature', good.replace(/&Signature=.*/, '')],
    ['without an algorithm', 'saml-signature', good.replace(/&SigAlg=[^&]*/, '')],
    [
      'signed with SHA-1',
      'saml-algorithm',
      good.replace('2001%2F04%2Fxmldsig-more%23rsa-sha256', '2000%2F09%2Fxmldsig%23rsa-sha1'),
    ],
    ['signed by a foreign key', 'saml-signature', redirect(logoutRequest(), { keyName: 'foreign' })],
    ['with a relay state added afterwards', 'saml-signature', `${good}&RelayState=x`],
    ['with a parameter given twice', 'saml-malformed', `${good}&SigAlg=x`],
    [
      'with a parameter spelled in another way',
      'saml-malformed',
      good.replace('SAMLRequest=', 'SAML%52equest='),
    ],
    ['with an unknown parameter', 'saml-malformed', `${good}&x=y`],
    ['with a request and a response', 'saml-malformed', `${good}&SAMLResponse=x`],
    ['with nothing in it', 'saml-malformed', '/saml/musterstadt/slo'],
    ['with broken percent signs', 'saml-malformed', `${good}&RelayState=%zz`],
    ['of many kilobytes', 'saml-too-large', `${good}&RelayState=${'x'.repeat(14_500)}`],
    ['for somebody else', 'saml-destination', redirect(logoutRequest({ destination: `${publicUrl}/other` }))],
    ['from another issuer', 'saml-issuer', redirect(logoutRequest({ issuer: 'https://other.example' }))],
    ['from long ago', 'saml-issue-instant', redirect(logoutRequest({ at: minutesAgo(20) }))],
    ['from the future', 'saml-issue-instant', redirect(logoutRequest({ at: minutesAgo(-5) }))],
    [
      'that is no logout request',
      'saml-root',
      redirect(logoutRequest().replace(/LogoutRequest/g, 'AuthnRequest')),
    ],
    ['that calls a request a response', 'saml-root', redirect(logoutRequest(), { name: 'SAMLResponse' })],
    ['that swells up when inflated', 'saml-too-large', redirect('a'.repeat(1_000_000))],
  ])('%s', async (_what, reason, path) => {
    const answer = await stage.http.get(path);
    expect(answer.status).toBe(403);
    expect(answer.body.reason).toBe(reason);
  });

  it('as the answer to a request that nobody made', async () => {
    const xml = logoutRequest({ indexes: '' })
      .replace(/LogoutRequest/g, 'LogoutResponse')
      .replace(' ID="_r1"', ' ID="_r1" InResponseTo="_never"')
      .replace(
        /<saml:NameID>.*<\/saml:NameID>/,
        '<samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>',
      );
    const answer = await stage.http.get(redirect(xml, { name: 'SAMLResponse' }));
    expect(answer.body.reason).toBe('saml-request-unknown');
  });
});
