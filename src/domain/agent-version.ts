// The agent's version: it tells the portal, and the portal says which one it offers.

export const agentVersion = '1.2.0';
