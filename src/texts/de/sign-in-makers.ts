// The clicks at each identity provider, in their order, German.
export const signInMakers = {
  'ad-fs': {
    'step-1':
      'Öffnen Sie auf dem AD-FS-Server „AD FS-Verwaltung“, dann „Vertrauensstellungen der vertrauenden Seite“ und „Vertrauensstellung hinzufügen“. Wählen Sie „Ansprüche unterstützend“.',
    'step-2':
      'Wählen Sie „Online oder in einem lokalen Netzwerk veröffentlichte Daten importieren“ und geben Sie {{metadata}} ein. Ist das Portal von dort nicht erreichbar, nehmen Sie „Daten aus einer Datei importieren“ und die heruntergeladene Datei.',
    'step-3': 'Nennen Sie die Vertrauensstellung „Fernamt“ und wählen Sie eine Zugriffssteuerungsrichtlinie.',
    'step-4':
      'Öffnen Sie „Anspruchsausstellungsrichtlinie bearbeiten“, fügen Sie zweimal „Ansprüche mithilfe einer benutzerdefinierten Regel senden“ hinzu und fügen Sie je eine der beiden Regeln von dieser Seite unverändert ein.',
    'step-5': 'Prüfen Sie unter „Eigenschaften“, „Erweitert“, dass der sichere Hashalgorithmus SHA-256 ist.',
    'step-6':
      'Geben Sie die Adresse Ihrer Metadaten zurück, zum Beispiel https://sts.musterstadt.de/FederationMetadata/2007-06/FederationMetadata.xml.',
  },
  'entra-id': {
    'step-1':
      'Öffnen Sie das Entra Admin Center, „Unternehmensanwendungen“, „Neue Anwendung“, „Eigene Anwendung erstellen“. Nennen Sie sie „Fernamt“ und wählen Sie „Beliebige andere, nicht im Katalog gefundene Anwendung“.',
    'step-2':
      'Öffnen Sie „Einmaliges Anmelden“, „SAML“, „Metadatendatei hochladen“ und wählen Sie die heruntergeladene Datei. Bezeichner: {{entityId}}. Antwort-URL: {{acs}}.',
    'step-3':
      'Unter „Attribute und Ansprüche“ fügen Sie „department“ mit der Quelle user.department hinzu. Der feste Schlüssel objectidentifier kommt von selbst.',
    'step-4':
      'Legen Sie unter „App-Registrierungen“, „Fernamt“, „App-Rollen“ Rollen an, zum Beispiel vpn-it, und weisen Sie sie unter „Benutzer und Gruppen“ zu.',
    'step-5':
      'Unter „SAML-Zertifikate“ lassen Sie die Signaturoption bei „SAML-Assertion signieren“ und den Algorithmus bei SHA-256.',
    'step-6': 'Geben Sie die „App-Verbundmetadaten-URL“ zurück, die unter „SAML-Zertifikate“ steht.',
  },
  keycloak: {
    'step-1':
      'Öffnen Sie die Administrationskonsole im Realm der Beschäftigten, „Clients“, „Import client“ und laden Sie die heruntergeladene Datei. Die Client ID ist {{entityId}}.',
    'step-2':
      'Unter „Settings“ schalten Sie „Sign documents“ und „Client signature required“ ein, den Algorithmus stellen Sie auf RSA_SHA256, „Name ID format“ auf „persistent“ und „Force name ID format“ ein.',
    'step-3':
      'Unter „Client scopes“ öffnen Sie den Bereich dieses Clients und fügen Mapper hinzu: „X500 email“, „X500 givenName“, „X500 surname“ und „User Attribute“ für department.',
    'step-4':
      'Für Rollen fügen Sie „Group list“ mit dem Namen member hinzu und schalten „Full group path“ aus, oder Sie legen Rollen des Clients an.',
    'step-5':
      'Geben Sie die Adresse der Metadaten zurück, zum Beispiel https://login.musterstadt.de/realms/stadt/protocol/saml/descriptor.',
  },
  ucs: {
    'step-1':
      'UCS meldet mit Keycloak an. Öffnen Sie die Administrationskonsole des Realms „ucs“, „Clients“, „Import client“ und laden Sie die heruntergeladene Datei. Die Client ID ist {{entityId}}.',
    'step-2':
      'Fügen Sie Mapper für LDAP-Attribute hinzu: entryUUID, uid, mailPrimaryAddress, givenName, sn, displayName und memberOf.',
    'step-3':
      'Geben Sie die Adresse der Metadaten zurück, zum Beispiel https://ucs-sso-ng.musterstadt.de/realms/ucs/protocol/saml/descriptor.',
  },
  shibboleth: {
    'step-1':
      'Legen Sie die heruntergeladene Datei auf den Server und tragen Sie sie in metadata-providers.xml als FilesystemMetadataProvider ein.',
    'step-2':
      'Geben Sie in attribute-filter.xml für {{entityId}} frei: subject-id oder pairwise-id, displayName, mail, givenName, sn und isMemberOf.',
    'step-3':
      'Geben Sie die Adresse der Metadaten zurück, zum Beispiel https://idp.musterstadt.de/idp/shibboleth.',
  },
  netiq: {
    'step-1':
      'Öffnen Sie im Administrationsbereich den Identity-Server, „SAML 2.0“, „New Service Provider“ und laden Sie die heruntergeladene Datei oder {{metadata}}.',
    'step-2':
      'Wählen Sie unter „Attributes“ ein Attributset mit workforceID, mail, fullName, givenName, sn und groupMembership, und unter „Authentication Response“ die NameID „persistent“.',
    'step-3':
      'Geben Sie die Adresse der Metadaten zurück, zum Beispiel https://idp.musterstadt.de/nidp/saml2/metadata.',
  },
  simplesamlphp: {
    'step-1':
      'Öffnen Sie in SimpleSAMLphp „Föderation“, „XML zu SimpleSAMLphp Metadaten Konvertierer“. Fügen Sie die heruntergeladene Datei ein und legen Sie das Ergebnis in metadata/saml20-sp-remote.php ab.',
    'step-2':
      'Stellen Sie in metadata/saml20-idp-hosted.php eine dauerhafte NameID ein (saml:PersistentNameID oder saml:AttributeNameID mit einem bleibenden Attribut) und signature.algorithm auf rsa-sha256.',
    'step-3':
      'Ergänzen Sie in saml20-sp-remote.php bei diesem Eintrag unter attributes mindestens displayName, mail, department und groups. Ohne den Filter core:AttributeLimit kommt alles, was über eine Person bekannt ist.',
    'step-4':
      'Geben Sie die Adresse der Metadaten zurück, zum Beispiel https://login.musterstadt.de/simplesaml/saml2/idp/metadata.php.',
  },
  other: {
    'step-1':
      'Legen Sie dort einen Diensteanbieter (Service Provider, vertrauende Seite) an und geben Sie {{metadata}} oder die heruntergeladene Datei ein.',
    'step-2':
      'Von Hand: Kennung {{entityId}}, Adresse für Antworten {{acs}} (HTTP-POST), Abmeldung {{slo}} (HTTP-Redirect).',
    'step-3': 'Lassen Sie Antwort oder Aussage mit RSA und SHA-256 unterschreiben. SHA-1 lehnen wir ab.',
    'step-4': 'Senden Sie eine bleibende Kennung je Person, dazu Name, E-Mail, Bereich und Gruppen.',
    'step-5': 'Geben Sie die Metadaten des Identitätsanbieters zurück, als Adresse oder Datei.',
  },
} as const;
