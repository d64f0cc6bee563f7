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
    draft: 'Ihr Antrag ist angefangen.',
    'draft-text': 'Zuletzt gespeichert: {{time}}. Er ist noch nicht abgesendet.',
    'draft-link': 'Weitermachen',
    empty: 'Sie haben noch keinen Antrag gestellt.',
    'empty-text':
      'Mit einem Antrag bitten Sie Ihre IT um einen Zugang für das Homeoffice. Das dauert etwa fünf Minuten.',
    'empty-not-for-you':
      'Anträge stellen Beschäftigte, deren Konto Ihre IT dafür freigeschaltet hat. Der Benutzerservice hilft weiter.',
  },
  show: {
    title: 'Antrag {{caseNumber}}',
    profile: 'Zugang',
    period: 'Zeitraum',
    purpose: 'Zweck',
    'device-kind': 'Gerät',
    'device-kinds': {
      managed: 'Mit einem Dienstgerät',
      private: 'Mit einem eigenen Gerät',
    },
    leaflet: 'Merkblatt',
    'leaflet-version': 'Fassung {{version}} bestätigt',
    submitted: 'Eingereicht',
    decided: 'Entschieden',
    withdrawn: 'Zurückgezogen',
    'reason-heading': 'Begründung Ihrer IT',
    says: {
      draft: 'Der Antrag ist noch nicht eingereicht.',
      submitted:
        'Ihr Antrag ist angekommen (Wartezeit: {{since}}). Zuletzt entscheidet Ihre IT. Sie müssen nichts tun.',
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
