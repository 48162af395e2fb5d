import {
  Badge,
  Caption1,
  Subtitle2,
  Text,
  makeStyles,
  mergeClasses,
  tokens,
} from '@fluentui/react-components';
import type { CalendarEventView } from '../../page-model.ts';
import { OpenLink } from '../host/use-open-link.tsx';
import { useHere } from '../place/use-place.ts';
import { useMicrosoft } from '../servers/queries.ts';
import { Heading } from '../shell/heading.tsx';
import { Problem, Waiting } from '../shell/states.tsx';
import { cityOf, dayOf, distance, timesIn } from '../shell/times.ts';
import { OwnMeeting } from './own-meeting.tsx';

const useStyles = makeStyles({
  list: {
    flexGrow: 1,
    overflowY: 'auto',
    padding: tokens.spacingHorizontalL,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
  },
  day: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  event: {
    display: 'grid',
    gridTemplateColumns: 'minmax(112px, 168px) minmax(0, 1fr)',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    borderLeft: `${tokens.strokeWidthThickest} solid ${tokens.colorNeutralStroke1}`,
    maxWidth: '840px',
  },
  meeting: {
    borderLeftColor: tokens.colorBrandStroke1,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  words: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS },
  quiet: { color: tokens.colorNeutralForeground3 },
  cancelled: { textDecorationLine: 'line-through' },
});

/** A person's next four weeks: busy times quietly, meetings with people in full. */
export function Calendar({ owner }: { owner: string }) {
  const styles = useStyles();
  const { place } = useHere();
  const calendar = useMicrosoft('calendar', `calendar?person=${place.person.id}`);
  if (calendar.isPending) return <Waiting />;
  if (calendar.error)
    return <Problem error={calendar.error} retry={() => void calendar.refetch()} />;
  const { timeZone, events } = calendar.data;
  return (
    <>
      <Heading
        title={`${owner}’s calendar`}
        detail={`The next four weeks, in ${cityOf(timeZone)} time`}
      />
      <div className={styles.list} tabIndex={0} role="region" aria-label="Events">
        {events.length === 0 && <Text>Nothing in the next four weeks.</Text>}
        {byDay(events, timeZone).map(([day, ofDay]) => (
          <section key={day} className={styles.day} aria-label={day}>
            <Subtitle2 as="h2">{day}</Subtitle2>
            {ofDay.map((event) => (
              <Event key={event.id} event={event} timeZone={timeZone} />
            ))}
          </section>
        ))}
      </div>
    </>
  );
}

function Event({ event, timeZone }: { event: CalendarEventView; timeZone: string }) {
  const styles = useStyles();
  const { place } = useHere();
  const meeting = event.attendees.length > 0;
  return (
    <article className={mergeClasses(styles.event, meeting && styles.meeting)}>
      <Text>{timesIn(event.start, event.end, timeZone)}</Text>
      <div className={styles.words}>
        <Text
          weight={meeting ? 'semibold' : 'regular'}
          className={event.cancelled ? styles.cancelled : undefined}
        >
          {event.subject || 'Busy'}
        </Text>
        {event.cancelled && (
          <span>
            <Badge appearance="outline">Cancelled</Badge>
          </span>
        )}
        {meeting && <People event={event} />}
        {event.own && <OwnMeeting eventId={event.id} personId={place.person.id} />}
        {event.joinUrl && !event.cancelled && (
          <span>
            <OpenLink address={event.joinUrl}>Join the meeting</OpenLink>
          </span>
        )}
      </div>
    </article>
  );
}

const RESPONSES: Record<string, string> = {
  accepted: 'accepted',
  declined: 'declined',
  tentativelyAccepted: 'maybe',
  organizer: 'organizer',
};

function People({ event }: { event: CalendarEventView }) {
  const styles = useStyles();
  const people = event.attendees.map(
    (one) => `${one.name} (${RESPONSES[one.response] ?? 'not answered'})`,
  );
  return (
    <Caption1 className={styles.quiet}>
      Invited by {event.organizer}: {people.join(', ')}
    </Caption1>
  );
}

function byDay(events: CalendarEventView[], timeZone: string): [string, CalendarEventView[]][] {
  const days = new Map<string, CalendarEventView[]>();
  const sorted = events.toSorted((one, other) => one.start.localeCompare(other.start));
  for (const event of sorted) {
    const day = `${dayOf(event.start, timeZone)}, ${distance(event.start, timeZone)}`;
    days.set(day, [...(days.get(day) ?? []), event]);
  }
  return [...days];
}
