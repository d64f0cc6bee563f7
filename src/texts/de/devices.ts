// The person's own devices: add, make the access file, report lost, remove, German.
export const devices = {
  system: {
    windows: 'Windows',
    macos: 'Mac',
    linux: 'Linux',
    ios: 'iPhone oder iPad',
    android: 'Android',
  },
  protocol: {
    openvpn: 'OpenVPN',
    wireguard: 'WireGuard',
  },
  new: {
    title: 'Gerät einrichten',
    lead: 'Sagen Sie zuerst, welches Gerät es ist. Danach erstellen Sie seine Zugangsdatei.',
    'name-label': 'Wie soll das Gerät heißen?',
    'name-hint':
      'Ein Name, an dem Sie es wiedererkennen, zum Beispiel „Notebook Bauamt“. Ihre IT sieht ihn auch.',
    'system-label': 'Welches System hat das Gerät?',
    'system-hint-all': 'Windows und Mac sind Computer, iPhone und Android Telefone oder Tablets.',
    'system-hint-some': 'Nicht möglich: {{systems}}. Für „{{profile}}“ hat Ihre IT das nicht vorgesehen.',
    'inventory-label': 'Inventarnummer',
    'inventory-hint': 'Steht meist auf einem Aufkleber am Dienstgerät.',
    submit: 'Gerät anmelden',
    added: '„{{device}}“ ist angemeldet.',
    'added-text': 'Jetzt fehlt noch die Zugangsdatei.',
    'obstacle-title': 'Im Moment können Sie kein Gerät einrichten.',
  },
  show: {
    'lead-file-missing':
      'Vier Schritte, dann verbindet sich das Gerät. Sie können jederzeit unterbrechen und hier weitermachen.',
    'lead-unconnected':
      'Die Zugangsdatei ist erstellt. Lesen Sie sie in die VPN-App ein und schalten Sie die Verbindung ein.',
    'lead-renewed':
      'Das Gerät verbindet sich noch mit der bisherigen Zugangsdatei. Die neue ist erstellt: Lesen Sie sie in die VPN-App ein.',
    'lead-connected': 'Dieses Gerät ist fertig eingerichtet und hat sich schon verbunden.',
    'lead-suspended': 'Das Gerät kann sich nicht verbinden, bis Ihre IT die Sperre aufhebt.',
    'lead-lost':
      'Sie haben das Gerät als verloren gemeldet. Wiedergefunden? Dann hebt Ihre IT die Sperre auf: Wenden Sie sich an den Benutzerservice.',
    'lead-revoked':
      'Der Zugang dieses Geräts wurde dauerhaft entzogen. Es kommt nicht zurück; richten Sie stattdessen ein neues ein.',
    'lead-expired': 'Der Zugang dieses Geräts ist mit dem Ende Ihres Zugangs abgelaufen.',
    'lead-grant-suspended':
      'Ihr Zugang ist vorübergehend gesperrt. Solange verbindet sich keines Ihrer Geräte.',
    'lead-grant-ended': 'Ihr Zugang ist abgelaufen. Brauchen Sie ihn wieder, stellen Sie einen neuen Antrag.',
    'to-access': 'Mein Zugang',
    'apply-again': 'Neuen Antrag stellen',
    'details-heading': 'Angaben zum Gerät',
    system: 'System',
    inventory: 'Inventarnummer',
    access: 'Zugang',
    'access-value': '{{profile}}, bis {{until}}',
    protocol: 'VPN-Art',
    'file-made': 'Zugangsdatei erstellt',
    'file-none': 'noch nicht',
    number: 'Gerätenummer',
    'number-note': 'Nennen Sie sie, wenn der Benutzerservice danach fragt.',
    connected: 'Verbunden',
    'connected-yes': 'ja, schon einmal',
    'connected-no': 'noch nicht',
    'connected-note': 'Wann und wie oft, speichern wir nicht.',
    use: 'Nutzung',
    unused: 'seit mehr als 90 Tagen nicht benutzt',
    'unused-note': 'Das sieht auch Ihre IT. Wann Sie das Gerät zuletzt benutzt haben, speichern wir nicht.',
    earlier: 'Frühere Zugangsdatei',
    'earlier-note': 'Sie wird ungültig gemacht.',
    refresh: 'Stand neu laden',
    remove: 'Gerät entfernen',
    'remove-text': 'Brauchen Sie das Gerät nicht mehr? Entfernen Sie es, dann wird sein Platz frei.',
  },
  connection: {
    waiting:
      'Sobald sich das Gerät mit dieser Zugangsdatei verbindet, steht es hier. Das kann eine Minute dauern.',
    connected: 'Ihr Gerät ist verbunden.',
    'connected-text': 'Die Einrichtung ist fertig. Sie können diese Seite schließen.',
    over: 'Bisher hat sich das Gerät nicht verbunden. Diese Seite fragt jetzt nicht mehr nach.',
    again: 'Weiter nachfragen',
    closed:
      'Diese Seite bekommt keine Antwort mehr. Ob das Gerät verbunden ist, steht unter „Mein Zugang“ beim Gerät.',
  },
  steps: {
    heading: 'So verbinden Sie das Gerät',
    install: 'VPN-App installieren',
    make: 'Zugangsdatei erstellen',
    import: 'Zugangsdatei einlesen',
    on: 'Verbindung einschalten',
    'install-managed':
      'Auf Dienstgeräten installiert die App meist Ihre IT. Fehlt sie, hilft der Benutzerservice.',
    'install-private': 'Nehmen Sie die App nur aus einer dieser Quellen.',
    'install-source': 'Quelle',
    'make-text':
      'Die Zugangsdatei enthält den Schlüssel dieses Geräts. Er entsteht in Ihrem Browser und bleibt auf dem Gerät. Erstellen Sie die Datei deshalb an dem Gerät, für das sie bestimmt ist, oder mit dem Telefon neben sich.',
    'make-button': 'Zugangsdatei erstellen',
    'make-done': 'Erstellt am {{day}} für {{protocol}}.',
    'make-done-both': 'Erstellt am {{day}}: je eine Datei für {{protocol}} und für {{other}}.',
    'again-heading': 'Datei verloren?',
    'again-text':
      'Erstellen Sie eine neue. Die bisherige gilt dann nicht mehr, und eine Verbindung damit bricht ab.',
    'again-button': 'Neu erstellen',
    'no-gateway':
      'Ihre Verwaltung hat noch kein Gateway in Betrieb, also keinen Rechner, über den sich Ihr Gerät verbindet. Sobald es bereit ist, erstellen Sie hier die Zugangsdatei. Der Benutzerservice weiß, wann es so weit ist.',
    'delete-heading': 'Datei löschen',
    delete: 'Löschen Sie die Datei nach dem Einlesen, auch aus dem Papierkorb.',
    office:
      'Sind Sie gerade im Büro? Dort klappt die Verbindung oft nicht. Prüfen Sie es zu Hause; diese Seite finden Sie unter „Mein Zugang“ wieder.',
    'on-done': 'Dieses Gerät hat sich schon verbunden.',
    'protocol-label': 'VPN-Art',
    'protocol-text':
      'Ihre Verwaltung bietet zwei VPN-Arten an. Hat Ihre IT nichts anderes gesagt, nehmen Sie OpenVPN.',
  },
  enforcement: {
    'suspension-ordered': 'Die Sperre ist veranlasst.',
    'suspension-effective': 'Die Sperre ist wirksam seit {{time}}.',
    'suspension-unconfirmed': 'Die Sperre ist noch nicht bestätigt.',
    'revocation-ordered': 'Der Entzug ist veranlasst.',
    'revocation-effective': 'Der Entzug ist wirksam seit {{time}}.',
    'revocation-unconfirmed': 'Der Entzug ist noch nicht bestätigt.',
    'expiry-ordered': 'Das Ende ist veranlasst.',
    'expiry-effective': 'Das Ende ist wirksam seit {{time}}.',
    'expiry-unconfirmed': 'Das Ende ist noch nicht bestätigt.',
    'text-ordered':
      'Wirksam ist das, sobald jedes Gateway es bestätigt hat. Ein Gateway ist der Rechner, über den sich Ihr Gerät mit der Verwaltung verbindet.',
    'text-effective': 'Jedes Gateway hat es bestätigt: Das Gerät kann sich nicht mehr verbinden.',
    'text-unconfirmed':
      'Ein Gateway hat sich noch nicht gemeldet. Bis dahin könnte sich das Gerät dort noch verbinden. Ihre IT sieht das auch; im Zweifel rufen Sie den Benutzerservice an.',
    'nothing-title': 'Dieses Gerät hatte keine Zugangsdatei.',
    'nothing-text': 'Es konnte sich nie verbinden. Mehr ist nicht zu tun.',
    caption: 'Wo es schon wirkt',
    gateway: 'Gateway',
    ordered: 'Veranlasst',
    state: 'Stand',
  },
  file: {
    title: 'Ihre Zugangsdatei ist fertig.',
    'wireguard-note':
      'Sie verwenden WireGuard. Seine Verfahren sind modern und öffentlich untersucht, stehen aber nicht in der Technischen Richtlinie TR-02102 des BSI; Ihre Verwaltung hat sich dafür entschieden. Für Verschlusssachen (VS-NfD) ist dieser Zugang nicht zugelassen.',
    'once-title': 'Sie sehen diese Datei nur jetzt.',
    'once-text':
      'Wir speichern sie nicht und können sie nicht noch einmal anzeigen. Laden Sie diese Seite nicht neu und gehen Sie nicht zurück, bevor Sie die Datei haben.',
    for: 'Für „{{device}}“ ({{system}}), VPN-Art {{protocol}}.',
    name: 'Dateiname',
    download: 'Zugangsdatei herunterladen',
    'next-heading': 'So geht es weiter',
    'where-computer':
      'Die Datei liegt danach im Ordner „Downloads“. Geben Sie sie niemandem und senden Sie sie nicht per E-Mail.',
    'where-phone':
      'Die Datei liegt danach in den Downloads Ihres Telefons. Geben Sie sie niemandem und senden Sie sie nicht per E-Mail.',
    'qr-heading': 'Oder mit dem Telefon scannen',
    'qr-alt': 'QR-Code mit dem Inhalt der Zugangsdatei',
    'qr-text':
      'Scannen Sie den Code in der WireGuard-App („+“, dann „QR-Code scannen“), nicht mit der Kamera. Der Code enthält dasselbe wie die Datei. Können Sie ihn nicht scannen, nehmen Sie die Datei oder den Text darunter.',
    'text-summary': 'Inhalt als Text zeigen',
    'text-label': 'Inhalt der Zugangsdatei',
    'text-hint':
      'Falls das Herunterladen nicht klappt: Markieren Sie alles, kopieren Sie es in eine neue Textdatei und speichern Sie sie unter dem Namen {{name}}.',
    lost: 'Datei verloren? Erstellen Sie auf der Seite des Geräts eine neue; diese hier gilt dann nicht mehr.',
    continue: 'Weiter zum Gerät',
  },
  again: {
    title: 'Neue Zugangsdatei für „{{device}}“ erstellen?',
    consequence:
      'Die bisherige Zugangsdatei gilt danach nicht mehr, und eine Verbindung damit bricht ab. Das lässt sich nicht rückgängig machen. Sie müssen die neue Datei in die VPN-App einlesen.',
    button: 'Neue Datei erstellen, alte ungültig machen',
    here: 'Zugangsdatei neu erstellen',
  },
  made: {
    title: 'Die Zugangsdatei wurde schon erstellt.',
    text: 'Vielleicht haben Sie zweimal geklickt, oder die Seite war noch von vorher offen. Es wurde nichts geändert: Die zuletzt erstellte Datei gilt.',
    'have-it': 'Sie haben die Datei? Dann geht es hier weiter:',
    'to-device': 'Weiter zum Gerät',
    'lost-it':
      'Sie haben die Datei nicht bekommen? Dann erstellen Sie eine neue. Die andere wird damit ungültig.',
    again: 'Neu erstellen',
  },
  renewal: {
    'ends-title': 'Die Zugangsdatei dieses Geräts gilt nur noch bis {{day}}.',
    'ends-text':
      'Erneuern Sie sie jetzt in Ruhe: Die bisherige Datei gilt weiter, bis sich das Gerät mit der neuen verbunden hat.',
    'button-short': 'Zugangsdatei erneuern',
    'under-way-title': 'Die neue Zugangsdatei ist erstellt, die bisherige gilt noch.',
    'under-way-text':
      'Lesen Sie die neue Datei in die VPN-App ein und verbinden Sie sich damit. Sobald das einmal geklappt hat, endet die bisherige, spätestens am {{time}}.',
    'once-more': 'Neue Datei nicht bekommen? Noch einmal erneuern',
    title: 'Zugangsdatei von „{{device}}“ erneuern?',
    here: 'Zugangsdatei erneuern',
    consequence:
      'Sie bekommen eine neue Zugangsdatei und lesen sie in die VPN-App ein. Die bisherige gilt weiter, bis sich das Gerät zum ersten Mal mit der neuen verbindet, höchstens 14 Tage. Danach beendet das Portal sie.',
    'detail-both': 'Beide Dateien zusammen zählen als ein Gerät.',
    'detail-lost':
      'Ist die bisherige Datei verloren oder in fremden Händen? Dann erneuern Sie sie nicht, sondern erstellen Sie sie beim Gerät unter „Datei verloren?“ neu: Dadurch gilt die alte sofort nicht mehr.',
    button: 'Neue Datei erstellen, alte vorerst behalten',
  },
  lost: {
    title: '„{{device}}“ als verloren melden?',
    consequence:
      'Das Gerät wird sofort gesperrt und verliert seine Verbindung. Aufheben kann die Sperre nur Ihre IT.',
    detail:
      'Ihre IT sieht die Meldung. War es ein Dienstgerät, melden Sie den Verlust auch Ihrer Dienststelle.',
    button: 'Verlust melden und sperren',
    here: 'Verlust melden',
    done: 'Der Verlust ist gemeldet, die Sperre veranlasst.',
    'done-text': 'Ob sie an jedem Gateway schon wirkt, sehen Sie auf dieser Seite.',
    already: 'Dieses Gerät ist schon als verloren gemeldet.',
    heading: 'Gerät verloren?',
    text: 'Melden Sie es sofort. Es wird gleich gesperrt, und Sie sehen hier, ab wann die Sperre wirkt.',
    'button-short': 'Verlust melden',
  },
  remove: {
    title: '„{{device}}“ entfernen?',
    consequence:
      'Das Gerät verliert sofort die Verbindung, und seine Zugangsdatei gilt nicht mehr. Das lässt sich nicht rückgängig machen.',
    detail: 'Sein Platz wird frei: Sie können danach ein anderes Gerät einrichten.',
    button: 'Gerät entfernen',
    done: 'Das Entfernen von „{{device}}“ ist veranlasst.',
    'done-text': 'Ob es an jedem Gateway schon wirkt, sehen Sie auf dieser Seite.',
    already: 'Dieses Gerät ist schon entfernt oder abgelaufen.',
  },
} as const;
