// A complete application that nothing speaks against: an official, encrypted device, ordinary data, at home in Germany.
import type { ApplicationFacts } from '../../../src/domain/application-rule';
import { ordinaryAnswers } from '../../../src/domain/ordinary-answers';
import type { Answers } from '../../../src/domain/question';

export const completeAnswers: Answers = {
  ...ordinaryAnswers,
  von: '2026-12-01',
  bis: '2027-05-31',
  fachbereich: 'Bürgeramt',
  vorgesetzte_person: 'vera.vogel@musterstadt.example',
  aufgaben: 'Anträge bearbeiten',
  unterweisung_am: '2026-11-02',
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
