// What a tenant's sign-in goes by at this moment, read and put in force: the two ends of every change to it.
import { Refusal } from '../../domain/errors';
import { checkIdentityRule } from '../../domain/identity-attributes';
import { aliasesIn } from '../../domain/identity-provider-presets';
import { roleRulesChanged } from '../../domain/role-rules';
import type { IdentityProvider, SamlSettings } from '../../domain/saml-settings';
import { lapse, isStale, type Live, type SignInChange } from '../../domain/sign-in-change';
import { connectionOf, type Reading, type SignInKind, type SignInValues } from '../../domain/sign-in-values';
import type { TenantRecords } from '../ports-of-a-tenant';

/** Null as long as nobody can sign in: until then the set-up changes things directly. */
export async function liveValues(records: TenantRecords, kind: SignInKind): Promise<SignInValues | null> {
  const { idp, identity, wantAssertionsSigned, wantResponseSigned } = await records.tenant.samlSettings();
  if (idp === null) return null;
  if (kind === 'role-rules') return { kind, rules: await records.tenant.roleRules() };
  if (kind === 'attributes') return { kind, ...(await liveReading(records)) };
  return { kind, idp, identity, wantAssertionsSigned, wantResponseSigned };
}

type LiveSettings = SamlSettings & { readonly idp: IdentityProvider };

/** Refused as long as nobody can sign in. */
export async function requireLive({ tenant }: Pick<TenantRecords, 'tenant'>): Promise<LiveSettings> {
  const settings = await tenant.samlSettings();
  const { idp } = settings;
  if (idp === null) throw new Refusal('conflict', 'sign-in-not-live');
  return { ...settings, idp };
}

export async function requireLiveValues(records: TenantRecords, kind: SignInKind): Promise<SignInValues> {
  const values = await liveValues(records, kind);
  if (values === null) throw new Refusal('conflict', 'sign-in-not-live');
  return values;
}

export async function liveReading(records: TenantRecords): Promise<Reading> {
  const shape = await records.identityShape.get();
  return { required: await records.signInDrafts.requiredAttribute(), aliases: shape?.aliases ?? {} };
}

/** By what people are known must not be an address of theirs: with such a pair of settings nobody could sign in. */
export async function checkTogether(records: TenantRecords, values: SignInValues): Promise<void> {
  if (values.kind === 'role-rules') return;
  const shape = (await records.identityShape.get()) ?? { maker: 'other', aliases: null };
  const { identity } = values.kind === 'attributes' ? await records.tenant.samlSettings() : values;
  const aliases = values.kind === 'attributes' ? values.aliases : shape.aliases;
  checkIdentityRule(identity, aliasesIn({ ...shape, aliases }));
}

export async function liveSince(records: TenantRecords): Promise<Live['since']> {
  return records.signInChanges.lastAppliedAt();
}

/** Whatever else was proposed upon what was in force until now has lost its ground. */
export async function putInForce(
  records: TenantRecords,
  { tenantId, after: values, decidedBy: actor }: SignInChange,
  now: Date,
): Promise<void> {
  await checkTogether(records, values);
  if (values.kind === 'role-rules') {
    const before = await records.tenant.roleRules();
    await records.tenant.replaceRoleRules(values.rules);
    await records.audit.append(roleRulesChanged(before, values.rules, { tenantId, actor }), now);
  } else if (values.kind === 'attributes') {
    const maker = (await records.identityShape.get())?.maker ?? 'other';
    await records.identityShape.save({ maker, aliases: values.aliases });
    await records.signInDrafts.setRequiredAttribute(values.required);
  } else {
    const present = await records.tenant.samlSettings();
    // Another identity provider publishes elsewhere.
    if (present.idp?.entityId !== values.idp.entityId) await records.metadataWatch.remove();
    await records.tenant.updateSamlSettings({ ...present, ...connectionOf(values) });
  }
  await lapseStale(records, now);
}

/** Open ones that are too old, or compared with what no longer holds. */
export async function lapseStale(records: TenantRecords, now: Date): Promise<number> {
  let lapsed = 0;
  for (const change of await records.signInChanges.open()) {
    if (!isStale(change, await liveValues(records, change.after.kind), now)) continue;
    const { state, event } = lapse(change, now);
    await records.signInChanges.update(state);
    await records.audit.append(event, now);
    lapsed += 1;
  }
  return lapsed;
}
