// What a person reads when the portal says no about the authorities behind certificates, German: by reason.
export const authorityRefusals = {
  'authority-missing':
    'Dieser Verwaltung fehlt eine Zertifizierungsstelle. Es wurde nichts ausgestellt. Wenden Sie sich an die Stelle, die das Portal betreibt.',
  'authority-offline':
    'Der Schlüssel der Wurzel liegt außerhalb des Portals. Erstellen Sie stattdessen einen Antrag (fernamt ca request) und lassen Sie ihn dort unterschreiben.',
  'no-such-authority':
    'Eine Zertifizierungsstelle dieses Namens gibt es nicht. „fernamt ca list“ zeigt die vorhandenen.',
  'authority-under-way':
    'Ein Nachfolger dieser Art ist schon vorbereitet. Nehmen Sie ihn erst in Betrieb, oder legen Sie ihn still.',
  'authority-not-prepared':
    'Nur eine vorbereitete Zertifizierungsstelle kann beginnen. „fernamt ca list“ zeigt den Stand.',
  'authority-not-requested':
    'Für diese Verwaltung wird auf kein Zertifikat gewartet. Erstellen Sie erst einen Antrag.',
  'authority-root-retired':
    'Der Wurzel über dieser Zertifizierungsstelle wird nicht mehr vertraut. Richten Sie eine unter der jetzigen Wurzel ein.',
  'authority-unconfirmed':
    'Noch haben nicht alle Gateways bestätigt, dass sie der neuen Zertifizierungsstelle vertrauen. „fernamt ca list“ nennt sie; warten Sie, nehmen Sie dauerhaft ausgefallene außer Dienst, oder geben Sie mit --emergency einen Grund an.',
  'authority-files-without-root':
    'Einige Beschäftigte haben noch Zugangsdateien aus der Zeit vor der neuen Wurzel: ihre Geräte würden Gateways mit einem Zertifikat darunter ablehnen. Lassen Sie diese Dateien zuerst neu erstellen, oder geben Sie mit --emergency einen Grund an.',
  'authority-retired': 'Diese Zertifizierungsstelle ist schon stillgelegt.',
  'authority-issuing':
    'Diese Zertifizierungsstelle stellt zurzeit aus. Nehmen Sie zuerst ihren Nachfolger in Betrieb.',
  'authority-in-use':
    'An dieser Zertifizierungsstelle hängen noch gültige Zertifikate. Warten Sie, bis sie enden oder erneuert sind, widerrufen Sie sie, oder geben Sie mit --emergency einen Grund an.',
  'authority-key-elsewhere':
    'Der Schlüssel dieser Wurzel liegt nicht im Portal, sondern anderswo oder in einem Token, das ihn nicht herausgibt.',
  'authority-not-a-root':
    'Das ist keine unserer Wurzeln: weder ihr Name noch ihre Unterschrift weist sie so aus.',
  'authority-not-a-certificate':
    'Diese Datei ist nicht genau ein Zertifikat in PEM-Form. Nehmen Sie die Datei, die „fernamt ca sign“ geschrieben hat.',
  'authority-other-key':
    'Dieses Zertifikat oder dieser Schlüssel gehört nicht dazu: der Schlüssel ist ein anderer. Vergleichen Sie die Schlüssel, die beide Befehle ausgeben.',
  'authority-other-root': 'Dieses Zertifikat hat nicht die Wurzel dieser Verwaltung unterschrieben.',
  'authority-other-name': 'Im Zertifikat steht ein anderer Name als im Antrag.',
  'authority-dates':
    'Dieses Zertifikat beginnt zu spät, ist abgelaufen oder gilt länger, als sein Profil oder seine Wurzel erlaubt. Unterschreiben Sie den Antrag neu, und prüfen Sie die Uhr des anderen Rechners.',
  'authority-other-profile':
    'Dieses Zertifikat folgt unserem Profil nicht genau: etwas darin fehlt, ist zu viel oder anders als verlangt. Lassen Sie es mit „fernamt ca sign“ erstellen.',
  'authority-serial-known':
    'Ein Zertifikat mit dieser Seriennummer ist schon bekannt. Unterschreiben Sie den Antrag neu.',
  'authority-request-of-others':
    'Dieser Antrag gilt keiner Zertifizierungsstelle dieser Art unter dieser Wurzel. Prüfen Sie Datei, Wurzel und --kind.',
  'authority-key-file':
    'Die Schlüsseldatei lässt sich nicht öffnen: das Kennwort ist falsch oder die Datei beschädigt.',
  'token-away':
    'Das Token (HSM) mit den Schlüsseln der Zertifizierungsstellen antwortet nicht. Es wurde nichts ausgestellt. Versuchen Sie es später noch einmal; wer das Portal betreibt, findet den Grund in dessen Protokoll.',
  'token-pin':
    'Das Token (HSM) mit den Schlüsseln der Zertifizierungsstellen nimmt die PIN des Portals nicht an. Es wurde nichts ausgestellt, und das Portal versucht es nicht noch einmal, damit sich das Token nicht sperrt. Wer das Portal betreibt, stellt die PIN richtig und startet es neu.',
  'token-package':
    'Das Paket pkcs11js fehlt oder lässt sich nicht laden. Ohne dieses Paket erreicht das Portal kein Token (HSM). Installieren Sie es, wie docs/authority.md sagt.',
  'token-key-missing':
    'Der Schlüssel dieser Zertifizierungsstelle liegt nicht im Token (HSM). Es wurde nichts ausgestellt. Wer das Portal betreibt, sieht mit „fernamt ca token“ nach.',
  'token-other-key':
    'Was das Token (HSM) unterschrieben hat, passt nicht zum Zertifikat der Zertifizierungsstelle. Es wurde nichts ausgestellt. Wer das Portal betreibt, prüft das Token.',
  'token-other':
    'Der Schlüssel dieser Zertifizierungsstelle liegt in einem anderen Token (HSM), als eingestellt ist. Es wurde nichts ausgestellt. „fernamt ca list“ nennt es.',
  'token-not-configured':
    'Es ist kein Token (HSM) eingestellt, obwohl dort ein Schlüssel liegen soll. Es wurde nichts ausgestellt. Wer das Portal betreibt, setzt PKCS11_MODULE, PKCS11_TOKEN und die PIN.',
  'master-key-unknown':
    'Einige Datenschlüssel sind mit einem Hauptschlüssel verpackt, der nicht eingestellt ist. Stellen Sie ihn wieder hinter den neuen; „fernamt key list“ zeigt, welcher es ist. Es wurde nichts geändert.',
  'passphrase-too-weak':
    'Ein Kennwort ist eine Zeile aus mindestens 20 Zeichen, davon acht verschiedene. Sechs ausgeloste Wörter genügen.',
} as const;
