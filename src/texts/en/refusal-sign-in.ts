// What a person reads when the portal says no about signing in, roles and delegates, English: by reason.
export const signInRefusals = {
  'role-rule-malformed':
    'A rule for roles has the form role:attribute=value, for example it-admin:groups=vpn-it.',
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
  'required-attribute-missing':
    'Your account does not belong to this municipality. Ask your IT if that is wrong.',
  'saml-test-link': 'This link for a test is no longer valid. Ask whoever sent it for a new one.',
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
  'sign-in-change-untried':
    'There is no test sign-in for this change that worked with what is in force now. Test first, or confirm expressly without a test. Nothing has been changed.',
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
  'own-delegation':
    'You cannot name yourself: the account at the provider has your mail address or is declared to be yours. If it is not you, another admin must say so or name the person.',
  'own-separation': 'That you are not this person must be said by another admin.',
  'employee-address-unknown':
    'Nobody has signed in here with this mail address yet. Check how it is written.',
  'delegation-over': 'This delegation has ended already.',
  'no-such-delegation': 'There is no such delegation here.',
  'saml-nothing-signed':
    'Choose at least one: the response or the assertion must be signed. Otherwise anybody could sign in as anybody.',
  'sign-in-test-outdated':
    'The settings were changed during your test, so it does not count. Please begin the test again.',
  'person-registered-meanwhile': 'An entry for you was made at this very moment. Please sign in again.',
} as const;
