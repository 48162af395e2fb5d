const colour = (name: string, subtle = name) => ({
  default: `var(--color${name})`,
  subtle: `var(--color${subtle})`,
});

const foreground = {
  default: colour('NeutralForeground1', 'NeutralForeground2'),
  dark: colour('NeutralForeground1', 'NeutralForeground2'),
  light: colour('NeutralForeground3'),
  accent: colour('BrandForeground1'),
  good: colour('StatusSuccessForeground1'),
  warning: colour('StatusWarningForeground1'),
  attention: colour('StatusDangerForeground1'),
};

const container = (background: string) => ({
  backgroundColor: `var(--color${background})`,
  foregroundColors: foreground,
});

/** How cards look: the page's own tokens, so that they follow the theme by themselves. */
export const CARD_LOOK = {
  fontFamily: 'var(--fontFamilyBase)',
  fontSizes: { small: 12, default: 14, medium: 14, large: 16, extraLarge: 20 },
  fontWeights: { lighter: 400, default: 400, bolder: 600 },
  spacing: { small: 4, default: 8, medium: 12, large: 16, extraLarge: 24, padding: 12 },
  separator: { lineThickness: 1, lineColor: 'var(--colorNeutralStroke2)' },
  supportsInteractivity: true,
  containerStyles: {
    default: container('NeutralBackground1'),
    emphasis: container('NeutralBackground3'),
    accent: container('BrandBackground2'),
    good: container('StatusSuccessBackground1'),
    warning: container('StatusWarningBackground1'),
    attention: container('StatusDangerBackground1'),
  },
  actions: {
    maxActions: 6,
    spacing: 'medium',
    buttonSpacing: 8,
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
    showCard: { actionMode: 'inline', inlineTopMargin: 8 },
  },
  factSet: {
    title: { weight: 'bolder', wrap: true, maxWidth: 160 },
    value: { wrap: true },
    spacing: 12,
  },
  inputs: {
    label: {
      inputSpacing: 'small',
      requiredInputs: { weight: 'bolder', suffix: ' *', suffixColor: 'attention' },
      optionalInputs: { weight: 'bolder' },
    },
    errorMessage: { color: 'attention', spacing: 'small' },
  },
  hostCapabilities: {},
};
