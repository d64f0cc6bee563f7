// The sixteen Länder, by which a municipality's public holidays go; codes of ISO 3166-2.

export const federalStates = [
  'DE-BW',
  'DE-BY',
  'DE-BE',
  'DE-BB',
  'DE-HB',
  'DE-HH',
  'DE-HE',
  'DE-MV',
  'DE-NI',
  'DE-NW',
  'DE-RP',
  'DE-SL',
  'DE-SN',
  'DE-ST',
  'DE-SH',
  'DE-TH',
] as const;

export type FederalState = (typeof federalStates)[number];

export function isFederalState(text: string): text is FederalState {
  return federalStates.some((state) => state === text);
}
