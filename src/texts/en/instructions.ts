// What to do on each system with each type of VPN: which app, how the file gets into it, how to switch it on, English.
const openvpn = {
  windows: {
    install: 'Install one of the two apps; both are free of charge.',
    import:
      'OpenVPN Connect: open the app, choose “Upload File” and drag the file into the window.\nOpenVPN GUI: right-click the OpenVPN icon at the lower right of the taskbar and choose “Import”, then “Import file”.',
    on: 'OpenVPN Connect: flip the switch beside the connection.\nOpenVPN GUI: right-click the icon and choose “Connect”.',
  },
  macos: {
    install: 'Install one of the two apps; both are free of charge.',
    import:
      'Tunnelblick: double-click the file and install the configuration “Only Me”.\nOpenVPN Connect: choose “Upload File” and drag the file into the window.',
    on: 'Tunnelblick: click the tunnel icon at the top in the menu bar and choose “Connect”.\nOpenVPN Connect: flip the switch.',
  },
  linux: {
    install:
      'From the packages of your distribution install the OpenVPN module for NetworkManager (network-manager-openvpn-gnome) or the package openvpn.',
    import:
      'NetworkManager: open “Settings”, “Network”, click “+” at “VPN” and choose “Import from file”.\nPackage openvpn: put the file into your home directory and let only yourself read it (chmod 600).',
    on: 'NetworkManager: switch the connection on in the system menu at the upper right.\nPackage openvpn: sudo openvpn --config, followed by the name of the file.',
  },
  ios: {
    install: 'Install “OpenVPN Connect” by OpenVPN Inc. from the App Store.',
    import:
      'Open the app “Files”, tap the access file, then “Share” and “OpenVPN”. Confirm with “Add” and allow the VPN configuration.',
    on: 'In OpenVPN Connect flip the switch beside the connection.',
  },
  android: {
    install: 'Install “OpenVPN Connect” by OpenVPN Inc. from Google Play.',
    import:
      'Open OpenVPN Connect, choose “Upload File”, then “Browse”, and tap the access file. Confirm with “Add”.',
    on: 'In OpenVPN Connect flip the switch beside the connection and allow the VPN connection the first time.',
  },
} as const;

const wireguard = {
  windows: {
    install: 'Install the app “WireGuard”.',
    import: 'Open WireGuard and choose “Import tunnel(s) from file”. Select the access file.',
    on: 'Select the tunnel in the list and click “Activate”.',
  },
  macos: {
    install: 'Install the app “WireGuard” from the Mac App Store.',
    import:
      'Open WireGuard, click “Import tunnel(s) from file” and select the access file. Allow the VPN configuration.',
    on: 'Click the WireGuard icon at the top in the menu bar and choose the tunnel.',
  },
  linux: {
    install:
      'From the packages of your distribution install wireguard-tools; NetworkManager supports WireGuard without an addition.',
    import:
      'NetworkManager: nmcli connection import type wireguard file, followed by the name of the file.\nWithout NetworkManager: put the file into /etc/wireguard as root.',
    on: 'NetworkManager: switch the connection on in the system menu.\nWithout NetworkManager: sudo wg-quick up, followed by the name of the file without “.conf”.',
  },
  ios: {
    install: 'Install the app “WireGuard” from the App Store.',
    import:
      'If this page is open on another screen: in the WireGuard app tap “+”, then “Create from QR code”, and scan the code in the app, not with the camera.\nOtherwise: “+”, then “Create from file or archive”.',
    on: 'In the WireGuard app flip the switch beside the tunnel.',
  },
  android: {
    install: 'Install the app “WireGuard” from Google Play or F-Droid.',
    import:
      'If this page is open on another screen: in the WireGuard app tap “+”, then “Scan from QR code”, and scan the code in the app, not with the camera.\nOtherwise: “+”, then “Import from file or archive”.',
    on: 'In the WireGuard app flip the switch beside the tunnel and allow the VPN connection the first time.',
  },
} as const;

export const instructions = { openvpn, wireguard } as const;
