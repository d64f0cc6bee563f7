// What the demo identity provider is made of: its address and key, the portal's tenant it serves, and its people.
import type { DemoAccount } from './demo-account';
import type { SigningKey } from './xml-signing';

export type DemoIdentityProviderOptions = {
  readonly demoMode: boolean;
  /** Where the router is mounted, without a slash at the end. */
  readonly baseUrl: string;
  readonly entityId: string;
  readonly key: SigningKey;
  readonly serviceProvider: {
    readonly entityId: string;
    readonly acsUrl: string;
    readonly sloUrl: string;
    readonly certificatePem: string;
  };
  readonly people: readonly DemoAccount[];
  readonly clock: () => Date;
  readonly stylesheets: readonly string[];
};
