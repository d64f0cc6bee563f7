// The person's own requests: list, form, detail, withdrawal, German.
export const accessRequests = {
  list: {
    title: 'Meine Anträge',
    lead: 'Ihre Anträge auf einen Zugang und was daraus geworden ist.',
    caption: 'Meine Anträge, neueste zuerst',
    'column-request': 'Antrag',
    'column-period': 'Zeitraum',
    'column-submitted': 'Eingereicht',
    'column-state': 'Stand',
    new: 'Neuen Antrag stellen',
    empty: 'Sie haben noch keinen Antrag gestellt.',
    'empty-text':
      'Mit einem Antrag bitten Sie Ihre IT um einen Zugang für das Homeoffice. Das dauert etwa fünf Minuten.',
    'empty-not-for-you':
      'Anträge stellen Beschäftigte, deren Konto Ihre IT dafür freigeschaltet hat. Der Benutzerservice hilft weiter.',
  },
  new: {
    title: 'Zugang beantragen',
    lead: 'Wenige Angaben, etwa fünf Minuten. Ihre IT entscheidet und sieht dabei, was Sie hier eintragen.',
    'profile-label': 'Welchen Zugang brauchen Sie?',
    'profile-hint_one': '{{description}} – höchstens {{days}} Tage, ein Gerät',
    'profile-hint_other': '{{description}} – höchstens {{days}} Tage, bis zu {{count}} Geräte',
    'profile-heading': 'Ihr Zugang: {{name}}',
    'purpose-label': 'Wofür brauchen Sie den Zugang?',
    'purpose-hint':
      'Ein oder zwei Sätze zu Ihren Aufgaben genügen. Nennen Sie keine Krankheiten und keine Namen anderer Personen.',
    'from-label': 'Ab wann?',
    'from-hint': 'Frühestens heute.',
    'from-hint-after': 'Ihr jetziger Zugang gilt bis zum {{until}}. Der neue beginnt danach.',
    'until-label': 'Bis wann?',
    'until-hint':
      'Ein Ende ist nötig. Möglich sind höchstens {{days}} Tage: bei Beginn am {{from}} bis zum {{latest}}.',
    'until-hint-many': 'Ein Ende ist nötig. Wie lange möglich ist, steht oben beim gewählten Zugang.',
    'device-kind-label': 'Mit welchem Gerät arbeiten Sie?',
    'device-kind': {
      managed: 'Mit einem Dienstgerät',
      private: 'Mit einem eigenen Gerät',
    },
    'device-kind-hint': {
      managed: 'Ihre Verwaltung hat es Ihnen gegeben.',
      private: 'Es gehört Ihnen selbst.',
    },
    'device-kind-only': {
      managed: 'Für diesen Zugang nutzen Sie ein Dienstgerät.',
      private: 'Für diesen Zugang nutzen Sie ein eigenes Gerät.',
    },
    'leaflet-heading': 'Merkblatt, Fassung {{version}}',
    'leaflet-empty': 'Ihre Verwaltung hat noch keinen Text hinterlegt.',
    document: '{{label}} (öffnet ein neues Fenster)',
    'leaflet-label': 'Ich habe das Merkblatt (Fassung {{version}}) gelesen und halte mich daran.',
    'leaflet-changed':
      'Das Merkblatt hat sich geändert, während Sie geschrieben haben. Lesen Sie die neue Fassung und bestätigen Sie sie. Ihre übrigen Angaben sind noch da.',
    submit: 'Antrag einreichen',
    submitted: 'Ihr Antrag ist eingereicht.',
    'submitted-text':
      'Ihre Vorgangsnummer ist {{caseNumber}}. Ihre IT entscheidet; den Stand sehen Sie hier.',
    'open-title': 'Für „{{profile}}“ läuft schon ein Antrag.',
    'open-text':
      'Er ist am {{day}} eingereicht und wartet auf die Entscheidung. Einen zweiten können Sie erst danach stellen. Passt er nicht mehr, ziehen Sie ihn zurück.',
    'open-link': 'Antrag {{caseNumber}} ansehen',
    'none-title': 'Im Moment können Sie keinen Zugang beantragen.',
    'none-text':
      'Ihre Verwaltung hat noch kein Zugangsprofil eingerichtet. Der Benutzerservice weiß, wann es so weit ist.',
  },
  show: {
    title: 'Antrag {{caseNumber}}',
    state: 'Stand',
    profile: 'Zugang',
    period: 'Zeitraum',
    purpose: 'Zweck',
    'device-kind': 'Gerät',
    leaflet: 'Merkblatt',
    'leaflet-version': 'Fassung {{version}} bestätigt',
    submitted: 'Eingereicht',
    decided: 'Entschieden',
    withdrawn: 'Zurückgezogen',
    'reason-heading': 'Begründung Ihrer IT',
    says: {
      draft: 'Der Antrag ist noch nicht eingereicht.',
      submitted:
        'Ihre IT hat den Antrag bekommen und entscheidet darüber (Wartezeit: {{since}}). Sie müssen nichts tun.',
      'in-review': 'Der Antrag wird geprüft (Wartezeit: {{since}}). Sie müssen nichts tun.',
      query: 'Ihre IT hat eine Frage dazu. Ist sie beantwortet, geht der Antrag weiter.',
      endorsed: 'Der Antrag ist befürwortet. Sie müssen nichts tun.',
      approved: 'Ihr Antrag ist genehmigt. Freigegeben wird der Zugang, sobald alle Auflagen bestätigt sind.',
      released:
        'Ihre IT hat den Antrag genehmigt und den Zugang freigegeben. Richten Sie unter „Mein Zugang“ Ihr Gerät ein.',
      denied: 'Ihre IT hat den Antrag abgelehnt. Hat sich etwas geändert, können Sie einen neuen stellen.',
      withdrawn: 'Sie haben den Antrag zurückgezogen. Darüber wird nicht mehr entschieden.',
      lapsed:
        'Über den Antrag wurde nicht rechtzeitig entschieden. Brauchen Sie den Zugang noch, stellen Sie ihn neu; Ihre Antworten sind aufgehoben.',
    },
    'to-print': 'Druckansicht',
    'to-access': 'Mein Zugang',
    'apply-again': 'Neuen Antrag stellen',
    withdraw: 'Antrag zurückziehen',
  },
  query: {
    heading: 'Frage Ihrer IT',
    earlier: 'Frühere Rückfragen',
    label: 'Ihre Antwort',
    hint: 'Ein oder zwei Sätze genügen. Bitte keine Angaben zur Gesundheit.',
    submit: 'Antwort senden',
    done: 'Ihre Antwort ist gesendet.',
    'done-text': 'Der Antrag {{caseNumber}} liegt wieder bei Ihrer IT. Sie müssen nichts mehr tun.',
    late: 'Auf diese Frage braucht es keine Antwort mehr.',
    'late-text': 'Sie ist schon beantwortet, oder über den Antrag ist entschieden. Den Stand sehen Sie hier.',
    'your-answer': 'Ihre Antwort wurde nicht gespeichert: {{answer}}',
  },
  withdraw: {
    title: 'Antrag {{caseNumber}} zurückziehen?',
    consequence:
      'Ihre IT entscheidet dann nicht mehr darüber. Das lässt sich nicht rückgängig machen; Sie können aber jederzeit einen neuen Antrag stellen.',
    button: 'Antrag zurückziehen',
    done: 'Ihr Antrag {{caseNumber}} ist zurückgezogen.',
    late: 'Dieser Antrag ist schon entschieden.',
    'late-text':
      'Zurückziehen können Sie nur Anträge, über die noch nicht entschieden ist. Den Stand sehen Sie hier.',
  },
} as const;
