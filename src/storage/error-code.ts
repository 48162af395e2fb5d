/** The code an error carries (PostgreSQL's SQLSTATE or Node's name), else an empty text. */
export function errorCode(error: unknown): string {
  // Errors of another realm (a test's sandbox) are no instances of this realm's Error.
  if (typeof error !== 'object' || error === null || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}
