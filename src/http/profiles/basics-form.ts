// The form for what a profile is called and how far it goes, and at which field the rules find fault.
import { z } from 'zod';
import { deviceKinds, deviceSystems, vpnProtocols } from '../../domain/access-profile';
import {
  longestProfileDays,
  maxProfileDescription,
  maxProfileName,
  mostDevices,
} from '../../domain/profile-basics';
import { choices, line, wholeNumber } from '../kit/form-input';
import type { FieldOfRefusal } from '../kit/refused-form';

const basics = {
  name: line({ max: maxProfileName }),
  description: line({ max: maxProfileDescription }),
  protocols: choices(vpnProtocols),
  deviceKinds: choices(deviceKinds),
  systems: choices(deviceSystems),
  maxDevices: wholeNumber({ min: 1, max: mostDevices }),
  maxDays: wholeNumber({ min: 1, max: longestProfileDays }),
};

export const newProfileForm = z.object({ ...basics, group: line({ max: 60 }) });
export const basicsForm = z.object({
  ...basics,
  /** The revision that stood on the page. */
  seen: wholeNumber({ min: 0, max: 1_000_000_000 }),
});

export const fieldOfBasics: FieldOfRefusal = {
  'profile-name-taken': 'name',
  'profile-name-unfit': 'name',
  'profile-description-unfit': 'description',
  'profile-without-protocols': 'protocols',
  'profile-protocol-without-addresses': 'protocols',
  'profile-offers-nothing': 'protocols',
  'profile-without-device-kinds': 'deviceKinds',
  'profile-without-systems': 'systems',
  'no-such-gateway-group': 'group',
  'too-many-profiles': 'name',
  'reach-too-many': 'name',
  'changed-meanwhile': 'name',
};
