// An account at the demo identity provider: an invented person, known to it by the login.

export type DemoAccount = {
  readonly login: string;
  readonly displayName: string;
  readonly givenName: string;
  readonly surname: string;
  readonly mail: string;
  readonly department: string;
  /** Address of their supervisor; some directories hold a distinguished name here, most nothing. */
  readonly manager?: string;
  readonly groups: readonly string[];
};

/** The plain LDAP names that SimpleSAMLphp and UCS send; a tenant's role rules look at `groups`. */
export function attributesOf(account: DemoAccount): readonly (readonly [string, readonly string[]])[] {
  return [
    ['uid', [account.login]],
    ['mail', [account.mail]],
    ['givenName', [account.givenName]],
    ['sn', [account.surname]],
    ['displayName', [account.displayName]],
    ['department', [account.department]],
    ...(account.manager === undefined ? [] : [['manager', [account.manager]] as const]),
    ['groups', account.groups],
  ];
}
