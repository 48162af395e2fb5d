import { createPrivateKey, X509Certificate } from 'node:crypto';
import { z } from 'zod';

/** A certificate and its private key, by which Entra knows an application. */
export type Certificate = {
  /** PKCS #8, PEM. */
  privateKey: string;
  /** SHA-256 of the certificate, hexadecimal. */
  thumbprintSha256: string;
};

const remedy = 'Put the private key and its certificate into it, both as PEM.';

/**
 * Reads both out of one PEM text, in whatever order; where a variable holds one line only, line ends
 * may be written as `\n`.
 */
export const certificate = z.string().transform((value, context): Certificate => {
  const found = readBoth(value.replaceAll(String.raw`\n`, '\n'));
  if (found) return found;
  context.addIssue(remedy);
  return z.NEVER;
});

function readBoth(pem: string): Certificate | null {
  try {
    const key = createPrivateKey(pem);
    const certificateOf = new X509Certificate(pem);
    if (!certificateOf.checkPrivateKey(key)) return null;
    return {
      privateKey: key.export({ type: 'pkcs8', format: 'pem' }),
      thumbprintSha256: certificateOf.fingerprint256.replaceAll(':', ''),
    };
  } catch {
    // OpenSSL's own words say nothing of use, and may quote the text.
    return null;
  }
}
