// Every reason that the sources can refuse with, read from their syntax; what is put together in the code is said here.
import ts from 'typescript';
import { lintReasons } from '../../src/domain/openvpn-lint';
import { quotaKinds } from '../../src/domain/quota';
import { rateLimits } from '../../src/domain/rate-limit';
import { filesBelow, type File } from './files';

/** `kind`: null where it is not said beside the reason. */
export type FoundReason = { readonly path: string; readonly reason: string; readonly kind: string | null };

/** Which argument of a call is the reason. */
const refusing: Readonly<Record<string, number>> = { Refusal: 1, QuickerElsewhere: 0, changeRow: 2 };

const below = (folder: string, pattern: RegExp) => (): readonly string[] =>
  filesBelow([folder], /\.ts$/).flatMap(({ text }) => literalsIn(text, pattern));
const inFile = (path: string, pattern: RegExp) => (): readonly string[] =>
  literalsIn(filesBelow(['src'], /\.ts$/).find((file) => file.path === path)?.text ?? '', pattern);

/** By the file whose reason is no literal: where its reasons stand. */
const computed: Readonly<Record<string, () => readonly string[]>> = {
  'src/adapters/db/scope.ts': () => ['changed-meanwhile'],
  'src/adapters/db/transaction.ts': () => [],
  'src/adapters/metadata-fetch/metadata-fetch.ts': inFile(
    'src/adapters/metadata-fetch/metadata-fetch.ts',
    /^metadata-fetch-/,
  ),
  'src/adapters/pki/certificate-request.ts': inFile('src/adapters/pki/certificate-request.ts', /^csr-/),
  'src/adapters/pki/check-authority.ts': inFile('src/adapters/pki/check-authority.ts', /^authority-/),
  'src/adapters/saml/refusing.ts': below('src/adapters/saml', /^saml-[a-z-]+[a-z]$/),
  'src/adapters/saml/response-verifier.ts': () => [],
  'src/adapters/saml/saml-refusals.ts': () => [],
  'src/adapters/token/token-process.ts': inFile('src/adapters/token/token-orders.ts', /^token-/),
  'src/agent/openvpn/server-files.ts': () => lintReasons.map((reason) => `server-file-${reason}`),
  'src/domain/config-fields.ts': inFile('src/domain/config-fields.ts', /^field-/),
  'src/domain/device.ts': () => ['suspended', 'revoked', 'expired'].map((state) => `device-${state}`),
  'src/domain/group-networks.ts': inFile('src/domain/reachable-networks.ts', /^reach-/),
  'src/domain/host-fields.ts': inFile('src/domain/host-fields.ts', /^field-/),
  'src/domain/json-fields.ts': inFile('src/domain/json-fields.ts', /^gateway-message-/),
  'src/domain/profile-basics.ts': inFile('src/domain/profile-basics.ts', /^profile-/),
  'src/domain/profile-reach-change.ts': inFile('src/domain/network-rule-list.ts', /^reach-/),
  'src/domain/quota.ts': () => quotaKinds.map((kind) => `quota-${kind}`),
  'src/domain/rate-limit.ts': () => Object.values(rateLimits).map(({ name }) => `too-many-${name}`),
  'src/domain/role-rules.ts': () => [
    ...inFile('src/domain/role-rules.ts', /^role-rule/)(),
    'role-rules-without-tenant-admin',
    'role-rules-without-operator-admin',
  ],
  'src/usecases/change-assurance.ts': inFile(
    'src/domain/assurance.ts',
    /^(fresh|mfa|idle|longest)-[a-z]+-[a-z-]+$/,
  ),
};

export const sources = (): readonly File[] => filesBelow(['src'], /\.ts$/);

/** `unsaid`: files that put a reason together and are not in the list above. */
export function reasonsIn(files: readonly File[]): {
  readonly found: readonly FoundReason[];
  readonly unsaid: readonly string[];
} {
  const found: FoundReason[] = [];
  const unsaid = new Set<string>();
  for (const { path, text } of files) {
    for (const { reason, kind } of refusals(path, text)) {
      const literals = literalsOf(reason);
      if (literals !== null) found.push(...literals.map((one) => ({ path, reason: one, kind })));
      else if (computed[path] === undefined) unsaid.add(path);
    }
    const more = computed[path]?.() ?? [];
    found.push(...more.map((reason) => ({ path, reason, kind: null })));
  }
  return { found, unsaid: [...unsaid] };
}

type Refusing = { readonly reason: ts.Expression; readonly kind: string | null };

function refusals(path: string, text: string): readonly Refusing[] {
  const found: Refusing[] = [];
  const add = (all: readonly ts.Expression[], place: number): void => {
    const [reason, first] = [all[place], all[0]];
    const kind = place === 1 && first !== undefined && ts.isStringLiteral(first) ? first.text : null;
    if (reason !== undefined) found.push({ reason, kind });
  };
  const visit = (node: ts.Node): void => {
    if ((ts.isNewExpression(node) || ts.isCallExpression(node)) && ts.isIdentifier(node.expression)) {
      const place = refusing[node.expression.text];
      if (place !== undefined) add(node.arguments ?? [], place);
    }
    if (isSuperOfRefusal(node)) add(node.arguments, 1);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true));
  return found;
}

function isSuperOfRefusal(node: ts.Node): node is ts.CallExpression {
  if (!ts.isCallExpression(node) || node.expression.kind !== ts.SyntaxKind.SuperKeyword) return false;
  const [heritage] = ts.findAncestor(node, ts.isClassDeclaration)?.heritageClauses ?? [];
  return heritage?.types.some(({ expression }) => expression.getText() === 'Refusal') === true;
}

/** Null: it is put together. */
function literalsOf(expression: ts.Expression): readonly string[] | null {
  if (ts.isStringLiteral(expression)) return [expression.text];
  if (!ts.isConditionalExpression(expression)) return null;
  const both = [expression.whenTrue, expression.whenFalse].map(literalsOf);
  return both.every((one) => one !== null) ? both.flat() : null;
}

function literalsIn(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(/'([a-z0-9-]+)'/g)]
    .map(([, word = '']) => word)
    .filter((word) => pattern.test(word));
}
