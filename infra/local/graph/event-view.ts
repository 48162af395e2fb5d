import type { StoredAttendee, StoredEvent } from '../state-model.ts';
import { graphTime } from '../time-zones.ts';
import { personById } from '../world.ts';

/** The event as Graph shows it, times in the wanted Windows zone; properties when expanded. */
export function eventView(
  event: StoredEvent,
  options: { timeZone: string; withProperties: boolean },
): Record<string, unknown> {
  const mailbox = personById(event.mailbox);
  return {
    '@odata.etag': `W/"${event.id.slice(-12)}-${event.revision}"`,
    id: event.id,
    createdDateTime: event.createdAt,
    lastModifiedDateTime: event.modifiedAt,
    changeKey: String(event.revision),
    categories: [],
    transactionId: event.transactionId,
    originalStartTimeZone: event.startZone,
    originalEndTimeZone: event.endZone,
    iCalUId: event.iCalUId,
    subject: event.subject,
    body: { contentType: event.bodyType, content: event.body },
    bodyPreview: event.body.replaceAll(/<[^<>]*>/g, '').slice(0, 255),
    importance: 'normal',
    sensitivity: event.isPrivate ? 'private' : 'normal',
    isAllDay: false,
    isCancelled: event.isCancelled,
    isOrganizer: event.copyOf === null,
    isDraft: false,
    hasAttachments: false,
    hideAttendees: false,
    allowNewTimeProposals: event.allowNewTimeProposals,
    responseRequested: true,
    seriesMasterId: null,
    showAs: event.showAs,
    type: 'singleInstance',
    webLink: `https://outlook.office365.com/owa/?itemid=${encodeURIComponent(event.id)}`,
    start: graphTime(event.start, options.timeZone),
    end: graphTime(event.end, options.timeZone),
    location: { displayName: event.location ?? '' },
    organizer: { emailAddress: { name: event.organizer.name, address: event.organizer.mail } },
    responseStatus: ownResponse(event, mailbox?.mail),
    attendees: event.attendees.map((attendee) => attendeeView(attendee, options.timeZone)),
    isOnlineMeeting: event.joinUrl !== null,
    onlineMeetingProvider: event.joinUrl === null ? 'unknown' : 'teamsForBusiness',
    onlineMeetingUrl: null,
    onlineMeeting: event.joinUrl === null ? null : { joinUrl: event.joinUrl },
    ...(options.withProperties ? { singleValueExtendedProperties: event.properties } : {}),
  };
}

function ownResponse(event: StoredEvent, mail: string | undefined): Record<string, unknown> {
  if (event.copyOf === null) return { response: 'organizer', time: '0001-01-01T00:00:00Z' };
  const own = event.attendees.find((attendee) => attendee.mail === mail);
  return responseView(own);
}

function responseView(attendee: StoredAttendee | undefined): Record<string, unknown> {
  const response = attendee?.response ?? 'none';
  return {
    response: response === 'none' ? 'notResponded' : response,
    time: attendee?.respondedAt ?? '0001-01-01T00:00:00Z',
  };
}

function attendeeView(attendee: StoredAttendee, timeZone: string): Record<string, unknown> {
  const status = responseView(attendee);
  return {
    type: attendee.type,
    status: attendee.response === 'none' ? { ...status, response: 'none' } : status,
    emailAddress: { name: attendee.name, address: attendee.mail },
    ...(attendee.proposed
      ? {
          proposedNewTime: {
            start: graphTime(attendee.proposed.start, timeZone),
            end: graphTime(attendee.proposed.end, timeZone),
          },
        }
      : {}),
  };
}
