// What the sign-in routes need of SAML; the adapter behind it knows the protocol, these routes know people and sessions.
import type { NextFunction, Request, Response } from 'express';
import type { SignInAssertion } from '../../domain/identity-attributes';
import type { Tenant } from '../../domain/tenant';

export type LogoutMessage =
  | { readonly kind: 'response' }
  | {
      readonly kind: 'request';
      readonly nameId: string;
      readonly sessionIndex: string | null;
      readonly answerUrl: (success: boolean) => Promise<string | null>;
    };

export type SamlService = {
  /** Redirects to the identity provider, or hands the failure to `next`. */
  readonly login: (request: Request, response: Response, next: NextFunction) => void;
  readonly acs: (request: Request, response: Response) => Promise<SignInAssertion>;
  readonly readLogout: (request: Request) => Promise<LogoutMessage>;
  readonly metadata: (tenant: Tenant) => Promise<string>;
};
