import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  DialogTrigger,
} from '@fluentui/react-components';
import { ArrowResetRegular } from '@fluentui/react-icons/svg/arrow-reset';
import { useHere } from '../place/use-place.ts';
import { prepareStartOver } from '../servers/microsoft.ts';
import { Word } from './word.tsx';

/** Asks once before everything is built again. */
export function StartOver() {
  const { startOver } = useHere();
  // While somebody reads the question, the next world gets ready; without it, it only takes longer.
  const prepare = (open: boolean) => {
    if (open) prepareStartOver().catch(() => null);
  };
  return (
    <Dialog modalType="alert" onOpenChange={(_event, { open }) => prepare(open)}>
      <DialogTrigger disableButtonEnhancement>
        <Button appearance="subtle" icon={<ArrowResetRegular />}>
          <Word>Start over</Word>
        </Button>
      </DialogTrigger>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>Start over?</DialogTitle>
          <DialogContent>
            Everything done here is forgotten, and the first deals are built again.
          </DialogContent>
          <DialogActions>
            <DialogTrigger disableButtonEnhancement>
              <Button>Keep everything</Button>
            </DialogTrigger>
            <Button appearance="primary" onClick={startOver}>
              Start over
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
