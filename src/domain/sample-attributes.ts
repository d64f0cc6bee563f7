// Attributes typed for a trial, a line each: what an identity provider might say about somebody.
import type { SamlAttribute } from './identity-attributes';

export type Sample = {
  readonly attributes: readonly SamlAttribute[];
  /** Lines without an equals sign, or with nothing before it. */
  readonly unread: readonly string[];
};

/** `groups = vpn-it`: the first equals sign parts name and value, since values (`CN=vpn,OU=it`) may hold others. */
export function sampleAttributes(text: string): Sample {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const read = lines.map((line) => ({ line, attribute: attributeIn(line) }));
  return {
    attributes: read.flatMap(({ attribute }) => (attribute === null ? [] : [attribute])),
    unread: read.filter(({ attribute }) => attribute === null).map(({ line }) => line),
  };
}

function attributeIn(line: string): SamlAttribute | null {
  const at = line.indexOf('=');
  const name = line.slice(0, Math.max(at, 0)).trim();
  return name === '' ? null : { name, friendlyName: null, values: [line.slice(at + 1).trim()] };
}
