// What to do on each system with each type of VPN: which app, how the file gets into it, how to switch it on, German.
const openvpn = {
  windows: {
    install: 'Installieren Sie eine der beiden Apps; beide sind kostenlos.',
    import:
      'OpenVPN Connect: Öffnen Sie die App, wählen Sie „Upload File“ und ziehen Sie die Datei in das Fenster.\nOpenVPN GUI: Klicken Sie rechts unten in der Taskleiste mit der rechten Maustaste auf das OpenVPN-Symbol und wählen Sie „Importieren“, dann „Datei importieren“.',
    on: 'OpenVPN Connect: Legen Sie den Schalter neben der Verbindung um.\nOpenVPN GUI: Klicken Sie mit der rechten Maustaste auf das Symbol und wählen Sie „Verbinden“.',
  },
  macos: {
    install: 'Installieren Sie eine der beiden Apps; beide sind kostenlos.',
    import:
      'Tunnelblick: Doppelklicken Sie auf die Datei und installieren Sie die Konfiguration „Nur für mich“.\nOpenVPN Connect: Wählen Sie „Upload File“ und ziehen Sie die Datei in das Fenster.',
    on: 'Tunnelblick: Klicken Sie oben in der Menüleiste auf das Tunnel-Symbol und wählen Sie „Verbinden“.\nOpenVPN Connect: Legen Sie den Schalter um.',
  },
  linux: {
    install:
      'Installieren Sie aus den Paketen Ihrer Distribution das OpenVPN-Modul für NetworkManager (network-manager-openvpn-gnome) oder das Paket openvpn.',
    import:
      'NetworkManager: Öffnen Sie „Einstellungen“, „Netzwerk“, klicken Sie bei „VPN“ auf „+“ und wählen Sie „Aus Datei importieren“.\nPaket openvpn: Legen Sie die Datei in Ihr persönliches Verzeichnis und erlauben Sie nur sich selbst, sie zu lesen (chmod 600).',
    on: 'NetworkManager: Schalten Sie die Verbindung oben rechts im Systemmenü ein.\nPaket openvpn: sudo openvpn --config, dahinter der Name der Datei.',
  },
  ios: {
    install: 'Installieren Sie „OpenVPN Connect“ von OpenVPN Inc. aus dem App Store.',
    import:
      'Öffnen Sie die App „Dateien“, tippen Sie auf die Zugangsdatei, dann auf „Teilen“ und auf „OpenVPN“. Bestätigen Sie mit „Add“ und erlauben Sie die VPN-Konfiguration.',
    on: 'Legen Sie in OpenVPN Connect den Schalter neben der Verbindung um.',
  },
  android: {
    install: 'Installieren Sie „OpenVPN Connect“ von OpenVPN Inc. aus Google Play.',
    import:
      'Öffnen Sie OpenVPN Connect, wählen Sie „Upload File“, dann „Browse“, und tippen Sie auf die Zugangsdatei. Bestätigen Sie mit „Add“.',
    on: 'Legen Sie in OpenVPN Connect den Schalter neben der Verbindung um und erlauben Sie beim ersten Mal die VPN-Verbindung.',
  },
} as const;

const wireguard = {
  windows: {
    install: 'Installieren Sie die App „WireGuard“.',
    import:
      'Öffnen Sie WireGuard und wählen Sie „Tunnel aus Datei importieren“. Wählen Sie die Zugangsdatei aus.',
    on: 'Wählen Sie den Tunnel in der Liste aus und klicken Sie auf „Aktivieren“.',
  },
  macos: {
    install: 'Installieren Sie die App „WireGuard“ aus dem Mac App Store.',
    import:
      'Öffnen Sie WireGuard, klicken Sie auf „Tunnel aus Datei importieren“ und wählen Sie die Zugangsdatei aus. Erlauben Sie die VPN-Konfiguration.',
    on: 'Klicken Sie oben in der Menüleiste auf das WireGuard-Symbol und wählen Sie den Tunnel aus.',
  },
  linux: {
    install:
      'Installieren Sie aus den Paketen Ihrer Distribution wireguard-tools; NetworkManager kann WireGuard ohne Zusatz.',
    import:
      'NetworkManager: nmcli connection import type wireguard file, dahinter der Name der Datei.\nOhne NetworkManager: Legen Sie die Datei als root nach /etc/wireguard.',
    on: 'NetworkManager: Schalten Sie die Verbindung im Systemmenü ein.\nOhne NetworkManager: sudo wg-quick up, dahinter der Name der Datei ohne „.conf“.',
  },
  ios: {
    install: 'Installieren Sie die App „WireGuard“ aus dem App Store.',
    import:
      'Ist diese Seite auf einem anderen Bildschirm offen: Tippen Sie in der WireGuard-App auf „+“, dann auf „Aus QR-Code erstellen“, und scannen Sie den Code in der App, nicht mit der Kamera.\nSonst: „+“, dann „Aus Datei oder Archiv erstellen“.',
    on: 'Legen Sie in der WireGuard-App den Schalter neben dem Tunnel um.',
  },
  android: {
    install: 'Installieren Sie die App „WireGuard“ aus Google Play oder F-Droid.',
    import:
      'Ist diese Seite auf einem anderen Bildschirm offen: Tippen Sie in der WireGuard-App auf „+“, dann auf „Von QR-Code scannen“, und scannen Sie den Code in der App, nicht mit der Kamera.\nSonst: „+“, dann „Importieren aus Datei oder Archiv“.',
    on: 'Legen Sie in der WireGuard-App den Schalter neben dem Tunnel um und erlauben Sie beim ersten Mal die VPN-Verbindung.',
  },
} as const;

export const instructions = { openvpn, wireguard } as const;
