import { Button, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { Suspense, lazy, useEffect, useState } from 'react';
import type { HandoverView } from '../../src/overview/model.ts';
import { useNavigation } from '../place.ts';
import { Panel } from '../ui/layout.tsx';
import { Mark } from '../ui/mark.tsx';
import { PersonName } from '../ui/person.tsx';
import { Loading } from '../ui/states.tsx';
import { Target } from '../ui/target.tsx';
import { roleWords } from '../words.ts';

/** Only a delivery head needs it, and only after a press. */
const NamingForm = lazy(() =>
  import('./naming-form.tsx').then((form) => ({ default: form.NamingForm })),
);

const NAMES = ['people', 'roles', 'tech-lead', 'project-manager'];

const useStyles = makeStyles({
  line: { display: 'flex', flexDirection: 'column' },
  quiet: { color: tokens.colorNeutralForeground3 },
});

/** Who holds which role, and the form with which a delivery head names lead and manager. */
export function People({ view }: { view: HandoverView }) {
  const styles = useStyles();
  const { place } = useNavigation();
  const [isOpen, open] = useState(false);
  useEffect(() => {
    if (place.ref !== null && NAMES.includes(place.ref) && view.can.nameRoles) open(true);
  }, [place.ref, place.turn, view.can.nameRoles]);
  const name = (
    <Button size="small" onClick={() => open(true)}>
      Name lead and manager
    </Button>
  );
  return (
    <Target name={NAMES}>
      <Panel title="People" action={view.can.nameRoles && !isOpen ? name : null}>
        {view.people.map(({ role, person }, index) => (
          <div key={`${role} ${person?.id ?? index}`} className={styles.line}>
            <Caption1 className={styles.quiet}>{roleWords[role]}</Caption1>
            {person === null ? (
              <Mark kind="check">Not named yet</Mark>
            ) : (
              <PersonName person={person} />
            )}
          </div>
        ))}
        {isOpen ? (
          <Suspense fallback={<Loading lines={3} />}>
            <NamingForm view={view} onClose={() => open(false)} />
          </Suspense>
        ) : null}
      </Panel>
    </Target>
  );
}
