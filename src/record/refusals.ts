import { Refusal, type RefusalCode } from '../refusal.ts';
import { stateWords } from '../words.ts';
import type { State } from './model.ts';

/** The refusals every verb shares, each with a sentence that says what to do. */
export function refusalFor(code: RefusalCode, state?: State): Refusal {
  switch (code) {
    case 'not_found':
      return new Refusal(
        code,
        "This handover isn't yours, or it doesn't exist. Ask whoever sent you here.",
      );
    case 'role_required':
      return new Refusal(code, "That is somebody else's to do. People on Overview shows whose.");
    case 'invalid_state':
      return new Refusal(
        code,
        `That can't be done while the handover is ${state ? inASentence(state) : 'as it is'}. Look at Overview for the next step.`,
        state ? { state } : {},
      );
    case 'already_accepted':
      return new Refusal(
        code,
        'This handover is accepted already. Reload to see version 1.',
        state ? { state } : {},
      );
    case 'directory_unavailable':
      return new Refusal(code, 'We cannot see who is in this team right now. Try again shortly.');
    default:
      return new Refusal(code, 'That was refused. Reload and try again.');
  }
}

function inASentence(state: State): string {
  const word = stateWords[state].toLowerCase();
  return state === 'draft' ? `a ${word}` : word;
}
