import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  DialogTrigger,
  MessageBar,
  MessageBarBody,
  Tooltip,
  makeStyles,
} from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { useRef, useState } from 'react';
import type { TabSettings } from '../host/host.ts';
import { useHere } from '../place/use-place.ts';
import { pinTab } from './pinned-tabs.ts';
import { TabFrame } from './tab-frame.tsx';

const useStyles = makeStyles({
  surface: { maxWidth: '720px' },
  frame: { height: 'min(480px, 60vh)' },
});

/** The `+` beside a channel's tabs: Handover's own configuration page in a dialog. */
export function ConfigDialog() {
  const [open, setOpen] = useState(false);
  const { place } = useHere();
  const styles = useStyles();
  return (
    <Dialog open={open} onOpenChange={(_event, state) => setOpen(state.open)}>
      <DialogTrigger disableButtonEnhancement>
        <Tooltip content="Add a Handover tab" relationship="label">
          <Button appearance="subtle" icon={<AddRegular />} />
        </Tooltip>
      </DialogTrigger>
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>Add a Handover tab to {place.channel.name}</DialogTitle>
          <ConfigForm close={() => setOpen(false)} />
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

function ConfigForm({ close }: { close: () => void }) {
  const styles = useStyles();
  const { place, go } = useHere();
  const [valid, setValid] = useState(false);
  const [requests, setRequests] = useState(0);
  const [reason, setReason] = useState<string | null>(null);
  const settings = useRef<TabSettings | null>(null);
  const saved = (failure: string | null) => {
    setReason(failure);
    if (failure !== null) return;
    const path = settings.current ? pinTab(place.channel, settings.current) : null;
    close();
    go({ view: 'handover', tabPath: path });
  };
  const keep = (given: TabSettings) => {
    settings.current = given;
  };
  return (
    <>
      <DialogContent>
        {reason !== null && (
          <MessageBar intent="error">
            <MessageBarBody>{reason}</MessageBarBody>
          </MessageBar>
        )}
        <div className={styles.frame}>
          <TabFrame
            title="Set up the Handover tab"
            address="/tab/configure"
            clientType="desktop"
            inChannel
            entityId=""
            frameContext="settings"
            config={{ setValid, setSettings: keep, saved }}
            saveRequests={requests}
          />
        </div>
      </DialogContent>
      <DialogActions>
        <DialogTrigger disableButtonEnhancement>
          <Button>Cancel</Button>
        </DialogTrigger>
        <Button
          appearance="primary"
          disabled={!valid}
          onClick={() => setRequests((before) => before + 1)}
        >
          Save
        </Button>
      </DialogActions>
    </>
  );
}
