/** What `help` says, and what is said to anything not understood. */
export const helpText = [
  'I carry handovers from sales to tech. You can write:',
  'ask … – ask the other side something; I bring back the answer',
  'answer – what waits for your answer',
  'status – where a handover stands and whom it waits for',
  'help – this list',
].join('\n');
