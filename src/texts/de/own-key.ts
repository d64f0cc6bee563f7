// An access with a key that was made elsewhere, German.
export const ownKey = {
  link: 'Eigenen Schlüssel verwenden (für Fachleute)',
  here: 'Eigener Schlüssel',
  title: 'Eigenen Schlüssel für „{{device}}“ verwenden',
  lead: 'Für Skripte, Router und zentral verwaltete Geräte: Sie erzeugen den Schlüssel selbst und geben hier nur den öffentlichen Teil ab. Den privaten behalten Sie.',
  replaced: 'Die bisherige Zugangsdatei endet dann sofort.',
  'replaced-text': 'Mit ihr kann sich danach niemand mehr verbinden.',
  renewed: 'Die bisherige Zugangsdatei gilt weiter, bis die neue verbunden war.',
  'renewed-text': 'Höchstens aber 14 Tage lang. Das gilt für OpenVPN.',
  'openvpn-heading': 'Für OpenVPN',
  'openvpn-text':
    'Nötig ist eine Zertifikatsanforderung (PKCS#10) mit einem Schlüssel auf P-256 oder P-384. Name und Zusätze darin zählen nicht.',
  'wireguard-heading': 'Für WireGuard',
  'wireguard-text':
    'Nötig ist der öffentliche Schlüssel. Den vorab geteilten Schlüssel (PSK) legt das Portal fest.',
  'form-heading': 'Öffentlichen Schlüssel abgeben',
  'request-label': 'Zertifikatsanforderung',
  'request-hint': 'Der Text von -----BEGIN CERTIFICATE REQUEST----- bis zum Ende.',
  'file-label': 'Oder die Anforderung als Datei, höchstens 4 KB',
  'wireguard-label': 'Öffentlicher Schlüssel für WireGuard',
  'wireguard-hint': '44 Zeichen, wie „wg pubkey“ sie ausgibt.',
  submit: 'Zugangsdatei erstellen',
  made: {
    title: 'Ihre Zugangsdatei ist bereit',
    once: 'Diese Seite sehen Sie nur einmal.',
    'once-text': 'Speichern Sie die Datei jetzt. Sie enthält keinen privaten Schlüssel.',
    'addition-openvpn': 'Ergänzen Sie die Datei um diese Zeile, mit dem Ort Ihres privaten Schlüssels:',
    'addition-wireguard': 'Ergänzen Sie unter [Interface] diese Zeile mit Ihrem privaten Schlüssel:',
    'text-label': 'Inhalt von {{name}}',
  },
} as const;
