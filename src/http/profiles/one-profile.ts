// Which access profile an address means.
import { accessProfileId, type AccessProfileId } from '../../domain/ids';
import type { PersonContext } from '../kit/context';

export const profileIn = ({ params }: PersonContext): AccessProfileId =>
  accessProfileId(params['profile'] ?? '');
