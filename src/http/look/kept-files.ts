// The style sheet and the logo that pages of a municipality link to: kept for good under the address with the present
// version, asked for anew under any other.
import { hasColours } from '../../domain/look';
import { Refusal } from '../../domain/errors';
import type { Ports } from '../../usecases/ports';
import { readLogo, readLook } from '../../usecases/read-look';
import { paths } from '../kit/paths';
import { sandboxed, type Answer } from '../kit/result';
import type { KeptRequest, KeptRoute } from '../kit/route';
import { styleSheet } from './style-sheet';

type Needs = Pick<Ports, 'store'>;

export function keptLookRoutes(ports: Needs): readonly KeptRoute[] {
  const common = { method: 'get', guard: 'kept', permission: 'anyone' } as const;
  return [
    { ...common, path: paths.look.styles(':tenant'), handler: (asked) => styles(ports, asked) },
    { ...common, path: paths.look.logo(':tenant'), handler: (asked) => logo(ports, asked) },
  ];
}

async function styles(ports: Needs, asked: KeptRequest): Promise<Answer> {
  const { version, colours } = await readLook(ports, asked.params['tenant'] ?? '');
  if (!hasColours(colours)) throw new Refusal('not-found', 'page-not-found');
  return {
    status: 200,
    contentType: 'text/css; charset=utf-8',
    body: styleSheet(colours),
    headers: keeping(asked, version),
  };
}

/** Opened by itself, a picture is a page of its own, where nothing may run. */
async function logo(ports: Needs, asked: KeptRequest): Promise<Answer> {
  const { version, type, bytes } = await readLogo(ports, asked.params['tenant'] ?? '');
  return {
    status: 200,
    contentType: type,
    body: bytes,
    headers: {
      ...keeping(asked, version),
      'Content-Security-Policy': sandboxed,
      'X-Content-Type-Options': 'nosniff',
    },
  };
}

function keeping({ query }: KeptRequest, version: number): Readonly<Record<string, string>> {
  const isPresent = query['v'] === String(version);
  return { 'Cache-Control': isPresent ? 'public, max-age=31536000, immutable' : 'public, no-cache' };
}
