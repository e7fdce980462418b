import type { Directory, DirectoryMessage } from './directory.js';
import { readDirectoryFiles, type GuideFiles } from './guide-files.js';
import { fitsSchema, type GuideSchema } from './guide-schema.js';
import type { GuideProblem } from './model.js';
import { openNotebook } from './problem.js';
import { parseRepresentation, type Representation } from './representation.js';

/** A directory and the files it was read from. */
export interface LoadedDirectory {
  readonly directory: Directory;
  readonly files: GuideFiles;
}

function parseFile(path: string, text: string, schema: GuideSchema, parts: DirectoryParts): unknown {
  const notebook = openNotebook(path, parts.problems);
  try {
    const content: unknown = JSON.parse(text);
    return parts.known || fitsSchema(content, schema, notebook) ? content : undefined;
  } catch (error) {
    notebook.note('GL-002', 'JSON', error instanceof Error ? error.message : String(error));
    return undefined;
  }
}

interface DirectoryParts {
  messages: Map<string, DirectoryMessage>;
  segments: Directory['segments'];
  codes: Map<string, ReadonlySet<string>>;
  readonly problems: GuideProblem[];
  readonly known: boolean;
}

function takeFile(path: string, text: string, parts: DirectoryParts): void {
  if (path.endsWith('/segments.json')) {
    const content = parseFile(path, text, 'directory-segments', parts);
    if (content !== undefined) parts.segments = (content as Pick<Directory, 'segments'>).segments; // fits the schema
  } else if (path.endsWith('/codes.json')) {
    const content = parseFile(path, text, 'directory-codes', parts);
    if (content === undefined) return;
    const lists = (content as { codes: Record<string, string> }).codes; // fits the schema
    for (const [element, codes] of Object.entries(lists)) parts.codes.set(element, new Set(codes.split(' ')));
  } else {
    const content = parseFile(path, text, 'directory-message', parts);
    if (content === undefined) return;
    const message = content as DirectoryMessage; // fits the schema
    parts.messages.set(message.type, message);
  }
}

/**
 * Loads the facts of a directory; undefined, with problems noted, when they are not there or not well-formed.
 * `known`: exactly these files have fitted their schemas before.
 */
export function loadDirectory(
  folder: string,
  id: string,
  problems: GuideProblem[],
  known = false,
): LoadedDirectory | undefined {
  const files = readDirectoryFiles(folder, id);
  if (files === undefined) {
    openNotebook('guide.yaml', problems, '/directory').note(
      'GL-004',
      `a folder directories/${id}`,
      'no such folder',
    );
    return undefined;
  }
  const before = problems.length;
  const parts: DirectoryParts = { messages: new Map(), segments: {}, codes: new Map(), problems, known };
  for (const [path, text] of files) takeFile(path, text, parts);
  if (problems.length > before) return undefined;
  const representations = new Map<string, Representation | undefined>();
  const representationOf = (text: string): Representation | undefined => {
    if (!representations.has(text)) representations.set(text, parseRepresentation(text));
    return representations.get(text);
  };
  const { messages, segments, codes } = parts;
  return {
    directory: { id, messages, segments, codesOf: (element) => codes.get(element), representationOf },
    files,
  };
}
