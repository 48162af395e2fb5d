import { stampProperty } from '../microsoft/calendar.ts';
import type { Attendee } from './model.ts';

export type Invitation = {
  handoverId: string;
  revision: number;
  subject: string;
  agenda: readonly string[];
  attendees: readonly Attendee[];
  /** Wall-clock times without offset, in the Windows zone beside them. */
  start: string;
  end: string;
  zone: string;
};

/** The stamp and transaction id of one revision of one handover's kickoff: the same for ever. */
export function intentOf(handoverId: string, revision: number): string {
  return `handover-${handoverId}-kickoff-${revision}`;
}

/**
 * The exact body of the event, stored before it is first sent: the same transactionId with the same
 * body makes no second event. Plain text only, so that nothing typed becomes markup (IN01).
 */
export function eventBody(invitation: Invitation): object {
  const intent = intentOf(invitation.handoverId, invitation.revision);
  return {
    subject: invitation.subject,
    body: { contentType: 'text', content: textOf(invitation.agenda) },
    start: { dateTime: invitation.start, timeZone: invitation.zone },
    end: { dateTime: invitation.end, timeZone: invitation.zone },
    attendees: invitation.attendees
      .filter((attendee) => !attendee.organizer)
      .map(({ name, mail }) => ({ emailAddress: { name, address: mail }, type: 'required' })),
    isOnlineMeeting: true,
    onlineMeetingProvider: 'teamsForBusiness',
    allowNewTimeProposals: true,
    transactionId: intent,
    singleValueExtendedProperties: [{ id: stampProperty, value: intent }],
  };
}

function textOf(agenda: readonly string[]): string {
  return ['Agenda', '', ...agenda.map((line, index) => `${index + 1}. ${line}`)].join('\n');
}
