import type { z } from 'zod';
import { Refusal, type FieldProblem } from '../refusal.ts';

/** Our own messages are sentences that say what to do; zod's are words for programmers. */
function remedyFor(pointer: string, { message }: { message: string }): string {
  if (/[.!?]$/u.test(message)) return message;
  return `Check ${pointer === '' ? 'the body' : pointer}; it is not what belongs there.`;
}

/** Turns what zod found into one refusal; a field we don't know is named as such (AZ10). */
export function refusalOf(error: z.ZodError): Refusal {
  const errors: FieldProblem[] = error.issues.flatMap((issue) => {
    const base = issue.path.map((part) => `/${String(part)}`).join('');
    return issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({
          pointer: `${base}/${key}`,
          code: 'unknown_field',
          detail: 'Remove this field; it is not one of ours.',
        }))
      : [{ pointer: base === '' ? '/' : base, code: issue.code, detail: remedyFor(base, issue) }];
  });
  const unknown = errors.find((one) => one.code === 'unknown_field');
  return unknown
    ? new Refusal('unknown_field', `Remove ${unknown.pointer}; it is not one of our fields.`, {
        errors,
      })
    : new Refusal('invalid_input', errors[0]?.detail ?? 'Check the fields.', { errors });
}
