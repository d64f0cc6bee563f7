// What the provider notes about a municipality beside its name: which kind of body it is, and a name that fits a tab.

export const publicBodies = [
  'city',
  'municipality',
  'municipal-association',
  'county',
  'special-purpose-association',
  'other',
] as const;

/** Only a word: no rule depends on it. */
export type PublicBody = (typeof publicBodies)[number];

export type MunicipalityFacts = { readonly body: PublicBody; readonly shortName: string | null };
