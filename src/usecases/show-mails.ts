// A municipality's mails as its IT sees them: whether they are on, what could not be delivered, and what each looks like.
import { requireRole, type Actor } from '../domain/actor';
import type { MailContent, MailSettings } from '../domain/mail';
import { mailSamples } from '../domain/mail-samples';
import type { Page, PageRequest } from '../domain/paging';
import type { Ports } from './ports';
import type { UndeliverableMail, WrittenMail } from './ports-of-mails';

export type ShownMails = MailSettings & {
  /** Without a mail server nothing is sent, whatever the municipality has chosen. */
  readonly isConfigured: boolean;
  readonly undeliverable: Page<UndeliverableMail & { readonly name: string | null }>;
};

export async function showMails(
  { store, mail }: Pick<Ports, 'store' | 'mail'>,
  actor: Actor,
  page: PageRequest,
): Promise<ShownMails> {
  requireRole(actor, 'it-admin', 'tenant-admin');
  const { mails, persons } = store.forTenant(actor.tenantId);
  const { items, next } = await mails.listUndeliverable(page);
  const names = await persons.namesOf(items.map(({ ref }) => ref));
  return {
    ...(await mails.settings()),
    isConfigured: mail.send !== null,
    undeliverable: { items: items.map((item) => ({ ...item, name: names.get(item.ref) ?? null })), next },
  };
}

export type PreviewedMail = WrittenMail & Pick<MailContent, 'kind'>;

export async function previewMails(
  { store, mail }: Pick<Ports, 'store' | 'mail'>,
  actor: Actor,
): Promise<readonly PreviewedMail[]> {
  requireRole(actor, 'it-admin', 'tenant-admin');
  const records = store.forTenant(actor.tenantId);
  const tenant = await records.tenant.get();
  const own = new Map((await records.mails.templates()).map(({ kind, texts }) => [kind, texts]));
  return mailSamples.map((content) => ({
    kind: content.kind,
    ...mail.write({ content, side: 'municipality', tenant, texts: own.get(content.kind) ?? null }),
  }));
}
