// Whether whoever asks has already what they would be sent (RFC 9110 §13): then saying so is enough.

export type Validators = { readonly etag: string; readonly modifiedAt: Date };

/** A tag outweighs a time, which knows no more than seconds. */
export function isKnownAlready(
  headers: Readonly<Record<string, string>>,
  { etag, modifiedAt }: Validators,
): boolean {
  const tags = headers['if-none-match'];
  if (tags !== undefined) {
    return tags.split(',').some((tag) => ['*', etag].includes(tag.trim().replace(/^W\//, '')));
  }
  const since = Date.parse(headers['if-modified-since'] ?? '');
  return modifiedAt.getTime() <= since;
}
