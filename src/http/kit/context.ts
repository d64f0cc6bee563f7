// What a handler is given instead of Express's request: who asks, where, in which language, and with what input.
import type { Actor } from '../../domain/actor';
import type { Language, Translate } from '../../texts/translate';
import type { Format } from './format';
import type { SessionContent } from './session';
import type { TenantView } from './tenant-view';

type AnyContext = {
  /** Also the number that a person reads out to the help desk. */
  readonly requestId: string;
  readonly now: Date;
  readonly language: Language;
  readonly t: Translate;
  /** The address without query. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly params: Readonly<Record<string, string>>;
  /** Unchecked: read it with `readForm`. */
  readonly body: unknown;
  /** Absolute addresses come from here, never from the Host header. */
  readonly publicUrl: URL;
  /** Slug of the place whose identity provider signs this person in: the provider's for those who act by delegation. */
  readonly home: string;
  /** Slug of the municipality visited last with this browser; unchecked. */
  readonly lastTenant: string | null;
};

/** Guard `person`: signed in to the municipality of the path. */
export type PersonContext = AnyContext & {
  readonly tenant: TenantView;
  readonly format: Format;
  readonly actor: Actor;
  readonly person: SessionContent;
};

/** Guard `public`: perhaps within a municipality, perhaps signed in to it. */
export type PublicContext = AnyContext & {
  readonly tenant: TenantView | null;
  readonly format: Format;
  readonly actor: Actor | null;
  readonly person: SessionContent | null;
};
