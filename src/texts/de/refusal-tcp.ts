// What a person reads when the portal says no about a gateway's OpenVPN over TCP, German.
export const tcpRefusals = {
  'tcp-network4-family': 'Das ist kein IPv4-Netz. Schreiben Sie zum Beispiel 10.93.0.0/20.',
  'tcp-network4-size':
    'Das Netz muss so groß sein wie der Adressbereich für UDP, also dieselbe Zahl hinter dem Schrägstrich haben.',
  'tcp-network4-taken':
    'In diesem Netz liegen schon andere Adressen: die eines Adressbereichs, eines anderen Gateways oder des Netzes hinter dem Gateway. Nennen Sie ein freies.',
  'tcp-network6-family': 'Das ist kein IPv6-Netz. Schreiben Sie zum Beispiel fd93::/64.',
  'tcp-network6-alone': 'Über UDP gibt es hier kein IPv6. Lassen Sie das Feld leer.',
  'tcp-network6-size':
    'Das Netz muss so groß sein wie der Adressbereich für UDP, also dieselbe Zahl hinter dem Schrägstrich haben.',
  'tcp-network6-taken':
    'In diesem Netz liegen schon andere Adressen: die eines Adressbereichs, eines anderen Gateways oder des Netzes hinter dem Gateway. Nennen Sie ein freies.',
  'tcp-port-taken':
    'Ein anderes Gateway mit derselben öffentlichen Adresse hat diesen TCP-Port schon. Wählen Sie einen anderen.',
  'tcp-no-network-free':
    'Für TCP war kein freier Adressbereich zu finden. Legen Sie das Gateway ohne TCP an, und nennen Sie auf seiner Seite einen.',
} as const;
