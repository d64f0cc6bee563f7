// A complete application that nothing speaks against: an official, encrypted device, ordinary data, at home in Germany.
import type { ApplicationFacts } from '../../../src/domain/application-rule';
import type { Answers } from '../../../src/domain/question';

export const completeAnswers: Answers = {
  antragsart: 'neu',
  arbeitsform: 'telearbeit',
  von: '2026-12-01',
  bis: '2027-05-31',
  fachbereich: 'Bürgeramt',
  vorgesetzte_person: 'vera.vogel@musterstadt.example',
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

export const ordinaryFacts: ApplicationFacts = {
  'private-devices': 'forbidden',
  'vs-nfd-product': false,
  'unsupported-systems': ['windows_10'],
  days: 182,
  'most-days': 365,
  'devices-left': 2,
  'is-staff': true,
  'leaflet-accepted': true,
};
