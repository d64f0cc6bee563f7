// What a municipality that leaves asks of the store: everything it may take along.

export type ExportedRecord = {
  readonly kind: string;
  /** Ready for JSON. */
  readonly fields: Readonly<Record<string, unknown>>;
};

export type ExportRecords = {
  /** Read piece by piece while it is asked for; no secrets, keys, sessions or sign-ins among it. */
  readonly all: () => AsyncIterable<ExportedRecord>;
};
