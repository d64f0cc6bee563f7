// The texts of a municipality's mails for its admin: which are its own, and one with its versions and how it reads.
import { requireRole, type Actor } from '../domain/actor';
import type { MailKind } from '../domain/mail';
import { mailSamples } from '../domain/mail-samples';
import type { MailTemplate, MailTexts } from '../domain/mail-template';
import type { Ports, TenantRecords } from './ports';
import type { WrittenMail } from './ports-of-mails';

export type NamedTemplate = MailTemplate & {
  /** Who changed it; null where the name is gone. */
  readonly changedByName: string | null;
};

export async function listMailTemplates(
  { store }: Pick<Ports, 'store'>,
  actor: Actor,
): Promise<readonly NamedTemplate[]> {
  requireRole(actor, 'tenant-admin');
  const records = store.forTenant(actor.tenantId);
  return withNames(records, await records.mails.templates());
}

export type ShownTemplate = {
  readonly kind: MailKind;
  /** Newest first: the first one counts. */
  readonly versions: readonly NamedTemplate[];
  /** With invented facts, as it is sent now; and as the product would send it. */
  readonly present: WrittenMail;
  readonly product: WrittenMail;
};

export async function showMailTemplate(
  ports: Pick<Ports, 'store' | 'mail'>,
  actor: Actor,
  kind: MailKind,
): Promise<ShownTemplate> {
  requireRole(actor, 'tenant-admin');
  const records = ports.store.forTenant(actor.tenantId);
  const versions = await withNames(records, await records.mails.versions(kind));
  return {
    kind,
    versions,
    present: await previewMailTemplate(ports, actor, { kind, texts: versions[0]?.texts ?? null }),
    product: await previewMailTemplate(ports, actor, { kind, texts: null }),
  };
}

/** How a mail would read with these words, which nobody has saved yet. */
export async function previewMailTemplate(
  { store, mail }: Pick<Ports, 'store' | 'mail'>,
  actor: Actor,
  { kind, texts }: { readonly kind: MailKind; readonly texts: MailTexts | null },
): Promise<WrittenMail> {
  requireRole(actor, 'tenant-admin');
  const tenant = await store.forTenant(actor.tenantId).tenant.get();
  const content = mailSamples.find((sample) => sample.kind === kind);
  if (content === undefined) throw new Error(`there is no sample of a mail of kind ${kind}`);
  return mail.write({ content, side: 'municipality', tenant, texts });
}

async function withNames(
  { persons }: TenantRecords,
  templates: readonly MailTemplate[],
): Promise<readonly NamedTemplate[]> {
  const names = await persons.namesOf(templates.map(({ changedBy }) => changedBy));
  return templates.map((one) => ({ ...one, changedByName: names.get(one.changedBy) ?? null }));
}
