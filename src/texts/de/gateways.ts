// Gateways: list, setting one up, its state, its address pools, German.
export const gateways = {
  title: 'Gateways',
  never: 'noch nie',
  state: {
    waiting: 'wartet auf Einrichtung',
    connected: 'verbunden',
    silent: 'meldet sich nicht',
    removed: 'außer Dienst',
  },
  problem: {
    'server-file':
      'Die Konfiguration des OpenVPN-Servers entspricht nicht dem Kryptoprofil ({{reason}}). OpenVPN wurde nicht damit gestartet.',
    'certificate-not-ours': 'Das Serverzertifikat passt nicht zum Schlüssel des Gateways.',
    'openvpn-does-not-answer': 'OpenVPN antwortet nicht.',
    'revoked-serials-unreadable':
      'OpenVPN kann die Liste der widerrufenen Zertifikate nicht lesen und ist deshalb angehalten.',
    'firewall-not-loaded': 'Der Paketfilter ließ sich nicht laden.',
    'openvpn-not-running': 'OpenVPN läuft nicht.',
    'wireguard-not-running': 'WireGuard läuft nicht.',
    'stranger-there':
      'Auf dem Gateway war jemand zugelassen, den das Portal nicht zugelassen hat. Das Gateway entfernt ihn.',
    other: 'Das Gateway meldet einen Fehler: {{reason}}',
    advice:
      'Das meldet das Gateway selbst. Was genau fehlt, steht auf dem Server: journalctl -u fernamt-agent. Das Gateway versucht es von allein weiter.',
  },
  certificate: { ended: 'abgelaufen', 'ends-soon': 'läuft bald ab' },
  protocol: { openvpn: 'OpenVPN', wireguard: 'WireGuard' },
  behind: {
    none: 'alles bestätigt',
    some_one: '{{shown}} Änderung noch nicht bestätigt',
    some_other: '{{shown}} Änderungen noch nicht bestätigt',
  },
  column: {
    name: 'Gateway',
    state: 'Zustand',
    contact: 'Letzter Kontakt',
    behind: 'Stand',
    certificate: 'Zertifikat bis',
  },
  list: {
    lead: 'Über Gateways kommen die Geräte ins Netz Ihrer Verwaltung. Jedes Gateway fragt selbst beim Portal nach; das Portal baut nie eine Verbindung zu ihm auf.',
    caption: 'Gateways im Dienst',
    new: 'Gateway anlegen',
    removed: 'Außer Dienst',
    empty: 'Noch ist kein Gateway im Dienst.',
    'empty-text':
      'Ohne Gateway kann sich kein Gerät verbinden. Sie brauchen einen Debian-Server mit OpenVPN oder WireGuard; die Einrichtung ist ein einziger Befehl.',
  },
  new: {
    title: 'Gateway anlegen',
    lead: 'Danach zeigt das Portal den Befehl, der den Server einrichtet. Er gilt 15 Minuten.',
    name: 'Name',
    'name-hint': 'So heißt das Gateway hier im Portal, zum Beispiel gateway-nord.',
    host: 'Öffentliche Adresse',
    'host-hint':
      'Unter diesem DNS-Namen oder dieser IPv4-Adresse erreichen es die Geräte von zu Hause, zum Beispiel vpn1.musterstadt.de.',
    group: 'Gateway-Verbund',
    'group-hint': 'Gateways eines Verbundes teilen sich Adressen und Servernamen.',
    submit: 'Anlegen und Befehl anzeigen',
  },
  setup: {
    title: '{{name}} einrichten',
    here: 'Einrichten',
    once: 'Der Befehl gilt einmal und bis {{time}}.',
    'once-text':
      'Er steht nur jetzt auf dieser Seite. Ist er abgelaufen, erstellen Sie beim Gateway einen neuen.',
    'step-host': 'Melden Sie sich auf dem künftigen Gateway als root an und installieren Sie, was fehlt.',
    'step-again':
      'War dieser Server schon als Gateway eingerichtet, löschen Sie zuerst seine alte Kennung. Die Schlüssel daneben bleiben.',
    'step-command': 'Führen Sie diesen Befehl dort aus.',
    command: 'Befehl',
    explained:
      'Der Befehl lädt das Programm, vergleicht seine Prüfsumme, installiert es als Dienst und meldet den Server hier an. Stimmt die Prüfsumme nicht, bricht er ab. Seine privaten Schlüssel macht der Server selbst; sie verlassen ihn nie.',
    done: 'Zum Stand des Gateways',
  },
  show: {
    contact: 'Letzter Kontakt',
    behind: 'Stand',
    group: 'Gateway-Verbund',
    openvpn: 'OpenVPN',
    wireguard: 'WireGuard',
    port: '{{host}}, UDP-Port {{port}}',
    certificate: 'Serverzertifikat bis',
    'wireguard-key': 'WireGuard-Schlüssel',
    agent: 'Version des Agenten',
    created: 'Angelegt',
    acts: 'Verwalten',
    renew: 'Einrichtungsbefehl erstellen',
    remove: 'Außer Dienst nehmen',
    waiting: 'Dieses Gateway ist noch nicht eingerichtet.',
    'waiting-text':
      'Führen Sie auf dem Server den Einrichtungsbefehl aus. Der erste ist abgelaufen oder nicht mehr zu sehen? Erstellen Sie einen neuen.',
    removed: 'Dieses Gateway ist außer Dienst.',
    'removed-text':
      'Das Portal antwortet ihm nicht mehr. Soll der Server wieder als Gateway dienen, legen Sie ein neues an.',
    silent: 'Das Gateway meldet sich {{since}} nicht.',
    'silent-effect':
      'Geräte bleiben dort verbunden, und Enddaten gelten weiter. Sperrungen und Widerrufe wirken dort erst, wenn es sich wieder meldet.',
    'silent-advice':
      'Prüfen Sie auf dem Server, ob er das Portal erreicht und ob der Dienst läuft: systemctl status fernamt-agent',
    'pool-full': 'Keine freie Adresse mehr: {{cidrs}}',
    'pool-nearly-full': 'Die Adressen werden knapp: {{cidrs}}',
    'pool-advice':
      'Ist ein Adressbereich voll, kann niemand mehr ein Gerät einrichten. Lassen Sie einen weiteren einrichten oder widerrufen Sie, was nicht mehr gebraucht wird. Freigewordene Adressen ruhen sieben Tage, bevor sie neu vergeben werden.',
    unconfirmed: 'Von diesem Gateway noch nicht bestätigt: {{shown}}',
  },
  unconfirmed: {
    device: 'Gerät',
    person: 'Person',
    kind: 'Anordnung',
    ordered: 'Veranlasst',
    proof: 'Wirkung',
  },
  pools: {
    caption: 'Adressbereiche des Verbundes',
    cidr: 'Adressbereich',
    protocol: 'VPN-Art',
    used: 'Vergeben',
    usage: 'Auslastung',
    of: '{{allocated}} von {{capacity}}',
    'of-countless': '{{allocated}}, mehr als genug frei',
    empty: 'Der Verbund hat noch keinen Adressbereich.',
    'empty-text': 'Ohne Adressbereich lässt sich kein Gerät einrichten.',
  },
  renew: {
    here: 'Einrichtungsbefehl',
    title: 'Einrichtungsbefehl für {{name}} erstellen?',
    consequence: 'Sie bekommen einen neuen Befehl. Ein früherer gilt dann nicht mehr.',
    'consequence-again':
      'Sie bekommen einen neuen Befehl. Der Server, auf dem Sie ihn ausführen, tritt an die Stelle des jetzigen; dem jetzigen antwortet das Portal dann nicht mehr.',
    keys: 'Setzen Sie den Server ganz neu auf, entsteht ein neuer WireGuard-Schlüssel: WireGuard-Zugangsdateien müssen dann neu erstellt werden. OpenVPN-Zugangsdateien gelten weiter.',
    button: 'Befehl erstellen',
  },
  remove: {
    here: 'Außer Dienst nehmen',
    title: '{{name}} außer Dienst nehmen?',
    consequence: 'Das Portal antwortet diesem Gateway nie wieder. Das lässt sich nicht rückgängig machen.',
    host: 'Schalten Sie danach den Server ab oder beenden Sie dort OpenVPN und WireGuard: Bis dahin lässt er verbundene Geräte weiter ins Netz und erfährt von keiner Sperrung mehr.',
    unconfirmed_one:
      '{{shown}} Sperrung hat dieses Gateway noch nicht bestätigt. Sie bleibt an diesem Gateway unbestätigt.',
    unconfirmed_other:
      '{{shown}} Sperrungen hat dieses Gateway noch nicht bestätigt. Sie bleiben an diesem Gateway unbestätigt.',
    button: 'Außer Dienst nehmen',
    done: '{{name}} ist außer Dienst.',
    'done-text': 'Schalten Sie jetzt den Server ab, damit sich dort kein Gerät mehr verbindet.',
    already: 'Dieses Gateway ist schon außer Dienst.',
  },
} as const;
