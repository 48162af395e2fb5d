import {
  Button,
  Caption1,
  DrawerBody,
  DrawerHeader,
  DrawerHeaderTitle,
  OverlayDrawer,
  Switch,
  Text,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { useMutation } from '@tanstack/react-query';
import type { StruckFault } from '../../page-model.ts';
import { breakIt, mendIt } from '../servers/microsoft.ts';
import { Problem } from '../shell/states.tsx';
import { TROUBLES, type Trouble } from './switches.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  trouble: {
    display: 'flex',
    flexDirection: 'column',
    paddingBlock: tokens.spacingVerticalS,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  words: { paddingInlineStart: tokens.spacingHorizontalM },
  quiet: { color: tokens.colorNeutralForeground3 },
});

/** The fault script in plain words: each switch breaks one thing outside the product, or mends it. */
export function BreakSomething(props: {
  faults: readonly StruckFault[];
  again: () => void;
  open: boolean;
  onClose: () => void;
}) {
  const styles = useStyles();
  const { faults, again, open, onClose } = props;
  return (
    <OverlayDrawer modalType="non-modal" position="end" open={open} onOpenChange={onClose}>
      <DrawerHeader>
        <DrawerHeaderTitle
          action={
            <Button
              appearance="subtle"
              aria-label="Close"
              icon={<DismissRegular />}
              onClick={onClose}
            />
          }
        >
          Break something
        </DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody>
        <Text>What goes wrong outside the product, and how it takes it.</Text>
        <ul className={styles.list}>
          {TROUBLES.map((trouble) => {
            const active = faults.find((one) => one.name === trouble.name) ?? null;
            return (
              <li key={trouble.name} className={styles.trouble}>
                <TroubleSwitch trouble={trouble} active={active} again={again} />
              </li>
            );
          })}
        </ul>
      </DrawerBody>
    </OverlayDrawer>
  );
}

function TroubleSwitch(props: { trouble: Trouble; active: StruckFault | null; again: () => void }) {
  const styles = useStyles();
  const { trouble, active, again } = props;
  const turn = useMutation({
    mutationFn: (on: boolean) =>
      on ? breakIt({ name: trouble.name, ...trouble.fault }) : mendIt(trouble.name),
    onSettled: again,
  });
  return (
    <>
      <Switch
        label={trouble.name}
        checked={turn.isPending ? turn.variables : active !== null}
        onChange={(_event, { checked }) => turn.mutate(checked)}
      />
      <Caption1 className={styles.words}>Watch: {trouble.watch}</Caption1>
      {active && (
        <Caption1 role="status" className={styles.words}>
          {struck(active.struck)}
        </Caption1>
      )}
      {turn.error && <Problem error={turn.error} retry={() => turn.mutate(turn.variables)} />}
    </>
  );
}

function struck(times: number): string {
  if (times === 0) return 'On. Nothing has met it yet.';
  return times === 1 ? 'On. It struck once.' : `On. It struck ${times} times.`;
}
