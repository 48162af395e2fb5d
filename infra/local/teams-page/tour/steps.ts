import type { View } from '../place/place.ts';

/** Where a step happens, in the words of the page's address. */
export interface Spot {
  person: string;
  channel: string;
  view: View;
  /** The page inside the tab; null = the one it opens with. */
  subPage: string | null;
  phone?: boolean;
}

/** Something to do, and the place where it is done. */
export interface Part {
  task: string;
  spot: Spot;
}

export interface Step {
  title: string;
  story: string;
  parts: readonly Part[];
  watch: string;
}

const contoso = { channel: 'contoso', view: 'handover' } as const;

/** The tour: six things to do, each as the person whose turn it is. */
export const STEPS: readonly Step[] = [
  {
    title: 'A deal in trouble',
    story: 'Riya sold a warehouse app that works offline. Nobody asked Tomás.',
    parts: [
      {
        task: 'You are Tomás. Open Promises and say whether it can be kept, and what it costs.',
        spot: { ...contoso, person: 'tomas', subPage: 'promises' },
      },
      {
        task: 'Still as Tomás: choose Accept and press it.',
        spot: { ...contoso, person: 'tomas', subPage: 'answer' },
      },
    ],
    watch: 'Acceptance is refused, and says why.',
  },
  {
    title: 'A question in chat',
    story: 'Is single sign-on part of the scope? Tomás asks where he is anyway.',
    parts: [
      {
        task: 'In the channel, write: ask Is single sign-on part of scope?',
        spot: { person: 'tomas', channel: 'contoso', view: 'posts', subPage: null },
      },
    ],
    watch: 'The question waits for Riya by name, and stands in the record.',
  },
  {
    title: 'An answer from the phone',
    story: 'Riya is between two meetings. The question found her.',
    parts: [
      {
        task: 'You are Riya. On the phone, open Waiting for me and answer a question.',
        spot: { person: 'riya', channel: 'contoso', view: 'posts', subPage: null, phone: true },
      },
    ],
    watch: 'The card in the channel says who answered; the words go to Tomás alone.',
  },
  {
    title: 'Sent back and answered',
    story: 'Too much is open to start. Tomás says exactly what, and Riya sees only that.',
    parts: [
      {
        task: 'You are Tomás. Press “Send back with this” where something is wrong, or tick it here; then send.',
        spot: { ...contoso, person: 'tomas', subPage: 'answer', phone: false },
      },
      {
        task: 'You are Riya. Mend each point and press Done, or say why you can’t; then submit again.',
        spot: { ...contoso, person: 'riya', subPage: 'overview', phone: false },
      },
    ],
    watch:
      'Riya sees the points that were sent, nothing else; Tomás sees what was done about each.',
  },
  {
    title: 'Pressed twice, sent once',
    story: 'Northwind is accepted. Meera plans the kickoff of the three parties.',
    parts: [
      {
        task: 'You are Meera. Choose a time here and on the phone, then press Send on both.',
        spot: {
          person: 'meera',
          channel: 'northwind',
          view: 'handover',
          subPage: 'kickoff',
          phone: true,
        },
      },
    ],
    watch: 'One event in Meera’s calendar, one invitation to each.',
  },
  {
    title: 'What the client sees',
    story: 'Nils has twelve minutes and no wish to learn a tool.',
    parts: [
      {
        task: 'You are Nils, the client. Read what Tomás accepted.',
        spot: {
          person: 'nils',
          channel: 'northwind',
          view: 'handover',
          subPage: null,
          phone: false,
        },
      },
    ],
    watch: 'No hours, no price, no doubts: only what is meant for the client.',
  },
];

/** Where one begins a deal of one's own. */
export const EMPTY_CHANNEL: Spot = {
  person: 'riya',
  channel: 'new-project',
  view: 'handover',
  subPage: null,
  phone: false,
};
