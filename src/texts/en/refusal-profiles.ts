// What a person reads when the portal says no about an access profile, its networks or addresses, English: by reason.
export const profileRefusals = {
  'profile-name-taken':
    'An access profile on offer has this name already. Choose another one, so that employees can tell the two apart.',
  'profile-name-unfit': 'Give a name of one line with at most 60 characters.',
  'profile-description-unfit': 'Write a sentence of one line with at most 200 characters.',
  'profile-without-protocols': 'Choose at least one kind of VPN.',
  'profile-protocol-without-addresses':
    'The gateway group has no IPv4 address pool for this kind of VPN yet. Add one first.',
  'profile-offers-nothing':
    'Your municipality has not decided for WireGuard yet. Until then nobody would get an access file under this profile. Choose OpenVPN as well.',
  'profile-without-device-kinds': 'Choose at least one kind of device.',
  'profile-without-systems': 'Choose at least one operating system.',
  'profile-devices-out-of-range': 'Possible are 1 to 20 devices.',
  'profile-days-out-of-range': 'Possible are 1 to 3,660 days.',
  'too-many-profiles':
    'A gateway group can have at most 200 access profiles. Offer one again that is no longer offered, and change it.',
  'last-profile-offered': 'No other access profile is offered. Confirm that you know.',
  'networks-named-by-profiles':
    'An access profile names a network that would no longer lie behind the gateways. First change what it reaches.',
  'no-such-address-pool': 'There is no such address pool, or it does not belong to this group.',
  'pool-ipv4-first': 'Every device needs an IPv4 address. First add an IPv4 address pool.',
  'pool-network-taken':
    'Other addresses lie in this network already: those of an address pool, of a gateway over TCP, of a name server or of a network behind the gateways. Give one that is free.',
  'pool-not-grown':
    'This is not an enlargement. The first address stays the same, and the number behind the slash gets smaller.',
  'pool-openvpn-has-one':
    'An OpenVPN server has one network each for IPv4 and IPv6. Take a larger one instead of a second.',
  'pool-openvpn-ipv6-late':
    'There are OpenVPN devices without an IPv6 address already. Their IPv6 traffic would pass by the VPN. IPv6 for OpenVPN therefore needs a new gateway group.',
  'pool-openvpn-too-small': 'OpenVPN needs a larger network: for IPv4 /29 at most, for IPv6 /124 at most.',
  'pool-wireguard-too-many': 'WireGuard can have four address pools here at most. Enlarge one that is there.',
  'pool-with-tcp':
    'A gateway of the group offers OpenVPN over TCP as well, in a network of the same size. Switch that off there, enlarge the pool, and switch it on again.',
} as const;
