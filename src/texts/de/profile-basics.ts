// The list of access profiles, what each is called and how far it goes, and when it is no longer offered, German.
export const profileBasics = {
  state: { active: 'wird angeboten', retired: 'wird nicht mehr angeboten' },
  protocol: { openvpn: 'OpenVPN', wireguard: 'WireGuard' },
  'device-kind': { managed: 'Dienstgeräte', private: 'Eigene Geräte' },
  list: {
    title: 'Zugangsprofile',
    lead: 'Ein Zugangsprofil legt fest, was ein Zugang kann: womit sich Geräte verbinden, was sie erreichen und wie lange. Beschäftigte wählen im Antrag zwischen denen, die angeboten werden.',
    'overview-text':
      'Welche Zugänge Beschäftigte beantragen können, was sie erreichen und wie lange sie gelten.',
    'overview-link': 'Zugangsprofile ansehen',
    caption: 'Zugangsprofile',
    column: {
      name: 'Zugangsprofil',
      state: 'Stand',
      protocols: 'VPN-Art',
      reach: 'Erreicht',
      accesses: 'Zugänge',
    },
    held: 'nicht eingeschaltet: {{protocols}}',
    'more-rules_one': 'und {{shown}} weiteres Netz',
    'more-rules_other': 'und {{shown}} weitere Netze',
    new: 'Neues Zugangsprofil',
    empty: 'Noch gibt es kein Zugangsprofil.',
    'empty-text': 'Ohne Zugangsprofil kann niemand einen Zugang beantragen.',
  },
  basics: {
    link: 'Angaben ändern',
    here: 'Angaben ändern',
    title: 'Angaben zu „{{name}}“ ändern',
    lead: 'Was Geräte erreichen und wann, ändern Sie auf der Seite des Profils.',
    'effect-limits':
      'Geräte und Tage gelten für Anträge und Entscheidungen ab jetzt. Was schon genehmigt ist, behält seine Geräte und sein Ende.',
    'effect-systems':
      'Gerätearten und Betriebssysteme gelten für neue Anträge und neue Geräte. Eingerichtete Geräte gehen weiter.',
    'effect-protocols':
      'Streichen Sie eine VPN-Art, verbinden sich vorhandene Zugangsdateien weiter, bis sie enden. Neue und erneuerte gibt es nur noch für die übrigen.',
    'new-title': 'Neues Zugangsprofil',
    'new-lead':
      'Das Profil wird sofort angeboten. Es erreicht zunächst alles hinter den Gateways; auf der nächsten Seite legen Sie fest, was es erreichen soll.',
    name: 'Name',
    'name-hint': 'Danach wählen Beschäftigte. Zum Beispiel: Bauamt, nur RDP',
    description: 'Beschreibung',
    'description-hint': 'Ein Satz, den Beschäftigte im Antrag lesen: wofür dieser Zugang gedacht ist',
    group: 'Gateway-Verbund',
    'group-hint': 'Er lässt sich später nicht ändern, weil Zugangsdateien ihn nennen.',
    protocols: 'VPN-Art',
    'no-addresses': 'Dafür gibt es noch keinen Adressbereich.',
    'not-decided':
      'Zurzeit nicht eingeschaltet. Ausgegeben wird es erst, wenn Ihre Verwaltung sich dafür entscheidet.',
    devices: 'Geräte',
    'device-kinds': 'Gerätearten',
    systems: 'Betriebssysteme',
    limits: 'Höchstens',
    'limit-devices_one': '{{count}} Gerät',
    'limit-devices_other': '{{count}} Geräte',
    'max-devices': 'Geräte je Zugang',
    'max-devices-hint': 'Höchstens {{max}}',
    'max-days': 'Tage je Zugang',
    'max-days-hint': 'Höchstens {{max}}. Eine kürzere Höchstdauer in den allgemeinen Einstellungen geht vor.',
    open_one: '{{shown}} offener Antrag',
    open_other: '{{shown}} offene Anträge',
    submit: 'Angaben speichern',
    'new-submit': 'Zugangsprofil anlegen',
    added: 'Das Zugangsprofil „{{name}}“ ist angelegt.',
    'added-text':
      'Legen Sie jetzt unten fest, welche Netze es erreicht. Bis dahin erreicht es alles hinter den Gateways.',
    done: 'Die Angaben sind gespeichert.',
  },
  retire: {
    link: 'Nicht mehr anbieten',
    here: 'Nicht mehr anbieten',
    title: '„{{name}}“ nicht mehr anbieten?',
    consequence:
      'Danach kann niemand diesen Zugang beantragen, auch nicht für längere Zeit, für weitere Geräte oder als Ersatz.',
    'consequence-last':
      'Das ist das einzige Zugangsprofil, das angeboten wird. Danach kann in Ihrer Verwaltung niemand mehr einen Zugang beantragen.',
    'accesses-none': 'Zurzeit hat niemand einen Zugang mit diesem Profil.',
    accesses_one: '{{shown}} Zugang läuft damit weiter, bis er endet oder entzogen wird.',
    accesses_other: '{{shown}} Zugänge laufen damit weiter, bis sie enden oder entzogen werden.',
    'requests-none': 'Es ist kein Antrag dafür offen.',
    requests_one:
      '{{shown}} Antrag dafür ist noch offen. Über ihn wird entschieden wie sonst; soll es den Zugang nicht mehr geben, lehnen Sie ihn ab.',
    requests_other:
      '{{shown}} Anträge dafür sind noch offen. Über sie wird entschieden wie sonst; soll es den Zugang nicht mehr geben, lehnen Sie sie ab.',
    drafts:
      'Wer gerade einen Antrag ausfüllt und noch nicht abgesendet hat, muss einen anderen Zugang wählen.',
    back: 'Sie können das Profil jederzeit wieder anbieten.',
    last: 'Ich weiß, dass danach niemand einen Zugang beantragen kann.',
    button: 'Nicht mehr anbieten',
    done: 'Das Zugangsprofil wird nicht mehr angeboten.',
  },
  'take-up': {
    link: 'Wieder anbieten',
    here: 'Wieder anbieten',
    title: '„{{name}}“ wieder anbieten?',
    consequence:
      'Beschäftigte können diesen Zugang dann wieder beantragen, mit den Grenzen und Netzen von jetzt.',
    button: 'Wieder anbieten',
    done: 'Das Zugangsprofil wird wieder angeboten.',
  },
};
