// What a person reads when the portal says no, English: by reason, and by kind where a reason has no words of its own.
export const refusal = {
  kind: {
    unauthenticated: 'You are not signed in. Sign in and try again.',
    forbidden: 'You do not have the permission for this.',
    'not-found': 'This page does not exist, or it is not meant for you.',
    conflict: 'Something has changed in the meantime. Reload the page and check the present state.',
    invalid: 'We cannot make sense of this input. Go back and check what you entered.',
    exhausted: 'The limit is reached. Your IT can raise it.',
    'too-large': 'This is too large for this form. Please shorten it.',
    gone: 'This is no longer valid. Please start again.',
    unavailable: 'This is not possible at the moment. Try again in a few minutes.',
  },
  'page-not-found': 'Perhaps the address is incomplete, or the page has moved.',
  'role-missing': 'This page is meant for a different task. You do not have the permission for it.',
  'csrf-token-missing':
    'The page was open for too long or belongs to an earlier sign-in. Go back, reload the page and send the form again. Nothing was changed.',
  'body-too-large': 'Your input is too long. Go back and shorten the text. Nothing was changed.',
  'bad-request': 'Your browser sent something that we cannot read. Go back and try again.',
  'tenant-unknown': 'This authority is not set up here. Check the address.',
  'saml-not-set-up': 'Sign-in for your authority is not set up yet. Ask your IT.',
  'saml-request-unknown':
    'This sign-in was not begun here, is too old or has been used already. Please start signing in again.',
  'saml-expired': 'This sign-in took too long. Please start signing in again.',
  'identity-missing': 'Your authority did not send the detail by which we recognise you. Ask your IT.',
  'identity-transient':
    'Your authority sent a changing identifier only, by which we cannot recognise you. Ask your IT.',
  'identity-ambiguous': 'Your authority sent several identifiers for you. Ask your IT.',
  'identity-unusable': 'Your authority sent an identifier that we cannot use. Ask your IT.',
  'identity-by-mail':
    'A mail address cannot identify a person, because it changes. Choose a lasting identifier.',
  'identity-rule-empty': 'Enter the name of the attribute that identifies a person.',
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
  'text-control-character': 'The text holds characters that cannot be read. Please type it again.',
  'text-line-break': 'Only one line is allowed here.',
  'text-too-long': 'The text is too long. Please shorten it.',
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
    'The certificate authority of your administration has expired. Contact your IT.',
} as const;
