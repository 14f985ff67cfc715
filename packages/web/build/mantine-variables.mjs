import { convertCssVariables, defaultCssVariablesResolver, deepMerge, mergeMantineTheme, DEFAULT_THEME } from '@mantine/core';
import { theme, variablesResolver } from '../src/ui/theme/theme.ts';

const NAME = 'virtual:mantine-variables.css';

/**
 * Mantine writes its variables into a style element when the page starts. We write them into the
 * style sheet at build time instead: no run-time style elements, so the CSP needs no exception.
 */
export function mantineVariables() {
  return {
    name: 'entente:mantine-variables',
    resolveId: (id) => (id === NAME ? `\0${NAME}` : undefined),
    load: (id) => (id === `\0${NAME}` ? variablesSheet() : undefined),
  };
}

/** The style sheet's text: the default variables of our theme, with our tokens over them. */
export function variablesSheet() {
  const whole = mergeMantineTheme(DEFAULT_THEME, theme);
  const variables = deepMerge(defaultCssVariablesResolver(whole), variablesResolver(whole));
  for (const part of Object.values(variables)) dropUnusedColors(part);
  return `@layer mantine{${convertCssVariables(variables)}}`;
}

/** The library's own palette (red, grape, lime …) is never drawn here, so it is not shipped. */
function dropUnusedColors(variables) {
  for (const name of Object.keys(variables)) {
    if (/^--mantine-color-(red|pink|grape|violet|indigo|blue|cyan|teal|green|lime|yellow|orange)-/.test(name)) delete variables[name];
  }
}
