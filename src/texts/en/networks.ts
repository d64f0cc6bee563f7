// What lies behind a gateway group, and the addresses of its devices, English.
export const networks = {
  title: 'Networks and addresses: {{name}}',
  here: 'Networks and addresses',
  lead: 'What lies behind the gateways of this group, and where its devices get their addresses in the VPN from.',
  'overview-text': 'What lies behind the gateways, their name servers, and how many addresses are left.',
  'overview-link': 'See networks and addresses of {{name}}',
  behind: 'Networks behind the gateways',
  'behind-text': 'All access profiles that name no networks of their own reach these.',
  dns: 'Name servers',
  pools: {
    heading: 'Address pools',
    text: 'Every device gets an address of its own from one. Once a pool is full no more devices can be set up.',
    network: 'Address pool',
    protocol: 'Kind of VPN',
    used: 'Given out',
    usage: 'Use',
    of: '{{allocated}} of {{capacity}}',
    'of-countless': '{{allocated}}, more than enough free',
    'may-grow': 'can be enlarged',
    add: 'Add an address pool',
    empty: 'The group has no address pool yet.',
    'empty-text': 'Without an address pool no device can be set up.',
  },
  form: {
    heading: 'Change networks and name servers',
    effect:
      'The gateways take networks over at once, also for connections that stand already. With other name servers OpenVPN starts anew: devices lose their connection for a moment and connect again by themselves.',
    files:
      'Access files for OpenVPN stay good. WireGuard devices need a new access file for other name servers, and with a split tunnel for other networks, too.',
    networks: 'Networks behind the gateways',
    'networks-hint':
      'One network or address a line, for instance 10.77.0.0/24 or fd77::/64. Ports are set in the access profile.',
    'dns-hint': 'Up to four addresses. Access profiles can name their own.',
    reason: 'Why will the devices reach more?',
    'reason-hint': 'Needed where networks or name servers are added. Stands in the audit log.',
    submit: 'Order the change',
  },
  add: {
    title: 'Add an address pool',
    lead: 'Choose a network that exists nowhere else: not in your office, and if possible not in people’s homes.',
    'openvpn-hint':
      'One pool each for IPv4 and IPv6. Once it is full, enlarge it. OpenVPN starts anew for it, devices connect again by themselves.',
    'wireguard-hint': 'Up to four pools. Standing connections stay.',
    'network-hint': 'For instance 10.94.0.0/20. In use already: {{present}}',
    submit: 'Add the address pool',
    done: 'The address pool {{network}} has been added.',
  },
  grow: {
    here: 'Enlarge',
    title: 'Enlarge the address pool {{network}}?',
    'consequence-openvpn':
      'OpenVPN starts anew on all gateways of the group. Devices lose their connection for a moment and connect again by themselves. The pool cannot be made smaller.',
    'consequence-wireguard': 'Connections stay. The pool cannot be made smaller.',
    keeps: 'All devices keep their addresses and their access files.',
    office:
      'If your firewall in the office has rules for the devices’ addresses, or sends these networks to the gateways, adapt it.',
    network: 'How large shall it become?',
    holds: 'Room for {{devices}} devices',
    button: 'Enlarge the address pool',
    done: 'The address pool is now {{network}}.',
  },
  error: {
    line: 'Line {{line}}: {{fault}}',
    dns: '“{{text}}” is not an IP address.',
    named:
      'These access profiles name a network that would no longer lie behind the gateways: {{names}}. First change what they reach.',
  },
};
