// What a person reads when the portal says no, German: by reason, and by kind where a reason has no words of its own.
export const refusal = {
  kind: {
    unauthenticated: 'Sie sind nicht angemeldet. Melden Sie sich an und versuchen Sie es noch einmal.',
    forbidden: 'Dafür fehlt Ihnen die Berechtigung.',
    'not-found': 'Diese Seite gibt es nicht, oder sie ist nicht für Sie bestimmt.',
    conflict:
      'Inzwischen hat sich etwas geändert. Laden Sie die Seite neu und prüfen Sie den aktuellen Stand.',
    invalid: 'Mit dieser Eingabe können wir nichts anfangen. Gehen Sie zurück und prüfen Sie Ihre Angaben.',
    exhausted: 'Die Grenze ist erreicht. Ihre IT kann sie erweitern.',
    'too-large': 'Das ist zu groß für dieses Formular. Kürzen Sie Ihre Angaben.',
    gone: 'Das gilt nicht mehr. Beginnen Sie bitte noch einmal von vorn.',
    unavailable: 'Das ist im Moment nicht möglich. Versuchen Sie es in einigen Minuten noch einmal.',
  },
  'page-not-found':
    'Diese Seite gibt es nicht. Vielleicht ist die Adresse unvollständig, oder die Seite wurde verschoben.',
  'role-missing': 'Diese Seite ist für eine andere Aufgabe gedacht. Ihnen fehlt dafür die Berechtigung.',
  'csrf-token-missing':
    'Die Seite war zu lange offen oder stammt aus einer früheren Anmeldung. Gehen Sie zurück, laden Sie die Seite neu und senden Sie das Formular noch einmal ab. Es wurde nichts geändert.',
  'body-too-large':
    'Ihre Eingabe ist zu lang. Gehen Sie zurück und kürzen Sie den Text. Es wurde nichts geändert.',
  'bad-request':
    'Ihr Browser hat etwas gesendet, das wir nicht lesen können. Gehen Sie zurück und versuchen Sie es noch einmal.',
  'tenant-unknown': 'Diese Verwaltung ist hier nicht eingerichtet. Prüfen Sie die Adresse.',
  'saml-not-set-up':
    'Die Anmeldung Ihrer Verwaltung ist noch nicht eingerichtet. Wenden Sie sich an Ihre IT.',
  'saml-request-unknown':
    'Diese Anmeldung wurde nicht hier begonnen, ist zu alt oder wurde schon verwendet. Beginnen Sie die Anmeldung bitte noch einmal.',
  'saml-expired': 'Diese Anmeldung hat zu lange gedauert. Beginnen Sie die Anmeldung bitte noch einmal.',
  'identity-missing':
    'Ihre Verwaltung hat die Angabe nicht mitgesendet, an der wir Sie wiedererkennen. Wenden Sie sich an Ihre IT.',
  'identity-transient':
    'Ihre Verwaltung hat nur eine wechselnde Kennung gesendet; daran können wir Sie nicht wiedererkennen. Wenden Sie sich an Ihre IT.',
  'identity-ambiguous': 'Ihre Verwaltung hat mehrere Kennungen für Sie gesendet. Wenden Sie sich an Ihre IT.',
  'identity-unusable':
    'Ihre Verwaltung hat eine Kennung gesendet, die wir nicht verwenden können. Wenden Sie sich an Ihre IT.',
  'identity-by-mail':
    'Die Mailadresse kann keine Person bezeichnen, weil sie sich ändert. Wählen Sie eine bleibende Kennung.',
  'identity-rule-empty': 'Geben Sie den Namen des Attributs an, das eine Person bezeichnet.',
} as const;
