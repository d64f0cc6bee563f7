// Every page of the portal in every state worth looking at, by what it is about.
import type { StagedStates } from '../staged-states';
import { archiveSights, deviceSights, inboxSights, peopleSights, queueSights } from './decision-sights';
import { accessSights, ownDeviceSights, requestSights, startSights } from './employee-sights';
import { errorSights, publicSights } from './open-sights';
import { networkSights, profileSights } from './profile-sights';
import { providerSights, setUpSights } from './provider-sights';
import type { Sight } from './sight';
import { cryptoSights } from './crypto-sights';
import { administrationSights } from './administration-sights';
import { questionSights, templateSights } from './question-sights';
import { auditSights, gatewaySights, restoreSights, settingsSights } from './upkeep-sights';

export const tourPlan: Readonly<Record<string, (states: StagedStates) => readonly Sight[]>> = {
  'before signing in': publicSights,
  'what goes wrong': errorSights,
  start: startSights,
  'own requests': requestSights,
  'my access': accessSights,
  'own devices': ownDeviceSights,
  'day and queue': queueSights,
  'asked by others': inboxSights,
  'looking back': archiveSights,
  people: peopleSights,
  devices: deviceSights,
  gateways: gatewaySights,
  'after a restore': restoreSights,
  'audit log': auditSights,
  settings: settingsSights,
  'sign-in and administration': administrationSights,
  cryptography: cryptoSights,
  'access profiles': profileSights,
  'networks and addresses': networkSights,
  'questions and rules': questionSights,
  'questions and rules of the provider': templateSights,
  provider: providerSights,
  'setting up a sign-in': setUpSights,
};
