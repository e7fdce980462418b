import type { DocumentData } from '../guide/index.js';

/** `lines.2.hts` as its parts: the list, the record in it from 1, the field. A plain field has only the last. */
interface Path {
  readonly list: string | undefined;
  readonly index: number;
  readonly field: string;
}

function parsePath(path: string): Path {
  const [first = '', index, field] = path.split('.');
  if (index === undefined || field === undefined) return { list: undefined, index: 0, field: first };
  return { list: first, index: Number(index), field };
}

/** A copy with the field set, or taken away where the value is ''. */
function withField(data: DocumentData, field: string, value: string): DocumentData {
  const rest = Object.fromEntries(Object.entries(data).filter(([name]) => name !== field));
  return value === '' ? rest : { ...data, [field]: value };
}

/** The value at a path such as `importer` or `lines.2.hts`; undefined when there is none. */
export function valueAt(data: DocumentData, path: string): string | undefined {
  const { list, index, field } = parsePath(path);
  const records = list === undefined ? undefined : data[list];
  const record = list === undefined ? data : typeof records === 'object' ? records[index - 1] : undefined;
  const value = record?.[field];
  return typeof value === 'string' ? value : undefined;
}

/** A copy with the value at the path set; undefined when the path names a record that is not there. */
export function withValueAt(data: DocumentData, path: string, value: string): DocumentData | undefined {
  const { list, index, field } = parsePath(path);
  if (list === undefined) return typeof data[field] === 'object' ? undefined : withField(data, field, value);
  const records = data[list];
  if (typeof records !== 'object' || index > records.length) return undefined;
  return {
    ...data,
    [list]: records.map((record, i) => (i === index - 1 ? withField(record, field, value) : record)),
  };
}
