// Sample people to try questions and rules out with: what they would answer.
import { ordinaryAnswers } from '../../domain/ordinary-answers';
import type { Answers } from '../../domain/question';

export const sampleNames = ['office', 'social', 'private', 'abroad'] as const;

const office: Answers = {
  ...ordinaryAnswers,
  von: '2027-01-04',
  bis: '2027-06-30',
  fachbereich: 'Bürgeramt',
  vorgesetzte_person: 'fuehrungskraft@verwaltung.example',
  aufgaben: 'Anträge bearbeiten',
  unterweisung_am: '2026-11-02',
};

export const samples: Readonly<Record<(typeof sampleNames)[number], Answers>> = {
  office,
  social: { ...office, fachbereich: 'Jugendamt', datenarten: ['pb_normal', 'sozialdaten'] },
  private: { ...office, geraet: 'privat' },
  abroad: { ...office, ort: 'eu', internet: 'mobilfunk' },
};
