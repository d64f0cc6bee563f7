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
    'too-many':
      'Das wurde in kurzer Zeit zu oft versucht. Warten Sie einige Minuten und versuchen Sie es dann noch einmal.',
    gone: 'Das gilt nicht mehr. Beginnen Sie bitte noch einmal von vorn.',
    unavailable: 'Das ist im Moment nicht möglich. Versuchen Sie es in einigen Minuten noch einmal.',
  },
  'too-many-sign-in-start':
    'Von Ihrem Anschluss aus wollten sich in der letzten Minute sehr viele anmelden. Warten Sie eine Minute und versuchen Sie es dann noch einmal.',
  'too-many-sign-in-answer':
    'Von Ihrem Anschluss aus kamen in der letzten Minute sehr viele Anmeldungen. Warten Sie eine Minute und melden Sie sich dann noch einmal an.',
  'too-many-enrolment':
    'Von diesem Anschluss aus wurden in der letzten Minute sehr viele Gateways angemeldet. Warten Sie eine Minute.',
  'too-many-export':
    'Alle Daten lassen sich sechsmal in der Stunde herunterladen. Bitte versuchen Sie es später noch einmal.',
  'too-many-access-file':
    'Sie haben in der letzten Stunde sehr viele Zugangsdateien erstellt. Ihre letzte gilt weiter. Warten Sie eine Stunde, oder fragen Sie den Benutzerservice.',
  'too-many-emergency': 'Das wurde in der letzten Minute zu oft versucht. Warten Sie eine Minute.',
  'emergency-is-off': 'Das Notfallkonto ist nicht eingeschaltet.',
  'emergency-is-on': 'Das Notfallkonto ist eingeschaltet. Schalten Sie es zuerst aus.',
  'emergency-hours-out-of-range': 'Das Notfallkonto läuft 1 bis 24 Stunden.',
  'no-emergency-account': 'Es gibt kein Notfallkonto. Legen Sie es zuerst an.',
  'operator-unknown': 'Es gibt noch keinen Betrieb.',
  'page-not-found': 'Vielleicht ist die Adresse unvollständig, oder die Seite wurde verschoben.',
  'operator-without-task':
    'Sie sind angemeldet, haben beim Betreiber dieses Portals aber noch keine Aufgabe. Aufgaben vergibt das Verzeichnis Ihres Hauses; wenden Sie sich an Ihre IT.',
  'operator-without-accesses':
    'Der Betreiber des Portals hat hier keine eigenen Zugänge, Anträge und Gateways. Die gibt es nur bei den Kommunen.',
  'quota-people':
    'Die mit dem Betreiber vereinbarte Zahl von Personen mit Zugang ist erreicht. Beenden Sie einen Zugang, der nicht mehr gebraucht wird, oder vereinbaren Sie mehr. Es wurde nichts geändert.',
  'quota-devices':
    'Ihre Verwaltung hat die Zahl von Geräten erreicht, die sie mit dem Betreiber vereinbart hat. Entfernen Sie ein Gerät, das Sie nicht mehr brauchen, oder fragen Sie den Benutzerservice.',
  'quota-gateways':
    'Die mit dem Betreiber vereinbarte Zahl von Gateways ist erreicht. Nehmen Sie eines außer Dienst, oder vereinbaren Sie mehr.',
  'quota-out-of-range': 'Möglich sind 0 bis 1.000.000; leer heißt unbegrenzt.',
  'slug-taken': 'Diesen Kurznamen hat schon eine andere Verwaltung. Wählen Sie einen anderen.',
  'slug-malformed':
    'Erlaubt sind 2 bis 31 Kleinbuchstaben, Ziffern und Bindestriche; das erste Zeichen ist ein Buchstabe.',
  'case-code-malformed': 'Erlaubt sind zwei bis vier Großbuchstaben von A bis Z.',
  'role-rule-malformed':
    'Eine Regel für Rollen hat die Form Rolle:Attribut=Wert, zum Beispiel it-admin:groups=vpn-it.',
  'time-zone-unknown': 'Diese Zeitzone gibt es nicht. In Deutschland ist es Europe/Berlin.',
  'pools-without-ipv4': 'Geben Sie mindestens ein IPv4-Netz an: Jedes Gerät bekommt eine IPv4-Adresse.',
  'network-missing': 'Eine Kommune braucht Servernamen, Adressbereiche und ein Zugangsprofil.',
  'operator-exists': 'Diese Installation hat schon einen Betreiber.',
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
  'saml-message':
    'Wir konnten die Nachricht Ihres Anmeldedienstes nicht annehmen. Beginnen Sie die Anmeldung bitte noch einmal.',
  'saml-busy': 'Gerade melden sich sehr viele an. Versuchen Sie es in einer Minute noch einmal.',
  'identity-missing':
    'Ihre Verwaltung hat die Angabe nicht mitgesendet, an der wir Sie wiedererkennen. Wenden Sie sich an Ihre IT.',
  'identity-transient':
    'Ihre Verwaltung hat nur eine wechselnde Kennung gesendet; daran können wir Sie nicht wiedererkennen. Wenden Sie sich an Ihre IT.',
  'identity-ambiguous': 'Ihre Verwaltung hat mehrere Kennungen für Sie gesendet. Wenden Sie sich an Ihre IT.',
  'identity-unusable':
    'Ihre Verwaltung hat eine Kennung gesendet, die wir nicht verwenden können. Wenden Sie sich an Ihre IT.',
  'identity-by-mail':
    'Die E-Mail-Adresse kann keine Person bezeichnen, weil sie sich ändert. Wählen Sie eine bleibende Kennung.',
  'account-awaits-assignment':
    'Ihr Konto wird gerade zugeordnet. Ihre IT prüft, zu wem diese Anmeldung gehört; danach melden Sie sich einfach noch einmal an.',
  'no-such-assignment': 'Diese Zuordnung gibt es nicht, oder sie ist schon erledigt.',
  'assignment-settled':
    'Diese Anmeldung ist schon zugeordnet, oder sie ist verfallen. Es wurde nichts geändert.',
  'own-assignment':
    'Hier geht es um Ihr eigenes Konto. Eine Kollegin oder ein Kollege muss es zuordnen. Es wurde nichts geändert.',
  'identity-rule-empty': 'Geben Sie den Namen des Attributs an, das eine Person bezeichnet.',
  'sign-in-is-live':
    'Die Anmeldung ist schon eingeschaltet. Was gilt, wird auf einem anderen Weg geändert. Es wurde nichts geändert.',
  'sign-in-draft-incomplete':
    'Es fehlen noch Angaben: die Metadaten der Verwaltung oder der feste Schlüssel einer Person.',
  'sign-in-draft-untested':
    'Genau diese Fassung ist noch nicht erfolgreich getestet. Es wurde nichts eingeschaltet.',
  'attribute-names-unusable':
    'Möglich sind höchstens zehn Namen je Angabe, jeder in einer eigenen Zeile und mit höchstens 256 Zeichen.',
  'required-attribute-incomplete':
    'Zum Pflichtattribut gehören Name und Wert. Lassen Sie beide leer, wenn es keines gibt.',
  'saml-required-attribute':
    'Ihr Konto gehört nicht zu dieser Verwaltung. Wenden Sie sich an Ihre IT, wenn das nicht stimmt.',
  'saml-test-link':
    'Dieser Link zum Testen gilt nicht mehr. Bitten Sie die Stelle, die das Portal betreibt, um einen neuen.',
  'metadata-not-watched': 'Für diese Anmeldung ist keine Adresse der Metadaten angegeben.',
  'metadata-looked-at-just-now':
    'Die Metadaten wurden gerade erst geprüft. Warten Sie eine halbe Minute und versuchen Sie es noch einmal.',
  'key-rotation-too-early':
    'Für diesen Schritt ist es zu früh. Der Identitätsanbieter braucht Zeit, unser Zertifikat zu übernehmen. Es wurde nichts geändert.',
  'key-rotation-moved':
    'Jemand war schneller: Der Wechsel des Schlüssels ist nicht mehr bei diesem Schritt. Sehen Sie nach, wie er steht. Es wurde nichts geändert.',
  'rotate-key-one-way': 'Wählen Sie genau eine Richtung. Es wurde nichts geändert.',
  'key-rotation-none': 'Zurzeit wird kein Schlüssel gewechselt. Es wurde nichts geändert.',
  'metadata-malformed':
    'Das sind keine SAML-Metadaten. Sie beginnen mit EntityDescriptor und sind XML. Öffnen Sie die Adresse der Metadaten im Browser und speichern Sie die Seite unverändert.',
  'metadata-too-large':
    'Diese Metadaten sind zu groß. Nehmen Sie die Metadaten des einen Identitätsanbieters, nicht die eines ganzen Verbunds.',
  'metadata-no-identity-provider':
    'Darin steht kein Identitätsanbieter (IDPSSODescriptor für SAML 2.0). Vielleicht sind es die Metadaten eines Diensteanbieters.',
  'metadata-entity-unknown': 'Diesen Identitätsanbieter gibt es in den Metadaten nicht.',
  'metadata-entity-choose': 'In den Metadaten stehen mehrere Identitätsanbieter. Wählen Sie Ihren aus.',
  'metadata-no-redirect':
    'Der Identitätsanbieter nennt keine Adresse für die Anmeldung über HTTP-Redirect. Schalten Sie dieses Verfahren dort ein.',
  'metadata-no-certificate':
    'In den Metadaten steht kein Zertifikat zum Unterschreiben. Ohne eines können wir Antworten nicht prüfen.',
  'metadata-certificates-many': 'In den Metadaten stehen mehr als zehn Zertifikate. Räumen Sie dort auf.',
  'metadata-certificate-unreadable': 'Ein Zertifikat in den Metadaten ist nicht lesbar.',
  'metadata-certificate-ended':
    'Das Zertifikat in den Metadaten ist abgelaufen. Erneuern Sie es beim Identitätsanbieter und holen Sie die Metadaten neu.',
  'metadata-certificate-weak':
    'Das Zertifikat in den Metadaten hat keinen RSA-Schlüssel mit mindestens 2048 Bit. Erneuern Sie es beim Identitätsanbieter.',
  'metadata-address': 'Geben Sie eine vollständige Adresse an, die mit https:// beginnt.',
  'metadata-address-inside':
    'Diese Adresse liegt in einem internen Netz, das für dieses Portal nicht freigegeben ist. Fügen Sie die Metadaten als Text ein oder laden Sie die Datei hoch.',
  'metadata-fetch-name': 'Diesen Servernamen kennt unser Namensdienst nicht. Prüfen Sie die Schreibweise.',
  'metadata-fetch-tls':
    'Dem TLS-Zertifikat dieser Adresse vertrauen wir nicht. Fügen Sie die Metadaten als Text ein oder laden Sie die Datei hoch.',
  'metadata-fetch-redirect':
    'Diese Adresse leitet auf eine andere weiter. Geben Sie die endgültige Adresse der Metadaten an.',
  'metadata-fetch-status': 'Unter dieser Adresse kommen keine Metadaten; der Server meldet einen Fehler.',
  'metadata-fetch-slow':
    'Der Server hat nicht schnell genug geantwortet. Fügen Sie die Metadaten als Text ein oder laden Sie die Datei hoch.',
  'metadata-fetch-failed':
    'Der Server ist von hier aus nicht erreichbar. Fügen Sie die Metadaten als Text ein oder laden Sie die Datei hoch.',
  'saml-address': 'Die Adressen des Identitätsanbieters müssen mit https:// beginnen.',
  'saml-certificate':
    'Kein Zertifikat, eines, das sich nicht lesen lässt, oder zu viele. Es wurde nichts geändert.',
  'saml-entity-id': 'Die Kennung des Identitätsanbieters (entityID) fehlt oder ist zu lang.',
  'field-dns-name':
    'Das ist kein gültiger DNS-Name. Erlaubt sind Kleinbuchstaben, Ziffern, Bindestriche und Punkte, zum Beispiel vpn.musterstadt.de.',
  'field-host-name': 'Geben Sie einen DNS-Namen wie vpn.musterstadt.de oder eine IPv4-Adresse an.',
  'field-server-name': 'Das ist kein gültiger Servername. Erlaubt ist ein DNS-Name mit höchstens 64 Zeichen.',
  'field-port': 'Geben Sie als Port eine ganze Zahl von 1 bis 65535 an.',
  'field-mtu': 'Geben Sie als MTU eine ganze Zahl von 1280 bis 1500 an.',
  'field-keepalive-seconds':
    'Geben Sie den Abstand der Lebenszeichen als ganze Zahl von 0 bis 65535 Sekunden an.',
  'field-openvpn-proto': 'OpenVPN kann hier nur UDP oder TCP verwenden.',
  'field-ip-address': 'Das ist keine gültige IP-Adresse. Beispiele: 10.20.0.53 oder fd20::53.',
  'field-cidr':
    'Das ist kein gültiges Netz. Schreiben Sie die erste Adresse des Netzes und seine Länge, zum Beispiel 10.92.0.0/20 oder fd08::/64.',
  'field-wireguard-key': 'Das ist kein gültiger WireGuard-Schlüssel.',
  'field-credential-name': 'Die Kennung dieses Zugangs ist ungültig. Wenden Sie sich an Ihre IT.',
  'field-decimal-serial': 'Die Seriennummer des Zertifikats ist ungültig. Wenden Sie sich an Ihre IT.',
  'field-file-stem': 'Daraus lässt sich kein Dateiname bilden. Wenden Sie sich an Ihre IT.',
  'field-pem': 'Das ist kein gültiger Schlüssel oder kein gültiges Zertifikat im PEM-Format.',
  'field-line':
    'Die Zugangsdatei wurde nicht erstellt, weil eine Einstellung zu lang ist oder unerlaubte Zeichen enthält. Wenden Sie sich an Ihre IT.',
  'field-addresses':
    'Die Zugangsdatei wurde nicht erstellt, weil eine Adresse fehlt. Wenden Sie sich an Ihre IT.',
  'field-allowed-ips': 'Geben Sie mindestens ein Netz an, das durch das VPN erreicht wird.',
  'field-remotes': 'Geben Sie mindestens ein Gateway an, höchstens 64.',
  'field-local-day': 'Das ist kein gültiger Tag. Erlaubt sind Tage von 2000 bis 2100.',
  'pool-too-small':
    'Dieses Netz ist zu klein: Für Geräte bleibt keine Adresse übrig. Wählen Sie bei IPv4 höchstens /30, bei IPv6 höchstens /126.',
  'pool-not-for-clients':
    'Adressen aus diesem Netz können Geräte nicht bekommen. Wählen Sie ein privates Netz, zum Beispiel aus 10.0.0.0/8 oder fd00::/8.',
  'text-control-character': 'Der Text enthält Zeichen, die nicht lesbar sind. Tippen Sie ihn bitte neu ein.',
  'text-line-break': 'Hier ist nur eine Zeile erlaubt.',
  'text-too-long': 'Der Text ist zu lang. Bitte kürzen Sie ihn.',
  'csr-too-large': 'Die Zertifikatsanforderung ist zu groß. Erlaubt sind höchstens 4096 Zeichen.',
  'csr-malformed': 'Das ist keine gültige Zertifikatsanforderung im Format PKCS#10.',
  'csr-trailing-bytes':
    'Nach der Zertifikatsanforderung folgt noch etwas. Senden Sie nur die Anforderung selbst.',
  'csr-key-type':
    'Dieser Schlüssel ist nicht zugelassen. Erzeugen Sie einen Schlüssel auf der Kurve P-256 oder P-384.',
  'csr-key-point': 'Der Schlüssel in der Zertifikatsanforderung ist ungültig. Erzeugen Sie einen neuen.',
  'csr-signature-algorithm':
    'Die Zertifikatsanforderung muss mit ECDSA und SHA-256, SHA-384 oder SHA-512 unterschrieben sein.',
  'csr-signature': 'Die Unterschrift der Zertifikatsanforderung passt nicht zu ihrem Schlüssel.',
  'server-name-unusable':
    'Für diesen Servernamen kann kein Zertifikat ausgestellt werden. Nötig ist ein vollständiger DNS-Name in Kleinbuchstaben mit höchstens 64 Zeichen.',
  'certificate-end-in-the-past': 'Das gewünschte Ende des Zertifikats liegt in der Vergangenheit.',
  'certificate-authority-expired':
    'Die Zertifizierungsstelle Ihrer Verwaltung ist abgelaufen. Wenden Sie sich an Ihre IT.',
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
  'leaflet-changed': 'Das Merkblatt hat sich geändert. Lesen Sie die neue Fassung und bestätigen Sie sie.',
  'no-such-access-request': 'Diesen Antrag gibt es nicht, oder er ist nicht für Sie bestimmt.',
  'already-decided': 'Über diesen Antrag ist schon entschieden.',
  'no-such-grant': 'Diesen Zugang gibt es nicht, oder er ist nicht für Sie bestimmt.',
  'grant-suspended': 'Ihr Zugang ist vorübergehend gesperrt. Den Grund erfahren Sie beim Benutzerservice.',
  'grant-revoked': 'Dieser Zugang wurde dauerhaft entzogen. Ein neuer beginnt mit einem neuen Antrag.',
  'grant-ended': 'Dieser Zugang ist abgelaufen. Stellen Sie einen neuen Antrag.',
  'grant-not-begun': 'Dieser Zugang hat noch nicht begonnen. Sie können ihn ab dem ersten Tag nutzen.',
  'no-such-device': 'Dieses Gerät gibt es nicht, oder es ist nicht Ihres.',
  'no-device-place-left':
    'Alle Plätze für Geräte sind belegt. Entfernen Sie ein Gerät, das Sie nicht mehr brauchen; dann wird ein Platz frei.',
  'device-name-taken':
    'So heißt schon eines Ihrer Geräte. Wählen Sie einen anderen Namen, damit Sie die beiden unterscheiden können.',
  'system-not-allowed': 'Dieses System ist für Ihren Zugang nicht vorgesehen. Wählen Sie ein anderes.',
  'device-suspended': 'Dieses Gerät ist gesperrt. Solange gibt es dafür keine Zugangsdatei.',
  'device-revoked': 'Diesem Gerät wurde der Zugang dauerhaft entzogen. Richten Sie ein neues ein.',
  'device-expired': 'Der Zugang dieses Geräts ist abgelaufen.',
  'credential-made-meanwhile': 'Die Zugangsdatei wurde inzwischen schon erstellt.',
  'protocol-not-offered':
    'Diese VPN-Art bietet Ihre Verwaltung nicht an. Gehen Sie zurück und wählen Sie eine andere.',
  'gateway-not-ready':
    'Ihre Verwaltung hat noch kein Gateway in Betrieb. Es wurde nichts erstellt; versuchen Sie es später, oder fragen Sie den Benutzerservice.',
  'no-address-left':
    'Im Moment ist keine Adresse für ein weiteres Gerät frei. Ihre IT sieht das; fragen Sie den Benutzerservice, wann es weitergeht.',
  'changed-meanwhile':
    'Inzwischen hat sich etwas geändert. Laden Sie die Seite neu und prüfen Sie den aktuellen Stand.',
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
  'reason-missing': 'Nennen Sie einen Grund. Es wurde nichts geändert.',
  'no-such-gateway': 'Dieses Gateway gibt es nicht, oder es gehört nicht zu Ihrer Verwaltung.',
  'no-such-gateway-group': 'Diesen Gateway-Verbund gibt es nicht mehr. Wählen Sie einen anderen.',
  'gateway-name-taken':
    'Ein Gateway mit diesem Namen ist schon im Dienst. Haben Sie es gerade selbst angelegt? Dann öffnen Sie es in der Liste und erstellen dort einen Einrichtungsbefehl.',
  'gateway-removed': 'Dieses Gateway ist außer Dienst.',
  'max-grant-days-out-of-range': 'Möglich sind 1 bis 3660 Tage.',
  'review-day-in-the-past': 'Wählen Sie einen Tag in der Zukunft.',
  'review-day-too-far': 'Wählen Sie einen Tag innerhalb der nächsten fünf Jahre.',
  'leaflet-changed-meanwhile':
    'Inzwischen hat jemand anderes das Merkblatt geändert. Ihr Text steht noch hier, ist aber nicht gespeichert. Vergleichen Sie ihn mit der Fassung, die jetzt gilt.',
  'role-rule-incomplete': 'Eine Regel braucht Attribut und Wert. Leeren Sie beide, um sie zu entfernen.',
  'role-rule-unusable': 'Attribut und Wert stehen in einer Zeile und haben höchstens 256 Zeichen.',
  'role-not-grantable': 'Wählen Sie eine Rolle.',
  'role-rule-twice': 'Diese Regel steht schon weiter oben.',
  'role-rules-too-many': 'Möglich sind höchstens 100 Regeln.',
  'role-rules-without-tenant-admin':
    'Keine Regel vergibt mehr die Rolle „Administration der Verwaltung“. Dann könnte niemand die Rollen je wieder ändern. Es wurde nichts gespeichert.',
  'role-rules-without-operator-admin':
    'Keine Regel vergibt mehr die Rolle „Betrieb des Portals“. Dann könnte niemand die Rollen je wieder ändern. Es wurde nichts gespeichert.',
  'role-rules-replace-all-admins':
    'Sie ersetzen alle Regeln, nach denen es heute eine Administration gibt. Ein Tippfehler würde alle aussperren. Ergänzen Sie zuerst die neue Regel, melden Sie sich damit an, und entfernen Sie dann die alte.',
  'sign-in-values-changed-meanwhile':
    'Inzwischen hat jemand anderes etwas geändert. Ihre Eingaben stehen noch hier, sind aber nicht gespeichert. Vergleichen Sie sie mit dem, was jetzt gilt.',
  'no-such-sign-in-change': 'Diese Änderung gibt es nicht, oder sie gehört nicht zu dieser Verwaltung.',
  'sign-in-not-live':
    'Die Anmeldung ist noch nicht in Betrieb. Bis dahin wird sie bei der Einrichtung geändert, ohne Bestätigung.',
  'sign-in-change-mixed':
    'Eine Änderung betrifft entweder den Identitätsanbieter oder die Rollen, nicht beides.',
  'sign-in-change-empty': 'Das ist genau das, was schon gilt. Es wurde nichts vorgeschlagen.',
  'sign-in-change-open':
    'Es wartet schon eine Änderung dieser Art. Bestätigen Sie sie, lehnen Sie sie ab, oder ziehen Sie sie zurück.',
  'sign-in-change-decided': 'Über diese Änderung ist schon entschieden.',
  'sign-in-change-lapsed': 'Diese Änderung hat niemand rechtzeitig bestätigt. Schlagen Sie sie neu vor.',
  'sign-in-changed-meanwhile':
    'Inzwischen gilt etwas anderes als zu der Zeit, als diese Änderung vorgeschlagen wurde. Lehnen Sie sie ab und schlagen Sie sie neu vor.',
  'sign-in-again-first':
    'Seit Ihrer Anmeldung wurde die Anmeldung geändert. Melden Sie sich ab und neu an; dann können Sie bestätigen.',
  'second-operator-missing':
    'Sie haben schon bestätigt. Jetzt muss eine zweite Person aus dem Betrieb bestätigen, oder die Verwaltung selbst.',
  'second-operator-too-early':
    'Zwischen den beiden Bestätigungen des Betriebs müssen 24 Stunden liegen. Solange kann die Verwaltung widersprechen.',
  'not-own-proposal': 'Zurückziehen kann nur, wer vorgeschlagen hat. Sie können die Änderung ablehnen.',
  'fresh-minutes-out-of-range': 'Möglich sind 1 bis 60 Minuten.',
  'idle-minutes-out-of-range': 'Möglich sind 10 bis 480 Minuten.',
  'longest-hours-out-of-range': 'Möglich sind 1 bis 24 Stunden.',
  'idle-beyond-longest': 'Das ist länger, als eine Sitzung überhaupt dauern darf.',
  'authentication-hours-out-of-range': 'Möglich sind 1 bis 168 Stunden.',
  'mfa-signals-unusable':
    'Möglich sind höchstens 20 Werte, jeder ohne Leerzeichen und mit höchstens 256 Zeichen.',
  'mfa-own-sign-in-without':
    'Ihre jetzige Anmeldung hatte keinen dieser Werte. Sonst könnte niemand mehr etwas ändern: Melden Sie sich zuerst selbst mit zweitem Faktor an.',
  'mfa-missing':
    'Ihre Rolle dafür ruht: Ihre Verwaltung verlangt einen zweiten Faktor, und Ihre jetzige Anmeldung hatte keinen. Melden Sie sich ab und mit zweitem Faktor wieder an.',
  'sign-in-not-renewed':
    'Für diesen Schritt müssen Sie sich frisch anmelden. Ihr Identitätsanbieter hat Sie aber ohne neue Anmeldung zurückgeschickt. Melden Sie sich dort ab und hier wieder an, oder fragen Sie Ihre IT-Stelle.',
  'sign-in-too-old':
    'Für diesen Schritt ist Ihre Anmeldung zu lange her. Es wurde nichts geändert. Öffnen Sie die Seite noch einmal: Sie werden dann zuerst frisch angemeldet.',
  'delegate-without-own':
    'Sie arbeiten hier im Auftrag dieser Verwaltung. Eigene Anträge, Zugänge und Geräte haben Sie hier nicht.',
  'delegation-code-unknown': 'Dieser Code gilt nicht oder nicht mehr. Lassen Sie sich einen neuen nennen.',
  'delegation-day-in-the-past': 'Wählen Sie heute oder einen Tag in der Zukunft.',
  'delegation-day-too-far':
    'Wählen Sie einen Tag innerhalb der nächsten 365 Tage. Danach können Sie neu beauftragen.',
  'own-separation':
    'Dass Sie selbst nicht diese Person sind, muss jemand anderes aus der Administration angeben.',
  'employee-address-unknown':
    'Mit dieser E-Mail-Adresse hat sich hier noch niemand angemeldet. Prüfen Sie die Schreibweise.',
  'delegation-over': 'Diese Beauftragung ist schon zu Ende.',
  'no-such-delegation': 'Diese Beauftragung gibt es hier nicht.',
  'no-such-closing': 'Eine Schließung ist nicht angekündigt.',
  'closing-exists': 'Eine Schließung ist schon angekündigt.',
  'closing-of-provider': 'Der Betrieb selbst lässt sich nicht schließen.',
  'closing-too-soon': 'Zwischen Ankündigung und Schließung müssen mindestens 28 Tage liegen.',
  'closing-too-far': 'Der Tag liegt mehr als zwei Jahre in der Zukunft.',
  'closing-decided': 'Die Schließung ist schon bestätigt.',
  'closing-day-passed':
    'Der angekündigte Tag ist vorbei. Nehmen Sie die Schließung zurück und kündigen Sie sie neu an.',
  'closing-under-way': 'Die Schließung hat schon begonnen. Sie lässt sich nicht mehr zurücknehmen.',
  'closing-not-due': 'Der Tag der Schließung ist noch nicht gekommen.',
  'closing-not-waiting': 'Im Augenblick wird auf kein Gateway gewartet.',
  'tenant-closed':
    'Diese Verwaltung nutzt das Portal nicht mehr. Eine Anmeldung ist nicht möglich. Fragen Sie die IT Ihrer Verwaltung, wie Sie jetzt von zu Hause arbeiten.',
  'authority-closed':
    'Diese Verwaltung wird geschlossen. Neue Zugangsdateien und Zertifikate gibt es nicht mehr.',
  'colour-malformed':
    'Eine Farbe besteht aus dem Rautezeichen und sechs Ziffern oder Buchstaben von a bis f, zum Beispiel #1b3a6b.',
  'colour-too-faint':
    'Diese Farbe hebt sich von den hellen Flächen der Seite zu wenig ab. Nehmen Sie einen dunkleren Ton.',
  'file-empty': 'Diese Datei ist leer. Wählen Sie eine andere.',
  'logo-too-large': 'Das Bild ist zu groß. Möglich sind 200 KB. Wählen Sie eine kleinere Datei.',
  'logo-without-alternative':
    'Beschreiben Sie kurz, was das Logo zeigt: Wer es nicht sieht, bekommt diese Worte vorgelesen.',
  'picture-unknown':
    'Das ist kein Bild im Format PNG, JPEG oder WebP. SVG ist nicht möglich, auch nicht unter anderem Namen.',
  'picture-broken':
    'Dieses Bild ist unvollständig oder beschädigt. Speichern Sie es noch einmal ab und versuchen Sie es erneut.',
  'picture-moving': 'Dieses Bild bewegt sich. Nehmen Sie eines, das stillsteht.',
  'picture-with-more-behind':
    'Hinter dem Bild stehen in dieser Datei noch andere Daten. Speichern Sie das Bild neu ab und versuchen Sie es erneut.',
  'picture-too-small': 'Das Bild ist zu klein. Es muss mindestens 16 Pixel breit und hoch sein.',
  'picture-too-wide': 'Das Bild hat zu viele Pixel. Möglich sind höchstens 2.000 in Breite und Höhe.',
  'look-changed-meanwhile':
    'Inzwischen hat jemand anders das Erscheinungsbild geändert. Prüfen Sie den jetzigen Stand; wenn Sie noch einmal speichern, gilt, was hier steht.',
  'document-unknown':
    'Das ist weder ein PDF noch ein einfacher Text in UTF-8. Speichern Sie das Dokument als PDF.',
  'document-markup':
    'Diese Datei ist eine Internetseite oder ein SVG-Bild. Speichern Sie das Dokument als PDF.',
  'document-cut-off':
    'Diesem PDF fehlt das Ende. Speichern Sie es noch einmal ab und versuchen Sie es erneut.',
  'document-too-large':
    'Das Dokument ist zu groß. Möglich sind 2 MB. Verkleinern Sie es, oder geben Sie einen Link an.',
  'document-text-too-long': 'Der Text ist zu lang. Möglich sind 200 KB. Speichern Sie ihn als PDF.',
  'document-address':
    'Ein Link beginnt mit https:// und führt zu einem Rechner mit Namen, zum Beispiel https://www.musterstadt.de/datenschutz.',
  'document-missing': 'Wählen Sie eine Datei aus, oder geben Sie einen Link an.',
  'document-twice': 'Das sind eine Datei und ein Link zugleich. Lassen Sie eines von beidem weg.',
  'document-unknown-kind': 'Dieses Dokument gibt es hier nicht.',
  'no-such-document': 'Dieses Dokument gibt es hier nicht, oder nicht mehr in dieser Fassung.',
} as const;
