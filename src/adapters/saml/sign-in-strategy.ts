// Passport with the SAML strategy: one strategy object an attempt, since each tenant has its own options, and with a
// response checked by the attempt. Passport never touches the session; that is made by the sign-in transaction.
import { Strategy, type VerifiedCallback } from '@node-saml/passport-saml';
import type { Request, RequestHandler, Response } from 'express';
import passport from 'passport';
import { refuse } from './refusing';
import type { SignInAttempt } from './sign-in-attempt';
import { SigningSaml } from './signing-saml';

export type SignInExchange = {
  readonly req: Request;
  readonly res: Response;
  readonly attempt: SignInAttempt;
};

export type Authenticate = (exchange: SignInExchange, done: (error: unknown) => void) => void;

/** `done` hears the end of an answer or a failure; a redirect to the identity provider ends in the response itself. */
export function createAuthenticate(): Authenticate {
  const authenticator = new passport.Authenticator();
  return ({ req, res, attempt }, done) => {
    const strategy: unknown = new AttemptStrategy(attempt);
    if (!isStrategy(strategy)) throw new Error('the SAML strategy is no Passport strategy');
    const options = { session: false, additionalParams: { RelayState: attempt.relayState } };
    const handler: unknown = authenticator.authenticate(strategy, options, (error: unknown) => {
      done(error);
    });
    if (!isHandler(handler)) throw new Error('passport.authenticate gave no handler');
    void handler(req, res, done);
  };
}

class AttemptStrategy extends Strategy {
  constructor(attempt: SignInAttempt) {
    super(
      attempt.options,
      (_profile: unknown, done: VerifiedCallback) => {
        done(null, {});
      },
      () => refuse('saml-malformed'),
    );
    this._saml = new CheckingSaml(attempt);
  }
}

/** Sends people away as the library does; what comes back is checked by the attempt, not on this thread. */
class CheckingSaml extends SigningSaml {
  private readonly attempt: SignInAttempt;

  constructor(attempt: SignInAttempt) {
    super(attempt.options);
    this.attempt = attempt;
  }

  override async validatePostResponseAsync({ SAMLResponse }: Record<string, string>) {
    const { attempt } = this;
    attempt.presented = await attempt.check(SAMLResponse ?? '');
    const { issuer, nameId } = attempt.presented;
    return { profile: { issuer, nameID: nameId.value, nameIDFormat: nameId.format ?? '' }, loggedOut: false };
  }
}

/** The library brings the types of Express 4, whose requests differ from ours in a method that neither uses. */
function isStrategy(value: unknown): value is passport.Strategy {
  return value instanceof Strategy;
}

function isHandler(value: unknown): value is RequestHandler {
  return typeof value === 'function';
}
