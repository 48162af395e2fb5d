import type { Person } from '../world.ts';
import { GraphRefusal, type GraphCall, type GraphTenant } from './call.ts';
import { isDeliveryStaff, requireMailbox } from './users.ts';

/**
 * The mailbox a calendar call is about. The app reaches the delivery staff only (Exchange RBAC for
 * Applications); a person reaches their own. Anything else is 403 ErrorAccessDenied.
 */
export function reachableMailbox(tenant: GraphTenant, call: GraphCall): Person {
  const person = requireMailbox(call.params['user-id']);
  const own = call.actor.personId === person.id;
  const asApp = call.actor.personId === null;
  if (own || (asApp && isDeliveryStaff(person, tenant.store.current.members))) return person;
  throw new GraphRefusal(
    403,
    'ErrorAccessDenied',
    'Access is denied. Check credentials and try again.',
  );
}
