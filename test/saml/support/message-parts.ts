// Writes SAML responses piece by piece: right by default, and an attack replaces or leaves out what it likes.

/** What a right answer to one request has to say. */
export type Facts = {
  readonly requestId: string;
  readonly acs: string;
  readonly audience: string;
  readonly issuer: string;
  readonly responseId: string;
  readonly assertionId: string;
  readonly nameId: string;
  readonly now: Date;
};

/** `null` leaves an attribute out. */
export type Attributes = Readonly<Record<string, string | null>>;

const saml2 = 'urn:oasis:names:tc:SAML:2.0';
export const protocol = `${saml2}:protocol`;
export const assertionNamespace = `${saml2}:assertion`;
export const bearer = `${saml2}:cm:bearer`;
export const success = `${saml2}:status:Success`;
const persistent = `${saml2}:nameid-format:persistent`;

/** Attribute values are escaped, the content is taken as it is. */
export function tag(name: string, attributes: Attributes = {}, content = ''): string {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === null
      ? []
      : [` ${key}="${value.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;')}"`],
  );
  return `<${name}${written.join('')}>${content}</${name}>`;
}

/** The time so many minutes from now, as SAML writes it. */
export function minutes({ now }: Facts, offset: number): string {
  return new Date(now.getTime() + offset * 60_000).toISOString();
}

export function issuer(facts: Facts, value = facts.issuer): string {
  return tag('saml:Issuer', {}, value);
}

export function nameId(facts: Facts, value = facts.nameId, attributes: Attributes = {}): string {
  return tag('saml:NameID', { Format: persistent, ...attributes }, value);
}

export function confirmation(
  facts: Facts,
  { method = bearer, data = {} }: { readonly method?: string; readonly data?: Attributes | null } = {},
): string {
  const right = { InResponseTo: facts.requestId, NotOnOrAfter: minutes(facts, 5), Recipient: facts.acs };
  const inner = data === null ? '' : tag('saml:SubjectConfirmationData', { ...right, ...data });
  return tag('saml:SubjectConfirmation', { Method: method }, inner);
}

export function subject(facts: Facts, inner = nameId(facts) + confirmation(facts)): string {
  return tag('saml:Subject', {}, inner);
}

export function audienceRestriction(...audiences: readonly string[]): string {
  const inner = audiences.map((audience) => tag('saml:Audience', {}, audience)).join('');
  return tag('saml:AudienceRestriction', {}, inner);
}

export function conditions(
  facts: Facts,
  attributes: Attributes = {},
  inner = audienceRestriction(facts.audience),
): string {
  const times = { NotBefore: minutes(facts, 0), NotOnOrAfter: minutes(facts, 5) };
  return tag('saml:Conditions', { ...times, ...attributes }, inner);
}

export function authnStatement(facts: Facts, attributes: Attributes = {}): string {
  const reference = tag('saml:AuthnContextClassRef', {}, `${saml2}:ac:classes:unspecified`);
  const right = { AuthnInstant: minutes(facts, 0), SessionIndex: '_session-of-anna' };
  return tag('saml:AuthnStatement', { ...right, ...attributes }, tag('saml:AuthnContext', {}, reference));
}

export function attributeStatement(...values: readonly (readonly [name: string, value: string])[]): string {
  const inner = values.map(([name, value]) =>
    tag('saml:Attribute', { Name: name }, tag('saml:AttributeValue', {}, value)),
  );
  return tag('saml:AttributeStatement', {}, inner.join(''));
}

export function status(code = success, inner = ''): string {
  return tag('samlp:Status', {}, tag('samlp:StatusCode', { Value: code }, inner));
}

export type AssertionParts = {
  readonly attributes: Attributes;
  readonly issuer: string;
  readonly subject: string;
  readonly conditions: string;
  readonly authnStatement: string;
  readonly attributeStatement: string;
  readonly more: string;
};

/** It declares its own namespaces, so that it means the same wherever an attacker puts it. */
export function assertion(facts: Facts, changed: Partial<AssertionParts> = {}): string {
  const parts = { ...rightAssertion(facts), ...changed };
  const attributes = {
    'xmlns:saml': assertionNamespace,
    ID: facts.assertionId,
    IssueInstant: minutes(facts, 0),
    Version: '2.0',
    ...changed.attributes,
  };
  return tag(
    'saml:Assertion',
    attributes,
    parts.issuer +
      parts.subject +
      parts.conditions +
      parts.authnStatement +
      parts.attributeStatement +
      parts.more,
  );
}

function rightAssertion(facts: Facts): Omit<AssertionParts, 'attributes'> {
  return {
    issuer: issuer(facts),
    subject: subject(facts),
    conditions: conditions(facts),
    authnStatement: authnStatement(facts),
    attributeStatement: attributeStatement(['displayName', 'Anna Amsel'], ['groups', 'alle']),
    more: '',
  };
}

export type ResponseParts = {
  readonly attributes: Attributes;
  readonly issuer: string;
  readonly status: string;
  readonly assertions: string;
};

export function response(facts: Facts, changed: Partial<ResponseParts> = {}): string {
  const parts = { issuer: issuer(facts), status: status(), assertions: assertion(facts), ...changed };
  const attributes = {
    'xmlns:saml': assertionNamespace,
    'xmlns:samlp': protocol,
    Destination: facts.acs,
    ID: facts.responseId,
    InResponseTo: facts.requestId,
    IssueInstant: minutes(facts, 0),
    Version: '2.0',
    ...changed.attributes,
  };
  return tag('samlp:Response', attributes, parts.issuer + parts.status + parts.assertions);
}
