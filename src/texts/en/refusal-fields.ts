// What a person reads when the portal says no about values of networks, keys and certificates, English: by reason.
export const fieldRefusals = {
  'pools-without-ipv4': 'Give at least one IPv4 network: every device gets an IPv4 address.',
  'field-dns-name':
    'This is not a valid DNS name. Use lower-case letters, digits, hyphens and dots, for example vpn.musterstadt.de.',
  'field-host-name': 'Enter a DNS name such as vpn.musterstadt.de, or an IPv4 address.',
  'field-server-name': 'This is not a valid server name. Use a DNS name of at most 64 characters.',
  'field-port': 'Enter the port as a whole number from 1 to 65535.',
  'field-mtu': 'Enter the MTU as a whole number from 1280 to 1500.',
  'field-keepalive-seconds': 'Enter the keepalive interval as a whole number from 0 to 65535 seconds.',
  'field-openvpn-proto': 'OpenVPN can use only UDP or TCP here.',
  'field-ip-address': 'This is not a valid IP address. Examples: 10.20.0.53 or fd20::53.',
  'field-cidr':
    'This is not a valid network. Write its first address and its length, for example 10.92.0.0/20 or fd08::/64.',
  'field-wireguard-key': 'This is not a valid WireGuard key.',
  'field-credential-name': 'The identifier of this access is not valid. Ask your IT.',
  'field-decimal-serial': 'The serial number of the certificate is not valid. Ask your IT.',
  'field-file-stem': 'No file name can be made of this. Ask your IT.',
  'field-pem': 'This is not a valid key or certificate in PEM format.',
  'field-line':
    'The access file was not made, because a setting is too long or holds characters that are not allowed. Ask your IT.',
  'field-addresses': 'The access file was not made, because an address is missing. Ask your IT.',
  'field-allowed-ips': 'Enter at least one network to be reached through the VPN.',
  'field-remotes': 'Enter at least one gateway, at most 64.',
  'field-local-day': 'This is not a valid day. Days from 2000 to 2100 are allowed.',
  'pool-too-small':
    'This network is too small: no address is left for devices. Choose /30 or larger for IPv4, /126 or larger for IPv6.',
  'pool-not-for-clients':
    'Devices cannot have addresses of this network. Choose a private one, for example from 10.0.0.0/8 or fd00::/8.',
  'mail-address': 'This is not a mail address.',
  'mail-not-configured': 'The portal has no mail server: SMTP_URL and MAIL_FROM are missing.',
  'text-control-character': 'The text holds characters that cannot be read. Please type it again.',
  'text-line-break': 'Only one line is allowed here.',
  'text-too-long': 'The text is too long. Please shorten it.',
  'key-missing': 'A key is missing. Nothing has been made.',
  'wireguard-key-unusable':
    'This is not a usable public key for WireGuard. It has 44 characters, as “wg pubkey” prints them.',
  'csr-too-large': 'The certificate request is too large. At most 4096 characters are allowed.',
  'csr-malformed': 'This is not a valid certificate request in PKCS#10 format.',
  'csr-trailing-bytes': 'Something follows the certificate request. Send only the request itself.',
  'csr-key-type': 'This key is not permitted. Create a key on the curve P-256 or P-384.',
  'csr-key-point': 'The key in the certificate request is invalid. Create a new one.',
  'csr-signature-algorithm':
    'The certificate request must be signed with ECDSA and SHA-256, SHA-384 or SHA-512.',
  'csr-signature': 'The signature of the certificate request does not belong to its key.',
  'server-name-unusable':
    'No certificate can be issued for this server name. It must be a full DNS name in lower case with at most 64 characters.',
  'certificate-end-in-the-past': 'The end you asked for the certificate is in the past.',
  'certificate-authority-expired':
    'The certificate authority of your municipality has expired. Contact your IT.',
} as const;
