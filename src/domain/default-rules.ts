// The provider's rules for applications, as every municipality gets them at first. Ids and outcomes are kept with
// applications for years: a rule is never given another meaning, only left out or followed by a new one.
import type { ApplicationRule, Obligation, RuleSet } from './application-rule';
import type { Condition } from './condition';
import type { Words } from './question';

const answer = (id: string) => ({ var: `answers.${id}` });
const fact = (name: string) => ({ var: `facts.${name}` });
const is = (id: string, value: string): Condition => ({ '==': [answer(id), value] });
const anyOf = (id: string, values: readonly string[]): Condition => ({ 'any-of': [answer(id), values] });
const all = (...conditions: readonly Condition[]): Condition => ({ and: conditions });
const words = (de: string, en: string): Words => ({ de, en });
const obligation = (id: string, de: string, en: string): Obligation => ({ id, words: words(de, en) });

/** § 67 SGB X, § 50 BeamtStG, § 30 AO, Art. 9 DSGVO. */
const protectedData = ['sozialdaten', 'personalakte', 'steuer', 'gesundheit_art9'];
const ownDevice = ['dienstlich_verwaltet', 'dienstlich_unverwaltet'];
const onOwnDevice: Condition = { in: [answer('geraet'), ownDevice] };
const noShieldedRoom = is('raum_abschliessbar_oder_sichtschutz', 'nein');
const shield = obligation(
  'sichtschutz',
  'Schützen Sie den Bildschirm vor fremden Blicken, auch vor denen der Familie.',
  'Keep the screen from other people’s view, that of your family included.',
);

const classified: readonly ApplicationRule[] = [
  {
    id: 'R01',
    locked: true,
    when: anyOf('datenarten', ['vs_hoeher']),
    outcome: 'excluded',
    reason: words(
      'Verschlusssachen ab dem Grad VS-VERTRAULICH dürfen nicht von zu Hause bearbeitet werden.',
      'Classified information from VS-VERTRAULICH upwards must not be worked on at home.',
    ),
  },
  {
    id: 'R02',
    locked: true,
    when: all(anyOf('datenarten', ['vs_nfd']), { '==': [fact('vs-nfd-product'), false] }),
    outcome: 'excluded',
    reason: words(
      'Für VS-NfD braucht es ein Produkt mit Zulassung des BSI, das Ihre Verwaltung hier nicht einsetzt. Die für den Geheimschutz zuständige Stelle hilft Ihnen weiter.',
      'VS-NfD needs a product approved by the BSI, which your municipality does not use here. Please ask those in charge of classified information.',
    ),
  },
];

const privateDevices: readonly ApplicationRule[] = [
  {
    id: 'R03',
    locked: false,
    when: all(is('geraet', 'privat'), { '==': [fact('private-devices'), 'forbidden'] }),
    outcome: 'excluded',
    reason: words(
      'Ihre Verwaltung lässt private Geräte nicht zu. Bitte fragen Sie nach einem Dienstgerät.',
      'Your municipality does not allow private devices. Please ask for an official one.',
    ),
  },
  {
    id: 'R04',
    locked: false,
    when: all(is('geraet', 'privat'), { '==': [fact('private-devices'), 'terminal-server'] }),
    outcome: 'other-way',
    reason: words(
      'Mit einem privaten Gerät arbeiten Sie über den Terminalserver. Eine Zugangsdatei gibt es dafür nicht.',
      'With a private device you work on the terminal server. There is no access file for it.',
    ),
  },
  {
    id: 'R05',
    locked: true,
    when: all(is('geraet', 'privat'), anyOf('datenarten', protectedData)),
    outcome: 'excluded',
    reason: words(
      'Besonders geschützte Daten gehören nicht auf ein privates Gerät.',
      'Specially protected data must not be worked on with a private device.',
    ),
  },
];

const data: readonly ApplicationRule[] = [
  {
    id: 'R06',
    locked: false,
    when: all(onOwnDevice, anyOf('datenarten', protectedData)),
    outcome: 'case-by-case',
    heard: ['dpo'],
    obligations: [
      shield,
      obligation('kein_druck', 'Drucken Sie zu Hause nichts aus.', 'Do not print anything at home.'),
    ],
    reason: words(
      'Sie arbeiten mit besonders geschützten Daten. Deshalb nimmt die oder der Datenschutzbeauftragte Stellung.',
      'You work with specially protected data. The data protection officer therefore gives an opinion.',
    ),
  },
  {
    id: 'R13',
    locked: false,
    when: all({ '!=': [answer('sonstige_ziele'), null] }, { '!=': [answer('sonstige_ziele'), ''] }),
    outcome: 'case-by-case',
    heard: ['it-admin'],
    reason: words(
      'Sie nennen Ziele, die nicht auf der Liste stehen. Die IT prüft sie einzeln.',
      'You name destinations that are not on the list. IT looks at each of them.',
    ),
  },
];

const device: readonly ApplicationRule[] = [
  {
    id: 'R07',
    locked: false,
    when: all(onOwnDevice, is('platte_verschluesselt', 'nein')),
    outcome: 'with-conditions',
    obligations: [
      {
        ...obligation(
          'verschluesselung',
          'Die IT verschlüsselt die Festplatte, bevor der Zugang freigegeben wird.',
          'IT encrypts the disk before the access is released.',
        ),
        by: 'it-admin',
      },
    ],
    reason: words(
      'Die Festplatte des Geräts ist nicht verschlüsselt.',
      'The disk of the device is not encrypted.',
    ),
  },
  {
    id: 'R08',
    locked: false,
    when: { in: [answer('os'), fact('unsupported-systems')] },
    outcome: 'excluded',
    reason: words(
      'Für dieses Betriebssystem gibt es keine Sicherheitsupdates mehr.',
      'This operating system gets no security updates any more.',
    ),
  },
  {
    id: 'R15',
    locked: false,
    when: all(is('mehrere_nutzer_am_geraet', 'ja'), onOwnDevice),
    outcome: 'with-conditions',
    obligations: [
      obligation(
        'eigenes_konto',
        'Sie arbeiten auf dem Gerät mit einem eigenen, geschützten Benutzerkonto.',
        'You work on the device with a protected account of your own.',
      ),
    ],
    reason: words('Das Gerät benutzen auch andere.', 'Others use the device as well.'),
  },
  {
    id: 'R15P',
    locked: false,
    when: all(is('mehrere_nutzer_am_geraet', 'ja'), is('geraet', 'privat')),
    outcome: 'excluded',
    reason: words(
      'Ein privates Gerät, das auch andere benutzen, ist nicht zugelassen.',
      'A private device that others use as well is not allowed.',
    ),
  },
  {
    id: 'R17',
    locked: false,
    when: { '<=': [fact('devices-left'), 0] },
    outcome: 'case-by-case',
    heard: ['it-admin'],
    reason: words(
      'Sie haben schon so viele Geräte, wie der Zugang erlaubt. Die IT entscheidet, ob eines dazukommt.',
      'You already have as many devices as the access allows. IT decides about another one.',
    ),
  },
];

const place: readonly ApplicationRule[] = [
  {
    id: 'R09',
    locked: false,
    when: is('internet', 'keins'),
    outcome: 'excluded',
    reason: words(
      'Ohne Internetanschluss lässt sich der Zugang nicht nutzen.',
      'The access cannot be used without an Internet connection.',
    ),
  },
  {
    id: 'R09L',
    locked: false,
    when: { in: [answer('internet'), ['mobilfunk', 'fest_lt16']] },
    outcome: 'with-conditions',
    obligations: [
      obligation(
        'langsamer_anschluss',
        'Mit Ihrem Anschluss können Videokonferenzen stocken; große Dateien bleiben im Amt.',
        'Video calls may falter on your connection; large files stay at the office.',
      ),
    ],
    reason: words('Ihr Internetanschluss ist eher langsam.', 'Your Internet connection is rather slow.'),
  },
  {
    id: 'R10',
    locked: false,
    when: is('ort', 'drittland'),
    outcome: 'excluded',
    reason: words(
      'Aus Ländern außerhalb der EU darf der Zugang nicht genutzt werden.',
      'The access must not be used from countries outside the EU.',
    ),
  },
  {
    id: 'R10E',
    locked: false,
    when: is('ort', 'eu'),
    outcome: 'case-by-case',
    heard: ['dpo', 'security-officer'],
    reason: words(
      'Sie möchten aus einem anderen Land der EU arbeiten. Datenschutz und Informationssicherheit nehmen dazu Stellung.',
      'You want to work from another EU country. Data protection and information security give their opinions.',
    ),
  },
  {
    id: 'R19',
    locked: false,
    when: noShieldedRoom,
    outcome: 'with-conditions',
    obligations: [shield],
    reason: words(
      'Ihr Arbeitsplatz zu Hause ist nicht vor fremden Blicken geschützt.',
      'Your workplace at home is not shielded from other people’s view.',
    ),
  },
  {
    id: 'R19P',
    locked: false,
    when: all(noShieldedRoom, anyOf('datenarten', protectedData)),
    outcome: 'excluded',
    reason: words(
      'Mit besonders geschützten Daten darf nur arbeiten, wer einen geschützten Arbeitsplatz hat.',
      'Specially protected data may only be worked on at a shielded workplace.',
    ),
  },
];

const targets: readonly ApplicationRule[] = [
  {
    id: 'R11',
    locked: false,
    each: 'application',
    when: { '==': [{ var: 'application.way' }, 'on-site'] },
    outcome: 'excluded',
    reason: words(
      'Dieses Fachverfahren gibt es nur im Amt.',
      'This application can be used at the office only.',
    ),
  },
  {
    id: 'R12',
    locked: false,
    each: 'application',
    when: { '==': [{ var: 'application.way' }, 'terminal-server'] },
    outcome: 'other-way',
    reason: words(
      'Dieses Fachverfahren erreichen Sie über den Terminalserver.',
      'You reach this application through the terminal server.',
    ),
  },
];

const formal: readonly ApplicationRule[] = [
  {
    id: 'R14',
    locked: false,
    when: { '>': [fact('days'), fact('most-days')] },
    outcome: 'with-conditions',
    effect: 'shorten-period',
    reason: words(
      'So lange am Stück ist ein Zugang nicht möglich. Er endet früher; Sie können ihn dann verlängern.',
      'An access cannot last that long. It ends sooner, and you can have it extended then.',
    ),
  },
  {
    id: 'R16',
    locked: true,
    when: { '==': [fact('leaflet-accepted'), false] },
    outcome: 'excluded',
    effect: 'not-sendable',
    reason: words(
      'Bitte lesen und bestätigen Sie zuerst das Merkblatt in seiner jetzigen Fassung.',
      'Please read and confirm the leaflet as it is now first.',
    ),
  },
  {
    id: 'R18',
    locked: false,
    when: { '==': [fact('is-staff'), false] },
    outcome: 'other-way',
    reason: words(
      'Für Personen, die nicht bei der Verwaltung beschäftigt sind, gibt es ein eigenes Verfahren für die Fernwartung.',
      'There is a procedure of its own (remote maintenance) for people who are not employed here.',
    ),
  },
];

/** BSI NET.3.3.A5, NET.3.3.A8, ORP.4.A2. */
export const defaultRules: RuleSet = {
  version: 1,
  rules: [...classified, ...privateDevices, ...data, ...device, ...place, ...targets, ...formal].sort(
    (a, b) => (a.id < b.id ? -1 : 1),
  ),
};
