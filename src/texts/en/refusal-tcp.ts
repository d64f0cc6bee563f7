// What a person reads when the portal says no about a gateway's OpenVPN over TCP, English.
export const tcpRefusals = {
  'tcp-network4-family': 'This is no IPv4 network. Write for example 10.93.0.0/20.',
  'tcp-network4-size':
    'The network must be as large as the address range for UDP, with the same number behind the slash.',
  'tcp-network4-taken':
    'Other addresses lie in this network: those of an address range, of another gateway, or of the network behind the gateway. Name a free one.',
  'tcp-network6-family': 'This is no IPv6 network. Write for example fd93::/64.',
  'tcp-network6-alone': 'There is no IPv6 over UDP here. Leave the field empty.',
  'tcp-network6-size':
    'The network must be as large as the address range for UDP, with the same number behind the slash.',
  'tcp-network6-taken':
    'Other addresses lie in this network: those of an address range, of another gateway, or of the network behind the gateway. Name a free one.',
  'tcp-port-taken':
    'Another gateway with the same public address has this TCP port already. Choose another one.',
  'tcp-no-network-free':
    'No free address range was found for TCP. Add the gateway without TCP, and name one on its page.',
} as const;
