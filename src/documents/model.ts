import { z } from 'zod';

/** The folders of a handover below `Handover – <project>`. */
export const folderKind = z.enum(['root', 'scope-of-work', 'client-requirements', 'meetings']);
export type FolderKind = z.infer<typeof folderKind>;

export const folder = z.object({
  kind: folderKind,
  name: z.string(),
  url: z.url().nullable(),
});

/** `none`: no channel is connected. `making`: n of 4 exist. `pending`: SharePoint isn't ready. */
export const folderSet = z.object({
  state: z.enum(['none', 'making', 'pending', 'made', 'needs-attention']),
  folders: z.array(folder),
  made: z.int(),
  total: z.int(),
});
export type FolderSet = z.infer<typeof folderSet>;
