import { Button, Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import type { HandoverView } from '../../src/overview/model.ts';
import { useHandoverChange } from '../data/mutations.ts';
import { Row, Stack } from '../ui/layout.tsx';
import { Failed } from '../ui/states.tsx';
import { ZoneField } from '../ui/zone-field.tsx';

/** Names somebody at the client. */
export function ContactForm({ view, onClose }: { view: HandoverView; onClose: () => void }) {
  const [name, setName] = useState('');
  const [mail, setMail] = useState('');
  const [zone, setZone] = useState('');
  const change = useHandoverChange(view.id, 'addContact');
  const isReady = name.trim() !== '' && mail.includes('@');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!isReady) return;
        change.mutate(
          {
            body: { name, mail: mail.trim(), timeZone: zone === '' ? null : zone },
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
        <ZoneField label="Their time zone" value={zone} onChange={setZone} />
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
