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
    'too-many': 'This was tried too often in a short time. Wait a few minutes and then try again.',
    gone: 'This is no longer valid. Please start again.',
    unavailable: 'This is not possible at the moment. Try again in a few minutes.',
  },
  'too-many-sign-in-start':
    'Very many people wanted to sign in from your connection within the last minute. Wait a minute and then try again.',
  'too-many-sign-in-answer':
    'Very many sign-ins came from your connection within the last minute. Wait a minute and then sign in again.',
  'too-many-enrolment':
    'Very many gateways were enrolled from this connection within the last minute. Wait a minute.',
  'too-many-export': 'All data can be downloaded six times an hour. Please try again later.',
  'too-many-access-file':
    'You have made very many access files within the last hour. Your last one stays valid. Wait an hour, or ask the help desk.',
  'too-many-emergency': 'This was tried too often within the last minute. Wait a minute.',
  'emergency-is-off': 'The emergency account is not on.',
  'emergency-is-on': 'The emergency account is on. Switch it off first.',
  'emergency-hours-out-of-range': 'The emergency account runs for 1 to 24 hours.',
  'no-emergency-account': 'There is no emergency account. Make it first.',
  'operator-unknown': 'There is no provider yet.',
  'page-not-found': 'Perhaps the address is incomplete, or the page has moved.',
  'operator-without-task':
    'You are signed in, but have no task at the provider of this portal yet. Tasks come from the directory of your organisation; contact your IT.',
  'operator-without-accesses':
    'The provider of the portal has no accesses, requests and gateways of its own. Only the municipalities have them.',
  'quota-people':
    'The number of people with access agreed on with the provider is reached. End an access that is no longer needed, or agree on more. Nothing was changed.',
  'quota-devices':
    'Your municipality has reached the number of devices it agreed on with the provider. Remove a device that you no longer need, or ask the help desk.',
  'quota-gateways':
    'The number of gateways agreed on with the provider is reached. Take one out of service, or agree on more.',
  'quota-out-of-range': 'Possible are 0 to 1,000,000; empty means unlimited.',
  'slug-taken': 'Another municipality has this short name already. Choose another one.',
  'slug-malformed':
    'Allowed are 2 to 31 lower-case letters, digits and hyphens; the first character is a letter.',
  'case-code-malformed': 'Allowed are two to four capitals from A to Z.',
  'role-rule-malformed':
    'A rule for roles has the form role:attribute=value, for example it-admin:groups=vpn-it.',
  'time-zone-unknown': 'There is no such time zone. In Germany it is Europe/Berlin.',
  'pools-without-ipv4': 'Give at least one IPv4 network: every device gets an IPv4 address.',
  'network-missing': 'A municipality needs a server name, address pools and an access profile.',
  'operator-exists': 'This installation has a provider already.',
  'role-missing': 'This page is meant for a different task. You do not have the permission for it.',
  'csrf-token-missing':
    'The page was open for too long or belongs to an earlier sign-in. Go back, reload the page and send the form again. Nothing was changed.',
  'body-too-large': 'Your input is too long. Go back and shorten the text. Nothing was changed.',
  'bad-request': 'Your browser sent something that we cannot read. Go back and try again.',
  'tenant-unknown': 'This municipality is not set up here. Check the address.',
  'saml-not-set-up': 'Sign-in for your municipality is not set up yet. Ask your IT.',
  'saml-message': 'We could not accept the message from your sign-in service. Please start signing in again.',
  'saml-busy': 'Very many people are signing in right now. Try again in a minute.',
  'identity-missing': 'Your municipality did not send the detail by which we recognise you. Ask your IT.',
  'identity-transient':
    'Your municipality sent a changing identifier only, by which we cannot recognise you. Ask your IT.',
  'identity-ambiguous': 'Your municipality sent several identifiers for you. Ask your IT.',
  'identity-unusable': 'Your municipality sent an identifier that we cannot use. Ask your IT.',
  'identity-by-mail':
    'An e-mail address cannot identify a person, because it changes. Choose a lasting identifier.',
  'account-awaits-assignment':
    'Your account is being assigned. Your IT checks whose sign-in this is; after that, simply sign in again.',
  'no-such-assignment': 'There is no such assignment, or it has been settled.',
  'assignment-settled': 'This sign-in has been assigned already, or has lapsed. Nothing was changed.',
  'own-assignment': 'This is about your own account. A colleague has to assign it. Nothing was changed.',
  'identity-rule-empty': 'Enter the name of the attribute that identifies a person.',
  'sign-in-is-live':
    'Sign-in is switched on already. What applies is changed in another way. Nothing was changed.',
  'sign-in-draft-incomplete':
    'Something is missing: the metadata of the municipality or the lasting key of a person.',
  'sign-in-draft-untested':
    'Exactly this version has not been tested successfully yet. Nothing was switched on.',
  'attribute-names-unusable':
    'At most ten names are possible for each, every one on a line of its own and at most 256 characters long.',
  'required-attribute-incomplete':
    'A required attribute has a name and a value. Leave both empty if there is none.',
  'saml-required-attribute':
    'Your account does not belong to this municipality. Ask your IT if that is wrong.',
  'saml-test-link': 'This link for a test is no longer valid. Ask whoever runs the portal for a new one.',
  'metadata-not-watched': 'No address of the metadata is given for this sign-in.',
  'metadata-looked-at-just-now': 'The metadata were checked a moment ago. Wait half a minute and try again.',
  'key-rotation-too-early':
    'It is too early for this step. The identity provider needs time to take over our certificate. Nothing was changed.',
  'key-rotation-moved':
    'Somebody was quicker: the change of the key is no longer at this step. Look how it stands. Nothing was changed.',
  'rotate-key-one-way': 'Choose just one direction. Nothing was changed.',
  'key-rotation-none': 'No key is being changed at present. Nothing was changed.',
  'metadata-malformed':
    'This is no SAML metadata. It begins with EntityDescriptor and is XML. Open the address of the metadata in a browser and save the page unchanged.',
  'metadata-too-large':
    'This metadata is too large. Take the metadata of the one identity provider, not of a whole federation.',
  'metadata-no-identity-provider':
    'There is no identity provider in it (IDPSSODescriptor for SAML 2.0). Perhaps it is the metadata of a service provider.',
  'metadata-entity-unknown': 'The metadata does not know this identity provider.',
  'metadata-entity-choose': 'There are several identity providers in the metadata. Choose yours.',
  'metadata-no-redirect':
    'The identity provider names no address for sign-in by HTTP-Redirect. Switch that binding on there.',
  'metadata-no-certificate':
    'There is no signing certificate in the metadata. Without one we cannot check any answer.',
  'metadata-certificates-many': 'There are more than ten certificates in the metadata. Tidy up there.',
  'metadata-certificate-unreadable': 'A certificate in the metadata cannot be read.',
  'metadata-certificate-ended':
    'The certificate in the metadata has expired. Renew it at the identity provider and fetch the metadata again.',
  'metadata-certificate-weak':
    'The certificate in the metadata has no RSA key of at least 2048 bits. Renew it at the identity provider.',
  'metadata-address': 'Give a whole address that begins with https://.',
  'metadata-address-inside':
    'This address lies in an internal network that is not open to this portal. Paste the metadata as text or upload the file.',
  'metadata-fetch-name': 'Our name service does not know this server. Check the spelling.',
  'metadata-fetch-tls':
    'We do not trust the TLS certificate of this address. Paste the metadata as text or upload the file.',
  'metadata-fetch-redirect': 'This address leads on to another one. Give the final address of the metadata.',
  'metadata-fetch-status': 'There is no metadata at this address; the server reports an error.',
  'metadata-fetch-slow':
    'The server did not answer quickly enough. Paste the metadata as text or upload the file.',
  'metadata-fetch-failed':
    'The server cannot be reached from here. Paste the metadata as text or upload the file.',
  'saml-address': 'The addresses of the identity provider must begin with https://.',
  'saml-certificate': 'No certificate, one that cannot be read, or too many. Nothing was changed.',
  'saml-entity-id': 'The name of the identity provider (entityID) is missing or too long.',
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
    'The certificate authority of your municipality has expired. Contact your IT.',
  'period-not-a-day': 'This is not a valid day. Write for example 31.12.2026.',
  'period-ends-before-it-begins': 'The end is before the beginning. Check both days.',
  'period-in-the-past': 'This day is over. The earliest possible day is today.',
  'period-too-far-ahead': 'This day is more than a year ahead. Submit the request later.',
  'period-too-long':
    'The period is too long. How long it may be at most is stated at “Until when?” or at the access you chose.',
  'device-kind-not-allowed': 'This access is meant for another kind of device. Choose the other one.',
  'no-such-profile': 'This access no longer exists. Choose another one.',
  'profile-retired': 'This access is no longer offered. Choose another one.',
  'access-exists-already': 'You already have such access for this time. Begin on the day after its end.',
  'request-already-open':
    'You already have a request for this access. Wait for the decision, or withdraw it.',
  'leaflet-changed': 'The leaflet has changed. Read the new version and accept it.',
  'no-such-access-request': 'This request does not exist, or it is not meant for you.',
  'already-decided': 'This request has already been decided.',
  'no-such-grant': 'This access does not exist, or it is not meant for you.',
  'grant-suspended': 'Your access is temporarily blocked. The help desk can tell you the reason.',
  'grant-revoked': 'This access was withdrawn for good. New access begins with a new request.',
  'grant-ended': 'This access has ended. Submit a new request.',
  'grant-not-begun': 'This access has not begun yet. You can use it from its first day on.',
  'no-such-device': 'This device does not exist, or it is not yours.',
  'no-device-place-left':
    'All places for devices are taken. Remove a device that you no longer need; then a place becomes free.',
  'device-name-taken':
    'One of your devices already has this name. Choose another so that you can tell the two apart.',
  'system-not-allowed': 'This system is not provided for in your access. Choose another one.',
  'device-suspended': 'This device is blocked. Until that is lifted there is no access file for it.',
  'device-revoked': 'The access of this device was withdrawn for good. Set up a new one.',
  'device-expired': 'The access of this device has ended.',
  'credential-made-meanwhile': 'The access file has been created in the meantime.',
  'protocol-not-offered':
    'Your municipality does not offer this type of VPN. Go back and choose another one.',
  'gateway-not-ready':
    'Your municipality has no gateway in operation yet. Nothing was created; try again later, or ask the help desk.',
  'no-address-left':
    'At the moment no address is free for another device. Your IT sees this; ask the help desk when it will go on.',
  'changed-meanwhile': 'Something has changed in the meantime. Reload the page and check the present state.',
  'no-address-pool':
    'Your IT has not provided addresses for this type of VPN yet. Nothing was created; ask the help desk.',
  'own-request':
    'Nobody decides about their own request. A colleague in IT has to do it. Nothing was changed.',
  'own-access':
    'Nobody lifts the suspension of their own access or device. A colleague in IT has to do it. Nothing was changed.',
  'no-such-person': 'There is no such person here.',
  'applicant-has-access':
    'Meanwhile the person has such an access for this time. Deny the request and say so.',
  'pools-overlap': 'Two of the address ranges overlap. Enter networks that have nothing in common.',
  'period-over': 'The period asked for is already over. Deny the request and ask for a new one.',
  'reason-missing': 'Give a reason. Nothing was changed.',
  'no-such-gateway': 'There is no such gateway, or it does not belong to your municipality.',
  'no-such-gateway-group': 'This gateway group no longer exists. Choose another one.',
  'gateway-name-taken':
    'A gateway with this name is in service already. Have you just added it yourself? Then open it in the list and make a set-up command there.',
  'gateway-removed': 'This gateway is out of service.',
  'max-grant-days-out-of-range': 'Between 1 and 3660 days are possible.',
  'review-day-in-the-past': 'Choose a day in the future.',
  'review-day-too-far': 'Choose a day within the next five years.',
  'leaflet-changed-meanwhile':
    'Somebody else has changed the leaflet meanwhile. Your text is still here but has not been saved. Compare it with the version that is now in force.',
  'role-rule-incomplete': 'A rule needs attribute and value. Empty both to remove it.',
  'role-rule-unusable': 'Attribute and value are one line each, with at most 256 characters.',
  'role-not-grantable': 'Choose a role.',
  'role-rule-twice': 'This rule stands further up already.',
  'role-rules-too-many': 'At most 100 rules are possible.',
  'role-rules-without-tenant-admin':
    'No rule grants the role of administration of the municipality any more. Nobody could ever change the roles again. Nothing was saved.',
  'role-rules-without-operator-admin':
    'No rule grants the role of operating the portal any more. Nobody could ever change the roles again. Nothing was saved.',
  'role-rules-replace-all-admins':
    'You replace all rules by which there are administrators today. A slip would lock everybody out. Add the new rule first, sign in by it, and then remove the old one.',
  'sign-in-values-changed-meanwhile':
    'Somebody else has changed something meanwhile. What you typed is still here but not saved. Compare it with what counts now.',
  'no-such-sign-in-change': 'There is no such change, or it does not belong to this municipality.',
  'sign-in-not-live':
    'The sign-in is not in use yet. Until then it is changed while it is set up, without confirmation.',
  'sign-in-change-mixed': 'A change is about the identity provider or about the roles, not about both.',
  'sign-in-change-empty': 'That is exactly what is in force already. Nothing has been proposed.',
  'sign-in-change-open': 'A change of this kind is waiting already. Confirm it, reject it or withdraw it.',
  'sign-in-change-decided': 'This change has been decided already.',
  'sign-in-change-lapsed': 'Nobody confirmed this change in time. Propose it again.',
  'sign-in-changed-meanwhile':
    'What is in force is no longer what it was when this change was proposed. Reject it and propose it again.',
  'sign-in-again-first':
    'The sign-in has been changed since you signed in. Sign out and in again; then you can confirm.',
  'second-operator-missing':
    'You have confirmed already. Now a second person of the provider must confirm, or the municipality itself.',
  'second-operator-too-early':
    '24 hours must lie between the two confirmations by the provider. In this time the municipality can object.',
  'not-own-proposal': 'Only who proposed a change can withdraw it. You can reject it.',
  'fresh-minutes-out-of-range': 'Between 1 and 60 minutes are possible.',
  'idle-minutes-out-of-range': 'Possible are 10 to 480 minutes.',
  'longest-hours-out-of-range': 'Possible are 1 to 24 hours.',
  'idle-beyond-longest': 'That is longer than a session may last at all.',
  'authentication-hours-out-of-range': 'Possible are 1 to 168 hours.',
  'mfa-signals-unusable':
    'At most 20 values are possible, each without spaces and with at most 256 characters.',
  'mfa-own-sign-in-without':
    'Your present sign-in carried none of these values. Nobody could change anything any more: sign in with a second factor yourself first.',
  'mfa-missing':
    'Your role for this is resting: your municipality demands a second factor, and your present sign-in had none. Sign out, and sign in again with a second factor.',
  'sign-in-not-renewed':
    'This step wants a fresh sign-in, but your identity provider sent you back without a new one. Sign out there and sign in here again, or ask your IT.',
  'sign-in-too-old':
    'Your sign-in is too long ago for this step. Nothing was changed. Open the page once more: you will be signed in freshly first.',
  'delegate-without-own':
    'You work here on behalf of this municipality. You have no requests, accesses and devices of your own here.',
  'delegation-code-unknown': 'This code is not valid, or no longer. Ask for a new one.',
  'delegation-day-in-the-past': 'Choose today or a day in the future.',
  'delegation-day-too-far': 'Choose a day within the next 365 days. After that you can delegate anew.',
  'own-separation': 'That you are not this person must be said by another admin.',
  'employee-address-unknown':
    'Nobody has signed in here with this mail address yet. Check how it is written.',
  'delegation-over': 'This delegation has ended already.',
  'no-such-delegation': 'There is no such delegation here.',
  'no-such-closing': 'No closing is announced.',
  'closing-exists': 'A closing is already announced.',
  'closing-of-provider': 'The provider itself cannot be closed.',
  'closing-too-soon': 'At least 28 days must lie between the announcement and the closing.',
  'closing-too-far': 'The day lies more than two years ahead.',
  'closing-decided': 'The closing is already confirmed.',
  'closing-day-passed': 'The announced day has passed. Please withdraw the closing and announce it anew.',
  'closing-under-way': 'The closing has already begun. It can no longer be withdrawn.',
  'closing-not-due': 'The day of the closing has not come yet.',
  'closing-not-waiting': 'No gateway is waited for at the moment.',
  'tenant-closed':
    'This municipality no longer uses the portal. Signing in is not possible. Please ask the IT of your municipality how you now work from home.',
  'authority-closed':
    'This municipality is being closed. There are no new access files and certificates any more.',
  'colour-malformed': 'A colour is a hash and six digits or letters from a to f, for example #1b3a6b.',
  'colour-too-faint':
    'This colour stands out too little from the light parts of the page. Choose a darker tone.',
  'file-empty': 'This file is empty. Choose another one.',
  'logo-too-large': 'The picture is too large. 200 KB are possible. Choose a smaller file.',
  'logo-without-alternative':
    'Say briefly what the logo shows: people who do not see it have these words read to them.',
  'picture-unknown':
    'This is no picture in the format PNG, JPEG or WebP. SVG is not possible, not under another name either.',
  'picture-broken': 'This picture is incomplete or damaged. Save it once more and try again.',
  'picture-moving': 'This picture moves. Choose one that stands still.',
  'picture-with-more-behind':
    'There are other data behind the picture in this file. Save the picture anew and try again.',
  'picture-too-small': 'The picture is too small. It must be at least 16 pixels wide and high.',
  'picture-too-wide': 'The picture has too many pixels. At most 2,000 in width and height are possible.',
  'look-changed-meanwhile':
    'Somebody else has changed the look meanwhile. Check how it is now; if you save once more, what stands here counts.',
  'document-unknown': 'This is neither a PDF nor plain text in UTF-8. Save the document as a PDF.',
  'document-markup': 'This file is a web page or an SVG picture. Save the document as a PDF.',
  'document-cut-off': 'The end of this PDF is missing. Save it once more and try again.',
  'document-too-large': 'The document is too large. 2 MB are possible. Make it smaller, or give a link.',
  'document-text-too-long': 'The text is too long. 200 KB are possible. Save it as a PDF.',
  'document-address':
    'A link begins with https:// and leads to a computer with a name, for example https://www.musterstadt.de/datenschutz.',
  'document-missing': 'Choose a file, or give a link.',
  'document-twice': 'These are a file and a link at once. Leave one of them out.',
  'document-unknown-kind': 'There is no such document here.',
  'no-such-document': 'There is no such document here, or no longer in this version.',
} as const;
