// Passport with MultiSamlStrategy: the options of each request come from its attempt, and the checked assertion goes
// back into it. Passport never touches the session; that is made by the sign-in transaction.
import type { Profile } from '@node-saml/passport-saml';
import { MultiSamlStrategy } from '@node-saml/passport-saml';
import type { Request, RequestHandler, Response } from 'express';
import passport, { type Strategy } from 'passport';
import { Refusal } from '../../domain/errors';
import type { SignInAssertion } from '../../domain/identity-attributes';
import type { SignInAttempt } from './sign-in-attempt';
import { checkProfile } from './signed-assertion';

export type SignInExchange = {
  readonly req: Request;
  readonly res: Response;
  readonly attempt: SignInAttempt;
};

export type Authenticate = (exchange: SignInExchange, done: (error: unknown) => void) => void;

/** `done` hears the end of an answer or a failure; a redirect to the identity provider ends in the response itself. */
export function createAuthenticate(): Authenticate {
  const attempts = new WeakMap<object, SignInAttempt>();
  const authenticator = new passport.Authenticator();
  const strategy: unknown = strategyOver(attempts);
  if (!isStrategy(strategy)) throw new Error('MultiSamlStrategy is no Passport strategy');
  authenticator.use('saml', strategy);
  return ({ req, res, attempt }, done) => {
    attempts.set(req, attempt);
    const options = { session: false, additionalParams: { RelayState: attempt.relayState } };
    const handler: unknown = authenticator.authenticate('saml', options, (error: unknown) => {
      done(error ? attempt.explain(error) : null);
    });
    if (!isHandler(handler)) throw new Error('passport.authenticate gave no handler');
    void handler(req, res, done);
  };
}

function strategyOver(attempts: WeakMap<object, SignInAttempt>): MultiSamlStrategy {
  return new MultiSamlStrategy(
    {
      passReqToCallback: true,
      getSamlOptions(req, callback) {
        const attempt = attempts.get(req);
        if (attempt) callback(null, attempt.options);
        else callback(new Error('the request has no sign-in attempt'));
      },
    },
    (req, profile, done) => {
      const attempt = attempts.get(req);
      if (!attempt || !profile) throw new Refusal('unauthenticated', 'saml-malformed');
      attempt.assertion = assertionIn(profile, attempt);
      done(null, { nameId: attempt.assertion.nameId });
    },
    (_req, _profile, done) => {
      done(new Refusal('unauthenticated', 'saml-malformed'));
    },
  );
}

/** Only the signed bytes count; of the library's profile just the request id that it has looked up. */
function assertionIn(profile: Profile, attempt: SignInAttempt): SignInAssertion {
  const xml = profile.getAssertionXml?.();
  const inResponseTo = profile['inResponseTo'];
  if (xml === undefined || typeof inResponseTo !== 'string')
    throw new Refusal('unauthenticated', 'saml-malformed');
  return checkProfile(xml, { issuer: attempt.tenant.idp.entityId, inResponseTo });
}

/** The library brings the types of Express 4, whose requests differ from ours in a method that neither uses. */
function isStrategy(value: unknown): value is Strategy {
  return value instanceof MultiSamlStrategy;
}

function isHandler(value: unknown): value is RequestHandler {
  return typeof value === 'function';
}
