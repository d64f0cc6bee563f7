// Makers of identity providers and what to know about each, English.
export const identityProviders = {
  maker: {
    'ad-fs': 'AD FS (Windows Server)',
    'entra-id': 'Microsoft Entra ID',
    keycloak: 'Keycloak',
    ucs: 'Univention UCS',
    shibboleth: 'Shibboleth',
    netiq: 'NetIQ Access Manager',
    simplesamlphp: 'SimpleSAMLphp',
    other: 'Another product',
  },
  note: {
    'sends-nothing-by-itself':
      'By itself the service sends nothing about a person. Create issuance rules for name, mail, department and groups.',
    'key-needs-a-rule':
      'The lasting key needs an issuance rule of its own, for example the objectGUID from Active Directory.',
    'login-is-reused':
      'A login name may be given to somebody new after a departure. Take it only if there is no lasting key.',
    'group-limit':
      'With more than 150 groups the service sends none of them. Roles from groups are then missing at sign-in.',
    'prefer-app-roles': 'App roles are more reliable than groups, because they always arrive.',
    'groups-are-ids': 'Groups arrive as object ids, not by their names.',
    'groups-are-paths': 'Groups may arrive as a whole path, for example /stadt/it.',
    'groups-are-dns': 'Groups arrive with their whole LDAP name, for example cn=it,ou=gruppen,dc=stadt.',
    'name-id-is-transient': 'By default the NameID changes with every sign-in. Set up a persistent one.',
    'name-id-is-login': 'By default the NameID is the login name. Choose “persistent” for this portal.',
    'no-attributes-by-default':
      'By default hardly anything about a person arrives. Switch on name, mail, department and groups.',
    'certificate-changes-yearly':
      'The certificate changes by itself every year. Propose the new one here before the old one ends.',
    'second-certificate-by-hand':
      'The certificate is changed by hand. Enter the new one here before you switch over there.',
  },
} as const;
