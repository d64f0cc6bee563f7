// A session at two municipalities, as the suite says, kept in memory.
import { usePortal } from '../../support/portal';
import { composedRoutes } from '../../support/portal-routes';
import { testSessions } from './support/sessions-suite';

testSessions(usePortal(composedRoutes));
