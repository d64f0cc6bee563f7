// What a person reads when the portal says no about the steps of a request, German: by reason.
export const approvalRefusals = {
  'supervisor-is-self':
    'Sie selbst können nicht Ihre Führungskraft sein. Geben Sie die Person an, die Ihren Bedarf bestätigt.',
  'supervisor-unknown':
    'Diese Person kennt das Portal nicht. Geben Sie die dienstliche E-Mail-Adresse Ihrer Führungskraft an, oder fragen Sie den Benutzerservice.',
  'supervisor-unclear': 'Mehrere Personen haben diese Adresse. Geben Sie den Anmeldenamen an.',
  'supervisor-is-namer':
    'Sich selbst können Sie nicht als Führungskraft benennen: Sie entscheiden am Ende für die IT.',
  'supervisor-is-applicant':
    'Über den eigenen Antrag entscheidet niemand selbst. Benennen Sie eine andere Person.',
  'colleague-unknown':
    'Diese Person kennt das Portal nicht. Prüfen Sie die Schreibweise, oder nehmen Sie die dienstliche E-Mail-Adresse.',
  'colleague-is-asked-already': 'Diese Person ist schon gefragt. Geben Sie eine andere an.',
  'colleague-acted-before': 'Diese Person hat zu dem Antrag schon etwas gesagt. Geben Sie eine andere an.',
  'step-of-an-office':
    'Gefragt ist hier eine Stelle und keine einzelne Person. Deshalb lässt sich das nicht weitergeben.',
  'step-of-a-person': 'Gefragt ist hier keine Stelle mit einer Aufgabe. Eine Vertretung gibt es dafür nicht.',
  'office-can-answer':
    'Zu diesem Schritt kann jemand aus der zuständigen Stelle selbst etwas sagen. Es wurde nichts geändert.',
  'stand-in-is-namer': 'Sich selbst können Sie nicht benennen. Geben Sie eine andere Person an.',
  'named-stand-in':
    'Sie haben benannt, wer bei diesem Antrag für eine Stelle spricht. Genehmigen muss ihn jemand anderes aus der IT. Es wurde nichts geändert.',
  'handed-on-before': 'Diese Anfrage wurde schon einmal weitergegeben. Sie lässt sich nur noch beantworten.',
  'not-asked': 'Dazu sind Sie nicht gefragt, oder nicht mehr. Es wurde nichts geändert.',
  'not-its-turn': 'Der Antrag wartet noch auf eine andere Stelle. Es wurde nichts geändert.',
  'step-decided': 'Dazu ist schon etwas gesagt. Es wurde nichts geändert.',
  'acted-before':
    'Sie haben zu diesem Antrag schon in einem anderen Schritt etwas gesagt. Eine andere Person muss diesen übernehmen. Es wurde nichts geändert.',
  'verdict-not-offered': 'Diese Antwort gibt es hier nicht.',
  'words-too-long': 'Der Text ist zu lang. Kürzen Sie ihn bitte.',
  'rules-exclude':
    'Nach den Regeln lässt sich dieser Antrag nicht genehmigen. Lehnen Sie ihn mit dem Grund ab.',
  'answers-to-find-out':
    'Zu diesem Antrag fehlen noch Angaben, die die IT herausfinden muss. Ergänzen Sie sie zuerst.',
  'reason-despite-concerns': 'Der Datenschutz hat Bedenken. Begründen Sie, warum Sie trotzdem genehmigen.',
  'nothing-to-find-out': 'Hier ist nichts mehr herauszufinden.',
  'answer-not-offered': 'Diese Antwort gibt es bei der Frage nicht. Wählen Sie eine der angebotenen.',
  'no-such-obligation': 'Diese Auflage gibt es nicht.',
  'obligation-confirmed': 'Diese Auflage ist schon bestätigt.',
  'nothing-to-confirm': 'Bei diesem Antrag ist nichts zu bestätigen.',
  'not-to-lapse': 'Dieser Antrag ist noch nicht verfallen.',
  'deputy-is-self': 'Sie können sich nicht selbst vertreten. Geben Sie eine andere Person an.',
  'deputy-too-long': 'Eine Vertretung endet spätestens nach einem Jahr.',
  'deputies-too-many': 'Sie haben schon zehn Vertretungen benannt. Beenden Sie zuerst eine davon.',
  'no-such-deputy': 'Diese Vertretung gibt es nicht.',
  'deputy-over': 'Diese Vertretung ist schon beendet.',
  'lapse-days-out-of-range': 'Möglich sind 14 bis 90 Tage.',
  'mail-domains-malformed':
    'Schreiben Sie höchstens 20 Domänen, eine je Zeile und ohne @, zum Beispiel musterstadt.example.',
} as const;
