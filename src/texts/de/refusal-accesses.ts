// What a person reads when the portal says no about requests, accesses, devices and gateways, German: by reason.
export const accessRefusals = {
  'period-not-a-day': 'Das ist kein gültiger Tag. Schreiben Sie zum Beispiel 31.12.2026.',
  'period-ends-before-it-begins': 'Das Ende liegt vor dem Anfang. Prüfen Sie beide Tage.',
  'period-in-the-past': 'Dieser Tag ist schon vorbei. Frühestens möglich ist heute.',
  'period-too-far-ahead': 'Dieser Tag liegt mehr als ein Jahr in der Zukunft. Stellen Sie den Antrag später.',
  'period-too-long':
    'Der Zeitraum ist zu lang. Wie lange er höchstens sein darf, steht beim Feld „Bis wann?“ oder beim gewählten Zugang.',
  'device-kind-not-allowed':
    'Dieser Zugang ist für eine andere Art von Gerät gedacht. Wählen Sie die andere.',
  'no-such-profile': 'Diesen Zugang gibt es nicht mehr. Wählen Sie einen anderen.',
  'profile-retired': 'Dieser Zugang wird nicht mehr angeboten. Wählen Sie einen anderen.',
  'access-exists-already':
    'Für diese Zeit haben Sie schon einen solchen Zugang. Beginnen Sie am Tag nach dessen Ende.',
  'request-already-open':
    'Für diesen Zugang läuft schon ein Antrag von Ihnen. Warten Sie die Entscheidung ab, oder ziehen Sie ihn zurück.',
  'no-such-bulk-decision':
    'Diese gemeinsame Entscheidung gibt es nicht mehr. Was daraus wurde, steht bei den Anträgen.',
  'nothing-chosen': 'Es ist kein Antrag gewählt.',
  'too-many-at-once': 'So viele auf einmal sind nicht möglich. Wählen Sie höchstens 500.',
  'application-excluded':
    'So ist der Antrag nach den Regeln Ihrer Verwaltung nicht möglich. Die Gründe stehen in der Zusammenfassung.',
  'application-incomplete': 'Es fehlen noch Antworten. Ergänzen Sie sie und senden Sie den Antrag dann ab.',
  'device-place-free':
    'Dafür brauchen Sie keinen Antrag: Unter Ihrem Zugang ist noch ein Platz frei. Fügen Sie das Gerät gleich hinzu.',
  'no-such-step': 'Diesen Schritt gibt es im Antrag nicht.',
  'step-not-asked': 'Dieser Schritt gehört nicht zu Ihrem Antrag.',
  'nothing-to-apply-for': 'Im Moment gibt es für Sie nichts zu beantragen.',
  'no-access-to-go-on': 'Den Zugang, um den es geht, gibt es nicht mehr. Beantragen Sie einen neuen.',
  'no-draft': 'Hier ist kein Entwurf mehr. Vielleicht haben Sie den Antrag schon abgesendet.',
  'questions-changed':
    'Die Fragen haben sich inzwischen geändert. Sehen Sie Ihre Antworten noch einmal durch und senden Sie dann ab.',
  'leaflet-changed': 'Das Merkblatt hat sich geändert. Lesen Sie die neue Fassung und bestätigen Sie sie.',
  'no-such-access-request': 'Diesen Antrag gibt es nicht, oder er ist nicht für Sie bestimmt.',
  'already-decided': 'Über diesen Antrag ist schon entschieden.',
  'query-open': 'Zu diesem Antrag läuft eine Rückfrage. Genehmigen lässt er sich erst nach der Antwort.',
  'no-query-open': 'Diese Frage ist schon beantwortet, oder es gibt sie nicht mehr.',
  'question-too-short': 'Die Frage ist zu kurz. Schreiben Sie einen ganzen Satz.',
  'question-too-long': 'Die Frage ist zu lang. Möglich sind 1000 Zeichen.',
  'answer-missing': 'Hier fehlt noch Ihre Antwort.',
  'answer-too-long': 'Die Antwort ist zu lang. Möglich sind 1000 Zeichen.',
  'no-such-grant': 'Diesen Zugang gibt es nicht, oder er ist nicht für Sie bestimmt.',
  'grant-suspended': 'Ihr Zugang ist vorübergehend gesperrt. Den Grund erfahren Sie beim Benutzerservice.',
  'grant-revoked': 'Dieser Zugang wurde dauerhaft entzogen. Ein neuer beginnt mit einem neuen Antrag.',
  'grant-ended': 'Dieser Zugang ist abgelaufen. Stellen Sie einen neuen Antrag.',
  'grant-not-begun': 'Dieser Zugang hat noch nicht begonnen. Sie können ihn ab dem ersten Tag nutzen.',
  'no-such-device': 'Dieses Gerät gibt es nicht, oder es ist nicht Ihres.',
  'no-such-credential': 'Diese Zugangsdatei gibt es nicht, oder sie gehört nicht zu Ihrer Verwaltung.',
  'no-device-place-left':
    'Alle Plätze für Geräte sind belegt. Entfernen Sie ein Gerät, das Sie nicht mehr brauchen; dann wird ein Platz frei.',
  'device-name-taken':
    'So heißt schon eines Ihrer Geräte. Wählen Sie einen anderen Namen, damit Sie die beiden unterscheiden können.',
  'system-not-allowed': 'Dieses System ist für Ihren Zugang nicht vorgesehen. Wählen Sie ein anderes.',
  'device-suspended': 'Dieses Gerät ist gesperrt. Solange gibt es dafür keine Zugangsdatei.',
  'device-revoked': 'Diesem Gerät wurde der Zugang dauerhaft entzogen. Richten Sie ein neues ein.',
  'device-expired': 'Der Zugang dieses Geräts ist abgelaufen.',
  'renewal-not-open':
    'Erneuern lässt sich eine Zugangsdatei in den letzten 30 Tagen ihres Zertifikats, wenn der Zugang danach weiterläuft. Brauchen Sie vorher eine neue, erstellen Sie sie unter „Datei verloren?“ neu.',
  'credential-made-meanwhile': 'Die Zugangsdatei wurde inzwischen schon erstellt.',
  'protocol-not-offered':
    'Diese VPN-Art bietet Ihre Verwaltung nicht an. Gehen Sie zurück und wählen Sie eine andere.',
  'gateway-not-compliant':
    'Ein VPN-Gateway Ihrer Verwaltung entspricht gerade nicht den Krypto-Vorgaben. Bis Ihre IT das behoben hat, gibt es keine neue OpenVPN-Zugangsdatei. Ihre bisherige gilt weiter.',
  'gateway-not-ready':
    'Ihre Verwaltung hat noch kein Gateway in Betrieb. Es wurde nichts erstellt; versuchen Sie es später, oder fragen Sie den Benutzerservice.',
  'no-address-left':
    'Im Moment ist keine Adresse für ein weiteres Gerät frei. Ihre IT sieht das; fragen Sie den Benutzerservice, wann es weitergeht.',
  'too-many-peers':
    'Mehr WireGuard-Zugänge nimmt das Gateway Ihrer Verwaltung nicht auf. Es wurde nichts erstellt. Wählen Sie OpenVPN, wenn es angeboten wird; sonst hilft Ihnen der Benutzerservice weiter.',
  'no-address-pool':
    'Ihre IT hat für diese VPN-Art noch keine Adressen hinterlegt. Es wurde nichts erstellt; fragen Sie den Benutzerservice.',
  'own-request':
    'Über den eigenen Antrag entscheidet niemand selbst. Eine Kollegin oder ein Kollege aus der IT muss es tun. Es wurde nichts geändert.',
  'own-access':
    'Niemand hebt die Sperrung des eigenen Zugangs oder Geräts auf. Eine Kollegin oder ein Kollege aus der IT muss es tun. Es wurde nichts geändert.',
  'no-such-person': 'Diese Person gibt es hier nicht.',
  'applicant-has-access':
    'Die Person hat für diese Zeit inzwischen schon einen solchen Zugang. Lehnen Sie den Antrag mit diesem Hinweis ab.',
  'pools-overlap':
    'Zwei der Adressbereiche überschneiden sich. Geben Sie Netze an, die einander nicht berühren.',
  'period-over':
    'Der gewünschte Zeitraum ist schon vorbei. Lehnen Sie den Antrag ab und bitten Sie um einen neuen.',
  'no-such-gateway': 'Dieses Gateway gibt es nicht, oder es gehört nicht zu Ihrer Verwaltung.',
  'no-such-gateway-group': 'Diesen Gateway-Verbund gibt es nicht mehr. Wählen Sie einen anderen.',
  'gateway-name-taken':
    'Ein Gateway mit diesem Namen ist schon im Dienst. Haben Sie es gerade selbst angelegt? Dann öffnen Sie es in der Liste und erstellen dort einen Einrichtungsbefehl.',
  'gateway-not-in-service': 'Dieses Gateway ist nicht im Dienst. Es wurde nichts geändert.',
  'last-gateway-of-group':
    'Kein anderes Gateway dieses Verbundes nimmt gerade Geräte an. Bestätigen Sie, dass Sie das wissen.',
  'restore-not-open': 'Die Wiederherstellung ist schon abgeschlossen. Es wurde nichts geändert.',
  'restore-reason-too-long': 'Der Text ist zu lang. Kürzen Sie ihn auf 500 Zeichen.',
  'restore-gateways-silent':
    'Nicht jedes Gateway hat schon verglichen. Warten Sie, oder bestätigen Sie, dass Sie das wissen.',
  'maintenance-reason-too-long': 'Der Grund ist zu lang. Kürzen Sie ihn auf 300 Zeichen.',
  'gateway-removed': 'Dieses Gateway ist außer Dienst.',
  'credential-not-pending':
    'Das Erstellen dieser Zugangsdatei hat zu lange gedauert und wurde abgebrochen. Erstellen Sie bitte eine neue.',
  'hand-over-unknown':
    'Diesen Code gibt es nicht. Lassen Sie auf der Seite des Geräts einen neuen erstellen.',
  'hand-over-foreign':
    'Dieser Code gehört zu einem anderen Konto. Melden Sie sich mit dem Konto an, mit dem er erstellt wurde.',
  'hand-over-used':
    'Dieser Code ist schon benutzt. Lassen Sie auf der Seite des Geräts einen neuen erstellen.',
  'hand-over-expired':
    'Dieser Code ist abgelaufen. Lassen Sie auf der Seite des Geräts einen neuen erstellen.',
  'hand-over-minutes-out-of-range': 'Möglich sind 5 bis 1.440 Minuten.',
  'close-after-out-of-range': 'Möglich sind 1 bis 720 Stunden.',
  'confirm-within-out-of-range': 'Möglich sind 10 bis 3.600 Sekunden.',
  'nothing-withdrawn':
    'Hier wurde nichts entzogen. Eine Bestätigung gibt es erst nach einer Sperrung, einem Widerruf oder dem Ablauf.',
  'too-many-hand-over':
    'Sie haben in kurzer Zeit viele Codes erstellt oder eingegeben. Versuchen Sie es in einer Stunde wieder.',
  'hand-out-over':
    'Diese Zugangsdatei ist schon gespeichert, oder zu viel Zeit ist vergangen. Es wurde nichts geändert. Ist sie verloren, erstellen Sie sie neu.',
  'handed-out-file-malformed':
    'Die Antwort des Portals war nicht vollständig. Es wurde keine Datei zusammengestellt.',
  'server-keys-off':
    'Ihre Verwaltung lässt nicht zu, dass der Server Schlüssel erstellt. Erstellen Sie die Zugangsdatei auf der Seite Ihres Geräts; dafür braucht der Browser JavaScript.',
  'key-seen-before':
    'Dieser Schlüssel wurde schon einmal verwendet. Jede Zugangsdatei braucht einen eigenen. Erstellen Sie bitte eine neue.',
  'request-not-approved': 'Dieser Antrag ist nicht genehmigt. Es wurde nichts freigegeben.',
} as const;
