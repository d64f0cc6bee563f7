// What a person reads when the portal says no about what a profile reaches, German.
export const reachRefusals = {
  'reach-rule-unreadable': 'Nach dem Netz steht höchstens tcp, udp oder any und dann ein Port.',
  'reach-rule-network':
    'Das ist kein Netz. Schreiben Sie zum Beispiel 10.77.0.0/24 oder fd77::/64, mit Nullen hinter der Netzlänge.',
  'reach-rule-ports': 'Ein Port ist eine Zahl von 1 bis 65535, ein Bereich zum Beispiel 8000-8100.',
  'reach-rule-devices': 'In diesem Netz liegen die Adressen der Geräte selbst. Sie erreichen einander nie.',
  'reach-rule-covered': 'Das ist in einer Zeile davor schon enthalten. Löschen Sie eine der beiden.',
  'reach-rule-covers': 'Das enthält schon, was in einer Zeile davor steht. Löschen Sie eine der beiden.',
  'reach-too-many': 'Das sind zu viele Netze. Fassen Sie einige zusammen.',
  'reach-too-many-dns': 'Nennen Sie höchstens vier Namensserver.',
  'reach-too-many-domains': 'Nennen Sie höchstens sechs Suchdomänen.',
  'reach-without-networks': 'Nennen Sie mindestens ein Netz.',
  'reach-not-in-force': 'Der Paketfilter des Gateways zeigt nicht, was angeordnet ist.',
  'reach-reason-missing': 'Die Geräte erreichen künftig mehr als bisher. Schreiben Sie, warum.',
  'split-tunnel-of-everything':
    'Ein Split-Tunnel braucht einzelne Netze. 0.0.0.0/0 und ::/0 sind schon alles.',
  'times-without-days': 'Wählen Sie mindestens einen Wochentag.',
  'times-not-a-time': 'Das ist keine Uhrzeit. Schreiben Sie zum Beispiel 06:00.',
  'times-are-empty': 'Anfang und Ende sind gleich. Für den ganzen Tag: 00:00 bis 24:00.',
} as const;
