// Where somebody goes after signing in: a path of our own origin, or the start page.

const longest = 512;

/** A single slash and then neither slash nor backslash: browsers read both as the start of a foreign host. */
export function safeReturnPath(value: unknown): string {
  if (typeof value !== 'string' || value.length > longest) return '/';
  return /^\/(?![/\\])/.test(value) && !/[\p{Cc}\s\\]/u.test(value) ? value : '/';
}
