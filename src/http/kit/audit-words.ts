// Entries of the audit log in words: what they are about, and who acted.
import type { AuditEvent } from '../../domain/audit-event';
import { keyOrigins } from '../../domain/credential';
import type { AuditItem } from '../../usecases/ports-of-the-audit-log';
import type { PersonContext } from './context';

type Words = Pick<PersonContext, 't' | 'format'>;

/** The thing, and the facts that tell it apart: "Antrag MU-2026-0417, 01.12.2026–30.06.2027". */
export function auditAbout(words: Words, event: Pick<AuditEvent, 'action' | 'object' | 'data'>): string {
  if (event.action === 'audit.read') return auditObject(words, event);
  const { t, format } = words;
  const { protocol, keyOrigin, from, until } = event.data;
  const origin = keyOrigins.find((one) => one === keyOrigin);
  const vpn = protocol === 'openvpn' || protocol === 'wireguard' ? [t(`audit.protocol.${protocol}`)] : [];
  const period = typeof from === 'string' && typeof until === 'string' ? [format.period(from, until)] : [];
  const key = origin === undefined ? [] : [t('audit.key-from', { where: t(`audit.key-origins.${origin}`) })];
  return [auditObject(words, event), ...vpn, ...key, ...period].join(', ');
}

/** By the name that people know it by, or else by its number. */
export function auditObject(
  { t }: Pick<Words, 't'>,
  { object, data }: Pick<AuditEvent, 'object' | 'data'>,
): string {
  const kind = t(`audit.object.${object.kind}`);
  if (object.kind === 'audit') return kind;
  const known = data['caseNumber'] ?? data['name'];
  return t('audit.object-with-number', {
    kind,
    number: typeof known === 'string' ? known : shortNumber(object),
  });
}

/** Ids made at the same time begin alike: their ends tell them apart. Credentials are random, people know their beginning. */
function shortNumber({ kind, id }: AuditEvent['object']): string {
  return kind === 'credential' ? id.slice(0, 8) : id.slice(-8);
}

/** Nobody at all is the portal itself; somebody without a name is of the provider, or has been erased. */
export function auditActor(
  { t }: Pick<Words, 't'>,
  { actor, actorName, actorIsExternal }: Pick<AuditItem, 'actor' | 'actorName' | 'actorIsExternal'>,
): string {
  if (actor === null) return t('audit.by-portal');
  return actorName ?? t(actorIsExternal ? 'audit.external' : 'audit.erased');
}
