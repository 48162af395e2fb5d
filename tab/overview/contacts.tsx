import { Body1, Button, Field, Input } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { HandoverView } from '../../src/overview/model.ts';
import { useHandoverChange } from '../data/mutations.ts';
import { useNavigation } from '../place.ts';
import { Panel, Quiet, Row, Stack } from '../ui/layout.tsx';
import { Failed } from '../ui/states.tsx';
import { Target } from '../ui/target.tsx';

const NAMES = ['contacts', 'contact', 'client-contact'];

/** The client's people on this handover, and the form that adds one. */
export function Contacts({ view }: { view: HandoverView }) {
  const { place } = useNavigation();
  const [isOpen, open] = useState(false);
  useEffect(() => {
    if (place.ref !== null && NAMES.includes(place.ref) && view.can.addContact) open(true);
  }, [place.ref, place.turn, view.can.addContact]);
  const add = (
    <Button size="small" onClick={() => open(true)}>
      Add a contact
    </Button>
  );
  return (
    <Target name={NAMES}>
      <Panel title="At the client" action={view.can.addContact && !isOpen ? add : null}>
        {view.contacts.length === 0 && !isOpen ? (
          <Body1>Nobody at the client is named yet.</Body1>
        ) : null}
        {view.contacts.map((contact) => (
          <div key={contact.id}>
            <Body1>{contact.name}</Body1> <Quiet>{contact.mail}</Quiet>
          </div>
        ))}
        {isOpen ? <ContactForm view={view} onClose={() => open(false)} /> : null}
      </Panel>
    </Target>
  );
}

function ContactForm({ view, onClose }: { view: HandoverView; onClose: () => void }) {
  const [name, setName] = useState('');
  const [mail, setMail] = useState('');
  const change = useHandoverChange(view.id, 'addContact');
  const isReady = name.trim() !== '' && mail.includes('@');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!isReady) return;
        change.mutate(
          {
            body: { name, mail: mail.trim() },
            version: view.version,
            isOwn: true,
          },
          { onSuccess: onClose },
        );
      }}
    >
      <Stack>
        <Field label="Name" required>
          <Input value={name} onChange={(_event, { value }) => setName(value)} />
        </Field>
        <Field label="Mail" required>
          <Input type="email" value={mail} onChange={(_event, { value }) => setMail(value)} />
        </Field>
        {change.error ? <Failed error={change.error} /> : null}
        <Row>
          <Button type="submit" appearance="primary" disabled={!isReady || change.isPending}>
            {change.isPending ? 'Adding…' : 'Add'}
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </Row>
      </Stack>
    </form>
  );
}
