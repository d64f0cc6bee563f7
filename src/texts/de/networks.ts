// What lies behind a gateway group, and the addresses of its devices, German.
export const networks = {
  title: 'Netze und Adressen: {{name}}',
  here: 'Netze und Adressen',
  lead: 'Was hinter den Gateways dieses Verbunds liegt, und woher ihre Geräte im VPN Adressen bekommen.',
  'overview-text': 'Was hinter den Gateways liegt, ihre Namensserver und wie viele Adressen noch frei sind.',
  'overview-link': 'Netze und Adressen von {{name}} ansehen',
  behind: 'Netze hinter den Gateways',
  'behind-text': 'Diese Netze erreichen alle Zugangsprofile, die keine eigenen nennen.',
  dns: 'Namensserver',
  pools: {
    heading: 'Adressbereiche',
    text: 'Jedes Gerät bekommt daraus eine eigene Adresse. Ist ein Bereich voll, lässt sich kein Gerät mehr einrichten.',
    network: 'Adressbereich',
    protocol: 'VPN-Art',
    used: 'Vergeben',
    usage: 'Auslastung',
    of: '{{allocated}} von {{capacity}}',
    'of-countless': '{{allocated}}, mehr als genug frei',
    'may-grow': 'lässt sich vergrößern',
    add: 'Adressbereich hinzufügen',
    empty: 'Der Verbund hat noch keinen Adressbereich.',
    'empty-text': 'Ohne Adressbereich lässt sich kein Gerät einrichten.',
  },
  form: {
    heading: 'Netze und Namensserver ändern',
    effect:
      'Die Gateways übernehmen Netze sofort, auch für Verbindungen, die schon bestehen. Bei anderen Namensservern startet OpenVPN neu: Geräte verlieren kurz die Verbindung und verbinden sich von selbst wieder.',
    files:
      'Zugangsdateien für OpenVPN gelten weiter. WireGuard-Geräte brauchen für andere Namensserver eine neue Zugangsdatei, mit Split-Tunnel auch für andere Netze.',
    networks: 'Netze hinter den Gateways',
    'networks-hint':
      'Je Zeile ein Netz oder eine Adresse, zum Beispiel 10.77.0.0/24 oder fd77::/64. Ports legen Sie im Zugangsprofil fest.',
    'dns-hint': 'Bis zu vier Adressen. Zugangsprofile können eigene nennen.',
    reason: 'Warum erreichen die Geräte künftig mehr?',
    'reason-hint': 'Nötig, wenn Netze oder Namensserver dazukommen. Steht im Protokoll.',
    submit: 'Änderung anordnen',
  },
  add: {
    title: 'Adressbereich hinzufügen',
    lead: 'Wählen Sie ein Netz, das es sonst nirgends gibt: nicht in Ihrem Büro und möglichst nicht bei den Leuten zu Hause.',
    'openvpn-hint':
      'Ein Bereich je IPv4 und IPv6. Ist er voll, vergrößern Sie ihn. OpenVPN startet dafür neu, Geräte verbinden sich von selbst wieder.',
    'wireguard-hint': 'Bis zu vier Bereiche. Bestehende Verbindungen bleiben.',
    'network-hint': 'Zum Beispiel 10.94.0.0/20. Schon vergeben: {{present}}',
    submit: 'Adressbereich hinzufügen',
    done: 'Der Adressbereich {{network}} ist hinzugefügt.',
  },
  grow: {
    here: 'Vergrößern',
    title: 'Adressbereich {{network}} vergrößern?',
    'consequence-openvpn':
      'OpenVPN startet auf allen Gateways des Verbunds neu. Geräte verlieren kurz die Verbindung und verbinden sich von selbst wieder. Verkleinern lässt sich der Bereich nicht.',
    'consequence-wireguard': 'Verbindungen bleiben bestehen. Verkleinern lässt sich der Bereich nicht.',
    keeps: 'Alle Geräte behalten ihre Adressen und ihre Zugangsdateien.',
    office:
      'Hat Ihre Firewall im Büro Regeln für die Adressen der Geräte, oder leitet sie diese Netze zu den Gateways, passen Sie sie an.',
    network: 'Wie groß soll er werden?',
    holds: 'Platz für {{devices}} Geräte',
    button: 'Adressbereich vergrößern',
    done: 'Der Adressbereich ist jetzt {{network}}.',
  },
  error: {
    line: 'Zeile {{line}}: {{fault}}',
    dns: '„{{text}}“ ist keine IP-Adresse.',
    named:
      'Diese Zugangsprofile nennen ein Netz, das dann nicht mehr hinter den Gateways liegt: {{names}}. Ändern Sie zuerst, was sie erreichen.',
  },
};
