// What a person reads when the portal says no about an access profile, its networks or addresses, German: by reason.
export const profileRefusals = {
  'profile-name-taken':
    'So heißt schon ein Zugangsprofil, das angeboten wird. Wählen Sie einen anderen Namen, damit Beschäftigte die beiden unterscheiden können.',
  'profile-name-unfit': 'Nennen Sie einen Namen in einer Zeile, mit höchstens 60 Zeichen.',
  'profile-description-unfit': 'Schreiben Sie einen Satz in einer Zeile, mit höchstens 200 Zeichen.',
  'profile-without-protocols': 'Wählen Sie mindestens eine VPN-Art.',
  'profile-protocol-without-addresses':
    'Für diese VPN-Art hat der Gateway-Verbund noch keinen IPv4-Adressbereich. Fügen Sie erst einen hinzu.',
  'profile-offers-nothing':
    'Für WireGuard hat sich Ihre Verwaltung noch nicht entschieden. Bis dahin bekäme mit diesem Profil niemand eine Zugangsdatei. Wählen Sie OpenVPN dazu.',
  'profile-without-device-kinds': 'Wählen Sie mindestens eine Geräteart.',
  'profile-without-systems': 'Wählen Sie mindestens ein Betriebssystem.',
  'profile-devices-out-of-range': 'Möglich sind 1 bis 20 Geräte.',
  'profile-days-out-of-range': 'Möglich sind 1 bis 3.660 Tage.',
  'too-many-profiles':
    'Ein Gateway-Verbund kann höchstens 200 Zugangsprofile haben. Nehmen Sie eines wieder auf, das nicht mehr angeboten wird, und ändern Sie es.',
  'last-profile-offered':
    'Ein anderes Zugangsprofil wird nicht angeboten. Bestätigen Sie, dass Sie das wissen.',
  'networks-named-by-profiles':
    'Ein Zugangsprofil nennt ein Netz, das dann nicht mehr hinter den Gateways liegt. Ändern Sie zuerst, was es erreicht.',
  'no-such-address-pool': 'Diesen Adressbereich gibt es nicht, oder er gehört nicht zu diesem Verbund.',
  'pool-ipv4-first':
    'Jedes Gerät braucht eine IPv4-Adresse. Fügen Sie zuerst einen IPv4-Adressbereich hinzu.',
  'pool-network-taken':
    'In diesem Netz liegen schon andere Adressen: die eines Adressbereichs, eines Gateways für TCP, eines Namensservers oder eines Netzes hinter den Gateways. Nennen Sie ein freies.',
  'pool-not-grown':
    'Das ist keine Vergrößerung. Die erste Adresse bleibt gleich, und die Zahl hinter dem Schrägstrich wird kleiner.',
  'pool-openvpn-has-one':
    'Ein OpenVPN-Server hat je ein Netz für IPv4 und IPv6. Nehmen Sie statt eines zweiten ein größeres.',
  'pool-openvpn-ipv6-late':
    'Es gibt schon OpenVPN-Geräte ohne IPv6-Adresse. Ihr IPv6-Verkehr ginge dann am VPN vorbei. IPv6 für OpenVPN braucht deshalb einen neuen Gateway-Verbund.',
  'pool-openvpn-too-small':
    'OpenVPN braucht ein größeres Netz: bei IPv4 höchstens /29, bei IPv6 höchstens /124.',
  'pool-wireguard-too-many':
    'WireGuard kann hier höchstens vier Adressbereiche haben. Vergrößern Sie einen vorhandenen.',
  'pool-with-tcp':
    'Ein Gateway des Verbunds bietet OpenVPN auch über TCP an, mit einem gleich großen Netz. Schalten Sie das dort aus, vergrößern Sie den Bereich, und schalten Sie es wieder ein.',
} as const;
