// What identity providers of each maker say about the same two people, as they write it: attribute statements and NameIDs.

export type Statement = {
  readonly nameId: { readonly value: string; readonly format: string };
  readonly attributes: readonly Said[];
};
type Said = {
  readonly name: string;
  readonly values: readonly string[];
  readonly friendlyName?: string;
  readonly format?: string;
};

const claims = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims';
const microsoft = 'http://schemas.microsoft.com';
const formats = 'urn:oasis:names:tc:SAML';
const persistent = `${formats}:2.0:nameid-format:persistent`;
const transient = `${formats}:2.0:nameid-format:transient`;
const unspecified = `${formats}:1.1:nameid-format:unspecified`;
const mailFormat = `${formats}:1.1:nameid-format:emailAddress`;
const uri = `${formats}:2.0:attrname-format:uri`;
const basic = `${formats}:2.0:attrname-format:basic`;
const mail = 'Anna.Groß@Stadt.example';

const said = (name: string, ...values: readonly string[]): Said => ({ name, values });
const oid = (name: string, friendlyName: string, ...values: readonly string[]): Said => ({
  name: `urn:oid:${name}`,
  friendlyName,
  format: uri,
  values,
});

export const makerStatements = {
  'AD FS': {
    nameId: { value: 'STADT\\anna', format: unspecified },
    attributes: [
      said(`${microsoft}/LiveID/Federation/2008/05/ImmutableID`, 'b2JqZWN0R1VJRA=='),
      said(`${claims}/upn`, 'anna@stadt.example'),
      said(`${microsoft}/ws/2008/06/identity/claims/windowsaccountname`, 'STADT\\anna'),
      said(`${claims}/emailaddress`, mail),
      said(`${claims}/givenname`, 'Anna'),
      said(`${claims}/surname`, 'Groß'),
      said('http://schemas.xmlsoap.org/claims/Department', 'Bürgeramt & Meldewesen'),
      said('http://schemas.xmlsoap.org/claims/Group', 'VPN-IT'),
    ],
  },
  'Entra ID': {
    nameId: { value: 'anna@stadt.example', format: mailFormat },
    attributes: [
      said(`${microsoft}/identity/claims/tenantid`, '11111111-2222-3333-4444-555555555555'),
      said(`${microsoft}/identity/claims/objectidentifier`, 'b2JqZWN0R1VJRA=='),
      said(`${microsoft}/identity/claims/displayname`, 'Anna Groß'),
      said(`${claims}/name`, 'anna@stadt.example'),
      said(`${claims}/emailaddress`, mail),
      said('department', 'Bürgeramt & Meldewesen'),
      said(`${microsoft}/ws/2008/06/identity/claims/groups`, 'VPN-IT', '0b9f'),
    ],
  },
  Keycloak: {
    nameId: { value: 'b2JqZWN0R1VJRA==', format: persistent },
    attributes: [
      oid('1.2.840.113549.1.9.1', 'email', mail),
      oid('2.5.4.42', 'givenName', 'Anna'),
      oid('2.5.4.4', 'surname', 'Groß'),
      { name: 'uid', format: basic, values: ['anna'] },
      { name: 'department', format: basic, values: ['Bürgeramt & Meldewesen'] },
      { name: 'Role', format: basic, values: ['offline_access'] },
      { name: 'Role', format: basic, values: ['VPN-IT'] },
    ],
  },
  UCS: {
    nameId: { value: 'anna', format: unspecified },
    attributes: [
      said('entryUUID', 'b2JqZWN0R1VJRA=='),
      said('uid', 'anna'),
      said('mailPrimaryAddress', mail),
      said('displayName', 'Anna Groß'),
      said('departmentNumber', '50'),
      said('ou', 'Bürgeramt & Meldewesen'),
      said('memberOf', 'VPN-IT'),
    ],
  },
  Shibboleth: {
    nameId: { value: '_changes', format: transient },
    attributes: [
      { name: 'urn:oasis:names:tc:SAML:attribute:subject-id', format: uri, values: ['b2JqZWN0R1VJRA=='] },
      oid('0.9.2342.19200300.100.1.3', 'mail', mail),
      oid('1.3.6.1.4.1.5923.1.1.1.6', 'eduPersonPrincipalName', 'anna@stadt.example'),
      oid('2.16.840.1.113730.3.1.241', 'displayName', 'Anna Groß'),
      oid('2.5.4.11', 'ou', 'Bürgeramt & Meldewesen'),
      oid('1.3.6.1.4.1.5923.1.5.1.1', 'isMemberOf', 'VPN-IT'),
    ],
  },
  NetIQ: {
    nameId: { value: 'b2JqZWN0R1VJRA==', format: persistent },
    attributes: [
      said('cn', 'anna'),
      said('givenName', 'Anna'),
      said('sn', 'Groß'),
      said('mail', mail),
      said('ou', 'Bürgeramt & Meldewesen'),
      said('groupMembership', 'VPN-IT'),
    ],
  },
} as const satisfies Readonly<Record<string, Statement>>;

/** In place of the statement in a response; several elements of one name stay several. */
export function statementXml(attributes: readonly Said[]): string {
  const elements = attributes.map(({ name, friendlyName, format, values }) => {
    const friendly = friendlyName === undefined ? '' : ` FriendlyName="${friendlyName}"`;
    const style = format === undefined ? '' : ` NameFormat="${format}"`;
    const texts = values.map((value) => `<saml:AttributeValue>${escaped(value)}</saml:AttributeValue>`);
    return `<saml:Attribute Name="${name}"${friendly}${style}>${texts.join('')}</saml:Attribute>`;
  });
  return `<saml:AttributeStatement>${elements.join('')}</saml:AttributeStatement>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
