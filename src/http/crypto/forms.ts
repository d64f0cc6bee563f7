// The forms about cryptography: which profile a group goes by, and what is waived, why and until when.
import { z } from 'zod';
import { cryptoProfileIds } from '../../domain/crypto-profile';
import { choice, day, line, paragraph } from '../kit/form-input';

export const profileForm = z.object({ profile: choice(cryptoProfileIds) });

export const waiverForm = z.object({
  reason: paragraph({ max: 2000 }),
  risk: paragraph({ max: 2000 }),
  residualRisk: paragraph({ max: 2000 }),
  owner: line({ max: 200 }),
  until: day(),
});
