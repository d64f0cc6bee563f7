// How long a password for a key file must be, and a rough word about how well it would stand against guessing.

/** BSI names at least eight with all kinds of characters, or longer with fewer; a file can be guessed at without limit. */
export const shortestPassword = 12;
export const longestPassword = 200;

export type PasswordStrength = 'too-short' | 'weak' | 'fair' | 'strong';

/** Variety and length; a run of few characters stays weak however long it is. Knows no words: it is a hint, not a promise. */
export function passwordStrength(password: string): PasswordStrength {
  const characters = Array.from(password);
  if (characters.length < shortestPassword) return 'too-short';
  const different = new Set(characters).size;
  const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{L}\p{Nd}]/u].filter((kind) => kind.test(password));
  if (different < 6 || kinds.length < 2) return different >= 10 && characters.length >= 20 ? 'fair' : 'weak';
  return characters.length >= 16 || kinds.length >= 3 ? 'strong' : 'fair';
}
