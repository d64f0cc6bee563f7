// By what the key register is narrowed down.
import { z } from 'zod';
import { vpnProtocols } from '../../domain/access-profile';
import { credentialStates } from '../../domain/credential';
import { endingWithinDays, type KeyRegisterView } from '../../domain/key-register';
import { choice, line } from '../kit/form-input';

/** An empty field narrows nothing down. */
export const keyRegisterForm = z
  .object({
    number: line({ max: 120, min: 0 }),
    protocol: choice(['', ...vpnProtocols]),
    state: choice(['', ...credentialStates]),
    ending: choice(['', '30', '90']),
  })
  .transform(({ number, protocol, state, ending }): KeyRegisterView => ({
    number,
    protocol: protocol === '' ? null : protocol,
    state: state === '' ? null : state,
    endingWithin: endingWithinDays.find((days) => String(days) === ending) ?? null,
  }));

/** The choice as it travels in addresses and in the form of the export. */
export function inAddress({ number, protocol, state, endingWithin }: KeyRegisterView) {
  return { number, protocol, state, ending: endingWithin === null ? null : String(endingWithin) };
}
