import type { Access } from './access.ts';

/** Whether a thing that waits for, or comes from, this person is theirs; null is nobody. */
export function isTheirs(access: Access, personId: string | null): boolean {
  return personId !== null && access.personId === personId;
}
