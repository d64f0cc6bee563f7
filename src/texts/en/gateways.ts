// Gateways: list, setting one up, its state, its address pools, English.
export const gateways = {
  title: 'Gateways',
  never: 'never',
  state: {
    waiting: 'waiting to be set up',
    connected: 'connected',
    silent: 'not responding',
    maintenance: 'in maintenance',
    removed: 'out of service',
  },
  problem: {
    'server-file':
      'The configuration of the OpenVPN server does not comply with the crypto profile ({{reason}}). OpenVPN was not started with it.',
    'certificate-not-ours': 'The server certificate does not fit the gateway’s key.',
    'openvpn-does-not-answer': 'OpenVPN does not answer.',
    'revoked-serials-unreadable':
      'OpenVPN cannot read the list of revoked certificates and has therefore been stopped.',
    'reach-not-in-force': 'What devices may reach is not in the packet filter as ordered.',
    'firewall-not-loaded': 'The packet filter could not be loaded.',
    'openvpn-not-running': 'OpenVPN is not running.',
    'openvpn-tcp-not-running':
      'OpenVPN over TCP is not running. Devices go on connecting over UDP. Often another program holds the port; which one is said on the server by: fernamt agent doctor.',
    'wireguard-not-running': 'WireGuard is not running.',
    'stranger-there':
      'Somebody was admitted on the gateway whom the portal has not admitted. The gateway removes them.',
    other: 'The gateway reports an error: {{reason}}',
    advice:
      'The gateway says so itself. What exactly is missing is in the log on the server: journalctl -u fernamt-agent. The gateway keeps trying by itself.',
  },
  certificate: { ended: 'expired', 'ends-soon': 'expires soon' },
  protocol: { openvpn: 'OpenVPN', wireguard: 'WireGuard' },
  behind: {
    none: 'everything confirmed',
    some_one: '{{shown}} change not yet confirmed',
    some_other: '{{shown}} changes not yet confirmed',
  },
  column: {
    name: 'Gateway',
    state: 'State',
    contact: 'Last contact',
    behind: 'Progress',
    certificate: 'Certificate until',
  },
  list: {
    lead: 'Devices reach your municipality’s network through gateways. Each gateway asks the portal by itself; the portal never connects to it.',
    caption: 'Gateways in service',
    new: 'Add a gateway',
    removed: 'Out of service',
    empty: 'No gateway is in service yet.',
    'empty-text':
      'Without a gateway no device can connect. You need a server with Debian 12; setting it up takes a single command.',
  },
  new: {
    title: 'Add a gateway',
    lead: 'The portal then shows the command that sets up the server. It is valid for 15 minutes.',
    name: 'Name',
    'name-hint': 'What the gateway is called here in the portal, for example gateway-north.',
    host: 'Public address',
    'host-hint':
      'The DNS name or IPv4 address under which devices reach it from home, for example vpn1.musterstadt.de.',
    group: 'Gateway group',
    'group-hint': 'Gateways of a group share addresses and server name.',
    tcp: 'Offer TCP port 443 as well',
    'tcp-hint':
      'For hotels and other people’s networks that let nothing out but TCP 443. The port must be free on the server, and open to the outside. This can be changed later.',
    submit: 'Add and show the command',
  },
  setup: {
    title: 'Set up {{name}}',
    here: 'Set up',
    once: 'The command works once and until {{time}}.',
    'once-text':
      'It is shown on this page only now. If it has expired, make a new one on the gateway’s page.',
    'step-host': 'Sign in as root on the server that is to be the gateway (Debian 12).',
    'step-key':
      'Wait for the moment that you have announced: after it no device connects with the WireGuard access files of before.',
    'step-command': 'Run this command there.',
    command: 'Command',
    explained:
      'The command installs the Debian packages it needs, fetches the program, compares its checksum, sets it up as a service with a user of its own and registers the server here. If the checksum differs, it stops. Only the VPN ports can be reached from outside. The server makes its private keys itself; they never leave it.',
    doctor:
      'The command may be run more than once. What is wrong on the server, and what to do, is said there by:',
    done: 'Go to the gateway’s state',
  },
  show: {
    contact: 'Last contact',
    behind: 'Progress',
    group: 'Gateway group',
    openvpn: 'OpenVPN',
    wireguard: 'WireGuard',
    port: '{{host}}, UDP port {{port}}',
    tcp: 'OpenVPN over TCP',
    'tcp-port': '{{host}}, TCP port {{port}}',
    'tcp-none': 'not offered',
    'tcp-edit': 'Set up OpenVPN over TCP',
    'tcp-ordered': 'ordered, not confirmed by the gateway yet',
    'tcp-not-enrolled': 'as soon as the gateway is set up',
    'tcp-failed': 'not running',
    'tcp-too-old': 'This gateway cannot be reached over TCP yet, since its agent is too old for that.',
    'tcp-too-old-text':
      'Update the agent. Until then devices connect over UDP, and new access files do not name the way over TCP.',
    certificate: 'Server certificate until',
    'wireguard-key': 'WireGuard key',
    agent: 'Agent version',
    'agent-newer': 'The portal offers {{version}}.',
    upgrade: 'Update the agent',
    'new-wireguard-key': 'Change the WireGuard key',
    removal: 'Clean up the server',
    'removal-text':
      'Run as root on the server, this command ends agent, OpenVPN and WireGuard there and deletes all keys of this gateway. On another gateway it does nothing.',
    'former-key_one': '{{shown}} device has a WireGuard access file with a former key of this gateway.',
    'former-key_other': '{{shown}} devices have a WireGuard access file with a former key of this gateway.',
    'former-key-advice':
      'They cannot connect with it any more. The file has to be made anew on the device’s page.',
    created: 'Added',
    acts: 'Manage',
    renew: 'Make a set-up command',
    maintenance: 'Take out for maintenance',
    return: 'End the maintenance',
    remove: 'Take out of service',
    waiting: 'This gateway has not been set up yet.',
    'waiting-text':
      'Run the set-up command on the server. Has the first one expired, or can you no longer see it? Make a new one.',
    removed: 'This gateway is out of service.',
    'removed-text':
      'The portal no longer answers it. Until it is cleaned up, the server keeps letting connected devices into the network. If it is to be a gateway again, add a new one.',
    silent: 'The gateway has not responded {{since}}.',
    'silent-effect':
      'Devices stay connected there, and end dates still hold. Suspensions and revocations take effect there only once it responds again.',
    'silent-advice':
      'Check on the server whether it reaches the portal and whether the service is running: systemctl status fernamt-agent',
    'pool-full': 'No free address left: {{cidrs}}',
    'pool-nearly-full': 'Addresses are running short: {{cidrs}}',
    'pool-advice':
      'Once an address range is full, nobody can set up a device any more. Have another range added, or revoke what is no longer needed. Freed addresses rest for seven days before they are given out again.',
    'peers-full': 'This group takes no further WireGuard accesses.',
    'peers-nearly-full': 'This group is close to its limit of WireGuard accesses.',
    'peers-count': '{{used}} of {{most}} are taken. A WireGuard interface does not safely hold more.',
    'peers-advice': 'Set up a second gateway group for further devices, or revoke what is no longer needed.',
    unconfirmed: 'Not yet confirmed by this gateway: {{shown}}',
    drift: 'Deviations',
    'drift-none': 'none found',
    'drift-since': 'last found and put right {{time}}',
    'drift-seen': 'marked as seen',
    'drift-total': '{{shown}} so far',
  },
  contact: {
    term: 'Without the portal',
    'goes-on': 'it goes on with what it was last told',
    'ends-after_one': 'it ends all access after {{count}} hour',
    'ends-after_other': 'it ends all access after {{count}} hours',
    'will-close': 'If that goes on, it ends all access on {{time}}, as your administration has decided.',
    closed:
      'As your administration has decided, it ended all access on {{time}}, if its agent is running. All of it comes back by itself as soon as it hears the portal again.',
    old: 'does not hold here',
    'old-agent': 'Your administration’s limit does not hold here: the agent does not know it. Update it.',
  },
  drift: {
    'seen-button': 'Mark as seen',
    'seen-done': 'The deviations are marked as seen.',
    recent: 'Something was changed by hand on this gateway.',
    'recent-text': 'The gateway noticed it {{time}} and restored what was ordered: {{what}}.',
    advice:
      'Find out who or what interferes on the server. What is to hold is changed here in the portal only.',
    'peer-added': 'WireGuard key added ({{shown}})',
    'peer-removed': 'WireGuard key removed ({{shown}})',
    'peer-changed': 'WireGuard addresses or key changed ({{shown}})',
    'entry-added': 'OpenVPN entry added ({{shown}})',
    'entry-removed': 'OpenVPN entry deleted ({{shown}})',
    'entry-changed': 'OpenVPN entry changed ({{shown}})',
    'serial-added': 'certificate marked as revoked ({{shown}})',
    'serial-removed': 'revocation of a certificate deleted ({{shown}})',
    'serial-changed': 'revocation of a certificate altered ({{shown}})',
    'interface-changed': 'WireGuard interface altered ({{shown}})',
    'firewall-changed': 'packet filter altered ({{shown}})',
  },
  unconfirmed: { device: 'Device', person: 'Person', kind: 'Order', ordered: 'Ordered', proof: 'Effect' },
  pools: {
    caption: 'Address ranges of the group',
    cidr: 'Address range',
    protocol: 'VPN type',
    used: 'In use',
    usage: 'Utilisation',
    of: '{{allocated}} of {{capacity}}',
    'of-countless': '{{allocated}}, more than enough free',
    empty: 'The group has no address range yet.',
    'empty-text': 'Without an address range no device can be set up.',
  },
  renew: {
    here: 'Set-up command',
    title: 'Make a set-up command for {{name}}?',
    consequence: 'You get a new command. An earlier one no longer works then.',
    'consequence-again':
      'You get a new command. The server on which you run it takes the place of the present one; the portal then no longer answers the present one.',
    keys: 'If you rebuild the server from scratch, it makes a new WireGuard key: WireGuard access files must then be made anew. OpenVPN access files stay valid.',
    button: 'Make the command',
  },
  upgrade: {
    title: 'Update the agent on {{name}}',
    here: 'Update',
    versions: 'The gateway runs version {{has}}, the portal offers {{offered}}.',
    same: 'The gateway already runs the version that the portal offers: {{version}}.',
    lead: 'Run this command as root on the server.',
    explained:
      'The command fetches the program, compares its checksum and replaces the agent. If the checksum differs, everything stays as it is. Until then the present agent goes on, and connected devices stay connected. An agent never updates itself.',
  },
  notice: {
    here: 'Telling refused people why',
    edit: 'Set telling refused people why',
    title: 'Telling refused people why on {{name}}',
    lead: 'Whoever OpenVPN refuses otherwise reads no more than that signing in has failed. The gateway can tell them why.',
    example:
      'For example: “{{example}}” (your access is suspended; help desk). Only somebody who has the device’s key reads it. A revoked access is refused without a word, as before.',
    trade:
      'The price: while the agent on the gateway does not run, nobody gets in with OpenVPN, and whoever is connected loses the connection within a quarter of an hour; an update of the agent, too, may hit some.',
    restart: 'Each change starts OpenVPN on this gateway anew. Connected devices are cut for a moment.',
    says: 'Shall this gateway say why it refuses?',
    yes: 'Yes, with reason and telephone number',
    'yes-hint': 'Without a running agent nobody connects with OpenVPN then.',
    no: 'No',
    submit: 'Save',
    'no-phone':
      'There is no telephone number for it, or the field holds more than a number. The sentence then stands without one.',
    'too-old': 'The agent of this gateway is too old for that. It goes on refusing without a word.',
    on: 'with reason and telephone number',
    off: 'none',
    done: 'The gateway will say why it refuses.',
    ended: 'The gateway refuses without a word again.',
    restarts: 'OpenVPN starts anew there once the gateway has confirmed it.',
    unchanged: 'It was so already.',
  },
  tcp: {
    here: 'OpenVPN over TCP',
    title: 'OpenVPN over TCP on {{name}}',
    lead: 'Some hotels and other people’s networks let nothing out but TCP port 443. A second OpenVPN server on this gateway can be reached from there all the same. Devices try UDP first and change to TCP after a few seconds.',
    files:
      'Access files that exist already know UDP only. Whoever needs the way over TCP makes a new file once the gateway has confirmed it.',
    offered: 'How can this gateway be reached with OpenVPN?',
    yes: 'Over UDP and TCP',
    no: 'Over UDP only',
    'no-hint': 'Whoever is connected over TCP loses the connection.',
    port: 'TCP port',
    'port-hint':
      '443 is usual. No other program on the server may hold it, and a firewall in front has to let it through.',
    network4: 'IPv4 address range for TCP',
    'network4-hint':
      'A network of its own, as large as the one for UDP ({{pool}}). Each device has the same place in both.',
    network6: 'IPv6 address range for TCP',
    'network6-hint': 'As large as the one for UDP ({{pool}}). Empty: no IPv6 over TCP.',
    'nothing-free': 'Near the present address range no network is free. Please name one.',
    restart:
      'If you change the port or the networks, devices connected over TCP lose the connection for a moment. Over UDP everything goes on.',
    submit: 'Save',
    done: 'OpenVPN over TCP is ordered.',
    'done-text': 'Whether the gateway has confirmed it, is said here.',
    'done-new': 'It holds as soon as the gateway is set up.',
    off: 'OpenVPN over TCP ends.',
    'off-text': 'Devices connect to this gateway over UDP only.',
    unchanged: 'All was so already.',
  },
  'wireguard-key': {
    here: 'Change the WireGuard key',
    title: 'Change the WireGuard key of {{name}}?',
    nobody: 'No device has a WireGuard access file with this key.',
    devices_one:
      '{{shown}} device has a WireGuard access file with this key. After the change it is void and has to be made anew.',
    devices_other:
      '{{shown}} devices have a WireGuard access file with this key. After the change all of these files are void and have to be made anew.',
    window:
      'You get a command that is good for 15 minutes. The key changes only when you run it on the server. Announce the moment beforehand: the two keys do not work side by side.',
    openvpn: 'OpenVPN access files stay valid.',
    button: 'Make the command',
  },
  maintenance: {
    here: 'Maintenance',
    title: 'Take {{name}} out for maintenance?',
    consequence:
      'Devices connected here by OpenVPN move to another gateway of the group within the next minutes: {{names}}. After that this gateway takes no OpenVPN connection until you end the maintenance.',
    'consequence-last':
      'No other gateway of the group takes devices in at the moment. Whoever is connected here by OpenVPN loses the connection, and until you end the maintenance nobody can connect anew.',
    wireguard:
      'WireGuard has no message for moving: these devices stay connected here until the server or the service is switched off, and connect again by themselves afterwards.',
    'openvpn-only-here_one':
      '{{shown}} device has an OpenVPN access file that names no other gateway which takes devices in at the moment. It cannot connect during the maintenance.',
    'openvpn-only-here_other':
      '{{shown}} devices have an OpenVPN access file that names no other gateway which takes devices in at the moment. They cannot connect during the maintenance.',
    'wireguard-only-here_one':
      '{{shown}} device has no WireGuard file for another gateway which takes devices in at the moment.',
    'wireguard-only-here_other':
      '{{shown}} devices have no WireGuard file for another gateway which takes devices in at the moment.',
    orders:
      'Suspensions, revocations and end dates hold here during the maintenance, too. If the gateway does not respond, they stay unconfirmed there until it responds again or you take it out of service.',
    'old-agent':
      'The agent of this gateway is too old to ask devices to move: they stay connected until you stop OpenVPN on the server. Update the agent.',
    reason: 'Reason',
    'reason-hint':
      'Shown on the gateway’s page and in the log, for example “disk is being replaced, until about 5 pm”. {{max}} characters at most.',
    last: 'I know that nobody can connect anew meanwhile.',
    'last-hint': 'Announce the maintenance beforehand.',
    button: 'Take out for maintenance',
    done: '{{name}} is out for maintenance.',
    'done-text': 'Whether anybody is still connected is shown on this page.',
    since: 'In maintenance since {{time}}',
    because: 'Reason: {{reason}}',
    empty: 'OpenVPN: since {{time}} nobody is connected any more, and nobody can connect here.',
    'sending-on': 'OpenVPN: the devices are being asked to move. That takes some minutes.',
    'not-told': 'The gateway does not respond: whether anybody is still connected cannot be said.',
  },
  return: {
    here: 'End the maintenance',
    title: 'End the maintenance of {{name}}?',
    consequence:
      'The gateway takes connections again, and new access files name it as before. Connected devices stay where they are.',
    button: 'End the maintenance',
    done: 'The maintenance of {{name}} has ended.',
    'done-text': 'It takes devices in again as soon as it has confirmed this.',
  },
  remove: {
    here: 'Take out of service',
    title: 'Take {{name}} out of service?',
    consequence: 'The portal will never answer this gateway again. This cannot be undone.',
    host: 'Afterwards, clean up the server; the next page shows the command. Until then it keeps letting connected devices into the network and learns of no suspension any more.',
    unconfirmed_one:
      'This gateway has not confirmed {{shown}} suspension yet. It stays unconfirmed at this gateway.',
    unconfirmed_other:
      'This gateway has not confirmed {{shown}} suspensions yet. They stay unconfirmed at this gateway.',
    button: 'Take out of service',
    done: '{{name}} is out of service.',
    'done-text':
      'Now run the command shown here on the server, or switch it off, so that no device connects there any more.',
    already: 'This gateway is out of service already.',
  },
} as const;
