// A tenant admin puts the municipality's own words into a kind of mail, or goes back to the product's.
import { requireRole, type Actor } from '../domain/actor';
import { Refusal } from '../domain/errors';
import type { MailKind } from '../domain/mail';
import { checkedTexts, isSameTexts, type MailTemplate, type MailTexts } from '../domain/mail-template';
import type { Ports } from './ports';

export type MailTemplateChange = {
  readonly kind: MailKind;
  /** Null: the product's text. */
  readonly texts: MailTexts | null;
  /** The version that the words were written upon; 0 for none. */
  readonly seen: number;
};

/**
 * Earlier versions stay as they were. What counts already makes no new version, so that a second click does nothing; two
 * at once: the second one is told, instead of writing over the first one's words unseen.
 */
export async function changeMailTemplate(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  actor: Actor,
  { kind, texts: typed, seen }: MailTemplateChange,
): Promise<{ readonly isNew: boolean }> {
  requireRole(actor, 'tenant-admin');
  const texts = typed === null ? null : textsOf(kind, typed);
  const now = clock();
  return store.forTenant(actor.tenantId).transaction(async (records) => {
    const tenant = await records.tenant.getHeld();
    const before = await records.mails.template(kind);
    if (isSameTexts(before?.texts ?? null, texts)) return { isNew: false };
    if ((before?.version ?? 0) !== seen) throw new Refusal('conflict', 'mail-template-changed-meanwhile');
    const version = seen + 1;
    const template: MailTemplate = { kind, version, texts, changedAt: now, changedBy: actor.ref };
    await records.mails.insertTemplate(template);
    await records.audit.append(
      {
        action: 'tenant.mail-template-changed',
        actor: actor.ref,
        subject: null,
        object: { kind: 'tenant', id: tenant.id },
        data: { mail: kind, version, own: texts !== null },
        reason: null,
      },
      now,
    );
    return { isNew: true };
  });
}

/** Which part, and where in it, a page says before it comes to this. */
function textsOf(kind: MailKind, typed: MailTexts): MailTexts | null {
  const checked = checkedTexts(kind, typed);
  if (!checked.ok) throw new Refusal('invalid', 'mail-template-malformed');
  return checked.texts;
}
