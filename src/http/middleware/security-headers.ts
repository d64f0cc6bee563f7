// The headers of every answer: nothing may be loaded, framed or sent elsewhere unless it is ours.
import type { RequestHandler } from 'express';
import helmet from 'helmet';
import { isOperatorPath } from '../kit/paths';
import type { AppServices } from '../kit/services';

export type HeaderOptions = { readonly https: boolean } & Pick<AppServices, 'signOutOrigin' | 'findOperator'>;

/** Each municipality's pages name its own identity provider only. */
export function securityHeaders({ https, signOutOrigin, findOperator }: HeaderOptions): RequestHandler {
  const headers = policies(https);
  return async (request, response, next) => {
    const slug = isOperatorPath(request.path)
      ? (await findOperator())?.slug
      : slugInPath.exec(request.path)?.[1];
    response.locals[originField] = slug === undefined ? null : await signOutOrigin(slug);
    headers(request, response, next);
  };
}

const slugInPath = /^\/t\/([a-z][a-z0-9-]{1,30})\//;
const originField = 'signOutOrigin';

function policies(https: boolean): ReturnType<typeof helmet> {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        // KERN's icons and QR codes are data: images.
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        // Chromium applies this to the redirect after a form too, as at sign-out from the identity provider.
        formAction: ["'self'", (_request, response) => originOf(response)],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        // No script of ours turns text into markup or code, and none may (W3C Trusted Types).
        requireTrustedTypesFor: ["'script'"],
        trustedTypes: ["'none'"],
      },
    },
    strictTransportSecurity: https ? { maxAge: 63_072_000, includeSubDomains: false } : false,
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
    crossOriginEmbedderPolicy: false,
  });
}

/** Helmet knows Node's response only; the field is the one written above. */
function originOf(response: object): string {
  const locals: unknown = Reflect.get(response, 'locals');
  const origin: unknown =
    typeof locals === 'object' && locals !== null ? Reflect.get(locals, originField) : null;
  return typeof origin === 'string' ? origin : '';
}
