import {
  Body1,
  Caption1,
  MessageBar,
  MessageBarBody,
  Radio,
  RadioGroup,
  makeStyles,
  mergeClasses,
  tokens,
} from '@fluentui/react-components';
import type { KickoffTime, KickoffTimes } from '../../src/kickoff/model.ts';
import { cityOf, firstName } from '../../src/words.ts';
import { useBothTimes } from '../ui/both-times.ts';
import { halfHourFrom8 as halfOf } from '../ui/dates.ts';
import { Stack } from '../ui/layout.tsx';
import { Mark } from '../ui/mark.tsx';

const PHONE = '@media (max-width: 480px)';

const useStyles = makeStyles({
  times: { alignItems: 'stretch' },
  time: {
    paddingBlock: tokens.spacingVerticalS,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`,
  },
  people: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(260px, 1fr))',
    columnGap: tokens.spacingHorizontalXL,
    rowGap: tokens.spacingVerticalS,
    paddingInlineStart: '36px',
    [PHONE]: { paddingInlineStart: tokens.spacingHorizontalM },
  },
  strip: { display: 'flex', columnGap: '1px', minHeight: '18px', [PHONE]: { display: 'none' } },
  half: {
    height: '8px',
    flex: '1 1 0',
    maxWidth: '10px',
    boxSizing: 'border-box',
    // Visible in the high contrast theme only, where the colours below are all the same.
    border: `1px solid ${tokens.colorTransparentStroke}`,
  },
  f: { backgroundColor: tokens.colorPaletteGreenBackground2 },
  b: { backgroundColor: tokens.colorPaletteRedBorder2 },
  o: { backgroundColor: tokens.colorNeutralBackground5 },
  u: {
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px dotted ${tokens.colorNeutralStroke1}`,
    boxSizing: 'border-box',
  },
  meeting: { height: '14px', borderBottom: `3px solid ${tokens.colorBrandStroke1}` },
  quiet: { color: tokens.colorNeutralForeground3 },
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalM,
    alignItems: 'center',
  },
});

const AVAILABILITY = {
  free: 'free',
  busy: 'busy',
  'outside-hours': 'outside working hours',
  unknown: 'we can’t see the calendar',
} as const;

/** Times to choose from; each says in words for whom it fits, the strips only repeat it. */
export function TimeList(props: {
  times: KickoffTimes;
  chosen: string | null;
  onChoose: (start: string) => void;
}) {
  const styles = useStyles();
  const { times } = props;
  return (
    <Stack>
      {times.problem === null ? null : (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{times.problem}</MessageBarBody>
        </MessageBar>
      )}
      {times.times.length === 0 ? (
        // Where the calendars can't be read, nothing is known about who is free.
        times.problem === null && (
          <Body1>
            No time in the next weeks fits everybody. Try again when calendars have moved.
          </Body1>
        )
      ) : (
        <RadioGroup
          className={styles.times}
          aria-label="When"
          value={props.chosen ?? ''}
          onChange={(_event, { value }) => props.onChoose(value)}
        >
          {times.times.map((time) => (
            <div key={time.start} className={styles.time}>
              <TimeLine time={time} times={times} />
            </div>
          ))}
        </RadioGroup>
      )}
    </Stack>
  );
}

function TimeLine({ time, times }: { time: KickoffTime; times: KickoffTimes }) {
  const styles = useStyles();
  const both = useBothTimes();
  const zone = times.timeZone;
  return (
    <>
      <div className={styles.row}>
        <Radio value={time.start} label={both(time.start, times.clientZone)} />
        {time.staffFree ? <Mark kind="done">all of us are free</Mark> : null}
        {time.remark === null ? null : <Caption1 className={styles.quiet}>{time.remark}</Caption1>}
      </div>
      <div className={styles.people}>
        {time.people.map((person) => (
          <div key={person.name}>
            <Caption1>
              {firstName(person.name)}
              {person.localTime === null || person.timeZone === null
                ? ''
                : `, ${person.localTime} in ${cityOf(person.timeZone)}`}
              <span className={styles.quiet}>, {AVAILABILITY[person.availability]}</span>
            </Caption1>
            <Strip
              strip={person.strip}
              from={halfOf(time.start, zone)}
              to={halfOf(time.end, zone)}
            />
          </div>
        ))}
      </div>
    </>
  );
}

/** The half hours from 08:00 on; the meeting's own stand out. */
function Strip({ strip, from, to }: { strip: string; from: number; to: number }) {
  const styles = useStyles();
  return (
    <div className={styles.strip} aria-hidden>
      {strip.split('').map((half, index) => (
        <span
          key={`${index} ${half}`}
          className={mergeClasses(
            styles.half,
            isHalf(half) ? styles[half] : styles.u,
            index >= from && index < to && styles.meeting,
          )}
        />
      ))}
    </div>
  );
}

function isHalf(half: string): half is 'f' | 'b' | 'o' | 'u' {
  return ['f', 'b', 'o', 'u'].includes(half);
}
