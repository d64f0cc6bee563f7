// The roles a person can hold in a tenant; they come only from the tenant's explicit rules, never by default.

export const roles = [
  'employee',
  'supervisor',
  'help-desk',
  'it-admin',
  'tenant-admin',
  'dpo',
  'security-officer',
  'hr',
  'crisis-team',
  'auditor',
  'operator-admin',
  'break-glass',
] as const;

export type Role = (typeof roles)[number];

export function isRole(text: string): text is Role {
  return roles.some((role) => role === text);
}
