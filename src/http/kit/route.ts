// A route is data: who guards it and who may use it cannot be left out.
import type { Request, Response } from 'express';
import type { RateLimit } from '../../domain/rate-limit';
import type { Role } from '../../domain/roles';
import type { PersonContext, PublicContext } from './context';
import type { Answer, Result } from './result';

export type Permission = 'anyone' | 'signed-in' | readonly [Role, ...Role[]];

type Address = {
  readonly method: 'get' | 'post';
  readonly path: string;
  /** For what costs more than a page, or is worth trying often. */
  readonly limit?: RateLimit;
};

/** A person signed in to the municipality `:tenant` of the path; every POST carries the CSRF token. */
export type PersonRoute = Address & {
  readonly guard: 'person';
  readonly permission: Exclude<Permission, 'anyone'>;
  /** An essential act: whoever opens it, or only those with one of these roles, must have signed in a moment ago. */
  readonly freshSignIn?: true | readonly [Role, ...Role[]];
  /** The form's one field for a file. */
  readonly upload?: Upload;
  readonly handler: (context: PersonContext) => Promise<Result>;
};

/** A text arrives like any other field, anything else is found by `uploadedFile`. */
export type Upload = { readonly field: string; readonly as: 'text' | 'bytes'; readonly largest: number };

/** An identity provider's metadata. */
export const metadataUpload = { field: 'file', as: 'text', largest: 512 * 1024 } as const satisfies Upload;

/** Open to everybody, and therefore without any effect. */
export type PublicRoute = Address & {
  readonly method: 'get';
  readonly guard: 'public';
  readonly permission: 'anyone';
  readonly handler: (context: PublicContext) => Promise<Result>;
};

/** The one form that opens a session without an identity provider; its secrets are what no foreign page could send. */
export type KeyRoute = Address & {
  readonly method: 'post';
  readonly guard: 'key';
  readonly permission: 'anyone';
  readonly handler: (context: PublicContext) => Promise<Result>;
};

/**
 * What browsers, other machines and caches on the way may keep: answered before any session is looked at, so that no
 * cookie ever travels with it.
 */
export type KeptRoute = Address & {
  readonly method: 'get';
  readonly guard: 'kept';
  readonly permission: 'anyone';
  readonly handler: (asked: KeptRequest) => Promise<Answer>;
};

export type KeptRequest = Pick<MachineRequest, 'params' | 'headers'> & {
  readonly query: Readonly<Record<string, string>>;
};

/** Guarded by the SAML library, which needs Express itself; the message's signature takes the place of a token. */
export type SamlRoute = Address & {
  readonly guard: 'saml';
  readonly permission: 'anyone';
  /** A page to be printed for whoever asks; null when the handler has answered by itself. */
  readonly handler: (request: Request, response: Response) => Promise<SamlPage | null>;
};

export type SamlPage = (context: PublicContext) => Result;

/** What a machine sent, with the body as the bytes that were signed. */
export type MachineRequest = {
  readonly method: string;
  readonly path: string;
  /** With the question mark, or empty: as it was signed. */
  readonly query: string;
  readonly params: Readonly<Record<string, string>>;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** Aborted when the machine hangs up: a long poll then ends. */
  readonly hungUp: AbortSignal;
};

export type MachineRoute = Address & {
  readonly guard: 'gateway' | 'api';
  readonly permission: 'anyone';
  readonly handler: (request: MachineRequest) => Promise<Answer>;
};

export type Route = PersonRoute | PublicRoute | KeptRoute | KeyRoute | SamlRoute | MachineRoute;

/** Ties a machine's handler to its authentication: the handler only ever sees a caller who has proved who it is. */
export function machineRoute<Caller>(
  route: Address & {
    readonly guard: MachineRoute['guard'];
    readonly authenticate: (request: MachineRequest) => Promise<Caller>;
    readonly handler: (caller: Caller, request: MachineRequest) => Promise<Answer>;
  },
): MachineRoute {
  const { authenticate, handler, ...rest } = route;
  return {
    ...rest,
    permission: 'anyone',
    handler: async (request) => handler(await authenticate(request), request),
  };
}
