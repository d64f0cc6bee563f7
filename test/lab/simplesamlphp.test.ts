// Proves that node-saml verifies what SimpleSAMLphp really sends, in each style of attribute names and with each signature.
// Needs: simplesamlphp
import { generateKeyPairSync } from 'node:crypto';
import { SAML, ValidateInResponseTo, type Profile, type SamlConfig } from '@node-saml/passport-saml';
import { mustRun } from '../support/child-process';
import { attributeNames, type AttributeStyle } from './support/attribute-styles';
import { signInOverFetch } from './support/sign-in-over-fetch';
import { startSimpleSamlPhp, type SimpleSamlPhp, type SimpleSamlPhpOptions } from './support/simplesamlphp';

const anna = {
  name: 'anna.weiß',
  password: 'geheim:1',
  attributes: {
    uid: ['anna.weiss'],
    mail: ['anna.weiss@musterstadt.example'],
    sn: ["Weiß-O'Hara"],
    groups: ['Bauamt', 'VPN & Fernzugriff'],
  },
};

const serviceProvider = {
  issuer: 'http://localhost:1/saml/musterstadt/metadata',
  callbackUrl: 'http://localhost:1/saml/musterstadt/acs',
};

function spMetadata(signingCertificate = ''): string {
  const base64 = signingCertificate.replaceAll(/-----[^-]+-----|\s/g, '');
  const key = `<KeyDescriptor use="signing"><KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><X509Data>
    <X509Certificate>${base64}</X509Certificate></X509Data></KeyInfo></KeyDescriptor>`;
  return `<?xml version="1.0"?>
<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${serviceProvider.issuer}">
  <SPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
    ${base64 === '' ? '' : key}
    <AssertionConsumerService index="0" isDefault="true" Location="${serviceProvider.callbackUrl}"
      Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"/>
  </SPSSODescriptor>
</EntityDescriptor>`;
}

async function withIdentityProvider<T>(
  options: Partial<SimpleSamlPhpOptions>,
  act: (provider: SimpleSamlPhp) => Promise<T>,
): Promise<T> {
  const provider = await startSimpleSamlPhp({ spMetadataXml: spMetadata(), users: [anna], ...options });
  try {
    return await act(provider);
  } finally {
    await provider.stop();
  }
}

async function signIn(provider: SimpleSamlPhp, config: Partial<SamlConfig> = {}): Promise<Profile | null> {
  const saml = new SAML({
    ...serviceProvider,
    audience: serviceProvider.issuer,
    idpCert: provider.certificate,
    entryPoint: provider.ssoUrl,
    identifierFormat: null,
    disableRequestedAuthnContext: true,
    validateInResponseTo: ValidateInResponseTo.always,
    ...config,
  });
  const posted = await signInOverFetch(await saml.getAuthorizeUrlAsync('back-here', undefined, {}), anna);
  expect(posted.action).toBe(serviceProvider.callbackUrl);
  expect(posted.relayState).toBe('back-here');
  return (await saml.validatePostResponseAsync({ SAMLResponse: posted.samlResponse })).profile;
}

it.each<AttributeStyle>(['basic', 'oid', 'claims'])(
  'signs in with %s attribute names',
  async (attributeStyle) => {
    const names = attributeNames[attributeStyle];
    await withIdentityProvider({ attributeStyle }, async (provider) => {
      const profile = await signIn(provider);
      expect(profile?.nameID).toBe('anna.weiss');
      expect(profile?.issuer).toBe(provider.entityId);
      expect(profile?.attributes).toEqual(
        Object.fromEntries(
          Object.entries(anna.attributes).map(([name, values]) => [
            names[name] ?? name,
            values.length === 1 ? values[0] : values,
          ]),
        ),
      );
    });
  },
);

it('publishes its certificate in its metadata', async () => {
  await withIdentityProvider({}, async ({ metadataXml, certificate, entityId, ssoUrl }) => {
    expect(metadataXml).toContain(`entityID="${entityId}"`);
    expect(metadataXml).toContain(`Location="${ssoUrl}"`);
    expect(metadataXml.replaceAll(/\s/g, '')).toContain(certificate.replaceAll(/-----[^-]+-----|\s/g, ''));
  });
});

it('is refused by node-saml: an unsigned response when one is asked for', async () => {
  await withIdentityProvider({ sign: { response: false } }, async (provider) => {
    await expect(signIn(provider)).rejects.toThrow('Invalid document signature');
    expect((await signIn(provider, { wantAuthnResponseSigned: false }))?.nameID).toBe('anna.weiss');
  });
});

it('wants requests signed with the key in the metadata when it is told so', async () => {
  const makeKey = ['openssl', 'req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=portal'];
  const pem = await mustRun([...makeKey, '-keyout', '-']);
  const [privateKey = '', certificate = ''] = pem.match(/-----BEGIN[^]*?-----END[^\n]+\n/g) ?? [];
  const foreign = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  await withIdentityProvider({ requireSignedRequests: true }, async (provider) => {
    await provider.setServiceProvider(spMetadata(certificate));
    expect((await signIn(provider, { privateKey, signatureAlgorithm: 'sha256' }))?.nameID).toBe('anna.weiss');
    await expect(signIn(provider)).rejects.toThrow('no sign-in form');
    const foreignKey = foreign.export({ type: 'pkcs8', format: 'pem' }).toString();
    await expect(signIn(provider, { privateKey: foreignKey })).rejects.toThrow('no sign-in form');
  });
});
