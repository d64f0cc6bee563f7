// Authorities as lines for a terminal.
import type { CertificateAuthority } from '../domain/authority';
import { authorityWarning } from '../domain/authority-warning';
import type { ListedAuthorities } from '../usecases/list-authorities';

const widths = [13, 10, 10, 25, 9] as const;

export function authorityLines(
  { authorities, unconfirmed }: ListedAuthorities,
  now: Date,
): readonly string[] {
  const rows = authorities.map((authority) => [
    authority.id,
    authority.state,
    authority.keyPlace,
    authority.notAfter?.toISOString() ?? '-',
    authority.dependents > 999 ? '999+' : String(authority.dependents),
    authority.issuerId ?? '-',
  ]);
  return [
    row(['id', 'state', 'key', 'ends', 'in use', 'under']),
    ...rows.map(row),
    ...authorities.flatMap(({ id, tokenKey }) =>
      tokenKey === null ? [] : [`${id}: key ${tokenKey.id} in the token "${tokenKey.token}"`],
    ),
    ...authorities.flatMap((authority) => attention(authority, now)),
    ...(unconfirmed.length === 0
      ? []
      : [`attention: not confirmed yet by ${unconfirmed.join(', ')}: nothing new can be started`]),
  ];
}

function row(cells: readonly string[]): string {
  return cells
    .map((cell, index) => cell.padEnd(widths[index] ?? 0))
    .join(' ')
    .trimEnd();
}

function attention(authority: CertificateAuthority, now: Date): readonly string[] {
  const days = authorityWarning(authority, now);
  if (days === null) return [];
  const end = days === 0 ? 'HAS ENDED' : `ends within ${days} days`;
  return [`attention: ${authority.id} ${end}: prepare a successor`];
}
