import { Chat } from '../chat/chat.tsx';
import { tabAddress } from '../frame/tab-address.ts';
import { TabFrame } from '../frame/tab-frame.tsx';
import { useHere } from '../place/use-place.ts';
import { Calendar } from '../viewers/calendar.tsx';
import { AllFiles } from '../viewers/files.tsx';
import { MailRoom } from '../viewers/mail.tsx';
import { ChannelView } from './channel-view.tsx';
import { Heading } from './heading.tsx';

/** What the person looks at. */
export function Middle() {
  const { place } = useHere();
  const own = place.person.name.split(' ')[0];
  switch (place.view) {
    case 'waiting':
      return <PersonalApp />;
    case 'chat':
      return (
        <>
          <Heading title="Chat with Handover" />
          <Chat key={place.person.id} />
        </>
      );
    case 'calendar':
      return <Calendar key={place.person.id} owner={own ?? place.person.name} />;
    case 'mail':
      return <MailRoom key={place.person.id} />;
    case 'all-files':
      return <AllFiles />;
    default:
      return <ChannelView />;
  }
}

function PersonalApp() {
  const { place } = useHere();
  return (
    <>
      <Heading title="Handover" />
      <TabFrame
        title="Handover, waiting for me"
        address={tabAddress(place)}
        clientType="desktop"
        inChannel={false}
        entityId="waiting"
      />
    </>
  );
}
