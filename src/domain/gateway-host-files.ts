/**
 * What else a gateway's host needs below /etc, once for all agents on it: forwarding, a folder for WireGuard's sockets, and
 * a journal of its own for VPN servers, which nobody but root reads and which forgets within seven days (Art. 5 DSGVO).
 */
import { wireguardGroup } from './service-place';

export type HostFile = { readonly path: string; readonly content: string };

/** Ours come last of those that ask for the same. */
const sysctl = ['net.ipv4.ip_forward = 1', 'net.ipv6.conf.all.forwarding = 1'];

const folders = [
  `d /run/wireguard 1770 root ${wireguardGroup} -`,
  'd /run/log/journal/%m.fernamt 0700 root root -',
];

/** In memory, so that it ends with a boot as well. A file holds a day, and goes with its oldest line. */
const journal = [
  '[Journal]',
  'Storage=volatile',
  'RuntimeMaxUse=32M',
  'MaxFileSec=1day',
  'MaxRetentionSec=6day',
  'ForwardToSyslog=no',
  'ForwardToWall=no',
  'Audit=no',
];

/** A journal that nobody writes to is not tidied by itself: daily, what is older than six days goes. */
const forget = [
  '[Unit]',
  'Description=Forgets what VPN servers logged a week ago',
  '',
  '[Service]',
  'Type=oneshot',
  'ExecStart=/usr/bin/journalctl --namespace=fernamt --rotate --vacuum-time=6d',
];

const forgetDaily = [
  '[Unit]',
  'Description=Forgets daily what VPN servers logged a week ago',
  '',
  '[Timer]',
  'OnCalendar=daily',
  'Persistent=yes',
  '',
  '[Install]',
  'WantedBy=timers.target',
];

export const forgetTimer = 'fernamt-journal.timer';

export const hostFiles: readonly HostFile[] = [
  fileOf('/etc/sysctl.d/99-fernamt.conf', sysctl),
  fileOf('/etc/tmpfiles.d/fernamt.conf', folders),
  fileOf('/etc/systemd/journald@fernamt.conf', journal),
  fileOf('/etc/systemd/system/fernamt-journal.service', forget),
  fileOf(`/etc/systemd/system/${forgetTimer}`, forgetDaily),
];

function fileOf(path: string, lines: readonly string[]): HostFile {
  return { path, content: lines.map((line) => `${line}\n`).join('') };
}
