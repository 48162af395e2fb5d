/** Confidential values as tests plant them: `CANARY-<class>-<n>`. */
export type CanaryClass = 'internal' | 'restricted' | 'client' | 'typed';

const secretPatterns: Record<string, RegExp> = {
  'a token': /eyJ[\w-]{10,}\.eyJ/u,
  'a mail address': /[\w.+-]+@[\w-]+\.(example|com|org|net)\b/u,
  'a database address': /postgres(ql)?:\/\//u,
  'an authorization header': /\bBearer [\w-]{8,}/u,
};

/**
 * Every canary of these classes in a text, also where it stands base64-, URL- or HTML-encoded or in
 * another case (the security table's scan C).
 */
export function canariesIn(text: string, classes: readonly CanaryClass[]): string[] {
  const wanted = new RegExp(`canary-(${classes.join('|')})-[\\w-]*`, 'giu');
  const found = readings(text).flatMap((reading) => reading.match(wanted) ?? []);
  return [...new Set(found.map((one) => one.toLowerCase()))];
}

/** Secrets in a text: what a log line must never hold, by name. `values` are known ones. */
export function secretsIn(text: string, values: readonly string[] = []): string[] {
  const named = Object.entries(secretPatterns).filter(([, pattern]) => pattern.test(text));
  const known = values.filter((value) => value.length > 5 && text.includes(value));
  return [...named.map(([name]) => name), ...known.map((value) => `${value.slice(0, 12)}…`)];
}

function readings(text: string): string[] {
  const decoded = text.match(/[A-Za-z0-9+/_-]{24,}={0,2}/gu) ?? [];
  return [
    text,
    decodedUrl(text),
    text.replace(/&#x?[0-9a-f]+;|&amp;|&quot;/giu, (entity) => (entity === '&amp;' ? '&' : '-')),
    ...decoded.map((part) => Buffer.from(part, 'base64').toString('latin1')),
  ];
}

function decodedUrl(text: string): string {
  return text.replace(/(%[0-9a-f]{2})+/giu, (part) =>
    Buffer.from(part.replaceAll('%', ''), 'hex').toString('utf8'),
  );
}
