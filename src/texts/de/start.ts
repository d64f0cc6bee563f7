// The start page: where I stand and what comes next, German.
export const start = {
  title: {
    nothing: 'Sie haben noch keinen Zugang. Beantragen Sie ihn jetzt.',
    'not-for-you': 'Ihr Konto ist hier noch nicht für einen Zugang vorgesehen.',
    draft: 'Ihr Antrag ist angefangen.',
    waiting: 'Ihr Antrag wartet auf die Entscheidung Ihrer IT.',
    'waiting-for': 'Ihr Antrag wartet auf: {{offices}}.',
    obliged: 'Ihr Antrag ist genehmigt. Es fehlt noch eine Bestätigung.',
    query: 'Ihre IT hat eine Frage zu Ihrem Antrag.',
    denied: 'Ihr Antrag wurde abgelehnt.',
    'not-begun': 'Ihr Zugang ist freigegeben. Er beginnt am {{day}}.',
    ready: 'Ihr Zugang ist bereit. Richten Sie jetzt Ihr Gerät ein.',
    'file-missing': 'Fast geschafft: Erstellen Sie die Zugangsdatei für „{{device}}“.',
    unconnected: '„{{device}}“ ist vorbereitet. Prüfen Sie jetzt die Verbindung.',
    working: 'Ihr Zugang ist eingerichtet.',
    'ends-soon': 'Ihr Zugang endet am {{day}}.',
    'device-stopped': '„{{device}}“ ist vorübergehend gesperrt.',
    'device-revoked': '„{{device}}“ gehört nicht mehr zu Ihrem Zugang.',
    suspended: 'Ihr Zugang ist vorübergehend gesperrt.',
    revoked: 'Ihr Zugang wurde dauerhaft entzogen.',
    ended: 'Ihr Zugang ist abgelaufen.',
  },
  text: {
    nothing:
      'Der Antrag dauert etwa fünf Minuten. Sie brauchen dafür keine technischen Kenntnisse; was Sie bereithalten sollten, steht am Anfang.',
    draft:
      'Zuletzt gespeichert: {{time}}. Machen Sie dort weiter, wo Sie aufgehört haben, und senden Sie ihn ab.',
    'draft-saved': 'Zuletzt gespeichert: {{time}}. Er ist noch nicht abgesendet.',
    'not-for-you':
      'Einen Zugang können Beschäftigte beantragen, deren Konto Ihre IT dafür freigeschaltet hat. Gehören Sie dazu, wenden Sie sich an den Benutzerservice.',
    waiting:
      'Sie haben ihn am {{day}} eingereicht; seitdem liegt er Ihrer IT vor ({{since}}). Sie müssen nichts tun. Sobald entschieden ist, steht es hier.',
    'waiting-for':
      'Sie haben ihn am {{day}} eingereicht (Wartezeit: {{since}}). Danach entscheidet Ihre IT. Sie müssen nichts tun.',
    obliged:
      'Freigegeben wird der Zugang, sobald alle Auflagen bestätigt sind. Welche das sind und was Sie selbst bestätigen, steht bei Ihrem Antrag.',
    query: 'Ist sie beantwortet, geht Ihr Antrag vom {{day}} weiter. Die Frage:',
    denied: 'Entschieden am {{day}}. Die Begründung Ihrer IT:',
    'denied-way-on':
      'Hat sich etwas geändert, oder können Sie den Zweck genauer beschreiben? Dann stellen Sie einen neuen Antrag. Fragen dazu beantwortet der Benutzerservice.',
    'not-begun': 'Er gilt bis zum {{until}}. Ihr Gerät richten Sie ab dem {{day}} ein.',
    ready_one: 'Ihr Antrag vom {{applied}} wurde genehmigt. Der Zugang gilt bis zum {{until}} für ein Gerät.',
    ready_other:
      'Ihr Antrag vom {{applied}} wurde genehmigt. Der Zugang gilt bis zum {{until}} für bis zu {{count}} Geräte.',
    'file-missing':
      'Das Gerät ist angemeldet. Mit der Zugangsdatei kann es sich verbinden. Der Zugang gilt bis zum {{until}}.',
    unconnected:
      'Schalten Sie die Verbindung in der VPN-App ein. Sind Sie gerade im Büro? Dann prüfen Sie es zu Hause. Der Zugang gilt bis zum {{until}}.',
    working: 'Er gilt bis zum {{until}}. Zum Arbeiten schalten Sie die Verbindung in der VPN-App ein.',
    'ends-soon':
      'Danach verbinden sich Ihre Geräte nicht mehr. Brauchen Sie den Zugang länger, stellen Sie jetzt einen Antrag für die Zeit danach.',
    'device-stopped':
      'Das Gerät kann sich nicht verbinden, bis Ihre IT die Sperre aufhebt. Ihr Zugang selbst gilt weiter bis zum {{until}}.',
    'device-lost':
      'Sie haben es als verloren gemeldet. Haben Sie es wiedergefunden, wenden Sie sich an den Benutzerservice. Ihr Zugang selbst gilt weiter bis zum {{until}}.',
    'device-revoked':
      'Das Gerät wurde entfernt oder dauerhaft entzogen und verbindet sich nicht mehr; es kommt auch nicht zurück. Ihr Zugang selbst gilt weiter bis zum {{until}}: Richten Sie ein anderes Gerät ein. Warum ein Gerät entzogen wurde, erfahren Sie beim Benutzerservice.',
    suspended:
      'Ihre Geräte können sich nicht verbinden, bis Ihre IT die Sperre aufhebt. Den Grund erfahren Sie beim Benutzerservice.',
    revoked:
      'Ihre Geräte können sich nicht mehr verbinden. Den Grund erfahren Sie beim Benutzerservice. Ein neuer Zugang beginnt mit einem neuen Antrag.',
    ended:
      'Er galt bis zum {{until}}. Brauchen Sie wieder einen Zugang, stellen Sie einen neuen Antrag; Ihre Angaben von damals gelten nicht weiter.',
  },
  button: {
    apply: 'Zugang beantragen',
    resume: 'Antrag fortsetzen',
    'apply-again': 'Neuen Antrag stellen',
    'apply-after': 'Anschlussantrag stellen',
    'show-request': 'Antrag ansehen',
    answer: 'Frage beantworten',
    'show-denied': 'Abgelehnten Antrag ansehen',
    'add-device': 'Gerät einrichten',
    'make-file': 'Zugangsdatei erstellen',
    'check-connection': 'Verbindung prüfen',
    'another-device': 'Weiteres Gerät einrichten',
    'new-device': 'Neues Gerät einrichten',
    'my-access': 'Mein Zugang',
    'show-device': 'Gerät ansehen',
  },
  'open-request': {
    title: 'Ihr Antrag {{caseNumber}} wartet noch auf die Entscheidung Ihrer IT.',
    link: 'Antrag ansehen',
    query: 'Ihre IT hat eine Frage zu Ihrem Antrag {{caseNumber}}.',
  },
  course: {
    heading: 'Ihr Weg ins Homeoffice',
    apply: 'Zugang beantragen',
    applied: 'Antrag gestellt',
    decision: 'Ihre IT entscheidet',
    query: 'Frage Ihrer IT beantworten',
    decided: 'Von der IT genehmigt und freigegeben',
    obliged: 'Auflagen bestätigen',
    denied: 'Von der IT abgelehnt',
    device: 'Gerät anmelden',
    'device-done': 'Gerät angemeldet',
    file: 'VPN-App installieren und Zugangsdatei erstellen',
    'file-done': 'Zugangsdatei erstellt',
    connection: 'Verbindung prüfen',
    'next-step': 'Ihr nächster Schritt',
    done: 'Erledigt',
    later: 'Danach',
    from: 'Ab {{day}}',
  },
  devices: {
    heading: 'Ihre Geräte',
    device: 'Gerät',
    state: 'Stand',
    connection: 'Verbindung',
    connected: 'hat sich schon verbunden',
    unconnected: 'noch nicht verbunden',
    'file-missing': 'Zugangsdatei fehlt noch',
  },
  lost: {
    heading: 'Gerät verloren?',
    text: 'Melden Sie es sofort. Wir sperren es gleich und zeigen Ihnen, ab wann die Sperre wirkt.',
    none: 'Sobald Sie ein Gerät eingerichtet haben, melden Sie einen Verlust hier. Es wird dann sofort gesperrt.',
    reported:
      'Ihre Meldung ist da, das Gerät ist gesperrt. Ob die Sperre schon überall wirkt, sehen Sie beim Gerät.',
    button: 'Verlust melden',
  },
} as const;
