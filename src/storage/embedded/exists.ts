import { access } from 'node:fs/promises';

/** Whether a file or folder is there and can be reached. */
export async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
