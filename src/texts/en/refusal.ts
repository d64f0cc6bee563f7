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
} as const;
