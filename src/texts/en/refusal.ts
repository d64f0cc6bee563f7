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
  'page-not-found': 'This page does not exist. Perhaps the address is incomplete, or the page has moved.',
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
} as const;
