import { Button, Caption1, Field, Select, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { HandoverView } from '../../src/overview/model.ts';
import { useHandoverChange } from '../data/mutations.ts';
import { useCandidates } from '../data/queries.ts';
import { useNavigation } from '../place.ts';
import { Panel, Row, Stack } from '../ui/layout.tsx';
import { Mark } from '../ui/mark.tsx';
import { PersonName } from '../ui/person.tsx';
import { Failed, WhenLoaded } from '../ui/states.tsx';
import { Target } from '../ui/target.tsx';
import { roleWords } from '../words.ts';

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
        {isOpen ? <NamingForm view={view} onClose={() => open(false)} /> : null}
      </Panel>
    </Target>
  );
}

function NamingForm({ view, onClose }: { view: HandoverView; onClose: () => void }) {
  const holder = (role: string) => view.people.find((one) => one.role === role)?.person?.id ?? '';
  const [techLead, setLead] = useState(holder('tech-lead'));
  const [projectManager, setManager] = useState(holder('project-manager'));
  const candidates = useCandidates(view.id, true);
  const change = useHandoverChange(view.id, 'nameRoles');
  const save = () =>
    change.mutate(
      {
        version: view.version,
        body: {
          ...(techLead === '' ? {} : { techLead }),
          ...(projectManager === '' ? {} : { projectManager }),
        },
      },
      { onSuccess: onClose },
    );
  return (
    <WhenLoaded query={candidates} lines={3}>
      {({ people }) => (
        <Stack>
          <PersonField label="Tech lead" people={people} value={techLead} onChange={setLead} />
          <PersonField
            label="Project manager"
            people={people}
            value={projectManager}
            onChange={setManager}
          />
          {change.error ? <Failed error={change.error} /> : null}
          <Row>
            <Button
              appearance="primary"
              disabled={change.isPending || (techLead === '' && projectManager === '')}
              onClick={save}
            >
              {change.isPending ? 'Naming…' : 'Name them'}
            </Button>
            <Button onClick={onClose}>Cancel</Button>
          </Row>
        </Stack>
      )}
    </WhenLoaded>
  );
}

function PersonField(props: {
  label: string;
  people: { id: string; name: string }[];
  value: string;
  onChange: (id: string) => void;
}) {
  return (
    <Field label={props.label}>
      <Select value={props.value} onChange={(_event, { value }) => props.onChange(value)}>
        <option value="">Choose a person</option>
        {props.people.map((person) => (
          <option key={person.id} value={person.id}>
            {person.name}
          </option>
        ))}
      </Select>
    </Field>
  );
}
