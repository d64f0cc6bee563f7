// What a person reads when the portal says no about cryptography, English.
export const cryptoRefusals = {
  'crypto-waiver-incomplete': 'Fill in all fields: reason, risk, remaining risk and who bears it.',
  'crypto-waiver-day-past': 'This day is past or today. Choose a later one.',
  'crypto-waiver-day-too-far': 'A waiver is in force for twelve months at most. Choose an earlier day.',
  'own-crypto-waiver': 'You have proposed this waiver. Somebody else has to confirm it.',
  'crypto-waiver-owner-confirms':
    'You are named as the person who bears the risk. Somebody else has to confirm the waiver.',
  'crypto-waiver-decided': 'This waiver has been decided already. Load the page anew.',
  'crypto-waiver-lapsed':
    'This proposal has lapsed, because nobody confirmed it within 30 days or its last day is over. Propose the waiver anew.',
  'crypto-waiver-open': 'A waiver for this profile waits for confirmation already. Withdraw it first.',
  'crypto-waiver-needless': 'This profile needs no waiver.',
  'crypto-waiver-missing': 'No waiver is in force for this profile. Propose one first and have it confirmed.',
  'no-such-crypto-waiver': 'There is no such waiver.',
} as const;
