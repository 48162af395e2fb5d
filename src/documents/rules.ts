import filenamify from 'filenamify';
import type { FolderKind } from './model.ts';

export const folderNames: Record<Exclude<FolderKind, 'root'>, string> = {
  'scope-of-work': '1 Scope of work',
  'client-requirements': '2 Client requirements',
  meetings: '3 Meetings',
};

const longest = 100;
/** Characters that SharePoint refuses or Graph's addressing reserves; filenamify knows the rest. */
const reserved = /[#%&~{}]|_vti_/giu;
const invisible = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}]/gu;

/**
 * The name of a handover's folder: legal in SharePoint, the same every time, never a way out of its
 * parent (IN08). `copy` counts up when somebody else's folder has the name. Source: "Restrictions
 * and limitations in OneDrive and SharePoint", Microsoft support.
 */
export function rootName(project: string, copy = 1): string {
  const legal = filenamify(project.normalize('NFC').replace(invisible, ''), {
    replacement: '-',
    maxLength: longest,
  }).replace(reserved, '-');
  // filenamify keeps what it takes for an extension whole, however long; where that is cut, a space may end it.
  const name = Array.from(legal).slice(0, longest).join('').trim();
  const said = /[\p{L}\p{N}]/u.test(name) ? name : 'Project';
  return copy === 1 ? `Handover – ${said}` : `Handover – ${said} (${copy})`;
}
