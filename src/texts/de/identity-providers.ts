// Makers of identity providers and what to know about each, German.
export const identityProviders = {
  maker: {
    'ad-fs': 'AD FS (Windows Server)',
    'entra-id': 'Microsoft Entra ID',
    keycloak: 'Keycloak',
    ucs: 'Univention UCS',
    shibboleth: 'Shibboleth',
    netiq: 'NetIQ Access Manager',
    simplesamlphp: 'SimpleSAMLphp',
    other: 'Anderes Produkt',
  },
  note: {
    'sends-nothing-by-itself':
      'Der Dienst sendet von sich aus nichts über eine Person. Legen Sie für Name, E-Mail, Bereich und Gruppen Ausstellungsregeln an.',
    'key-needs-a-rule':
      'Der feste Schlüssel braucht eine eigene Ausstellungsregel, zum Beispiel die objectGUID aus dem Active Directory.',
    'login-is-reused':
      'Ein Anmeldename kann nach einem Weggang neu vergeben werden. Nehmen Sie ihn nur, wenn es keinen festen Schlüssel gibt.',
    'group-limit':
      'Bei mehr als 150 Gruppen sendet der Dienst keine davon. Rollen aus Gruppen fehlen dann bei der Anmeldung.',
    'prefer-app-roles': 'App-Rollen sind verlässlicher als Gruppen, denn sie kommen immer mit.',
    'groups-are-ids': 'Gruppen kommen als Objekt-ID, nicht mit ihrem Namen.',
    'groups-are-paths': 'Gruppen können als ganzer Pfad kommen, zum Beispiel /stadt/it.',
    'groups-are-dns': 'Gruppen kommen mit ihrem ganzen LDAP-Namen, zum Beispiel cn=it,ou=gruppen,dc=stadt.',
    'name-id-is-transient':
      'Die NameID wechselt in der Grundeinstellung bei jeder Anmeldung. Stellen Sie eine dauerhafte ein.',
    'name-id-is-login':
      'Die NameID ist in der Grundeinstellung der Anmeldename. Stellen Sie für dieses Portal „persistent“ ein.',
    'no-attributes-by-default':
      'In der Grundeinstellung kommen kaum Angaben mit. Schalten Sie Name, E-Mail, Bereich und Gruppen ein.',
    'certificate-changes-yearly':
      'Das Zertifikat wechselt jedes Jahr von selbst. Schlagen Sie das neue dann hier vor, bevor das alte abläuft.',
    'second-certificate-by-hand':
      'Das Zertifikat wird von Hand gewechselt. Tragen Sie das neue hier ein, bevor Sie dort umstellen.',
  },
} as const;
