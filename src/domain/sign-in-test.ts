// A test sign-in read by an administrator: what came, what each of it is used for, who this would be, and what is in the
// way. The same rules as at a real sign-in, gathered instead of stopping at the first.
import { attributeConcepts, isNameOf, type AttributeConcept } from './attribute-aliases';
import { Refusal } from './errors';
import {
  departmentOf,
  displayNameOf,
  identityOf,
  mailOf,
  type SamlAttribute,
  type SignInAssertion,
} from './identity-attributes';
import { aliasesIn } from './identity-provider-presets';
import type { PersonKey } from './person';
import { marksOf } from './person-marks';
import { checkRequired } from './required-attribute';
import { rolesFor, type RoleRule } from './role-rules';
import type { Role } from './roles';
import type { ReadySignIn } from './sign-in-draft';
import { supervisorOf } from './supervisor-address';
import type { TenantKind } from './tenant';

export type AttributeUse = AttributeConcept | 'key' | 'required' | 'rule';

export type SignInFindings = {
  readonly attributes: readonly (SamlAttribute & { readonly uses: readonly AttributeUse[] })[];
  readonly nameId: SignInAssertion['nameId'];
  /** Null when the reason is among those in the way. */
  readonly key: PersonKey | null;
  readonly displayName: string;
  readonly mail: string | null;
  readonly department: string | null;
  readonly supervisor: string | null;
  readonly roles: readonly Role[];
  /** Reasons for which a real sign-in would be refused; none: the test has succeeded. */
  readonly inTheWay: readonly string[];
};

export function findingsOf(assertion: SignInAssertion, ready: ReadySignIn, kind: TenantKind): SignInFindings {
  const { attributes, nameId } = assertion;
  const aliases = aliasesIn(ready);
  const key = attempted(() => identityOf(assertion, ready.identity, aliases));
  const required = attempted(() => checkRequired(attributes, ready.requiredAttribute));
  return {
    attributes: attributes.map((attribute) => ({ ...attribute, uses: usesOf(attribute, ready) })),
    nameId,
    key: key.value ?? null,
    displayName: displayNameOf(assertion, aliases),
    mail: mailOf(attributes, aliases),
    department: departmentOf(attributes, aliases),
    supervisor: supervisorOf(attributes, marksOf(attributes, key.value?.keyValue ?? '', aliases), aliases),
    roles: rolesFor(attributes, ready.roleRules, kind),
    inTheWay: [key, required].flatMap(({ reason }) => (reason === undefined ? [] : [reason])),
  };
}

function attempted<Value>(act: () => Value): { readonly value?: Value; readonly reason?: string } {
  try {
    return { value: act() };
  } catch (error) {
    if (error instanceof Refusal) return { reason: error.reason };
    throw error;
  }
}

function usesOf({ name, friendlyName }: SamlAttribute, ready: ReadySignIn): readonly AttributeUse[] {
  const { identity, requiredAttribute, roleRules } = ready;
  const aliases = aliasesIn(ready);
  const concepts = attributeConcepts.filter(
    (concept) =>
      isNameOf(concept, name, aliases) || (friendlyName !== null && isNameOf(concept, friendlyName, aliases)),
  );
  return [
    ...(identity.kind === 'attribute' && identity.name === name ? (['key'] as const) : []),
    ...concepts,
    ...(requiredAttribute?.name === name ? (['required'] as const) : []),
    ...(roleRules.some(({ attribute }: RoleRule) => attribute === name) ? (['rule'] as const) : []),
  ];
}
