// Removes a municipality row by row, in bounded pieces, until nothing is left but its name and the record of its closing.
// The one place in which the audit log is ever deleted from: as a whole, with the municipality that it belonged to.
import type { ErasureRecords } from '../../usecases/ports-of-leaving';
import { deleteSome } from './dialect';
import { rowsOf, type Scope } from './scope';

type Erased = { readonly table: string; readonly where: string };

const ofTenant = (table: string): Erased => ({ table, where: 'tenant_id = ?' });
const itsGateways = 'gateway_id IN (SELECT id FROM gateways WHERE tenant_id = ?)';
const itsSessions = 'sid IN (SELECT session_key FROM saml_sessions WHERE tenant_id = ?)';

/** What refers to others before what it refers to. */
export const erasedTables: readonly Erased[] = [
  { table: 'sessions', where: itsSessions },
  ...[
    'saml_sessions',
    'saml_messages',
    'saml_logout_requests',
    'saml_requests',
    'saml_test_requests',
    'sign_in_trial_links',
    'sign_in_drafts',
    'search_tokens',
    'person_marks',
    'held_roles',
    'mails',
    'emergency_accounts',
    'delegate_employees',
    'sign_ins',
    'sign_in_logs',
    'assignments',
    'delegations',
    'delegation_codes',
    'audit_words',
    'audit_events',
    'identities',
    'revoked_certificates',
    'restores',
    'restore_reports',
    'restore_findings',
    'revocation_list_marks',
    'enforcements',
    'file_gateways',
    'gateway_changes',
    'addresses',
    'unused_credentials',
    'credentials',
    'hand_overs',
    'devices',
    'grants',
    'bulk_results',
    'bulk_decisions',
    'request_queries',
    'request_steps',
    'request_obligations',
    'request_assessments',
    'access_requests',
    'application_drafts',
    'application_editions',
    'deputies',
    'catalogue_templates',
    'template_standings',
    'catalogue_drafts',
    'adaptation_proposals',
    'crypto_waivers',
    'persons',
    'access_profiles',
    'address_pools',
  ].map(ofTenant),
  { table: 'gateway_nonces', where: itsGateways },
  ofTenant('server_certificates'),
  ofTenant('gateway_capacity'),
  ...[
    'gateways',
    'gateway_groups',
    'sign_in_changes',
    'metadata_watches',
    'saml_key_rotations',
    'required_attributes',
    'identity_shapes',
    'withheld_groups',
    'assurance',
    'quotas',
    'municipality_facts',
    'looks',
    'documents',
    'role_rules',
    'authorities',
    'saml_settings',
    'mail_settings',
    'mail_templates',
    'approval_settings',
    'mail_rounds',
    'counters',
  ].map(ofTenant),
  { table: 'rate_counts', where: 'owner = ?' },
  // Last: with it goes whatever copies of sealed things are left outside of this database.
  { table: 'data_keys', where: 'owner = ?' },
];

/**
 * The name with its address, so that it is never given to another, and what was done about the closing; until their own
 * end also the last revocation lists: numbers that lead to nobody any more, by which others go for as long as they count.
 */
export const tablesThatStay = ['tenants', 'closings', 'revocation_lists', 'revocation_list_pieces'] as const;

export function erasureRecords(scope: Scope): ErasureRecords {
  return {
    endSessions: async () => {
      const keys = rowsOf(scope, 'saml_sessions').select('session_key');
      await scope.db('sessions').whereIn('sid', keys).delete();
      await rowsOf(scope, 'saml_sessions').delete();
    },
    removeSome: async (limit) => {
      for (const { table, where } of erasedTables) {
        const removed = await deleteSome(scope.db, { table, where, value: scope.tenantId, limit });
        if (removed > 0) return removed;
      }
      return 0;
    },
    leaveTombstone: async () => {
      const bare = { hotline: null, leaflet_text: '', wireguard: null, server_keys: null };
      await scope.db('tenants').where({ id: scope.tenantId }).update(bare);
    },
  };
}
