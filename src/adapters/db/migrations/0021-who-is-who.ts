// Who is one human being in two places, and which roles somebody holds: what the separation of duties is judged by.
import type { Migration } from './migration';

export const whoIsWho: Migration = {
  name: '0021-who-is-who',
  statements: [
    // Rows of the municipality: whether a person of the provider is also this employee, as its admin has declared.
    `CREATE TABLE delegate_employees (
      tenant_id text NOT NULL REFERENCES tenants (id),
      operator_person_id text NOT NULL,
      employee_id text NOT NULL,
      verdict text NOT NULL CHECK (verdict IN ('same', 'other')),
      PRIMARY KEY (tenant_id, operator_person_id, employee_id),
      FOREIGN KEY (tenant_id, employee_id) REFERENCES persons (tenant_id, id)
    )`,
    // As the rules yielded them at the last sign-in, without saying when that was. Not everybody's: none for \`employee\`.
    `CREATE TABLE held_roles (
      tenant_id text NOT NULL,
      person_id text NOT NULL,
      role text NOT NULL,
      PRIMARY KEY (tenant_id, person_id, role),
      FOREIGN KEY (tenant_id, person_id) REFERENCES persons (tenant_id, id)
    )`,
  ],
};
