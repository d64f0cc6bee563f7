// The agent's version: it tells the portal, and the portal says which one it offers.

export const agentVersion = '1.2.0';

type Release = readonly [major: number, minor: number];

/** Whether a version is that one or a later one; a gateway that has not said its version is taken for an old one. */
export function isFrom([least, leastMinor]: Release, version: string | null): boolean {
  const [, major = '0', minor = '0'] = /^(\d+)\.(\d+)\./.exec(version ?? '') ?? [];
  return Number(major) > least || (Number(major) === least && Number(minor) >= leastMinor);
}
