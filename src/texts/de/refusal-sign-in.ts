// What a person reads when the portal says no about signing in, roles and delegates, German: by reason.
export const signInRefusals = {
  'role-rule-malformed':
    'Eine Regel für Rollen hat die Form Rolle:Attribut=Wert, zum Beispiel it-admin:groups=vpn-it.',
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
  'required-attribute-missing':
    'Ihr Konto gehört nicht zu dieser Verwaltung. Wenden Sie sich an Ihre IT, wenn das nicht stimmt.',
  'saml-test-link':
    'Dieser Link zum Testen gilt nicht mehr. Bitten Sie die Stelle, die ihn gesendet hat, um einen neuen.',
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
  'sign-in-change-untried':
    'Für diese Änderung gibt es keine Test-Anmeldung, die mit dem, was jetzt gilt, gelungen ist. Testen Sie zuerst, oder bestätigen Sie ausdrücklich ohne Test. Es wurde nichts geändert.',
  'sign-in-again-first':
    'Seit Ihrer Anmeldung wurde die Anmeldung geändert. Melden Sie sich ab und neu an; dann können Sie bestätigen.',
  'second-operator-missing':
    'Sie haben schon bestätigt. Jetzt muss eine zweite Person des Betreibers bestätigen, oder die Verwaltung selbst.',
  'second-operator-too-early':
    'Zwischen den beiden Bestätigungen des Betreibers müssen 24 Stunden liegen. Solange kann die Verwaltung widersprechen.',
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
  'own-delegation':
    'Sie können sich nicht selbst beauftragen: Das Konto beim Betreiber hat Ihre E-Mail-Adresse oder ist als Ihr eigenes angegeben. Sind Sie das nicht, muss das jemand anderes aus der Administration angeben oder die Person beauftragen.',
  'own-separation':
    'Dass Sie selbst nicht diese Person sind, muss jemand anderes aus der Administration angeben.',
  'employee-address-unknown':
    'Mit dieser E-Mail-Adresse hat sich hier noch niemand angemeldet. Prüfen Sie die Schreibweise.',
  'delegation-over': 'Diese Beauftragung ist schon zu Ende.',
  'no-such-delegation': 'Diese Beauftragung gibt es hier nicht.',
  'saml-nothing-signed':
    'Wählen Sie mindestens eines: Die Antwort oder die Aussage (Assertion) muss unterschrieben sein. Sonst könnte sich jeder als jeder anmelden.',
  'sign-in-test-outdated':
    'Während Ihres Tests wurden die Angaben geändert. Er zählt deshalb nicht. Beginnen Sie den Test bitte noch einmal.',
  'person-registered-meanwhile':
    'Für Sie wurde im selben Augenblick schon ein Eintrag angelegt. Melden Sie sich bitte noch einmal an.',
} as const;
