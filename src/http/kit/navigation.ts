// The main menu by role: at most six entries, the first one being where the person begins.
import { hasRole, type Actor } from '../../domain/actor';
import { officesByRole } from '../../domain/request-step';
import type { Role } from '../../domain/roles';
import type { TenantKind } from '../../domain/tenant';
import type { TextKey } from '../../texts/translate';
import { paths } from './paths';
import type { TenantView } from './tenant-view';

export type MenuEntry = {
  readonly text: TextKey;
  readonly path: (slug: string) => string;
  readonly counts?: 'waiting-requests';
};

type StaffEntry = MenuEntry & { readonly roles: readonly Role[] };

const auditEntry: StaffEntry = {
  text: 'shell.navigation.audit',
  path: paths.audit,
  roles: ['it-admin', 'auditor', 'dpo', 'security-officer'],
};

/** Beside the audit log; IT comes to it from the queue. */
const archiveEntry: StaffEntry = {
  text: 'shell.navigation.archive',
  path: paths.archive.list,
  roles: ['auditor', 'dpo'],
};

/** IT and the security officer come to it from the settings. */
const keysEntry: StaffEntry = {
  text: 'shell.navigation.keys',
  path: paths.keyRegister.list,
  roles: ['auditor', 'dpo'],
};

/** First for offices; for others, once they are asked, before what is their own. */
const inboxEntry: StaffEntry = {
  text: 'shell.navigation.inbox',
  path: paths.inbox.list,
  roles: officesByRole,
};

const settingsEntry: StaffEntry = {
  text: 'shell.navigation.settings',
  path: paths.settings,
  roles: ['it-admin', 'tenant-admin', 'security-officer'],
};

const staffEntries: readonly StaffEntry[] = [
  { text: 'shell.navigation.today', path: paths.today, roles: ['it-admin'] },
  { text: 'shell.navigation.queue', path: paths.queue.list, roles: ['it-admin'], counts: 'waiting-requests' },
  { text: 'shell.navigation.people', path: paths.people.list, roles: ['it-admin', 'help-desk'] },
  { text: 'shell.navigation.gateways', path: paths.gateways.list, roles: ['it-admin'] },
  auditEntry,
  archiveEntry,
  keysEntry,
  settingsEntry,
];

/** For everybody of the provider: a municipality may let any of them act for it. */
const delegatedEntry: MenuEntry = {
  text: 'shell.navigation.delegated-queue',
  path: () => paths.operator.queue,
};

/** Whoever came in with the envelope has one page only. */
const emergencyEntry: MenuEntry = { text: 'emergency.desk.title', path: () => paths.operator.emergencyDesk };

/** The provider has no accesses, requests and gateways of its own. */
const operatorEntries: readonly StaffEntry[] = [
  { text: 'shell.navigation.tenants', path: () => paths.operator.tenants, roles: ['operator-admin'] },
  { text: 'shell.navigation.questions', path: () => paths.operator.questions, roles: ['operator-admin'] },
  auditEntry,
  settingsEntry,
];

const ownEntries: readonly MenuEntry[] = [
  { text: 'shell.navigation.start', path: paths.start },
  { text: 'shell.navigation.my-access', path: paths.access },
  { text: 'shell.navigation.my-requests', path: paths.requests.list },
  { text: 'shell.navigation.help', path: paths.help },
];

const mostEntries = 6;

/** Whoever has work to do for others sees that work first; what no longer fits stands beside the name or in the footer. */
export function menuFor(actor: Actor, kind: TenantKind, hasInbox = false): readonly MenuEntry[] {
  const mayUse = ({ roles }: StaffEntry): boolean => hasRole(actor, ...roles);
  if (hasRole(actor, 'break-glass')) return [emergencyEntry];
  if (kind === 'operator') return [...operatorEntries.filter(mayUse), delegatedEntry];
  if (actor.external === true) return [delegatedEntry, ...staffEntries.filter(mayUse)].slice(0, mostEntries);
  const staff = staffEntries.filter(mayUse);
  const byRole = mayUse(inboxEntry);
  const asked = byRole || hasInbox ? [inboxEntry] : [];
  return [...(byRole ? asked : []), ...staff, ...(byRole ? [] : asked), ...ownEntries].slice(0, mostEntries);
}

export function firstPath({ slug, kind }: Pick<TenantView, 'slug' | 'kind'>, actor: Actor): string {
  if (actor.external === true)
    return staffEntries.find(({ roles }) => hasRole(actor, ...roles))?.path(slug) ?? paths.operator.queue;
  return menuFor(actor, kind)[0]?.path(slug) ?? paths.start(slug);
}
