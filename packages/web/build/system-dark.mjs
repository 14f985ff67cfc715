const DARK = /\[data-mantine-color-scheme=dark\]\{([^}]*)\}/;

/** Repeats the dark tokens under prefers-color-scheme: a portal page follows the reader's device without a script. */
export function systemDark() {
  return {
    name: 'entente:system-dark',
    enforce: 'pre',
    transform(code, id) {
      if (!id.endsWith('/theme/tokens.css')) return undefined;
      const dark = DARK.exec(code);
      if (dark === null) throw new Error('tokens.css has lost its dark block.');
      return code.replace(DARK, `@media (prefers-color-scheme:dark){:root{${dark[1]}}}`);
    },
  };
}
