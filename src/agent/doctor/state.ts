// Whether this host is a gateway, can read what it knows, and has room to remember more.
import { readdirSync, statSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { well, wrong, type Finding } from './finding';
import type { Identity } from '../identity/identity';
import { readState } from '../memory/journal';

export function checkEnrolled(identity: Identity | null | 'unreadable', stateFolder: string): Finding {
  const what = 'enrolment';
  const command = 'Make an enrolment command on the gateway’s page in the portal and run it here as root.';
  if (identity === null) return wrong(what, `${stateFolder} belongs to no gateway yet.`, command);
  if (identity === 'unreadable') {
    return wrong(what, `${stateFolder}/identity.json cannot be read.`, `Run the doctor as root. ${command}`);
  }
  return well(what, `gateway ${identity.gateway} (${identity.name})`);
}

export function checkState({ place }: Identity, stateFolder: string): Finding {
  const what = 'state';
  const folder = statSync(stateFolder);
  const open = ['', ...readdirSync(stateFolder)].filter((name) => {
    const { mode } = statSync(join(stateFolder, name));
    return name !== 'control.sock' && name !== 'runtime' && (mode & 0o077) !== 0;
  });
  if (open.length > 0) {
    const names = open.map((name) => join(stateFolder, name)).join(' ');
    return wrong(what, `Others than the agent may look into ${names}.`, `chmod go= ${names}`);
  }
  const strangers = readdirSync(stateFolder).filter(
    (name) => statSync(join(stateFolder, name)).uid !== folder.uid,
  );
  if (strangers.length > 0) {
    const advice = `chown -R ${place.agentUser}: ${stateFolder}`;
    return wrong(what, `These are not the agent’s: ${strangers.join(' ')}.`, advice);
  }
  const { position, settings, failed } = readState(stateFolder);
  if (position === null || settings === null) {
    return wrong(
      what,
      'The portal has not yet told this gateway what it shall be, or its memory was damaged.',
      'It comes by itself as soon as the agent runs and reaches the portal.',
    );
  }
  const [failure] = failed;
  if (failure !== undefined) {
    const reasons = [...new Set(failed.map(({ reason }) => reason))].join(', ');
    return wrong(
      what,
      `${failed.length} orders are not carried out: ${reasons}.`,
      'See: fernamt agent status',
    );
  }
  return well(what);
}

const leastBytes = 100 * 1024 * 1024;

export function checkDisk(stateFolder: string, room: (path: string) => number = roomAt): Finding {
  const what = 'disk';
  const bytes = room(stateFolder);
  const megabytes = Math.floor(bytes / 1024 / 1024);
  return bytes >= leastBytes
    ? well(what, `${megabytes} MiB free`)
    : wrong(
        what,
        `Only ${megabytes} MiB are free below ${stateFolder}: soon no revocation can be remembered.`,
        'Make room, for instance with: journalctl --vacuum-size=200M',
      );
}

function roomAt(path: string): number {
  const at = statSync(path, { throwIfNoEntry: false }) === undefined ? '/' : path;
  const { bavail, bsize } = statfsSync(at);
  return bavail * bsize;
}
