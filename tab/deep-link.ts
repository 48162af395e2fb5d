import { hashOf, placeOf } from './place.ts';

/** What the address and Teams together ask for: form values or a handover, and a place in it. */
interface DeepLink {
  query: URLSearchParams;
  /** A hash such as `#promises/<id>`, or null when the link names no place. */
  hash: string | null;
}

/** Reads a link; Teams hands on either a query string (`handover=…&page=…`) or `page/ref`. */
export function deepLinkOf(address: URL, subPageId: string | null): DeepLink {
  const query = new URLSearchParams(address.search);
  if (subPageId === null || subPageId === '') return { query, hash: null };
  if (!subPageId.includes('=')) return { query, hash: cleanHash(`#${subPageId}`) };
  const given = new URLSearchParams(subPageId);
  for (const [name, value] of given) query.set(name, value);
  const page = given.get('page');
  if (page === null) return { query, hash: null };
  const ref = given.get('ref');
  return { query, hash: cleanHash(ref === null ? `#${page}` : `#${page}/${ref}`) };
}

/** Unknown pages become the overview. */
function cleanHash(hash: string): string {
  const { page, ref } = placeOf(hash, 0);
  return hashOf(page, ref);
}
