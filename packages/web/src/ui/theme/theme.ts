import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

/** Ten steps of pen blue: step 7 is the light accent, step 3 the dark one (tokens.css). */
const PEN: MantineColorsTuple = [
  '#E3E8F1', '#CBD8F2', '#B4CDF9', '#94B8F6', '#6B93DE', '#4871C6', '#2F59B3', '#1B459F', '#143579', '#0D1A33',
];

/** What the own style sheets draw: Mantine brings behaviour, the kit brings every line and colour. */
export const theme = createTheme({
  primaryColor: 'pen',
  colors: { pen: PEN },
  primaryShade: { light: 7, dark: 3 },
  black: '#1F1B16',
  white: '#FDFBF6',
  autoContrast: true,
  fontFamily: 'var(--sans)',
  headings: { fontFamily: 'var(--sans)', fontWeight: '620' },
  fontSizes: { xs: '.75rem', sm: '.8125rem', md: '.9375rem', lg: '1.0625rem', xl: '1.25rem' },
  spacing: { xs: '4px', sm: '8px', md: '16px', lg: '24px', xl: '32px' },
  defaultRadius: 4,
  shadows: { xs: 'none', sm: 'none', md: 'none', lg: 'none', xl: 'var(--shadow-float)' },
  focusRing: 'auto',
  focusClassName: 'ui-focus',
  respectReducedMotion: true,
  components: {
    // Scroll locking by class (overlay.css): the library's own lock writes a style element, which the CSP forbids.
    Modal: { defaultProps: { lockScroll: false, centered: true, size: 480, radius: 6, padding: 24, withCloseButton: false, transitionProps: { duration: 180 }, overlayProps: { color: 'var(--veil)', backgroundOpacity: 1, blur: 0 } } },
    Menu: { defaultProps: { shadow: 'xl', radius: 6, offset: 4, position: 'bottom-start', transitionProps: { duration: 90 } } },
    Popover: { defaultProps: { shadow: 'xl', radius: 6, offset: 4, transitionProps: { duration: 90 } } },
    Combobox: { defaultProps: { shadow: 'xl', radius: 6, offset: 4, transitionProps: { duration: 90 } } },
    Tooltip: { defaultProps: { openDelay: 300, radius: 4, offset: 6, transitionProps: { duration: 90 } } },
  },
});

const SHARED = {
  '--mantine-color-body': 'var(--paper)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink-3)',
  '--mantine-color-default': 'var(--sheet)',
  '--mantine-color-default-hover': 'var(--desk)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--line-field)',
  '--mantine-color-placeholder': 'var(--ink-3)',
  '--mantine-color-anchor': 'var(--accent)',
  '--mantine-color-error': 'var(--bad)',
  '--mantine-color-success': 'var(--good)',
  '--mantine-color-disabled': 'transparent',
  '--mantine-color-disabled-color': 'var(--ink-3)',
  '--mantine-color-disabled-border': 'var(--line-field)',
  '--mantine-primary-color-contrast': 'var(--on-accent)',
  '--mantine-primary-color-filled': 'var(--accent)',
  '--mantine-primary-color-filled-hover': 'var(--accent-press)',
};

/** Points Mantine's variables at the tokens, so that both colour schemes have one source. */
export const variablesResolver: CSSVariablesResolver = () => ({ variables: {}, light: SHARED, dark: SHARED });
