// The records of questions and rules: the provider's templates, and how each municipality stands to them.
import type { Adaptation } from '../domain/adaptation';
import type { AdaptationProposal } from '../domain/adaptation-proposal';
import type { ApplicationEdition } from '../domain/application-edition';
import type { CatalogueTemplate } from '../domain/catalogue-template';
import type { AdaptationProposalId, IdentityRef, TenantId } from '../domain/ids';
import type { CatalogueFault } from '../domain/question-catalogue';
import type { Tenant } from '../domain/tenant';

export const editionOrigins = ['product', 'provider', 'municipality', 'roll-back'] as const;

/** How an edition came to be. */
export type EditionNote = {
  readonly version: ApplicationEdition['version'];
  readonly template: CatalogueTemplate['version'];
  readonly adaptation: Adaptation;
  readonly origin: (typeof editionOrigins)[number];
  readonly publishedBy: IdentityRef | null;
  readonly confirmedBy: IdentityRef | null;
  readonly reason: string | null;
  readonly publishedAt: Date;
};

export type TemplateNote = {
  readonly version: CatalogueTemplate['version'];
  readonly publishedBy: IdentityRef;
  readonly publishedAt: Date;
  readonly reason: string;
};

/** The newest template that was brought; null faults: it is in force. */
export type TemplateStanding = {
  readonly template: CatalogueTemplate['version'];
  readonly faults: readonly CatalogueFault[] | null;
  readonly at: Date;
};

/** One at a time; `content` is an adaptation or a template, as a file. */
export type CatalogueDraft = {
  /** Counts up at every change. */
  readonly revision: number;
  readonly content: string;
  readonly savedBy: IdentityRef;
  readonly savedAt: Date;
};

export type CatalogueRecords = {
  /** Of the provider; null as long as nothing was published. */
  readonly newestTemplate: () => Promise<CatalogueTemplate | null>;
  readonly template: (version: number) => Promise<CatalogueTemplate | null>;
  /** Newest first. */
  readonly templates: (limit: number) => Promise<readonly TemplateNote[]>;
  /** False when the version is there already. */
  readonly insertTemplate: (template: CatalogueTemplate, note: TemplateNote) => Promise<boolean>;
  /** Of editions, newest first. */
  readonly notes: (limit: number) => Promise<readonly EditionNote[]>;
  readonly note: (version: number) => Promise<EditionNote | null>;
  /** What editions before this version have listed, newest first. */
  readonly applicationsBefore: (
    version: number,
    limit: number,
  ) => Promise<readonly Pick<ApplicationEdition, 'version' | 'applications'>[]>;
  /** False when the version is there already. */
  readonly insertEdition: (edition: ApplicationEdition, note: EditionNote) => Promise<boolean>;
  readonly standing: () => Promise<TemplateStanding | null>;
  readonly setStanding: (standing: TemplateStanding) => Promise<void>;
  /** In a transaction nobody else changes it until the end. */
  readonly draft: () => Promise<CatalogueDraft | null>;
  readonly saveDraft: (draft: CatalogueDraft) => Promise<void>;
  readonly removeDraft: () => Promise<void>;
  readonly openProposal: () => Promise<AdaptationProposal | null>;
  readonly findProposal: (id: AdaptationProposalId) => Promise<AdaptationProposal | null>;
  /** Conflict `adaptation-proposal-open` while another is. */
  readonly insertProposal: (proposal: AdaptationProposal) => Promise<void>;
  /** Conflict `adaptation-proposal-decided` unless it is open still. */
  readonly updateProposal: (proposal: AdaptationProposal) => Promise<void>;
};

export type CataloguesOfTheInstallation = {
  /** Municipalities that were not brought this template yet, in a fixed order. */
  readonly behindTemplate: (version: number, limit: number) => Promise<readonly TenantId[]>;
  readonly countBehindTemplate: (version: number) => Promise<number>;
  readonly countBroughtTemplate: (version: number) => Promise<number>;
  /** Those whose own questions and rules do not go with the template that they were brought last. */
  readonly unfitForTemplate: (limit: number) => Promise<
    readonly (Pick<Tenant, 'slug' | 'name'> & {
      readonly template: number;
      readonly faults: readonly CatalogueFault[];
    })[]
  >;
};

/** Of a draft: kept, or what keeps it from being used. */
export type Drafted =
  { readonly ok: true } | { readonly ok: false; readonly faults: readonly CatalogueFault[] };
