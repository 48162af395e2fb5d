import { tokens, type GriffelStyle } from '@fluentui/react-components';

/** A whole line of a list that is pressed to open what it names. */
export const pressableLine = {
  width: '100%',
  padding: tokens.spacingHorizontalS,
  border: 'none',
  borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`,
  textAlign: 'start',
  cursor: 'pointer',
  font: 'inherit',
  color: tokens.colorNeutralForeground1,
  backgroundColor: 'transparent',
  overflowWrap: 'anywhere',
  // In high contrast this stays black: Fluent's own hover would need every word inside to turn.
  ':hover': { backgroundColor: tokens.colorNeutralBackground3 },
  ':focus-visible': { outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}` },
} satisfies GriffelStyle;
