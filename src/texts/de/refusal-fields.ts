// What a person reads when the portal says no about values of networks, keys and certificates, German: by reason.
export const fieldRefusals = {
  'pools-without-ipv4': 'Geben Sie mindestens ein IPv4-Netz an: Jedes Gerät bekommt eine IPv4-Adresse.',
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
  'mail-address': 'Das ist keine E-Mail-Adresse.',
  'mail-not-configured': 'Das Portal hat keinen Mailserver: SMTP_URL und MAIL_FROM fehlen.',
  'text-control-character': 'Der Text enthält Zeichen, die nicht lesbar sind. Tippen Sie ihn bitte neu ein.',
  'text-line-break': 'Hier ist nur eine Zeile erlaubt.',
  'text-too-long': 'Der Text ist zu lang. Bitte kürzen Sie ihn.',
  'key-missing': 'Es fehlt ein Schlüssel. Es wurde nichts erstellt.',
  'wireguard-key-unusable':
    'Das ist kein brauchbarer öffentlicher Schlüssel für WireGuard. Er hat 44 Zeichen, wie „wg pubkey“ sie ausgibt.',
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
} as const;
