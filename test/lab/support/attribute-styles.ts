// How identity providers in use name the same attributes: plain names, OIDs (X.500/eduPerson) or AD FS' claim types.

export type AttributeStyle = 'basic' | 'oid' | 'claims';

const claims = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims';
const microsoft = 'http://schemas.microsoft.com';

/** Basic name → name sent; an attribute that is not listed keeps its name. */
export const attributeNames: Readonly<Record<AttributeStyle, Readonly<Record<string, string>>>> = {
  basic: {},
  oid: {
    uid: 'urn:oid:0.9.2342.19200300.100.1.1',
    mail: 'urn:oid:0.9.2342.19200300.100.1.3',
    givenName: 'urn:oid:2.5.4.42',
    sn: 'urn:oid:2.5.4.4',
    displayName: 'urn:oid:2.16.840.1.113730.3.1.241',
    department: 'urn:oid:2.16.840.1.113730.3.1.2',
    groups: 'urn:oid:1.3.6.1.4.1.5923.1.5.1.1',
  },
  claims: {
    uid: `${claims}/upn`,
    mail: `${claims}/emailaddress`,
    givenName: `${claims}/givenname`,
    sn: `${claims}/surname`,
    displayName: `${microsoft}/identity/claims/displayname`,
    department: `${claims}/department`,
    groups: `${microsoft}/ws/2008/06/identity/claims/groups`,
  },
};

export const nameFormats: Readonly<Record<AttributeStyle, string>> = {
  basic: 'urn:oasis:names:tc:SAML:2.0:attrname-format:basic',
  oid: 'urn:oasis:names:tc:SAML:2.0:attrname-format:uri',
  claims: 'urn:oasis:names:tc:SAML:2.0:attrname-format:uri',
};
