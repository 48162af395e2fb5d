import { GraphRefusal } from './call.ts';

const FORBIDDEN = /["*:<>?/\\|]|^ | $|\.$|_vti_|^~\$/;
const RESERVED = /^(\.lock|con|prn|aux|nul|com\d|lpt\d|desktop\.ini)$/i;
const LONGEST_PATH = 400;

/**
 * Refuses with 400 what SharePoint refuses as a name or a path, `path` from the site's root on
 * ("Restrictions and limitations in OneDrive and SharePoint", support.microsoft.com).
 */
export function requireName(name: string, path: string): void {
  if (name === '' || FORBIDDEN.test(name) || RESERVED.test(name)) {
    throw new GraphRefusal(
      400,
      'invalidRequest',
      'The provided name cannot contain these characters or is reserved.',
    );
  }
  if (path.length > LONGEST_PATH) {
    throw new GraphRefusal(400, 'pathIsTooLong', 'The path is longer than 400 characters.');
  }
}
