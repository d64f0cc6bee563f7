// The two pages of the demo's own identity provider, English.
export const demoIdentityProvider = {
  choice: {
    heading: 'Demo sign-in: who would you like to be?',
    explanation:
      'This sign-in is part of the demonstration. All people are invented, and there is no password. Choose a person.',
  },
  return: {
    heading: 'You are signing in as {{name}}',
    explanation: 'The button takes you back to the portal, signed in.',
    continue: 'Continue',
  },
} as const;
