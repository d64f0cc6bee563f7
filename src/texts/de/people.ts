// People and devices for IT and help desk: search, person, device with proof, and what can be done to them, German.
export const people = {
  title: 'Personen und Geräte',
  views: {
    label: 'Ansichten',
    people: 'Personen',
    devices: 'Geräte',
    ending: 'Enden bald',
    lost: 'Verlust gemeldet',
    outdated: 'Ältere Dateien',
    unused: 'Lange unbenutzt',
  },
  lead: {
    people: 'Wer sich hier schon einmal angemeldet hat, neueste zuerst.',
    devices: 'Alle Geräte, neueste zuerst.',
    ending:
      'Zugänge, die in den nächsten 30 Tagen enden, der früheste zuerst. Wer länger arbeiten will, stellt rechtzeitig einen neuen Antrag.',
    lost: 'Als verloren gemeldet und deshalb gesperrt. Klären Sie den Verlust; dann widerrufen oder entsperren Sie das Gerät.',
    outdated:
      'Geräte, deren Zugangsdatei nach einem anderen Kryptoprofil oder einer älteren Vorlage gemacht ist, als das Portal heute ausgibt. Sie gilt weiter; wer das Gerät hat, kann sie auf dessen Seite erneuern.',
    unused:
      'Geräte, die seit mehr als 90 Tagen niemand für eine Verbindung benutzt hat. Klären Sie, ob sie noch gebraucht werden; wenn nicht, öffnen Sie das Gerät und sperren oder widerrufen Sie es. Ein Gerät steht hier erst, wenn jedes Gateway, über das es sich verbinden könnte, das meldet. Wann es zuletzt benutzt wurde, hält das Portal nicht fest.',
  },
  search: {
    people: 'Person suchen',
    'people-hint': 'Name, E-Mail oder Bereich; Anfänge genügen, die Reihenfolge ist egal.',
    devices: 'Gerät suchen',
    'devices-hint': 'Gerätename, Inventarnummer oder Person; Anfänge genügen, die Reihenfolge ist egal.',
  },
  column: {
    person: 'Person',
    department: 'Bereich',
    access: 'Zugang',
    devices: 'Geräte',
    device: 'Gerät',
    inventory: 'Inventarnummer',
    state: 'Stand',
    profile: 'Zugang',
    ends: 'Endet',
    'ends-in': 'Noch',
  },
  caption: {
    people: 'Personen, neueste zuerst',
    devices: 'Geräte, neueste zuerst',
    ending: 'Zugänge, die bald enden',
    lost: 'Als verloren gemeldete Geräte',
    outdated: 'Geräte mit Zugangsdateien von früher',
    unused: 'Lange unbenutzte Geräte, neueste zuerst',
  },
  'no-access': 'kein Zugang',
  until: 'bis {{day}}',
  'ends-today': 'weniger als ein Tag',
  empty: {
    people: 'Noch hat sich niemand angemeldet.',
    'people-text': 'Personen erscheinen hier nach ihrer ersten Anmeldung.',
    devices: 'Noch hat niemand ein Gerät eingerichtet.',
    'devices-text': 'Geräte erscheinen hier, sobald Beschäftigte mit einem Zugang sie anmelden.',
    ending: 'In den nächsten 30 Tagen endet kein Zugang.',
    'ending-text': 'Sie brauchen nichts zu tun.',
    lost: 'Kein Gerät ist als verloren gemeldet.',
    'lost-text': 'Meldungen erscheinen hier sofort; das Gerät wird dabei gesperrt.',
    search: 'Nichts gefunden zu „{{query}}“.',
    'search-text':
      'Prüfen Sie die Schreibweise oder geben Sie weniger Wörter ein. Groß und klein, ä und ae machen keinen Unterschied.',
    outdated: 'Kein Gerät hat eine ältere Zugangsdatei.',
    'outdated-text': 'Alle Dateien sind so, wie das Portal sie heute ausgibt.',
    unused: 'Von keinem Gerät ist gemeldet, dass es lange unbenutzt ist.',
    'unused-text':
      'Gateways melden das frühestens 90 Tage, nachdem sie ein Gerät kennengelernt haben; ältere Agenten melden es nicht.',
  },
  person: {
    department: 'Bereich',
    mail: 'E-Mail',
    grants: 'Zugänge',
    'grants-none': 'Kein gültiger Zugang.',
    'grants-none-text': 'Ein Zugang entsteht, wenn ein Antrag genehmigt wird.',
    proofs: 'Entzug an den Gateways',
    'proofs-caption': 'Was dieser Person an den Gateways entzogen wurde, und ob es wirkt',
    'past-grants': 'Frühere Zugänge',
    valid: 'Gültig',
    places: 'Geräte',
    'places-used': '{{used}} von {{max}}',
    begins: 'ab {{day}}',
    devices: 'Geräte',
    'devices-none': 'Diese Person hat noch kein Gerät angemeldet.',
    'devices-none-text': 'Mit einem gültigen Zugang kann sie das selbst tun.',
    requests: 'Anträge',
    'requests-none': 'Diese Person hat keinen Antrag gestellt.',
    'requests-none-text': 'Der Weg zu einem Zugang beginnt mit einem Antrag.',
    'column-request': 'Vorgang',
    'column-period': 'Zeitraum',
    'column-submitted': 'Eingereicht',
    course: 'Verlauf',
    'course-caption': 'Was zu dieser Person protokolliert ist, neueste zuerst',
    'course-none': 'Zu dieser Person ist nichts protokolliert.',
    'course-none-text': 'Ältere Einträge können nach Ablauf der Frist gelöscht sein.',
    'to-audit': 'Im Protokoll ansehen',
  },
  unused: {
    title: 'Dieses Gerät wurde seit mehr als 90 Tagen nicht benutzt.',
    do: 'Klären Sie, ob es noch gebraucht wird. Wenn nicht, sperren oder widerrufen Sie es.',
    'not-kept': 'Mehr ist darüber nicht festgehalten, auch nicht, wann es zuletzt benutzt wurde.',
  },
  device: {
    lost: 'Verlust gemeldet',
    via: 'Über den Zugang gesperrt: Er gilt im Moment für kein Gerät.',
    holder: 'Person',
    access: 'Zugang',
    'access-until': '{{profile}}, bis {{day}}',
    system: 'System',
    inventory: 'Inventarnummer',
    'vpn-type': 'VPN-Art',
    'vpn-type-certificate': '{{protocol}}, Zertifikat bis {{day}}',
    number: 'Gerätenummer',
    'number-note': 'vollständig: {{id}}',
    outgoing: 'Frühere Zugangsdatei',
    'outgoing-note':
      'Wird gerade erneuert: Sie gilt, bis sich das Gerät mit der neuen verbindet, höchstens bis {{time}}.',
    'no-file': 'Noch keine Zugangsdatei erstellt.',
    added: 'Angemeldet',
    course: 'Verlauf',
    'course-caption': 'Was zu diesem Gerät protokolliert ist, neueste zuerst',
    refresh: 'Aktualisieren',
    'resume-via-grant':
      'Der Zugang lässt im Moment keine Verbindung zu. Klären Sie zuerst den Zugang auf der Seite der Person.',
    'resume-own': 'Das ist Ihr eigenes Gerät. Entsperren muss es eine Kollegin oder ein Kollege.',
    final: 'Widerrufen ist endgültig. Der Weg zurück ist ein neues Gerät.',
  },
  proof: {
    heading: {
      set: 'Freigabe an den Gateways',
      reduction: 'Wirksamkeit der Verkürzung',
      suspension: 'Wirksamkeit der Sperrung',
      revocation: 'Wirksamkeit des Widerrufs',
      expiry: 'Wirksamkeit des Ablaufs',
    },
    'heading-beside': 'Zweite Zugangsdatei, für {{protocol}}',
    'heading-earlier': 'Frühere Zugangsdatei {{number}}: Widerruf noch offen',
    progress: {
      set: 'Freigabe: {{confirmed}} von {{total}} Gateways bestätigt',
      reduction: 'Verkürzung: {{confirmed}} von {{total}} Gateways bestätigt',
      suspension: 'Sperrung: {{confirmed}} von {{total}} Gateways bestätigt',
      revocation: 'Widerruf: {{confirmed}} von {{total}} Gateways bestätigt',
      expiry: 'Ablauf: {{confirmed}} von {{total}} Gateways bestätigt',
    },
    caption: 'Was die Gateways gemeldet haben',
    none: 'Kein Gateway hat etwas zu bestätigen.',
    'none-text': 'Für dieses Gerät wurde keinem Gateway etwas aufgetragen.',
    alert: {
      reduction: 'Die Verkürzung ist noch nicht überall bestätigt.',
      suspension: 'Die Sperrung ist noch nicht überall wirksam.',
      revocation: 'Der Widerruf ist noch nicht überall wirksam.',
      expiry: 'Der Ablauf ist noch nicht überall bestätigt.',
    },
    'ordered-text':
      'Gateways bestätigen meist nach wenigen Sekunden. Erst danach ist sicher, dass sich das Gerät nicht mehr verbindet.',
    silent:
      '{{gateway}} antwortet seit {{time}} Uhr nicht. Sobald es sich meldet, wird das Gerät dort entfernt. Bis dahin könnte es sich dort verbinden.',
    failed:
      '{{gateway}} meldet, dass es nicht gelungen ist: {{failure}} Das Gerät könnte sich dort noch verbinden.',
    slow: '{{gateway}} ist erreichbar, hat aber noch nicht bestätigt. Bis dahin könnte sich das Gerät dort verbinden.',
    unverified:
      '{{gateway}} hat ausgeführt, aber noch nicht nachgesehen, ob es wirkt. Bis dahin gilt es nicht als wirksam.',
    removed:
      '{{gateway}} wurde aus dem Portal entfernt, bevor es bestätigt hat. Läuft der Rechner noch, schalten Sie ihn ab; dort könnte sich das Gerät bis zum Ende des Zugangs verbinden.',
  },
  act: {
    reason: 'Grund',
    'reason-hint': 'Steht im Protokoll. Nennen Sie keine Krankheiten.',
    device: {
      suspend: 'Gerät sperren',
      resume: 'Gerät entsperren',
      revoke: 'Gerät widerrufen',
    },
    grant: {
      suspend: 'Zugang sperren',
      resume: 'Zugang entsperren',
      revoke: 'Zugang widerrufen',
    },
    'device-title': {
      suspend: '„{{device}}“ sperren?',
      resume: '„{{device}}“ entsperren?',
      revoke: '„{{device}}“ widerrufen?',
    },
    'grant-title': {
      suspend: 'Zugang von {{person}} sperren?',
      resume: 'Zugang von {{person}} entsperren?',
      revoke: 'Zugang von {{person}} widerrufen?',
    },
    'device-consequence': {
      suspend:
        'Das Gerät von {{person}} verliert sofort die Verbindung. Die IT kann die Sperrung wieder aufheben.',
      resume: 'Das Gerät von {{person}} kann sich wieder verbinden, sobald die Gateways es bestätigt haben.',
      revoke:
        'Das Gerät von {{person}} verliert sofort die Verbindung. Das lässt sich nicht rückgängig machen.',
    },
    'grant-consequence': {
      suspend:
        'Alle Geräte von {{person}} unter „{{profile}}“ verlieren sofort die Verbindung. Die IT kann die Sperrung wieder aufheben.',
      resume:
        'Die Geräte von {{person}} unter „{{profile}}“ können sich wieder verbinden, sobald die Gateways es bestätigt haben. Einzeln gesperrte bleiben gesperrt.',
      revoke:
        'Alle Geräte von {{person}} unter „{{profile}}“ verlieren sofort die Verbindung. Das lässt sich nicht rückgängig machen; der Weg zurück ist ein neuer Antrag.',
    },
    'lost-detail':
      'Das Gerät ist als verloren gemeldet. Entsperren Sie es nur, wenn es nachweislich wieder da ist; die Verlustmeldung ist damit erledigt.',
    ordered: {
      suspend: 'Die Sperrung ist veranlasst.',
      resume: 'Das Entsperren ist veranlasst.',
      revoke: 'Der Widerruf ist veranlasst.',
    },
    'ordered-device':
      'Wirksam ist es erst, wenn die Gateways bestätigen. Den Stand sehen Sie auf dieser Seite; „Aktualisieren“ holt den neuesten.',
    'ordered-grant': 'Ob die Gateways es bestätigt haben, sehen Sie bei jedem Gerät.',
    'ordered-nothing': 'Kein Gateway hatte etwas zu entfernen oder freizugeben.',
    already: {
      suspend: 'Das war schon gesperrt.',
      resume: 'Das war schon entsperrt.',
      revoke: 'Das war schon widerrufen.',
    },
    'already-text':
      'Vielleicht haben Sie zweimal geklickt, oder jemand war schneller. Es wurde nichts weiter veranlasst.',
    changed: 'Das geht nicht mehr, der Stand hat sich geändert.',
    'changed-text': 'Den jetzigen Stand sehen Sie unten. Es wurde nichts veranlasst.',
    'changed-grant':
      'Der Zugang lässt im Moment keine Verbindung zu. Klären Sie zuerst den Zugang auf der Seite der Person. Es wurde nichts veranlasst.',
  },
} as const;
