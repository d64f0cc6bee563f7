// What a migration is: a name and SQL that both engines understand (`text` sorts by bytes on both).

export type Migration = {
  /** `NNNN-what`, like the file. */
  readonly name: string;
  readonly statements: readonly string[];
};
