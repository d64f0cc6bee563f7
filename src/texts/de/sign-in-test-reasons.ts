// Why a test sign-in did not work and what helps, by the short name of the reason, German.
export const signInTestReasons = {
  'saml-too-large': {
    what: 'Die Antwort ist zu groß.',
    remedy: 'Senden Sie weniger Gruppen: nur die, aus denen Rollen entstehen.',
  },
  'saml-not-base64': {
    what: 'Die Antwort ist nicht richtig kodiert.',
    remedy: 'Das Produkt muss SAML 2.0 mit HTTP-POST sprechen. Prüfen Sie, ob ein Proxy die Seite verändert.',
  },
  'saml-forbidden-markup': {
    what: 'Die Antwort enthält Kommentare oder andere Teile, die wir nicht annehmen.',
    remedy: 'Schalten Sie Zusätze in der Antwort ab. Kein übliches Produkt braucht sie.',
  },
  'saml-too-many-elements': {
    what: 'Die Antwort hat zu viele Teile, wahrscheinlich sehr viele Gruppen.',
    remedy: 'Senden Sie nur die Gruppen, aus denen Rollen entstehen.',
  },
  'saml-too-deep': {
    what: 'Die Antwort ist zu tief verschachtelt.',
    remedy: 'Schalten Sie Zusätze in der Antwort ab.',
  },
  'saml-too-many-attributes': {
    what: 'Die Antwort hat zu viele XML-Attribute.',
    remedy: 'Senden Sie weniger Angaben über die Person.',
  },
  'saml-trailing-text': {
    what: 'Nach der Antwort folgt noch etwas.',
    remedy: 'Prüfen Sie, ob ein Proxy die Seite verändert.',
  },
  'saml-malformed': {
    what: 'Was zurückkam, ist keine SAML-Antwort, wie wir sie erwarten.',
    remedy:
      'Prüfen Sie, dass die Antwort als HTTP-POST an unsere ACS-Adresse geht, ohne Zusätze in der Adresse.',
  },
  'saml-duplicate-id': {
    what: 'In der Antwort kommt eine Kennung zweimal vor.',
    remedy: 'So etwas sendet kein übliches Produkt. Prüfen Sie, ob etwas die Antwort verändert.',
  },
  'saml-algorithm': {
    what: 'Die Antwort ist mit einem Verfahren unterschrieben, das wir nicht annehmen, meist SHA-1.',
    remedy: 'Stellen Sie die Signatur auf RSA mit SHA-256 um.',
  },
  'saml-signature': {
    what: 'Die Unterschrift fehlt oder passt nicht zu den Zertifikaten aus den Metadaten.',
    remedy:
      'Holen Sie die Metadaten neu. Unterschreibt das Produkt nur die Aussage oder nur die Antwort, stellen Sie das im Schritt „Woran wir Personen erkennen“ ein.',
  },
  'saml-encryption': {
    what: 'Die Aussage ist verschlüsselt, wo wir es nicht erwarten, oder lässt sich nicht entschlüsseln.',
    remedy:
      'Schalten Sie die Verschlüsselung ab, oder lassen Sie die ganze Antwort unterschreiben und nehmen Sie unser aktuelles Zertifikat.',
  },
  'saml-root': {
    what: 'Was zurückkam, ist keine Antwort auf eine Anmeldung.',
    remedy: 'Prüfen Sie, dass beim Identitätsanbieter SAML 2.0 gewählt ist, nicht WS-Federation.',
  },
  'saml-assertion-count': {
    what: 'Die Antwort enthält keine oder mehrere Aussagen.',
    remedy: 'Lassen Sie genau eine Aussage (Assertion) senden.',
  },
  'saml-version': {
    what: 'Die Antwort ist nicht in SAML 2.0.',
    remedy: 'Wählen Sie beim Identitätsanbieter SAML 2.0.',
  },
  'saml-destination': {
    what: 'Die Antwort ist an eine andere Adresse gerichtet.',
    remedy: 'Tragen Sie unsere ACS-Adresse genau so ein, wie sie in unseren Metadaten steht.',
  },
  'saml-status': {
    what: 'Der Identitätsanbieter hat die Anmeldung abgelehnt.',
    remedy:
      'Meist fehlt der Person dort die Berechtigung für dieses Portal. Sehen Sie ins Protokoll des Identitätsanbieters.',
  },
  'saml-issuer': {
    what: 'Die Antwort kommt von einem anderen Identitätsanbieter als in den Metadaten.',
    remedy: 'Lesen Sie die Metadaten des richtigen Identitätsanbieters ein. Die entityID muss genau stimmen.',
  },
  'saml-issue-instant': {
    what: 'Die Antwort ist zu alt oder kommt aus der Zukunft.',
    remedy: 'Stellen Sie die Uhr des Identitätsanbieters (NTP).',
  },
  'saml-request-missing': {
    what: 'Diese Antwort wurde nicht bei uns angefordert.',
    remedy: 'Beginnen Sie mit dem Link zum Testen, nicht auf einer Seite des Identitätsanbieters.',
  },
  'saml-request-unknown': {
    what: 'Diese Anmeldung ist zu alt, schon verwendet oder gehört nicht zu diesem Test.',
    remedy: 'Öffnen Sie den Link zum Testen noch einmal und melden Sie sich innerhalb von zehn Minuten an.',
  },
  'saml-wrong-browser': {
    what: 'Die Antwort kam in einem anderen Browser an als dem, in dem der Test begann.',
    remedy: 'Beginnen und beenden Sie den Test im selben Browser. Erlauben Sie Cookies für dieses Portal.',
  },
  'saml-subject': {
    what: 'Die Aussage nennt keine Person oder keine NameID.',
    remedy: 'Lassen Sie eine NameID mitsenden. Bei AD FS gehört dazu die zweite Ausstellungsregel.',
  },
  'saml-confirmation': {
    what: 'Die Aussage ist nicht so bestätigt, wie es für Anmeldungen im Browser gilt.',
    remedy: 'Wählen Sie das Verfahren „bearer“ (Web Browser SSO).',
  },
  'saml-recipient': {
    what: 'Die Aussage ist für eine andere Adresse bestimmt.',
    remedy: 'Tragen Sie unsere ACS-Adresse genau so ein, wie sie in unseren Metadaten steht.',
  },
  'saml-conditions': {
    what: 'Der Aussage fehlen ihre Bedingungen.',
    remedy: 'Lesen Sie unsere Metadaten beim Identitätsanbieter neu ein.',
  },
  'saml-condition-unknown': {
    what: 'Die Aussage enthält eine Bedingung, die wir nicht kennen.',
    remedy: 'Schalten Sie besondere Bedingungen für dieses Portal ab.',
  },
  'saml-audience': {
    what: 'Die Aussage ist für jemand anderen bestimmt.',
    remedy: 'Tragen Sie unsere entityID genau so ein, wie sie in unseren Metadaten steht.',
  },
  'saml-not-yet-valid': {
    what: 'Die Aussage gilt noch nicht.',
    remedy: 'Stellen Sie die Uhr des Identitätsanbieters (NTP).',
  },
  'saml-expired': {
    what: 'Die Aussage gilt nicht mehr.',
    remedy: 'Stellen Sie die Uhr des Identitätsanbieters (NTP) und versuchen Sie es noch einmal.',
  },
  'saml-window': {
    what: 'Die Aussage gilt länger als eine Stunde.',
    remedy: 'Stellen Sie die Gültigkeit der Aussage auf wenige Minuten, höchstens eine Stunde.',
  },
  'saml-authn-statement': {
    what: 'Die Aussage sagt nicht, wann sich die Person angemeldet hat.',
    remedy: 'Lassen Sie ein AuthnStatement senden.',
  },
  'saml-authn-instant': {
    what: 'Die Person hat sich beim Identitätsanbieter vor zu langer Zeit angemeldet.',
    remedy:
      'Melden Sie sich dort ab und versuchen Sie es noch einmal. Kürzen Sie dort die Dauer einer Sitzung.',
  },
  'saml-session-ended': {
    what: 'Die Sitzung beim Identitätsanbieter ist schon zu Ende.',
    remedy: 'Melden Sie sich dort ab und versuchen Sie es noch einmal.',
  },
  'saml-replayed': {
    what: 'Diese Antwort wurde schon einmal verwendet.',
    remedy: 'Öffnen Sie den Link zum Testen noch einmal.',
  },
  'saml-busy': {
    what: 'Das Portal prüft gerade sehr viele Anmeldungen.',
    remedy: 'Versuchen Sie es in einer Minute noch einmal.',
  },
  'required-attribute-missing': {
    what: 'Das Pflichtattribut fehlt oder hat einen anderen Wert.',
    remedy:
      'Vergleichen Sie Name und Wert mit dem, was gesendet wird. Es kann auch sein, dass diese Person wirklich nicht zur Verwaltung gehört.',
  },
  'identity-missing': {
    what: 'Der feste Schlüssel der Person wurde nicht gesendet.',
    remedy:
      'Geben Sie das Attribut beim Identitätsanbieter frei, oder wählen Sie eines von denen, die unten stehen.',
  },
  'identity-transient': {
    what: 'Die NameID wechselt bei jeder Anmeldung.',
    remedy:
      'Stellen Sie beim Identitätsanbieter eine dauerhafte NameID (persistent) ein, oder wählen Sie ein Attribut als Schlüssel.',
  },
  'identity-ambiguous': {
    what: 'Für den festen Schlüssel kamen mehrere Werte.',
    remedy: 'Lassen Sie genau einen Wert senden, oder wählen Sie ein anderes Attribut.',
  },
  'identity-unusable': {
    what: 'Der feste Schlüssel ist zu lang oder enthält unlesbare Zeichen.',
    remedy: 'Wählen Sie ein anderes Attribut als Schlüssel.',
  },
  'identity-by-mail': {
    what: 'Als fester Schlüssel kam eine E-Mail-Adresse.',
    remedy:
      'E-Mail-Adressen ändern sich. Wählen Sie ein bleibendes Attribut, oder stellen Sie eine dauerhafte NameID ein.',
  },
  'account-awaits-assignment': {
    what: 'Das Portal könnte Sie nicht sicher wiedererkennen. Die Anmeldung müsste warten, bis Ihre IT sie zuordnet.',
    remedy:
      'Lassen Sie Schlüssel und Identitätsanbieter, wie sie sind. Muss der Schlüssel sich ändern, planen Sie die Zuordnung: Sie trifft alle, die bekannt sind.',
  },
  'trial-admin-lost': {
    what: 'Dieses Konto dürfte die Anmeldung danach nicht administrieren.',
    remedy:
      'Testen Sie mit einem Konto, das sie administriert. Fehlt die Rolle auch dort, prüfen Sie, ob der Identitätsanbieter die Gruppen sendet, nach denen Ihre Regeln sie vergeben.',
  },
  'trial-admin-rests': {
    what: 'Ihre Rolle als Administration würde ruhen: Die Anmeldung hatte keinen zweiten Faktor, den wir kennen.',
    remedy:
      'Testen Sie mit zweitem Faktor. Nennt der neue Identitätsanbieter ihn anders, ergänzen Sie den Wert zuerst bei den Anforderungen an Anmeldungen.',
  },
  'saml-test-link': {
    what: 'Der Link zu diesem Test gilt nicht mehr.',
    remedy: 'Beginnen Sie den Test auf der Seite der vorgeschlagenen Änderung neu.',
  },
  'sign-in-change-decided': {
    what: 'Über diese Änderung ist schon entschieden.',
    remedy: 'Ein Test sagt nichts mehr. Sehen Sie nach, was gilt.',
  },
  'sign-in-change-lapsed': {
    what: 'Diese Änderung hat niemand rechtzeitig bestätigt.',
    remedy: 'Schlagen Sie sie neu vor, und testen Sie dann.',
  },
  'sign-in-changed-meanwhile': {
    what: 'Inzwischen gilt etwas anderes als zu der Zeit, als diese Änderung vorgeschlagen wurde.',
    remedy: 'Schlagen Sie die Änderung neu vor, und testen Sie dann.',
  },
  'sign-in-test-outdated': {
    what: 'Während des Tests wurden die Einstellungen geändert.',
    remedy: 'Öffnen Sie den Link zum Testen noch einmal.',
  },
} as const;
