// Entries of the audit log in words: what was done, to what, by whom.
import type { AuditEvent } from '../../domain/audit-event';
import type { AuditItem } from '../../usecases/ports-of-a-tenant';
import type { PersonContext } from './context';

type Words = Pick<PersonContext, 't' | 'format'>;

/** The facts of an entry that say more than a number: case number, name, period. */
export function auditDetails({ t, format }: Words, { action, data }: Pick<AuditEvent, 'action' | 'data'>): string {
  if (action === 'audit.read') return '';
  const { caseNumber, name, protocol, from, until } = data;
  const named = [caseNumber, name].filter((fact) => typeof fact === 'string');
  const vpn = protocol === 'openvpn' || protocol === 'wireguard' ? [t(`audit.protocol.${protocol}`)] : [];
  const period = typeof from === 'string' && typeof until === 'string' ? [format.period(from, until)] : [];
  return [...named, ...vpn, ...period].join(', ');
}

/** Ids made at the same time begin alike: their ends tell them apart. Credentials are random, people know their beginning. */
export function auditObject({ t }: Pick<Words, 't'>, { object }: Pick<AuditEvent, 'object'>): string {
  const kind = t(`audit.object.${object.kind}`);
  if (object.kind === 'audit') return kind;
  const short = object.kind === 'credential' ? object.id.slice(0, 8) : object.id.slice(-8);
  return t('audit.object-with-number', { kind, number: short });
}

/** Nobody at all is the portal itself; somebody without a name has been erased. */
export function auditActor({ t }: Pick<Words, 't'>, { actor, actorName }: Pick<AuditItem, 'actor' | 'actorName'>): string {
  if (actor === null) return t('audit.by-portal');
  return actorName ?? t('audit.erased');
}
