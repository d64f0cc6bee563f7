// Gateways: list, setting one up, its state, its address pools, German.
export const gateways = {
  title: 'Gateways',
  never: 'noch nie',
  state: {
    waiting: 'wartet auf Einrichtung',
    connected: 'verbunden',
    silent: 'meldet sich nicht',
    maintenance: 'in Wartung',
    removed: 'außer Dienst',
  },
  problem: {
    'server-file':
      'Die Konfiguration des OpenVPN-Servers entspricht nicht dem Kryptoprofil ({{reason}}). OpenVPN wurde nicht damit gestartet.',
    'certificate-not-ours': 'Das Serverzertifikat passt nicht zum Schlüssel des Gateways.',
    'openvpn-does-not-answer': 'OpenVPN antwortet nicht.',
    'revoked-serials-unreadable':
      'OpenVPN kann die Liste der widerrufenen Zertifikate nicht lesen und ist deshalb angehalten.',
    'reach-not-in-force':
      'Was Geräte erreichen dürfen, steht nicht so im Paketfilter, wie es angeordnet ist.',
    'firewall-not-loaded': 'Der Paketfilter ließ sich nicht laden.',
    'openvpn-not-running': 'OpenVPN läuft nicht.',
    'openvpn-tcp-not-running':
      'OpenVPN über TCP läuft nicht. Über UDP verbinden sich Geräte weiter. Oft hält ein anderes Programm den Port; welches, sagt auf dem Server: fernamt agent doctor.',
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
      'Ohne Gateway kann sich kein Gerät verbinden. Sie brauchen einen Server mit Debian 12; die Einrichtung ist ein einziger Befehl.',
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
    tcp: 'Auch über TCP-Port 443 erreichbar machen',
    'tcp-hint':
      'Für Hotels und fremde Netze, die nur TCP 443 hinauslassen. Der Port muss auf dem Server frei sein und von außen erreichbar. Das lässt sich später ändern.',
    submit: 'Anlegen und Befehl anzeigen',
  },
  setup: {
    title: '{{name}} einrichten',
    here: 'Einrichten',
    once: 'Der Befehl gilt einmal und bis {{time}}.',
    'once-text':
      'Er steht nur jetzt auf dieser Seite. Ist er abgelaufen, erstellen Sie beim Gateway einen neuen.',
    'step-host': 'Melden Sie sich auf dem künftigen Gateway (Debian 12) als root an.',
    'step-key':
      'Warten Sie den angekündigten Zeitpunkt ab: Danach verbindet sich mit den bisherigen WireGuard-Zugangsdateien kein Gerät mehr.',
    'step-command': 'Führen Sie diesen Befehl dort aus.',
    command: 'Befehl',
    explained:
      'Der Befehl installiert die nötigen Debian-Pakete, lädt das Programm, vergleicht seine Prüfsumme, richtet es als Dienst mit eigenem Benutzer ein und meldet den Server hier an. Stimmt die Prüfsumme nicht, bricht er ab. Von außen erreichbar werden nur die VPN-Ports. Seine privaten Schlüssel macht der Server selbst; sie verlassen ihn nie.',
    doctor:
      'Der Befehl darf mehrmals laufen. Was auf dem Server nicht stimmt und was zu tun ist, sagt dort jederzeit:',
    done: 'Zum Stand des Gateways',
  },
  show: {
    contact: 'Letzter Kontakt',
    behind: 'Stand',
    group: 'Gateway-Verbund',
    openvpn: 'OpenVPN',
    wireguard: 'WireGuard',
    port: '{{host}}, UDP-Port {{port}}',
    tcp: 'OpenVPN über TCP',
    'tcp-port': '{{host}}, TCP-Port {{port}}',
    'tcp-none': 'nicht angeboten',
    'tcp-edit': 'OpenVPN über TCP einrichten',
    'tcp-ordered': 'angeordnet, vom Gateway noch nicht bestätigt',
    'tcp-not-enrolled': 'sobald das Gateway eingerichtet ist',
    'tcp-failed': 'läuft nicht',
    'tcp-too-old': 'Über TCP ist dieses Gateway noch nicht erreichbar, denn sein Agent ist zu alt dafür.',
    'tcp-too-old-text':
      'Aktualisieren Sie den Agenten. Bis dahin verbinden sich Geräte über UDP, und neue Zugangsdateien nennen den Weg über TCP nicht.',
    certificate: 'Serverzertifikat bis',
    'wireguard-key': 'WireGuard-Schlüssel',
    agent: 'Version des Agenten',
    'agent-newer': 'Das Portal bietet {{version}} an.',
    upgrade: 'Agenten aktualisieren',
    'new-wireguard-key': 'WireGuard-Schlüssel wechseln',
    removal: 'Auf dem Server aufräumen',
    'removal-text':
      'Dieser Befehl, als root auf dem Server, beendet dort Agent, OpenVPN und WireGuard und löscht alle Schlüssel dieses Gateways. Auf einem anderen Gateway tut er nichts.',
    'former-key_one':
      '{{shown}} Gerät hat eine WireGuard-Zugangsdatei mit dem früheren Schlüssel dieses Gateways.',
    'former-key_other':
      '{{shown}} Geräte haben eine WireGuard-Zugangsdatei mit dem früheren Schlüssel dieses Gateways.',
    'former-key-advice':
      'Damit verbinden sie sich nicht mehr. Die Datei muss auf der Seite des Gerätes neu erstellt werden.',
    created: 'Angelegt',
    acts: 'Verwalten',
    renew: 'Einrichtungsbefehl erstellen',
    maintenance: 'In Wartung nehmen',
    return: 'Wartung beenden',
    remove: 'Außer Dienst nehmen',
    waiting: 'Dieses Gateway ist noch nicht eingerichtet.',
    'waiting-text':
      'Führen Sie auf dem Server den Einrichtungsbefehl aus. Der erste ist abgelaufen oder nicht mehr zu sehen? Erstellen Sie einen neuen.',
    removed: 'Dieses Gateway ist außer Dienst.',
    'removed-text':
      'Das Portal antwortet ihm nicht mehr. Solange dort nicht aufgeräumt ist, lässt der Server verbundene Geräte weiter ins Netz. Soll er wieder als Gateway dienen, legen Sie ein neues an.',
    silent: 'Das Gateway meldet sich {{since}} nicht.',
    'silent-effect':
      'Geräte bleiben dort verbunden, und Enddaten gelten weiter. Sperrungen und Widerrufe wirken dort erst, wenn es sich wieder meldet.',
    'silent-advice':
      'Prüfen Sie auf dem Server, ob er das Portal erreicht und ob der Dienst läuft: systemctl status fernamt-agent',
    'pool-full': 'Keine freie Adresse mehr: {{cidrs}}',
    'pool-nearly-full': 'Die Adressen werden knapp: {{cidrs}}',
    'pool-advice':
      'Ist ein Adressbereich voll, kann niemand mehr ein Gerät einrichten. Lassen Sie einen weiteren einrichten oder widerrufen Sie, was nicht mehr gebraucht wird. Freigewordene Adressen ruhen sieben Tage, bevor sie neu vergeben werden.',
    'peers-full': 'Dieser Verbund nimmt keine weiteren WireGuard-Zugänge auf.',
    'peers-nearly-full': 'Dieser Verbund nähert sich der Grenze für WireGuard-Zugänge.',
    'peers-count':
      '{{used}} von {{most}} sind vergeben. Mehr hält eine WireGuard-Schnittstelle nicht sicher aus.',
    'peers-advice':
      'Richten Sie für weitere Geräte einen zweiten Gateway-Verbund ein, oder widerrufen Sie, was nicht mehr gebraucht wird.',
    unconfirmed: 'Von diesem Gateway noch nicht bestätigt: {{shown}}',
    drift: 'Abweichungen',
    'drift-none': 'keine gefunden',
    'drift-since': 'zuletzt {{time}} gefunden und behoben',
    'drift-seen': 'als gesehen vermerkt',
    'drift-total': 'bisher {{shown}}',
  },
  contact: {
    term: 'Ohne Verbindung zum Portal',
    'goes-on': 'arbeitet es mit dem letzten Stand weiter',
    'ends-after_one': 'beendet es nach {{count}} Stunde alle Zugänge',
    'ends-after_other': 'beendet es nach {{count}} Stunden alle Zugänge',
    'will-close':
      'Bleibt es dabei, beendet es am {{time}} alle Zugänge, wie es Ihre Verwaltung festgelegt hat.',
    closed:
      'Wie es Ihre Verwaltung festgelegt hat, hat es am {{time}} alle Zugänge beendet, falls sein Agent läuft. Sobald es das Portal wieder hört, sind sie von selbst zurück.',
    old: 'gilt hier nicht',
    'old-agent':
      'Die Frist Ihrer Verwaltung gilt hier nicht: Der Agent kennt sie nicht. Aktualisieren Sie ihn.',
  },
  copied: {
    title: 'Zwei Agenten verwenden den Schlüssel dieses Gateways.',
    text: 'Das ist so seit {{since}}, zuletzt bemerkt {{at}}. Vermutlich wurde der Server kopiert oder ein altes Abbild daneben gestartet. Keine Bestätigung zählt, auch die seit Beginn nicht: Die Anordnungen stehen wieder als nicht bestätigt da.',
    advice:
      'Schalten Sie die Kopie ab. Finden Sie sie nicht, geben Sie dem Gateway mit „Einrichtungsbefehl erstellen“ einen neuen Schlüssel.',
    end: 'Spricht zwei Minuten lang nur noch einer, prüft er alles neu, und dieser Hinweis endet von selbst.',
    today: 'Zwei Agenten verwenden den Schlüssel von {{gateway}}.',
    'today-text': 'Bis das behoben ist, zählt dort keine Bestätigung.',
    unwatched: 'Ob der Server kopiert wurde, ist bei dieser Version nicht zu erkennen.',
  },
  drift: {
    'seen-button': 'Als gesehen vermerken',
    'seen-done': 'Die Abweichungen sind als gesehen vermerkt.',
    recent: 'Auf diesem Gateway wurde etwas von Hand geändert.',
    'recent-text':
      'Das Gateway hat es {{time}} bemerkt und den angeordneten Stand wiederhergestellt: {{what}}.',
    advice:
      'Finden Sie heraus, wer oder was auf dem Server eingreift. Was gelten soll, wird nur hier im Portal geändert.',
    'peer-added': 'WireGuard-Schlüssel hinzugefügt ({{shown}})',
    'peer-removed': 'WireGuard-Schlüssel entfernt ({{shown}})',
    'peer-changed': 'WireGuard-Adressen oder -Schlüssel geändert ({{shown}})',
    'entry-added': 'OpenVPN-Eintrag hinzugefügt ({{shown}})',
    'entry-removed': 'OpenVPN-Eintrag gelöscht ({{shown}})',
    'entry-changed': 'OpenVPN-Eintrag geändert ({{shown}})',
    'serial-added': 'Zertifikat als widerrufen eingetragen ({{shown}})',
    'serial-removed': 'Widerruf eines Zertifikats gelöscht ({{shown}})',
    'serial-changed': 'Widerruf eines Zertifikats verändert ({{shown}})',
    'interface-changed': 'WireGuard-Schnittstelle verändert ({{shown}})',
    'firewall-changed': 'Paketfilter verändert ({{shown}})',
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
  upgrade: {
    title: 'Agenten auf {{name}} aktualisieren',
    here: 'Aktualisieren',
    versions: 'Auf dem Gateway läuft Version {{has}}, das Portal bietet {{offered}} an.',
    same: 'Auf dem Gateway läuft schon die Version, die das Portal anbietet: {{version}}.',
    lead: 'Führen Sie diesen Befehl als root auf dem Server aus.',
    explained:
      'Der Befehl lädt das Programm, vergleicht seine Prüfsumme und ersetzt den Agenten. Stimmt die Prüfsumme nicht, bleibt alles, wie es ist. Bis dahin läuft der bisherige Agent weiter, und verbundene Geräte bleiben verbunden. Von selbst aktualisiert sich ein Agent nie.',
  },
  notice: {
    here: 'Auskunft bei Ablehnung',
    edit: 'Auskunft bei Ablehnung einstellen',
    title: 'Auskunft bei Ablehnung auf {{name}}',
    lead: 'Wer mit OpenVPN abgelehnt wird, liest sonst nur, dass die Anmeldung fehlgeschlagen ist. Das Gateway kann ihm sagen, warum.',
    example:
      'Zum Beispiel: „{{example}}“. Das liest nur, wer den Schlüssel des Geräts hat. Bei widerrufenen Zugängen bleibt es bei der Ablehnung ohne Auskunft.',
    trade:
      'Der Preis: Solange der Agent auf dem Gateway nicht läuft, kommt mit OpenVPN niemand mehr herein, und wer verbunden ist, verliert die Verbindung innerhalb einer Viertelstunde; auch beim Aktualisieren des Agenten kann es Einzelne treffen.',
    restart: 'Jede Änderung startet OpenVPN auf diesem Gateway neu. Verbundene Geräte sind kurz getrennt.',
    says: 'Soll dieses Gateway sagen, warum es ablehnt?',
    yes: 'Ja, mit Grund und Rufnummer',
    'yes-hint': 'Ohne laufenden Agenten verbindet sich dann niemand mit OpenVPN.',
    no: 'Nein',
    submit: 'Speichern',
    'no-phone':
      'Für die Auskunft ist keine Rufnummer hinterlegt, oder im Feld steht mehr als eine Nummer. Der Satz erscheint dann ohne sie.',
    'too-old': 'Der Agent dieses Gateways ist zu alt dafür. Er lehnt weiter ohne Auskunft ab.',
    on: 'mit Grund und Rufnummer',
    off: 'keine',
    done: 'Das Gateway sagt künftig, warum es ablehnt.',
    ended: 'Das Gateway lehnt wieder ohne Auskunft ab.',
    restarts: 'OpenVPN startet dort neu, sobald das Gateway es bestätigt hat.',
    unchanged: 'Es war schon so.',
  },
  tcp: {
    here: 'OpenVPN über TCP',
    title: 'OpenVPN über TCP auf {{name}}',
    lead: 'Manche Hotels und fremde Netze lassen nur TCP-Port 443 hinaus. Ein zweiter OpenVPN-Server auf diesem Gateway ist dort trotzdem erreichbar. Geräte versuchen erst UDP und wechseln nach wenigen Sekunden zu TCP.',
    files:
      'Zugangsdateien, die es schon gibt, kennen nur UDP. Wer den Weg über TCP braucht, erstellt nach der Bestätigung des Gateways eine neue Datei.',
    offered: 'Wie ist dieses Gateway mit OpenVPN erreichbar?',
    yes: 'Über UDP und TCP',
    no: 'Nur über UDP',
    'no-hint': 'Wer gerade über TCP verbunden ist, verliert die Verbindung.',
    port: 'TCP-Port',
    'port-hint':
      'Üblich ist 443. Auf dem Server darf ihn kein anderes Programm halten, und eine Firewall davor muss ihn durchlassen.',
    network4: 'IPv4-Adressbereich für TCP',
    'network4-hint':
      'Ein eigenes Netz, so groß wie das für UDP ({{pool}}). Jedes Gerät hat in beiden Netzen denselben Platz.',
    network6: 'IPv6-Adressbereich für TCP',
    'network6-hint': 'So groß wie der für UDP ({{pool}}). Leer: kein IPv6 über TCP.',
    'nothing-free': 'In der Nähe des bisherigen Adressbereichs ist kein Netz frei. Nennen Sie eines.',
    restart:
      'Ändern Sie Port oder Netze, verlieren Geräte, die über TCP verbunden sind, kurz die Verbindung. Über UDP läuft alles weiter.',
    submit: 'Speichern',
    done: 'OpenVPN über TCP ist angeordnet.',
    'done-text': 'Ob das Gateway es bestätigt hat, steht hier.',
    'done-new': 'Es gilt, sobald das Gateway eingerichtet ist.',
    off: 'OpenVPN über TCP wird beendet.',
    'off-text': 'Geräte verbinden sich mit diesem Gateway nur noch über UDP.',
    unchanged: 'Es war schon alles so.',
  },
  'wireguard-key': {
    here: 'WireGuard-Schlüssel wechseln',
    title: 'WireGuard-Schlüssel von {{name}} wechseln?',
    nobody: 'Kein Gerät hat eine WireGuard-Zugangsdatei mit diesem Schlüssel.',
    devices_one:
      '{{shown}} Gerät hat eine WireGuard-Zugangsdatei mit diesem Schlüssel. Sie gilt nach dem Wechsel nicht mehr und muss neu erstellt werden.',
    devices_other:
      '{{shown}} Geräte haben eine WireGuard-Zugangsdatei mit diesem Schlüssel. Alle diese Dateien gelten nach dem Wechsel nicht mehr und müssen neu erstellt werden.',
    window:
      'Sie bekommen einen Befehl, der 15 Minuten gilt. Gewechselt wird erst, wenn Sie ihn auf dem Server ausführen. Kündigen Sie den Zeitpunkt vorher an: Nebeneinander gelten beide Schlüssel nicht.',
    openvpn: 'OpenVPN-Zugangsdateien gelten weiter.',
    button: 'Befehl erstellen',
  },
  maintenance: {
    here: 'Wartung',
    title: '{{name}} in Wartung nehmen?',
    consequence:
      'Geräte, die hier per OpenVPN verbunden sind, wechseln in den nächsten Minuten zu einem anderen Gateway des Verbundes: {{names}}. Danach nimmt dieses Gateway keine OpenVPN-Verbindung mehr an, bis Sie die Wartung beenden.',
    'consequence-last':
      'Kein anderes Gateway des Verbundes nimmt gerade Geräte an. Wer hier per OpenVPN verbunden ist, verliert die Verbindung, und bis Sie die Wartung beenden, kann sich niemand neu verbinden.',
    wireguard:
      'WireGuard kennt keine Nachricht zum Wechseln: Diese Geräte bleiben hier verbunden, bis der Server oder der Dienst abgeschaltet wird, und verbinden sich danach von selbst wieder.',
    'openvpn-only-here_one':
      '{{shown}} Gerät hat eine OpenVPN-Zugangsdatei, in der kein anderes Gateway steht, das gerade annimmt. Es kann sich während der Wartung nicht verbinden.',
    'openvpn-only-here_other':
      '{{shown}} Geräte haben eine OpenVPN-Zugangsdatei, in der kein anderes Gateway steht, das gerade annimmt. Sie können sich während der Wartung nicht verbinden.',
    'wireguard-only-here_one':
      '{{shown}} Gerät hat keine WireGuard-Datei für ein anderes Gateway, das gerade annimmt.',
    'wireguard-only-here_other':
      '{{shown}} Geräte haben keine WireGuard-Datei für ein anderes Gateway, das gerade annimmt.',
    orders:
      'Sperrungen, Widerrufe und Enddaten gelten hier auch während der Wartung. Antwortet das Gateway nicht, bleiben sie dort unbestätigt, bis es wieder antwortet oder Sie es außer Dienst nehmen.',
    'old-agent':
      'Der Agent dieses Gateways ist zu alt, um Geräte zum Wechseln aufzufordern: Sie bleiben verbunden, bis Sie OpenVPN auf dem Server anhalten. Aktualisieren Sie den Agenten.',
    reason: 'Grund',
    'reason-hint':
      'Steht auf der Seite des Gateways und im Protokoll, zum Beispiel „Festplatte wird getauscht, bis etwa 17 Uhr“. Höchstens {{max}} Zeichen.',
    last: 'Ich weiß, dass sich währenddessen niemand neu verbinden kann.',
    'last-hint': 'Kündigen Sie die Wartung vorher an.',
    button: 'In Wartung nehmen',
    done: '{{name}} ist in Wartung.',
    'done-text': 'Ob noch jemand verbunden ist, steht auf dieser Seite.',
    since: 'In Wartung seit {{time}}',
    because: 'Grund: {{reason}}',
    empty: 'OpenVPN: Seit {{time}} ist niemand mehr verbunden, und niemand kann sich hier verbinden.',
    'sending-on': 'OpenVPN: Die Geräte werden gerade zum Wechseln aufgefordert. Das dauert einige Minuten.',
    'not-told': 'Das Gateway antwortet nicht: Ob noch jemand verbunden ist, lässt sich nicht sagen.',
  },
  return: {
    here: 'Wartung beenden',
    title: 'Wartung von {{name}} beenden?',
    consequence:
      'Das Gateway nimmt wieder Verbindungen an, und neue Zugangsdateien nennen es wie zuvor. Verbundene Geräte bleiben, wo sie sind.',
    button: 'Wartung beenden',
    done: 'Die Wartung von {{name}} ist beendet.',
    'done-text': 'Es nimmt Geräte wieder an, sobald es das bestätigt hat.',
  },
  remove: {
    here: 'Außer Dienst nehmen',
    title: '{{name}} außer Dienst nehmen?',
    consequence: 'Das Portal antwortet diesem Gateway nie wieder. Das lässt sich nicht rückgängig machen.',
    host: 'Räumen Sie danach den Server auf; den Befehl dafür zeigt die nächste Seite. Bis dahin lässt er verbundene Geräte weiter ins Netz und erfährt von keiner Sperrung mehr.',
    unconfirmed_one:
      '{{shown}} Sperrung hat dieses Gateway noch nicht bestätigt. Sie bleibt an diesem Gateway unbestätigt.',
    unconfirmed_other:
      '{{shown}} Sperrungen hat dieses Gateway noch nicht bestätigt. Sie bleiben an diesem Gateway unbestätigt.',
    button: 'Außer Dienst nehmen',
    done: '{{name}} ist außer Dienst.',
    'done-text':
      'Führen Sie jetzt dort den Befehl aus, der hier steht, oder schalten Sie den Server ab, damit sich kein Gerät mehr verbindet.',
    already: 'Dieses Gateway ist schon außer Dienst.',
  },
} as const;
