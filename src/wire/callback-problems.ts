/** What a callback can be refused for, by the name of its problem: status, title. */
export const CALLBACK_PROBLEMS = {
  'callback-malformed': [400, 'The callback is not one JSON object with the id of a line'],
  'callback-unknown': [404, 'No line with that id was said'],
  'callback-duplicate': [409, 'That line has been answered, and otherwise'],
  'callback-late': [410, 'The conversation that the callback belongs to is over'],
} as const satisfies Readonly<Record<string, readonly [number, string]>>;
