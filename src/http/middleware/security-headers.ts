// The headers of every answer: nothing may be loaded, framed or sent elsewhere unless it is ours.
import type { RequestHandler } from 'express';
import helmet from 'helmet';

export type HeaderOptions = {
  readonly https: boolean;
  readonly formActionOrigins: () => readonly string[];
};

export function securityHeaders({ https, formActionOrigins }: HeaderOptions): RequestHandler {
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
        formAction: ["'self'", () => formActionOrigins().join(' ')],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
    },
    strictTransportSecurity: https ? { maxAge: 63_072_000, includeSubDomains: false } : false,
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
    crossOriginEmbedderPolicy: false,
  });
}
