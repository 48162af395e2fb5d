import { Body1, Button } from '@fluentui/react-components';
import { lazy, Suspense, useEffect, useState } from 'react';
import type { HandoverView } from '../../src/overview/model.ts';
import { cityOf } from '../../src/words.ts';
import { useNavigation } from '../place.ts';
import { Panel, Quiet } from '../ui/layout.tsx';
import { Loading } from '../ui/states.tsx';
import { Target } from '../ui/target.tsx';

const ContactForm = lazy(() =>
  import('./contact-form.tsx').then((m) => ({ default: m.ContactForm })),
);

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
            <Body1>{contact.name}</Body1>{' '}
            <Quiet>
              {contact.mail}
              {contact.timeZone === null ? '' : ` · ${cityOf(contact.timeZone)} time`}
            </Quiet>
          </div>
        ))}
        {isOpen ? (
          <Suspense fallback={<Loading lines={3} />}>
            <ContactForm view={view} onClose={() => open(false)} />
          </Suspense>
        ) : null}
      </Panel>
    </Target>
  );
}
