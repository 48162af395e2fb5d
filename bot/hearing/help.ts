/**
 * What `help` says, and what is said to anything not understood. Each line is a paragraph: a bot's
 * text is Markdown, in which single line ends run together.
 */
export const helpText = [
  'I carry handovers from sales to tech; what concerns you is in the Handover tab. You can write:',
  'ask … – ask the other side something; I bring back the answer',
  'answer – what waits for your answer',
  'status – where a handover stands and whom it waits for',
  'help – this list',
].join('\n\n');
