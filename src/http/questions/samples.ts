// Sample people to try questions and rules out with: what they would answer.
import type { Answers } from '../../domain/question';

export const sampleNames = ['office', 'social', 'private', 'abroad'] as const;

const office: Answers = {
  antragsart: 'neu',
  arbeitsform: 'telearbeit',
  von: '2027-01-04',
  bis: '2027-06-30',
  fachbereich: 'Bürgeramt',
  vorgesetzte_person: 'fuehrungskraft@verwaltung.example',
  aufgaben: 'Anträge bearbeiten',
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
  unterweisung_am: '2026-11-02',
  datenschutzhinweise: 'ja',
};

export const samples: Readonly<Record<(typeof sampleNames)[number], Answers>> = {
  office,
  social: { ...office, fachbereich: 'Jugendamt', datenarten: ['pb_normal', 'sozialdaten'] },
  private: { ...office, geraet: 'privat' },
  abroad: { ...office, ort: 'eu', internet: 'mobilfunk' },
};
