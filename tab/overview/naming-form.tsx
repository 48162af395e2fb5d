import { Button, Field, Select } from '@fluentui/react-components';
import { useState } from 'react';
import type { HandoverView } from '../../src/overview/model.ts';
import { useHandoverChange } from '../data/mutations.ts';
import { useCandidates } from '../data/queries.ts';
import { Row, Stack } from '../ui/layout.tsx';
import { Failed, WhenLoaded } from '../ui/states.tsx';

/** Names tech lead and project manager from the people who can be reached. */
export function NamingForm({ view, onClose }: { view: HandoverView; onClose: () => void }) {
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
