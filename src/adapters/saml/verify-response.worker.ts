// The thread that verifies responses: the entry that `npm run build` makes a file of its own of.
import { allowListedAlgorithmsOnly } from './allowed-signatures';
import { verifyResponse } from './verify-response';

allowListedAlgorithmsOnly();

export { verifyResponse };
