// How the people of the demo fill in an application: an official notebook, ordinary data, at home.
import type { ApplicationDraft } from '../domain/application-draft';
import type { Answers } from '../domain/question';

const usual: Answers = {
  antragsart: 'neu',
  arbeitsform: 'telearbeit',
  fachbereich: 'Bauamt',
  vorgesetzte_person: 'viola.vogel',
  laufwerke: 'ja',
  datenarten: ['pb_normal'],
  geraet: 'dienstlich_verwaltet',
  os: 'windows_11',
  platte_verschluesselt: 'ja',
  mehrere_nutzer_am_geraet: 'nein',
  internet: 'fest_ge16',
  router_wpa2_oder_lan: 'ja',
  ort: 'inland',
  raum_abschliessbar_oder_sichtschutz: 'ja',
  dienstvereinbarung: 'ja',
  merkblatt: 'ja',
  nur_dienstlich: 'ja',
  keine_weitergabe: 'ja',
  verlust_melden: 'ja',
  keine_lokale_speicherung: 'ja',
  sicht_hoerschutz: 'ja',
  datenschutzhinweise: 'ja',
};

type FillingIn = Pick<ApplicationDraft, 'personId' | 'profileId' | 'leafletVersion' | 'savedAt'> & {
  readonly from: string;
  readonly until: string;
  readonly purpose: string;
  /** Login name of the supervisor, where that matters. */
  readonly supervisor?: string;
};

export function filledIn({ from, until, purpose, supervisor, ...draft }: FillingIn): ApplicationDraft {
  return {
    ...draft,
    grantId: null,
    answers: {
      ...usual,
      ...(supervisor === undefined ? {} : { vorgesetzte_person: supervisor }),
      von: from,
      bis: until,
      aufgaben: purpose,
      unterweisung_am: from,
    },
  };
}
