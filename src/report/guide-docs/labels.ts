/** What the pages say besides what the guide itself says, in one place so that another language is another record. */
export const ENGLISH = {
  language: 'en',
  allMessages: 'All messages',
  annotations: 'What it says',
  assumed: 'assumed',
  assumedNote:
    'No public text says so: it is a reading of our own, and the first thing to hold against the real guides.',
  codes: 'Codes',
  component: 'Component',
  details: 'Segments in detail',
  diagram: 'Branching diagram',
  diagramNote:
    'Read from left to right and top to bottom. Each box gives the tag, M or C, and how often it may come; what hangs below a box belongs to its group.',
  element: 'Element',
  envelope: 'Envelope',
  example: 'A worked example',
  exampleNote: 'Drawn from the guide, with everything that the function may carry, and nothing found in it.',
  function: 'Function',
  group: 'Group',
  kinds: 'Certificate kinds',
  meaning: 'Meaning',
  messages: 'Messages',
  name: 'Name',
  oneOf: 'One of these must be there',
  participants: 'Participants on file',
  position: 'Position',
  repeat: 'Repeat',
  replyCodes: 'Reply codes',
  representation: 'Representation',
  requirement: 'Requirement',
  requirements: 'Requirements',
  segment: 'Segment',
  source: 'Source',
  sources: 'Sources',
  statusCodes: 'Document status',
  table: 'Segment table',
  use: 'Use',
  values: 'Values',
} as const;

/** Labels of one language. */
export type Labels = Readonly<Record<keyof typeof ENGLISH, string>>;
