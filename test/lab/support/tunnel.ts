// Whether an access file leads into the office: brings it up unchanged with the engine it is for, and looks.
import type { Download } from './browser';
import type { Namespace } from './namespace';
import { startOpenvpn } from './openvpn-client';
import { answers } from './ping';
import { startWireguard } from './wireguard-client';

export interface Tunnel {
  /** What the engine has said so far. */
  log(): string;
  stop(): Promise<void>;
}

const isWireguard = ({ fileName }: Download): boolean => fileName.endsWith('.conf');

/** A server on a busy machine may need longer than one attempt has; a person's client would go on trying, too. */
const tries = 3;

/** Brings the tunnel up; an engine that complains or a server that refuses is an error. */
export async function connect(machine: Namespace, file: Download): Promise<Tunnel> {
  const { fileName, content } = file;
  if (isWireguard(file)) return { ...(await startWireguard(machine, fileName, content)), log: () => '' };
  for (let count = 1; ; count += 1) {
    const client = await startOpenvpn(machine, fileName, content);
    if ((await client.outcome()) === 'connected') return client;
    await client.stop();
    const wasSilent = client
      .refusals()
      .every((line) => /TLS key negotiation failed|TLS Error: TLS handshake failed/.test(line));
    if (count === tries || !wasSilent)
      throw new Error(`OpenVPN was not let in:\n${client.log().slice(-3000)}`);
  }
}

export type Attempt = { readonly outcome: 'connected' | 'refused'; readonly reasons: readonly string[] };

/** Tries the file once against the gateway and takes it down again; `office` is what would answer. */
export async function attempt(machine: Namespace, file: Download, office: string): Promise<Attempt> {
  const { fileName, content } = file;
  if (isWireguard(file)) return attemptWireguard(machine, file, office);
  const client = await startOpenvpn(machine, fileName, content);
  try {
    const outcome = await client.outcome();
    return { outcome, reasons: client.refusals() };
  } finally {
    await client.stop();
  }
}

async function attemptWireguard(machine: Namespace, file: Download, office: string): Promise<Attempt> {
  const client = await startWireguard(machine, file.fileName, file.content);
  try {
    const isAnswered = await answers(machine, office);
    const hasShakenHands = (await client.latestHandshake()) > 0;
    return { outcome: isAnswered || hasShakenHands ? 'connected' : 'refused', reasons: [] };
  } finally {
    await client.stop();
  }
}
