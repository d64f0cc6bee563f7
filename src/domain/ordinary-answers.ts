// An ordinary application under the default questions: an official, encrypted device, ordinary data, at home in Germany. To try
// rules out with, and for those who show how applying goes.
import type { Answers } from './question';

/** All but days, department, supervisor and tasks: those are somebody's own. */
export const ordinaryAnswers: Answers = {
  antragsart: 'neu',
  arbeitsform: 'telearbeit',
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
