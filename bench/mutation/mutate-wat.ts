/** A WebAssembly text as a tree: a list begins with its instruction. */
type Expression = string | readonly Expression[];

/** One change to a WebAssembly text. */
export interface WatMutant {
  /** The instruction around it, what stood there, what stands there instead. */
  readonly name: string;
  readonly source: string;
}

const OTHER: Readonly<Record<string, readonly string[]>> = {
  'i32.eq': ['i32.ne'],
  'i32.ne': ['i32.eq'],
  'i32.lt_u': ['i32.le_u', 'i32.ge_u'],
  'i32.ge_u': ['i32.gt_u', 'i32.lt_u'],
  'i32.gt_u': ['i32.ge_u', 'i32.le_u'],
  'i32.add': ['i32.sub'],
  'i32.sub': ['i32.add'],
  'i32.and': ['i32.or'],
  'i32.or': ['i32.and'],
  'i32.shl': ['i32.shr_u'],
  'i32.shr_u': ['i32.shl'],
  'i8x16.ne': ['i8x16.eq'],
  'i8x16.shr_u': ['i8x16.shr_s'],
  'i8x16.shr_s': ['i8x16.shr_u'],
  'v128.and': ['v128.or'],
};

/** Every single change: an operator for its like, a number by one, a condition for always or never, a statement left out. */
export function watMutants(source: string): readonly WatMutant[] {
  const [module = []] = parse(source.replace(/;;.*/g, ''));
  const mutants: WatMutant[] = [];
  const change = (path: readonly number[], to: Expression, name: string): void => {
    mutants.push({ name, source: printed(replaced(module, path, to)) });
  };
  const walk = (node: Expression, path: readonly number[], around: Expression): void => {
    if (typeof node === 'string') return;
    for (const to of changesOf(node)) {
      change(path, to, [around, node, to].map(named).join(' | '));
    }
    node.forEach((child, i) => {
      walk(child, [...path, i], node);
    });
  };
  walk(module, [], '');
  return mutants;
}

const NEVER: Expression = ['i32.const', '0'];
const ALWAYS: Expression = ['i32.const', '1'];

function changesOf(node: readonly Expression[]): readonly Expression[] {
  const [operator, ...rest] = node;
  if (typeof operator !== 'string') return [];
  const changes: Expression[] = (OTHER[operator] ?? []).map((other) => [other, ...rest]);
  if (operator === 'i32.const') {
    const number = Number(rest[0]);
    changes.push([operator, String(number + 1)], [operator, String(number - 1)]);
  }
  if (operator === 'br_if') {
    const [label = '', condition = ''] = rest;
    changes.push(
      ...[NEVER, ALWAYS]
        .filter((to) => printed(to) !== printed(condition))
        .map((to) => [operator, label, to]),
    );
  }
  if (operator === 'if')
    changes.push([operator, NEVER, ...rest.slice(1)], [operator, ALWAYS, ...rest.slice(1)]);
  if (operator === 'local.set' || operator.startsWith('i32.store')) changes.push(['nop']);
  node.forEach((child, i) => {
    if (typeof child !== 'string' || !child.startsWith('offset=')) return;
    const offset = Number(child.slice('offset='.length));
    changes.push(node.with(i, `offset=${String(offset + 1)}`));
  });
  return changes;
}

const NAME_LENGTH_MAX = 120;

function named(node: Expression): string {
  const text = printed(node);
  return text.length > NAME_LENGTH_MAX ? `${text.slice(0, NAME_LENGTH_MAX)}...` : text;
}

function parse(text: string): readonly Expression[] {
  const tokens = text.match(/"[^"]*"|[()]|[^\s()"]+/g) ?? [];
  let at = 0;
  const list = (): readonly Expression[] => {
    const items: Expression[] = [];
    for (; at < tokens.length && tokens[at] !== ')'; at += 1) {
      const token = tokens[at] ?? '';
      if (token !== '(') items.push(token);
      else {
        at += 1;
        items.push(list());
      }
    }
    return items;
  };
  return list();
}

function printed(node: Expression): string {
  return typeof node === 'string' ? node : `(${node.map(printed).join(' ')})`;
}

function replaced(node: Expression, [first, ...rest]: readonly number[], to: Expression): Expression {
  if (first === undefined || typeof node === 'string') return to;
  return node.map((child, i) => (i === first ? replaced(child, rest, to) : child));
}
