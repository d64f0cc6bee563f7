// Why a test sign-in did not work and what helps, by the short name of the reason, English.
export const signInTestReasons = {
  'saml-too-large': {
    what: 'The response is too large.',
    remedy: 'Send fewer groups: only those from which roles follow.',
  },
  'saml-not-base64': {
    what: 'The response is not encoded properly.',
    remedy: 'The product must speak SAML 2.0 over HTTP-POST. Check whether a proxy changes the page.',
  },
  'saml-forbidden-markup': {
    what: 'The response holds comments or other parts that we do not take.',
    remedy: 'Switch extras in the response off. No usual product needs them.',
  },
  'saml-too-many-elements': {
    what: 'The response has too many parts, probably very many groups.',
    remedy: 'Send only the groups from which roles follow.',
  },
  'saml-too-deep': {
    what: 'The response is nested too deeply.',
    remedy: 'Switch extras in the response off.',
  },
  'saml-too-many-attributes': {
    what: 'The response has too many XML attributes.',
    remedy: 'Send less about the person.',
  },
  'saml-trailing-text': {
    what: 'Something follows after the response.',
    remedy: 'Check whether a proxy changes the page.',
  },
  'saml-malformed': {
    what: 'What came back is no SAML response as we expect it.',
    remedy: 'Check that the response goes to our ACS address by HTTP-POST, without additions to the address.',
  },
  'saml-duplicate-id': {
    what: 'An ID occurs twice in the response.',
    remedy: 'No usual product sends that. Check whether something changes the response.',
  },
  'saml-algorithm': {
    what: 'The response is signed in a way that we do not take, mostly SHA-1.',
    remedy: 'Set the signature to RSA with SHA-256.',
  },
  'saml-signature': {
    what: 'The signature is missing or does not fit the certificates of the metadata.',
    remedy:
      'Fetch the metadata again. If the product signs only the assertion or only the response, set that in the step “How we recognise people”.',
  },
  'saml-encryption': {
    what: 'The assertion is encrypted where we do not expect it, or cannot be decrypted.',
    remedy: 'Switch encryption off, or have the whole response signed and take our present certificate.',
  },
  'saml-root': {
    what: 'What came back is no response to a sign-in.',
    remedy: 'Check that SAML 2.0 is chosen at the identity provider, not WS-Federation.',
  },
  'saml-assertion-count': {
    what: 'The response holds no assertion or several.',
    remedy: 'Have exactly one assertion sent.',
  },
  'saml-version': {
    what: 'The response is not in SAML 2.0.',
    remedy: 'Choose SAML 2.0 at the identity provider.',
  },
  'saml-destination': {
    what: 'The response is addressed to somewhere else.',
    remedy: 'Enter our ACS address exactly as it stands in our metadata.',
  },
  'saml-status': {
    what: 'The identity provider has turned the sign-in down.',
    remedy:
      'Mostly the person is not entitled to this portal there. Look into the log of the identity provider.',
  },
  'saml-issuer': {
    what: 'The response comes from another identity provider than that of the metadata.',
    remedy: 'Read the metadata of the right identity provider. The entityID must match exactly.',
  },
  'saml-issue-instant': {
    what: 'The response is too old or comes from the future.',
    remedy: 'Set the clock of the identity provider (NTP).',
  },
  'saml-request-missing': {
    what: 'This response was not asked for by us.',
    remedy: 'Begin with the link for the test, not on a page of the identity provider.',
  },
  'saml-request-unknown': {
    what: 'This sign-in is too old, used already, or does not belong to this test.',
    remedy: 'Open the link for the test again and sign in within ten minutes.',
  },
  'saml-wrong-browser': {
    what: 'The response arrived in another browser than the one in which the test began.',
    remedy: 'Begin and end the test in the same browser. Allow cookies for this portal.',
  },
  'saml-subject': {
    what: 'The assertion names no person or no NameID.',
    remedy: 'Have a NameID sent. With AD FS that is the second issuance rule.',
  },
  'saml-confirmation': {
    what: 'The assertion is not confirmed as it must be for sign-in by browser.',
    remedy: 'Choose the method “bearer” (Web Browser SSO).',
  },
  'saml-recipient': {
    what: 'The assertion is meant for another address.',
    remedy: 'Enter our ACS address exactly as it stands in our metadata.',
  },
  'saml-conditions': {
    what: 'The assertion lacks its conditions.',
    remedy: 'Read our metadata into the identity provider again.',
  },
  'saml-condition-unknown': {
    what: 'The assertion holds a condition that we do not know.',
    remedy: 'Switch special conditions for this portal off.',
  },
  'saml-audience': {
    what: 'The assertion is meant for somebody else.',
    remedy: 'Enter our entityID exactly as it stands in our metadata.',
  },
  'saml-not-yet-valid': {
    what: 'The assertion is not valid yet.',
    remedy: 'Set the clock of the identity provider (NTP).',
  },
  'saml-expired': {
    what: 'The assertion is no longer valid.',
    remedy: 'Set the clock of the identity provider (NTP) and try again.',
  },
  'saml-window': {
    what: 'The assertion is valid for more than an hour.',
    remedy: 'Set the lifetime of the assertion to a few minutes, an hour at most.',
  },
  'saml-authn-statement': {
    what: 'The assertion does not say when the person signed in.',
    remedy: 'Have an AuthnStatement sent.',
  },
  'saml-authn-instant': {
    what: 'The person signed in at the identity provider too long ago.',
    remedy: 'Sign out there and try again. Shorten the sessions there.',
  },
  'saml-session-ended': {
    what: 'The session at the identity provider is over already.',
    remedy: 'Sign out there and try again.',
  },
  'saml-replayed': {
    what: 'This response was used before.',
    remedy: 'Open the link for the test again.',
  },
  'saml-busy': {
    what: 'The portal is checking very many sign-ins just now.',
    remedy: 'Try again in a minute.',
  },
  'required-attribute-missing': {
    what: 'The required attribute is missing or has another value.',
    remedy:
      'Compare name and value with what is sent. It may also be that this person really does not belong to the municipality.',
  },
  'identity-missing': {
    what: 'The lasting key of the person was not sent.',
    remedy: 'Release the attribute at the identity provider, or choose one of those below.',
  },
  'identity-transient': {
    what: 'The NameID changes with every sign-in.',
    remedy: 'Set a lasting NameID (persistent) at the identity provider, or choose an attribute as the key.',
  },
  'identity-ambiguous': {
    what: 'Several values came for the lasting key.',
    remedy: 'Have exactly one value sent, or choose another attribute.',
  },
  'identity-unusable': {
    what: 'The lasting key is too long or holds unreadable characters.',
    remedy: 'Choose another attribute as the key.',
  },
  'identity-by-mail': {
    what: 'A mail address came as the lasting key.',
    remedy: 'Mail addresses change. Choose a lasting attribute, or set a lasting NameID.',
  },
  'account-awaits-assignment': {
    what: 'The portal could not be sure to recognise you. The sign-in would have to wait until your IT assigns it.',
    remedy:
      'Leave key and identity provider as they are. If the key has to change, plan for the assigning: it concerns everybody who is known.',
  },
  'trial-admin-lost': {
    what: 'This account could not administer the sign-in afterwards.',
    remedy:
      'Test with an account that administers it. If the role is missing there, too, see whether the identity provider sends the groups by which your rules give it.',
  },
  'trial-admin-rests': {
    what: 'Your role as an admin would rest: the sign-in showed no second factor that we know.',
    remedy:
      'Test with a second factor. If the new identity provider names it differently, first add the value to the demands on sign-ins.',
  },
  'saml-test-link': {
    what: 'The link to this test holds no more.',
    remedy: 'Begin the test anew on the page of the proposed change.',
  },
  'sign-in-change-decided': {
    what: 'This change has been decided.',
    remedy: 'A test says nothing any more. See what is in force.',
  },
  'sign-in-change-lapsed': {
    what: 'Nobody confirmed this change in time.',
    remedy: 'Propose it anew, and test then.',
  },
  'sign-in-changed-meanwhile': {
    what: 'Something else is in force now than when this change was proposed.',
    remedy: 'Propose the change anew, and test then.',
  },
  'sign-in-test-outdated': {
    what: 'The settings were changed during the test.',
    remedy: 'Open the link for the test again.',
  },
} as const;
