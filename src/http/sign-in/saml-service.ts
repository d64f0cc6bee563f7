// What the sign-in routes need of SAML; the adapter behind it knows the protocol, these routes know people and sessions.
import type { NextFunction, Request, Response } from 'express';
import type { PresentedAssertion } from '../../domain/identity-attributes';
import type { Tenant } from '../../domain/tenant';
import type { TestUnderWay } from '../../usecases/find-sign-in-change-trial';
import type { TriedSignIn } from '../../usecases/steps/sign-in-trial';
import type { LogoutOrder } from '../../usecases/end-sessions';

/** Signed by the identity provider and meant for us; whether it was used before is for the act to find out. */
export type LogoutMessage =
  | {
      readonly kind: 'response';
      readonly messageId: string;
      readonly expiresAt: Date;
      readonly inResponseTo: string;
    }
  | (LogoutOrder & {
      readonly kind: 'request';
      readonly answerUrl: (success: boolean) => Promise<string | null>;
    });

export type Exchange = { readonly request: Request; readonly response: Response };

export type SamlService = {
  /** Redirects to the identity provider, or hands the failure to `next`. */
  readonly login: (tenant: Tenant, exchange: Exchange, next: NextFunction) => Promise<void>;
  readonly acs: (tenant: Tenant, exchange: Exchange) => Promise<PresentedAssertion>;
  /** The same checks for a sign-in that is only tried out, over settings and requests of its own. */
  readonly trial: (trial: TriedSignIn) => Pick<SamlService, 'login' | 'acs'>;
  /** Which of these tests this browser has begun and now brings the answer to. */
  readonly answered: (request: Request, tests: readonly TestUnderWay[]) => TestUnderWay | null;
  readonly readLogout: (tenant: Tenant, request: Request) => Promise<LogoutMessage>;
  readonly metadata: (tenant: Tenant) => Promise<string>;
};
