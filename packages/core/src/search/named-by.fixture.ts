/** Whether the index names a record of these terms: reads a tsquery of quoted terms, &, | and brackets as PostgreSQL does. */
export function namedBy(asked: string, terms: readonly string[]): boolean {
  const tokens = asked.match(/'[^']*'(?::\*)?|[&|()]/gu) ?? [];
  let at = 0;
  const one = (): boolean => {
    const token = tokens[at++] ?? '';
    if (token === '(') {
      const within = either();
      at += 1;
      return within;
    }
    const term = token.slice(1, token.lastIndexOf("'"));
    return terms.some((each) => (token.endsWith('*') ? each.startsWith(term) : each === term));
  };
  const both = (): boolean => {
    let all = one();
    while (tokens[at] === '&') {
      at += 1;
      all = one() && all;
    }
    return all;
  };
  const either = (): boolean => {
    let any = both();
    while (tokens[at] === '|') {
      at += 1;
      any = both() || any;
    }
    return any;
  };
  return either();
}
