// Gateways: list, setting one up, its state, its address pools, English.
export const gateways = {
  title: 'Gateways',
  never: 'never',
  state: {
    waiting: 'waiting to be set up',
    connected: 'connected',
    silent: 'not responding',
    removed: 'out of service',
  },
  problem: {
    'server-file':
      'The configuration of the OpenVPN server does not comply with the crypto profile ({{reason}}). OpenVPN was not started with it.',
    'certificate-not-ours': 'The server certificate does not fit the gateway’s key.',
    'openvpn-does-not-answer': 'OpenVPN does not answer.',
    'revoked-serials-unreadable':
      'OpenVPN cannot read the list of revoked certificates and has therefore been stopped.',
    'firewall-not-loaded': 'The packet filter could not be loaded.',
    'openvpn-not-running': 'OpenVPN is not running.',
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
      'Without a gateway no device can connect. You need a Debian server with OpenVPN or WireGuard; setting it up takes a single command.',
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
    submit: 'Add and show the command',
  },
  setup: {
    title: 'Set up {{name}}',
    here: 'Set up',
    once: 'The command works once and until {{time}}.',
    'once-text':
      'It is shown on this page only now. If it has expired, make a new one on the gateway’s page.',
    'step-host': 'Sign in as root on the server that is to be the gateway, and install what is missing.',
    'step-again':
      'If this server has been a gateway before, first delete its old identity. The keys beside it stay.',
    'step-command': 'Run this command there.',
    command: 'Command',
    explained:
      'The command fetches the program, compares its checksum, installs it as a service and registers the server here. If the checksum differs, it stops. The server makes its private keys itself; they never leave it.',
    done: 'Go to the gateway’s state',
  },
  show: {
    contact: 'Last contact',
    behind: 'Progress',
    group: 'Gateway group',
    openvpn: 'OpenVPN',
    wireguard: 'WireGuard',
    port: '{{host}}, UDP port {{port}}',
    certificate: 'Server certificate until',
    'wireguard-key': 'WireGuard key',
    agent: 'Agent version',
    created: 'Added',
    acts: 'Manage',
    renew: 'Make a set-up command',
    remove: 'Take out of service',
    waiting: 'This gateway has not been set up yet.',
    'waiting-text':
      'Run the set-up command on the server. Has the first one expired, or can you no longer see it? Make a new one.',
    removed: 'This gateway is out of service.',
    'removed-text': 'The portal no longer answers it. If the server is to be a gateway again, add a new one.',
    silent: 'The gateway has not responded {{since}}.',
    'silent-effect':
      'Devices stay connected there, and end dates still hold. Suspensions and revocations take effect there only once it responds again.',
    'silent-advice':
      'Check on the server whether it reaches the portal and whether the service is running: systemctl status fernamt-agent',
    'pool-full': 'No free address left: {{cidrs}}',
    'pool-nearly-full': 'Addresses are running short: {{cidrs}}',
    'pool-advice':
      'Once an address range is full, nobody can set up a device any more. Have another range added, or revoke what is no longer needed. Freed addresses rest for seven days before they are given out again.',
    unconfirmed: 'Not yet confirmed by this gateway: {{shown}}',
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
  remove: {
    here: 'Take out of service',
    title: 'Take {{name}} out of service?',
    consequence: 'The portal will never answer this gateway again. This cannot be undone.',
    host: 'Afterwards, switch off the server or stop OpenVPN and WireGuard there: until then it keeps letting connected devices into the network and learns of no suspension any more.',
    unconfirmed_one:
      'This gateway has not confirmed {{shown}} suspension yet. It stays unconfirmed at this gateway.',
    unconfirmed_other:
      'This gateway has not confirmed {{shown}} suspensions yet. They stay unconfirmed at this gateway.',
    button: 'Take out of service',
    done: '{{name}} is out of service.',
    'done-text': 'Now switch off the server so that no device connects there any more.',
    already: 'This gateway is out of service already.',
  },
} as const;
