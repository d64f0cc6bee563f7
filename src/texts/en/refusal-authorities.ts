// What a person reads when the portal says no about the authorities behind certificates, English: by reason.
export const authorityRefusals = {
  'authority-missing':
    'This municipality lacks a certificate authority. Nothing was issued. Ask those who run the portal.',
  'authority-offline':
    'The key of the root is kept offline. Make a request instead (fernamt ca request), and have it signed there.',
  'no-such-authority': 'There is no authority of this name. "fernamt ca list" shows those that there are.',
  'authority-under-way':
    'A successor of this kind is already on its way. Start it first, or retire it, before another one is made.',
  'authority-not-prepared': 'Only a prepared authority can be started. "fernamt ca list" shows their states.',
  'authority-not-requested': 'No certificate is awaited for this municipality. Make a request first.',
  'authority-root-retired':
    'The root above this authority is trusted no longer. Make an authority under the present root.',
  'authority-unconfirmed':
    'Not every gateway has confirmed that it trusts the new authority. "fernamt ca list" names them; wait for them, remove those that are gone for good, or give a reason with --emergency.',
  'authority-files-without-root':
    'Some people still hold access files from before the new root: their devices would refuse a gateway with a certificate below it. Have these files made anew first, or give a reason with --emergency.',
  'authority-retired': 'This authority is already retired.',
  'authority-issuing': 'This authority is the one that issues. Start its successor first.',
  'authority-in-use':
    'Certificates that still count hang on this authority. Wait for them to end or be renewed, revoke them, or give a reason with --emergency.',
  'authority-key-elsewhere':
    'The key of this root is not in the portal, but elsewhere, or in a token that does not give it away.',
  'authority-not-a-root': 'This is no root of ours: neither its name nor its signature says so.',
  'authority-not-a-certificate':
    'This file is not one certificate in PEM form. Take the file that "fernamt ca sign" has written.',
  'authority-other-key':
    'This certificate or key does not belong to what is asked for: the key is another one. Compare the keys that both commands print.',
  'authority-other-root': 'This certificate was not signed by the root of this municipality.',
  'authority-other-name': 'The name in this certificate is not the one that was asked for.',
  'authority-dates':
    'This certificate begins too late, is over, or lasts longer than its profile or its root allows. Sign the request anew, and check the clock of the offline machine.',
  'authority-other-profile':
    'This certificate does not follow our profile to the letter: something in it is missing, too much or other than asked for. Have it made by "fernamt ca sign".',
  'authority-serial-known': 'A certificate of this serial is already known. Sign the request anew.',
  'authority-request-of-others':
    'This request is not for an authority of this kind under this root. Check the file, the root and --kind.',
  'authority-key-file': 'The key file cannot be opened: the passphrase is wrong, or the file is damaged.',
  'token-away':
    'The token (HSM) with the keys of the authorities does not answer. Nothing was issued. Try again later; those who run the portal find the reason in its log.',
  'token-pin':
    'The token (HSM) with the keys of the authorities does not take the PIN of the portal. Nothing was issued, and the portal does not try again, so that the token does not lock itself. Those who run the portal correct the PIN and start it anew.',
  'token-package':
    'The package pkcs11js is missing or cannot be loaded. Without it the portal reaches no token (HSM). Install it as docs/authority.md says.',
  'token-key-missing':
    'The key of this authority is not in the token (HSM). Nothing was issued. Those who run the portal look with "fernamt ca token".',
  'token-other-key':
    'What the token (HSM) has signed does not fit the certificate of the authority. Nothing was issued. Those who run the portal check the token.',
  'token-other':
    'The key of this authority is in another token (HSM) than the one that is configured. Nothing was issued. "fernamt ca list" names it.',
  'token-not-configured':
    'No token (HSM) is configured, although a key should be in one. Nothing was issued. Those who run the portal set PKCS11_MODULE, PKCS11_TOKEN and the PIN.',
  'master-key-unknown':
    'Some data keys are wrapped by a master key that is not configured. Put it behind the new one again; "fernamt key list" shows which it is. Nothing was changed.',
  'passphrase-too-weak':
    'A passphrase is one line of at least 20 characters, eight of them different. Six words drawn by lot will do.',
} as const;
