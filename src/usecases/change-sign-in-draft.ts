// One step of setting up a municipality's sign-in is filled in. What is live is changed in another way.
import { Refusal } from '../domain/errors';
import { changedDraft, emptyDraft, type DraftContent, type SignInDraft } from '../domain/sign-in-draft';
import type { Ports } from './ports';
import { providerEvent, tenantOfProvider, type Provider } from './steps/provider-acting';

/** Decided upon the draft as it is when nobody else can change it any more. */
export type DraftChange = (draft: SignInDraft) => Partial<DraftContent>;

export async function changeSignInDraft(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  by: Provider,
  { slug, change }: { readonly slug: string; readonly change: DraftChange },
): Promise<SignInDraft> {
  const tenant = await tenantOfProvider({ store }, by, slug);
  const now = clock();
  return store.forTenant(tenant.id).transaction(async (records) => {
    const { kind } = await records.tenant.getHeld();
    if ((await records.tenant.samlSettings()).idp !== null) throw new Refusal('conflict', 'sign-in-is-live');
    const before = (await records.signInDrafts.find()) ?? emptyDraft(await records.tenant.roleRules());
    const content = change(before);
    const draft = changedDraft(before, content, kind);
    await records.signInDrafts.save(draft);
    const data = { version: draft.version, parts: Object.keys(content).join(', ') };
    await records.audit.append(
      providerEvent(by, tenant.id, { action: 'tenant.sign-in-prepared', data }),
      now,
    );
    return draft;
  });
}
