// What a person reads when the portal says no about what a profile reaches, English.
export const reachRefusals = {
  'reach-rule-unreadable': 'After the network comes at most tcp, udp or any, and then a port.',
  'reach-rule-network':
    'This is not a network. Write for instance 10.77.0.0/24 or fd77::/64, with zeros behind the length.',
  'reach-rule-ports': 'A port is a number from 1 to 65535, a range for instance 8000-8100.',
  'reach-rule-devices':
    'The addresses of the devices themselves lie in this network. They never reach each other.',
  'reach-rule-covered': 'An earlier line contains this already. Delete one of the two.',
  'reach-rule-covers': 'This contains what an earlier line says. Delete one of the two.',
  'reach-too-many': 'These are too many networks. Put some of them together.',
  'reach-too-many-dns': 'Name four name servers at most.',
  'reach-too-many-domains': 'Name six search domains at most.',
  'reach-without-networks': 'Name at least one network.',
  'reach-not-in-force': 'The packet filter of the gateway does not show what was ordered.',
  'reach-reason-missing': 'The devices will reach more than before. Write why.',
  'split-tunnel-of-everything':
    'A split tunnel needs single networks. 0.0.0.0/0 and ::/0 are everything already.',
  'times-without-days': 'Choose at least one day of the week.',
  'times-not-a-time': 'This is not a time. Write for instance 06:00.',
  'times-are-empty': 'Begin and end are the same. For the whole day: 00:00 to 24:00.',
} as const;
