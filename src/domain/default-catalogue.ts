// The provider's questions for an application, as every municipality gets them at first: what is needed to decide, and
// nothing about health, family, private addresses or telephone numbers (Art. 5 DSGVO: data minimisation).
import type { Condition } from './condition';
import type { Option, Question, Words } from './question';
import type { QuestionCatalogue, Step } from './question-catalogue';

const words = (de: string, en: string): Words => ({ de, en });
const option = (id: string, de: string, en: string): Option => ({ id, label: words(de, en) });
const kindIs = (...kinds: readonly string[]): Condition => ({ in: [{ var: 'answers.antragsart' }, kinds] });
const fullKinds = ['neu', 'aenderung'];
const inFull = kindIs(...fullKinds);
const withDevice = kindIs(...fullKinds, 'zusatzgeraet', 'ersatz_nach_verlust');
const onOfficialDevice: Condition = {
  and: [withDevice, { in: [{ var: 'answers.geraet' }, ['dienstlich_verwaltet', 'dienstlich_unverwaltet']] }],
};
const noHealth = words(
  'Bitte keine Angaben zu Gesundheit oder Familie.',
  'Please say nothing about health or family.',
);

const concern: Step = {
  id: 'anliegen',
  title: words('Anliegen', 'What you need'),
  questions: [
    {
      id: 'antragsart',
      kind: 'one-of',
      asked: true,
      label: words('Was möchten Sie?', 'What do you need?'),
      options: [
        option('neu', 'Einen neuen Zugang', 'A new access'),
        option('aenderung', 'Einen Zugang ändern', 'A change of an access'),
        option('verlaengerung', 'Einen Zugang verlängern', 'An access for longer'),
        option('zusatzgeraet', 'Ein weiteres Gerät', 'Another device'),
        option('ersatz_nach_verlust', 'Ersatz für ein verlorenes Gerät', 'A replacement for a lost device'),
      ],
    },
    {
      id: 'arbeitsform',
      kind: 'one-of',
      asked: inFull,
      label: words('Wie arbeiten Sie außerhalb des Amts?', 'How do you work outside the office?'),
      options: [
        option('telearbeit', 'An festen Tagen zu Hause (Telearbeit)', 'At home on fixed days (telework)'),
        option('mobil', 'Ab und zu von unterwegs oder zu Hause', 'Now and then on the move or at home'),
        option('rufbereitschaft', 'In Rufbereitschaft', 'On call'),
        option('notbetrieb', 'Nur im Notbetrieb', 'In emergency operation only'),
      ],
    },
  ],
};

const period: Step = {
  id: 'zeitraum',
  title: words('Zeitraum', 'Period'),
  questions: [
    {
      id: 'von',
      kind: 'day',
      asked: inFull,
      label: words('Ab wann?', 'From when?'),
    },
    {
      id: 'bis',
      kind: 'day',
      asked: kindIs(...fullKinds, 'verlaengerung'),
      label: words('Bis wann?', 'Until when?'),
      hint: words(
        'Ein Zugang endet immer. Sie können ihn rechtzeitig verlängern.',
        'Every access ends. You can have it extended in time.',
      ),
    },
  ],
};

const organisation: Step = {
  id: 'organisation',
  title: words('Ihre Stelle', 'Where you work'),
  questions: [
    {
      id: 'fachbereich',
      kind: 'line',
      longest: 120,
      asked: inFull,
      label: words('Amt oder Fachbereich', 'Department'),
    },
    {
      id: 'vorgesetzte_person',
      kind: 'colleague',
      asked: kindIs(...fullKinds, 'verlaengerung'),
      label: words('Wer ist Ihre Führungskraft?', 'Who is your supervisor?'),
      hint: words(
        'Dienstliche E-Mail-Adresse oder Anmeldename',
        'Their address at the municipality, or their login name',
      ),
    },
    {
      id: 'dienst_telefon',
      kind: 'line',
      longest: 40,
      optional: true,
      asked: inFull,
      label: words('Dienstliche Telefonnummer', 'Telephone number at work'),
      hint: words(
        'Nur für Rückfragen. Bitte keine private Nummer.',
        'For questions only. Not a private one, please.',
      ),
    },
  ],
};

const tasks: Step = {
  id: 'aufgaben',
  title: words('Aufgaben', 'Tasks'),
  questions: [
    {
      id: 'aufgaben',
      kind: 'paragraph',
      longest: 1000,
      asked: inFull,
      label: words('Wofür brauchen Sie den Zugang?', 'What do you need the access for?'),
      hint: noHealth,
    },
    {
      id: 'fachverfahren',
      kind: 'applications',
      optional: true,
      asked: inFull,
      label: words('Welche Fachverfahren brauchen Sie?', 'Which applications do you need?'),
    },
    {
      id: 'laufwerke',
      kind: 'yes-no',
      asked: inFull,
      label: words('Brauchen Sie Netzlaufwerke?', 'Do you need network drives?'),
    },
    {
      id: 'sonstige_ziele',
      kind: 'paragraph',
      longest: 1000,
      optional: true,
      asked: inFull,
      label: words('Brauchen Sie noch etwas anderes?', 'Do you need anything else?'),
      hint: words(
        'Bitte mit Begründung. Keine Angaben zu Gesundheit oder Familie.',
        'With a reason, please. Nothing about health or family.',
      ),
    },
  ],
};

const data: Step = {
  id: 'daten',
  title: words('Daten', 'Data'),
  questions: [
    {
      id: 'datenarten',
      kind: 'some-of',
      asked: inFull,
      label: words('Mit welchen Daten arbeiten Sie dabei?', 'Which data do you work with?'),
      hint: words('Bitte alles Zutreffende ankreuzen.', 'Please tick all that apply.'),
      options: [
        option('keine_pb', 'Keine Daten über Personen', 'No data about people'),
        option('pb_normal', 'Gewöhnliche Daten über Personen', 'Ordinary data about people'),
        option('meldedaten', 'Meldedaten', 'Residents’ registration data'),
        option('personalakte', 'Personalakten', 'Personnel files'),
        option('sozialdaten', 'Sozialdaten', 'Social data'),
        option('steuer', 'Steuerdaten', 'Tax data'),
        option(
          'gesundheit_art9',
          'Gesundheitsdaten, Religion oder Ähnliches',
          'Health, religion or the like',
        ),
        option('vs_nfd', 'VS – Nur für den Dienstgebrauch', 'Classified: VS-NfD'),
        option('vs_hoeher', 'VS-VERTRAULICH oder höher', 'Classified: VS-VERTRAULICH or higher'),
      ],
    },
  ],
};

const device: Step = {
  id: 'geraet',
  title: words('Gerät', 'Device'),
  questions: [
    {
      id: 'geraet',
      kind: 'one-of',
      asked: withDevice,
      label: words('Welches Gerät benutzen Sie?', 'Which device do you use?'),
      options: [
        option('dienstlich_verwaltet', 'Dienstgerät, das die IT betreut', 'Official, looked after by IT'),
        option('dienstlich_unverwaltet', 'Anderes Dienstgerät', 'Another official one'),
        option('privat', 'Privates Gerät', 'A private one'),
      ],
    },
    {
      id: 'inventarnr',
      kind: 'line',
      longest: 40,
      optional: true,
      technical: true,
      asked: onOfficialDevice,
      label: words('Inventarnummer', 'Inventory number'),
      hint: words('Sie steht auf einem Aufkleber am Gerät.', 'It is on a label on the device.'),
    },
    {
      id: 'os',
      kind: 'one-of',
      technical: true,
      asked: withDevice,
      label: words('Welches Betriebssystem hat es?', 'Which operating system does it have?'),
      options: [
        option('windows_11', 'Windows 11', 'Windows 11'),
        option('windows_10', 'Windows 10', 'Windows 10'),
        option('macos', 'macOS', 'macOS'),
        option('linux', 'Linux', 'Linux'),
        option('ios', 'iPhone oder iPad', 'iPhone or iPad'),
        option('android', 'Android', 'Android'),
      ],
    },
    {
      id: 'platte_verschluesselt',
      kind: 'yes-no',
      technical: true,
      asked: onOfficialDevice,
      label: words('Ist die Festplatte verschlüsselt?', 'Is its disk encrypted?'),
    },
    {
      id: 'mehrere_nutzer_am_geraet',
      kind: 'yes-no',
      asked: withDevice,
      label: words('Benutzen auch andere dieses Gerät?', 'Do others use this device as well?'),
    },
  ],
};

const place: Step = {
  id: 'arbeitsplatz',
  title: words('Arbeitsplatz', 'Workplace'),
  questions: [
    {
      id: 'internet',
      kind: 'one-of',
      technical: true,
      asked: inFull,
      label: words(
        'Wie sind Sie dort mit dem Internet verbunden?',
        'How are you connected to the Internet there?',
      ),
      options: [
        option('fest_ge16', 'Festnetz, 16 Mbit/s oder mehr', 'Fixed line, 16 Mbit/s or more'),
        option('fest_lt16', 'Festnetz, langsamer', 'Fixed line, slower'),
        option('mobilfunk', 'Mobilfunk', 'Mobile network'),
        option('keins', 'Gar nicht', 'Not at all'),
      ],
    },
    {
      id: 'router_wpa2_oder_lan',
      kind: 'yes-no',
      technical: true,
      asked: inFull,
      label: words(
        'Ist Ihr WLAN mit einem Passwort geschützt, oder nutzen Sie ein Kabel?',
        'Is your Wi-Fi protected by a password, or do you use a cable?',
      ),
    },
    {
      id: 'ort',
      kind: 'one-of',
      asked: inFull,
      label: words('Von wo aus arbeiten Sie?', 'Where do you work from?'),
      options: [
        option('inland', 'Aus Deutschland', 'Germany'),
        option('eu', 'Auch aus einem anderen Land der EU', 'Another EU country as well'),
        option('drittland', 'Auch aus einem Land außerhalb der EU', 'A country outside the EU as well'),
      ],
    },
    {
      id: 'raum_abschliessbar_oder_sichtschutz',
      kind: 'yes-no',
      asked: inFull,
      label: words(
        'Können andere Ihren Bildschirm dort nicht einsehen?',
        'Is your screen there out of other people’s sight?',
      ),
    },
  ],
};

const confirmation = (id: string, de: string, en: string): Question => ({
  id,
  kind: 'confirmation',
  asked: true,
  label: words(de, en),
});

const declarations: Step = {
  id: 'erklaerungen',
  title: words('Erklärungen', 'Declarations'),
  questions: [
    confirmation(
      'dienstvereinbarung',
      'Ich habe die Dienstvereinbarung gelesen.',
      'I have read the works agreement.',
    ),
    confirmation('merkblatt', 'Ich habe das Merkblatt gelesen.', 'I have read the leaflet.'),
    confirmation(
      'nur_dienstlich',
      'Ich nutze den Zugang nur für den Dienst.',
      'I use the access for work only.',
    ),
    confirmation(
      'keine_weitergabe',
      'Ich gebe meine Zugangsdaten niemandem weiter.',
      'I pass my access on to nobody.',
    ),
    confirmation('verlust_melden', 'Einen Verlust melde ich sofort.', 'I report a loss at once.'),
    confirmation(
      'keine_lokale_speicherung',
      'Ich speichere nichts auf privaten Datenträgern; Ausdrucke entsorge ich im Amt.',
      'I store nothing on private media, and dispose of printouts at the office.',
    ),
    confirmation(
      'sicht_hoerschutz',
      'Ich achte darauf, dass niemand mitliest oder mithört; Sprachassistenten sind aus.',
      'I see to it that nobody reads or listens in; voice assistants are off.',
    ),
    {
      id: 'unterweisung_am',
      kind: 'day',
      asked: inFull,
      label: words('Wann war Ihre Unterweisung?', 'When were you instructed?'),
    },
    confirmation(
      'datenschutzhinweise',
      'Ich habe die Datenschutzhinweise zur Kenntnis genommen.',
      'I have taken note of the privacy notice.',
    ),
  ],
};

export const defaultCatalogue: QuestionCatalogue = {
  version: 1,
  steps: [concern, period, organisation, tasks, data, device, place, declarations],
};
