// The agent's version: it tells the portal, and the portal says which one it offers.

export const agentVersion = '1.3.0';

/** Whether an agent is of this version (major, minor) or newer; one that has not told its version is not. */
export function isAgentFrom(version: string | null, [least, leastMinor]: readonly [number, number]): boolean {
  const [, major = '0', minor = '0'] = /^(\d+)\.(\d+)\./.exec(version ?? '') ?? [];
  return Number(major) > least || (Number(major) === least && Number(minor) >= leastMinor);
}
