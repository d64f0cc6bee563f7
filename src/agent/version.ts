// The agent's version, which it tells the portal.

export const agentVersion = '1.1.0';
