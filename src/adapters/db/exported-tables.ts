// Which tables, and which of their columns, a municipality takes along when it asks for everything, and what stays behind.

export type ExportedTable = {
  /** What a line of the export calls itself. */
  readonly kind: string;
  readonly table: string;
  /** The rest of the primary key after the tenant: the order in which rows are read. */
  readonly key: readonly string[];
  readonly columns: readonly string[];
  /** Columns of JSON and of yes or no, which become what they stand for. */
  readonly json?: readonly string[];
  readonly flags?: readonly string[];
  /** How many rows are held in memory; without it, as many as usual. */
  readonly atOnce?: number;
  /** Secrets: never part of an export. */
  readonly withheld?: readonly string[];
};

const named = (columns: string): readonly string[] => columns.split(' ');

/** In an order in which everything that a line refers to stands above it. */
export const exportedTables: readonly ExportedTable[] = [
  { kind: 'facts', table: 'municipality_facts', key: [], columns: ['body', 'short_name'] },
  { kind: 'quotas', table: 'quotas', key: [], columns: ['people', 'devices', 'gateways'] },
  {
    kind: 'look',
    table: 'looks',
    key: [],
    columns: named(
      'version main_colour accent_colour logo_type logo_width logo_height logo_alternative logo',
    ),
  },
  {
    kind: 'document',
    table: 'documents',
    key: ['kind', 'version'],
    columns: named('kind version form published_at address size content'),
    atOnce: 4,
  },
  {
    kind: 'sign-in',
    table: 'saml_settings',
    key: [],
    columns: named(
      'sp_certificate identity_provider want_assertions_signed want_response_signed max_authentication_hours identity_rule',
    ),
    json: ['identity_provider', 'identity_rule'],
    flags: ['want_assertions_signed', 'want_response_signed'],
    withheld: ['sp_private_key'],
  },
  {
    kind: 'own-key-rotation',
    table: 'saml_key_rotations',
    key: [],
    columns: named('step other_certificate begun_at step_at'),
    withheld: ['other_private_key'],
  },
  {
    kind: 'sign-in-shape',
    table: 'identity_shapes',
    key: [],
    columns: ['maker', 'aliases'],
    json: ['aliases'],
  },
  { kind: 'required-attribute', table: 'required_attributes', key: [], columns: ['name', 'value'] },
  {
    kind: 'assurance',
    table: 'assurance',
    key: [],
    columns: ['admins_need_mfa', 'mfa_signals', 'fresh_minutes', 'idle_minutes', 'longest_hours'],
    json: ['mfa_signals'],
    flags: ['admins_need_mfa'],
  },
  {
    kind: 'mail-settings',
    table: 'mail_settings',
    key: [],
    columns: ['enabled', 'reply_to'],
    flags: ['enabled'],
  },
  {
    kind: 'mail-template',
    table: 'mail_templates',
    key: ['kind', 'version'],
    columns: named('kind version texts changed_at changed_by'),
    json: ['texts'],
  },
  {
    kind: 'approval-settings',
    table: 'approval_settings',
    key: [],
    columns: ['necessity', 'of_profiles', 'lapse_days', 'mail_domains'],
    json: ['of_profiles', 'mail_domains'],
  },
  {
    kind: 'role-rule',
    table: 'role_rules',
    key: ['place'],
    columns: ['place', 'attribute', 'value', 'role'],
  },
  {
    kind: 'authority',
    table: 'authorities',
    key: ['id'],
    columns: named(
      'id kind generation state issuer_id key_place token token_key certificate serial not_after requested_at prepared_at',
    ),
    withheld: ['private_key'],
  },
  {
    kind: 'crypto-waiver',
    table: 'crypto_waivers',
    key: ['id'],
    columns: named(
      'id profile state risk residual_risk reason owner until_day ends_at proposed_by proposer_persons proposed_at decided_by decided_at ended_by ended_at',
    ),
    json: ['proposer_persons'],
  },
  {
    kind: 'gateway-group',
    table: 'gateway_groups',
    key: ['id'],
    columns: named(
      'id name server_name wireguard_port openvpn_port dns reachable max_clients crypto_profile networks_revision',
    ),
    json: ['dns', 'reachable'],
    withheld: ['tls_crypt_v2_server_key'],
  },
  {
    kind: 'address-pool',
    table: 'address_pools',
    key: ['id'],
    columns: named('id gateway_group_id protocol family cidr capacity in_use next_place'),
  },
  {
    kind: 'gateway',
    table: 'gateways',
    key: ['id'],
    columns: named(
      'id gateway_group_id name host state revision acknowledged settings_revision openvpn_tcp openvpn_tcp_revision says_why log_from agent_key wireguard_public_key wireguard_key_since openvpn_certificate certificate_authority certificate_ends_at agent_version last_contact_at created_at problem drift drift_at drift_total maintenance_since maintenance_reason empty_since instances',
    ),
    json: ['drift', 'openvpn_tcp', 'instances'],
    withheld: ['enrolment_token_hash', 'enrolment_ends_at', 'compacting_until'],
  },
  {
    kind: 'gateway-capacity',
    table: 'gateway_capacity',
    key: ['gateway_id', 'from_at'],
    columns: named(
      'gateway_id from_at wireguard_connected wireguard_devices wireguard_handshakes openvpn_connected openvpn_devices openvpn_handshakes traffic_in traffic_out load memory starts behind',
    ),
  },
  {
    kind: 'server-certificate',
    table: 'server_certificates',
    key: ['serial'],
    columns: named(
      'serial gateway_id authority_id key_algorithm key_hash not_before not_after state created_at',
    ),
  },
  {
    kind: 'profile',
    table: 'access_profiles',
    key: ['id'],
    columns: named(
      'id gateway_group_id name description protocols systems device_kinds max_devices max_days state reach reach_revision revision',
    ),
    json: ['protocols', 'systems', 'device_kinds', 'reach'],
  },
  { kind: 'name', table: 'identities', key: ['ref'], columns: ['ref', 'name'] },
  {
    kind: 'person',
    table: 'persons',
    key: ['id'],
    columns: named('id ref display_name mail department supervisor issuer key_name key_value created_at'),
  },
  {
    kind: 'assignment',
    table: 'assignments',
    key: ['id'],
    columns: named(
      'id kind person_id person_ref issuer key_name key_value display_name mail department created_at',
    ),
  },
  {
    kind: 'application-edition',
    table: 'application_editions',
    key: ['version'],
    columns: named(
      'version catalogue rule_set applications policy published_at template_version adaptation origin published_by confirmed_by reason',
    ),
    json: ['catalogue', 'rule_set', 'applications', 'policy', 'adaptation'],
    atOnce: 20,
  },
  {
    kind: 'template-standing',
    table: 'template_standings',
    key: [],
    columns: named('template_version faults brought_at'),
    json: ['faults'],
  },
  {
    kind: 'adaptation-draft',
    table: 'catalogue_drafts',
    key: [],
    columns: named('revision content saved_by saved_at'),
    json: ['content'],
  },
  {
    kind: 'adaptation-proposal',
    table: 'adaptation_proposals',
    key: ['id'],
    columns: named(
      'id state base_version adaptation origin reason proposed_by proposer_persons proposed_at decided_by decided_at',
    ),
    json: ['adaptation', 'proposer_persons'],
    atOnce: 20,
  },
  {
    kind: 'request',
    table: 'access_requests',
    key: ['id'],
    columns: named(
      'id case_number person_id person_ref profile_id kind grant_id outcome fired_rules protection from_day until_day purpose device_kind leaflet_version leaflet_document state endorsed open_obligations submitted_at decided_at decision_reason',
    ),
    json: ['fired_rules'],
    flags: ['endorsed'],
  },
  {
    kind: 'request-assessment',
    table: 'request_assessments',
    key: ['request_id', 'round'],
    columns: named('request_id round edition answers evaluation made_at'),
    json: ['answers', 'evaluation'],
  },
  {
    kind: 'request-query',
    table: 'request_queries',
    key: ['request_id', 'round'],
    columns: named('request_id round question asked_at state_before answer answered_at'),
  },
  {
    kind: 'request-step',
    table: 'request_steps',
    key: ['request_id', 'place'],
    columns: named(
      'request_id place office state assignee_id assignee_ref invited handed_on stand_in_id stand_in_ref stand_in_by_id stand_in_by_ref opened_at escalated_at verdict words decided_at decided_by_id decided_by_ref in_place_of_ref',
    ),
    flags: ['handed_on'],
    // The two parts of the key in one.
    withheld: ['id'],
  },
  {
    kind: 'request-obligation',
    table: 'request_obligations',
    key: ['request_id', 'id'],
    columns: named('request_id id side words confirmed_at confirmed_by_ref'),
    json: ['words'],
  },
  {
    kind: 'deputy',
    table: 'deputies',
    key: ['id'],
    columns: named('id person_id person_ref deputy_id deputy_ref from_day until_day ended_at created_at'),
  },
  {
    kind: 'grant',
    table: 'grants',
    key: ['id'],
    columns: named(
      'id person_id person_ref profile_id request_id from_day until_day starts_at ends_at max_devices device_places_taken state created_at',
    ),
  },
  {
    kind: 'device',
    table: 'devices',
    key: ['id'],
    columns: named('id grant_id person_id person_ref name system inventory_number state lost created_at'),
    flags: ['lost'],
  },
  {
    kind: 'credential',
    table: 'credentials',
    key: ['id'],
    columns: named(
      'id device_id grant_id gateway_group_id protocol state public_key key_hash key_algorithm key_origin authority_id serial address4 address6 ends_at not_before not_after connected created_at renewed_by retire_at taken_back_at crypto_profile template_version file_hash',
    ),
    flags: ['connected'],
    withheld: ['preshared_key', 'hand_out'],
  },
  {
    kind: 'revoked-certificate',
    table: 'revoked_certificates',
    key: ['authority_id', 'not_after', 'serial'],
    columns: named('authority_id serial not_after revoked_at reason'),
  },
  {
    kind: 'restore',
    table: 'restores',
    key: ['epoch'],
    columns: named('epoch restored_at closed_at'),
  },
  {
    kind: 'restore-report',
    table: 'restore_reports',
    key: ['epoch', 'gateway_id'],
    columns: named('epoch gateway_id compared_at'),
  },
  {
    kind: 'restore-finding',
    table: 'restore_findings',
    key: ['epoch', 'gateway_id', 'finding', 'finding_key'],
    columns: named('epoch gateway_id finding protocol finding_key credential_id known_until found_at'),
  },
  {
    kind: 'enforcement',
    table: 'enforcements',
    key: ['credential_id', 'gateway_id'],
    columns: named(
      'credential_id gateway_id kind takes_back revision ordered_at applied_at effective_at checked failure told_at',
    ),
    flags: ['takes_back', 'checked'],
  },
  {
    kind: 'unused-credential',
    table: 'unused_credentials',
    key: ['credential_id', 'gateway_id'],
    columns: named('credential_id gateway_id'),
    // The credential’s own.
    withheld: ['device_id'],
  },
  {
    kind: 'file-gateway',
    table: 'file_gateways',
    key: ['credential_id', 'gateway_id'],
    columns: named('credential_id gateway_id protocol'),
  },
  {
    kind: 'sign-in-change',
    table: 'sign_in_changes',
    key: ['id'],
    columns: named(
      'id kind state before_values after_values origin reason proposed_by proposed_at first_operator first_operator_at decided_by decided_at route trial_passed trial_reason trial_at trial_by trial_side without_trial',
    ),
    json: ['before_values', 'after_values'],
    // Tells states apart and says nothing by itself.
    withheld: ['trial_of'],
  },
  {
    kind: 'metadata-watch',
    table: 'metadata_watches',
    key: [],
    columns: named(
      'address next_at leased_until tried_at read_at found failure_reason failing_since failures',
    ),
    json: ['found'],
  },
  {
    kind: 'delegation',
    table: 'delegations',
    key: ['id'],
    columns: named('id ref role granted_by granted_at until_day ends_at revoked_at'),
    // How the provider calls its own people.
    withheld: ['operator_person_id', 'person_id'],
  },
  {
    kind: 'audit',
    table: 'audit_events',
    key: ['seq'],
    columns: named('seq at action actor_ref subject_ref object_kind object_id data personal_hash'),
    json: ['data'],
  },
  { kind: 'audit-words', table: 'audit_words', key: ['seq'], columns: ['seq', 'salt', 'reason'] },
];

/** Tables of a municipality that stay out as a whole, and why. */
export const tablesNotExported: Readonly<Record<string, string>> = {
  counters: 'follows from the rest',
  search_tokens: 'follows from people and devices',
  person_marks: 'follows from people',
  addresses: 'follows from credentials; places at rest mean nothing elsewhere',
  gateway_changes: 'orders under way; their proof is exported',
  sign_ins: 'the log of sign-ins answers yes or no and nothing else',
  sign_in_logs: 'belongs to it',
  withheld_groups: 'a hint for the day',
  catalogue_templates: 'the provider’s own',
  application_drafts: 'nobody’s business but their authors’, and gone when they are sent',
  bulk_decisions: 'shows somebody how far their work is, for a day',
  bulk_results: 'belongs to it',
  sign_in_drafts: 'not in force, and holds the hash of a link',
  hand_overs: 'hashes of links, gone within days',
  saml_requests: 'sign-ins under way',
  saml_test_requests: 'sign-ins under way',
  sign_in_trial_links: 'hashes of links',
  saml_logout_requests: 'sign-outs under way',
  saml_messages: 'hashes of messages that were used up',
  saml_sessions: 'sessions',
  delegation_codes: 'hashes of codes',
  emergency_accounts: 'the provider’s own',
  mails: 'on their way, and erased when they have arrived',
  mail_rounds: 'the day of the last reminders',
  revocation_lists: 'follow from the credentials; everybody may fetch them',
  revocation_list_pieces: 'belong to them',
  revocation_list_marks: 'lists under way',
  held_roles: 'follows from the next sign-in',
  delegate_employees: 'about people of the provider, who mean nothing elsewhere',
  closings: 'the record of the provider',
};
