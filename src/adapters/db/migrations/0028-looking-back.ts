// Questions to applicants, and the orders in which all requests, ended ones included, are looked through.
import type { Migration } from './migration';

export const lookingBack: Migration = {
  name: '0028-looking-back',
  statements: [
    // Who asked stands in the audit log alone: nothing here lets anybody count questions by person.
    `CREATE TABLE request_queries (
      tenant_id text NOT NULL,
      request_id text NOT NULL,
      round bigint NOT NULL CHECK (round >= 1),
      question text NOT NULL,
      asked_at text NOT NULL,
      state_before text NOT NULL CHECK (state_before IN ('submitted', 'in-review')),
      answer text,
      answered_at text,
      PRIMARY KEY (tenant_id, request_id, round),
      CHECK ((answer IS NULL) = (answered_at IS NULL)),
      FOREIGN KEY (tenant_id, request_id) REFERENCES access_requests (tenant_id, id)
    )`,
    `CREATE UNIQUE INDEX request_queries_one_open ON request_queries (tenant_id, request_id)
      WHERE answered_at IS NULL`,
    `CREATE INDEX access_requests_by_time ON access_requests (tenant_id, submitted_at, id)`,
    `CREATE INDEX access_requests_by_state ON access_requests (tenant_id, state, submitted_at, id)`,
    `CREATE INDEX access_requests_by_profile ON access_requests (tenant_id, profile_id, submitted_at, id)`,
  ],
};
