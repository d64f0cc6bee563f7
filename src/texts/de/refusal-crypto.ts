// What a person reads when the portal says no about cryptography, German.
export const cryptoRefusals = {
  'crypto-waiver-incomplete': 'Füllen Sie alle Felder aus: Grund, Risiko, Restrisiko und wer es trägt.',
  'crypto-waiver-day-past': 'Dieser Tag ist vorbei oder heute. Wählen Sie einen späteren.',
  'crypto-waiver-day-too-far': 'Eine Ausnahme gilt höchstens zwölf Monate. Wählen Sie einen früheren Tag.',
  'own-crypto-waiver': 'Sie haben diese Ausnahme vorgeschlagen. Bestätigen muss sie eine andere Person.',
  'crypto-waiver-owner-confirms':
    'Sie sind als die Person genannt, die das Risiko trägt. Bestätigen muss die Ausnahme jemand anderes.',
  'crypto-waiver-decided': 'Über diese Ausnahme ist schon entschieden. Laden Sie die Seite neu.',
  'crypto-waiver-lapsed':
    'Dieser Vorschlag ist verfallen, weil ihn in 30 Tagen niemand bestätigt hat oder sein letzter Tag vorbei ist. Schlagen Sie die Ausnahme neu vor.',
  'crypto-waiver-open':
    'Eine Ausnahme für dieses Profil wartet schon auf Bestätigung. Ziehen Sie sie zuerst zurück.',
  'crypto-waiver-needless': 'Dieses Profil braucht keine Ausnahme.',
  'crypto-waiver-missing':
    'Für dieses Profil gilt keine Ausnahme. Schlagen Sie zuerst eine vor und lassen Sie sie bestätigen.',
  'no-such-crypto-waiver': 'Diese Ausnahme gibt es nicht.',
} as const;
