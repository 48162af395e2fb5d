import type { Access } from './access.ts';
import type { Audience } from './model.ts';

/** What a reader may read; views are built for a reader, not for a person. */
export type Reader = { audiences: readonly Audience[] };

/** Named people read all of their handover, members the internal view, clients their own, others nothing. */
export function readerOf(access: Access): Reader {
  if (access.standing === 'client') return { audiences: ['client'] };
  if (access.standing !== 'internal') return { audiences: [] };
  const named = access.roles.length > 0;
  return { audiences: named ? ['client', 'internal', 'restricted'] : ['client', 'internal'] };
}

/** The reader of what is shared with the client, whoever looks at it. */
export const clientReader: Reader = { audiences: ['client'] };

/** Whether something with this audience may be shown. */
export function reads(reader: Reader, audience: Audience): boolean {
  return reader.audiences.includes(audience);
}
