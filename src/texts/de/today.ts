// The IT admin's first page, German.
export const today = {
  title: 'Heute',
  calm: 'Es liegt nichts an. Kein Antrag wartet, alles Gesperrte ist bestätigt, kein Gateway schweigt.',
  busy: 'Das ist heute zu tun.',
  'no-gateways':
    'Noch ist kein Gateway in Betrieb. Legen Sie das erste an, damit Beschäftigte sich verbinden können.',
  'no-gateways-link': 'Gateway anlegen',
  figures: 'Auf einen Blick',
  tile: {
    waiting_one: 'Antrag wartet, {{since}}',
    waiting_other: 'Anträge warten, der älteste {{since}}',
    'waiting-none': 'Anträge warten',
    unconfirmed_one: 'Bestätigung eines Gateways steht aus',
    unconfirmed_other: 'Bestätigungen von Gateways stehen aus',
    ending_one: 'Zugang endet in den nächsten {{days}} Tagen',
    ending_other: 'Zugänge enden in den nächsten {{days}} Tagen',
    lost_one: 'Gerät ist als verloren gemeldet',
    lost_other: 'Geräte sind als verloren gemeldet',
    unused_one: 'Gerät wurde seit mehr als 90 Tagen nicht benutzt',
    unused_other: 'Geräte wurden seit mehr als 90 Tagen nicht benutzt',
    'sign-in_one': 'Änderung der Anmeldung wartet auf Bestätigung',
    'sign-in_other': 'Änderungen der Anmeldung warten auf Bestätigung',
    silent_one: 'Gateway meldet sich nicht',
    silent_other: 'Gateways melden sich nicht',
    pool: {
      ok: 'der Adressen vergeben im vollsten Bereich ({{pool}})',
      warning: 'der Adressen vergeben: Bereich {{pool}} wird knapp',
      full: 'der Adressen vergeben: Bereich {{pool}} ist voll, neue Geräte bekommen dort keine Adresse',
    },
    percent: '{{number}} %',
  },
  'wireguard-review': 'Die Entscheidung für WireGuard war am {{day}} zu überprüfen.',
  silent: {
    title: '{{gateway}} meldet sich seit {{since}} nicht.',
    text: 'Wer verbunden ist, bleibt verbunden. Sperrungen und Widerrufe kommen dort erst an, wenn das Gateway sich wieder meldet.',
    link: 'Gateway ansehen',
  },
  overdue: {
    title_one: 'Ein Entzug ist nicht rechtzeitig bestätigt.',
    title_other: '{{shown}} Entzüge sind nicht rechtzeitig bestätigt.',
    text: 'Vorgesehen sind {{seconds}} Sekunden. Bis zur Bestätigung könnte sich das Gerät dort noch verbinden.',
    link: 'Was zu tun ist',
  },
  unconfirmed: {
    heading: 'Noch nicht von allen Gateways bestätigt',
  },
  waiting: {
    heading: 'Warten auf Ihre Entscheidung',
    all: 'Alle Anträge anzeigen',
    empty: 'Kein Antrag wartet.',
    'empty-text': 'Neue Anträge erscheinen hier, sobald Beschäftigte sie einreichen.',
  },
} as const;
