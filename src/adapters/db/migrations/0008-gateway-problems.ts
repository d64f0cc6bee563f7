// What a gateway says is wrong with itself, such as an OpenVPN that does not start; null while nothing is.
import type { Migration } from './migration';

export const gatewayProblems: Migration = {
  name: '0008-gateway-problems',
  statements: [`ALTER TABLE gateways ADD COLUMN problem text`],
};
