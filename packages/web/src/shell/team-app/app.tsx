import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useState } from 'react';
import type { Translator } from '@entente/phrases/translator';
import { ToastsProvider } from '../../ui/toasts-context.tsx';
import { theme, variablesResolver } from '../../ui/theme/theme.ts';
import { CommandsProvider } from './commands.tsx';
import { LocaleProvider } from './locale-context.tsx';
import { PreferencesProvider, usePreferences } from './preferences.tsx';
import { makeQueryClient } from './query-client.ts';
import { makeRouter } from './routes.tsx';
import { noteSessionEnded } from './session-ended.tsx';

/** The team app, speaking the language of `translator`. */
export function App({ translator }: { translator: Translator }) {
  return <PreferencesProvider><LocaleProvider initial={translator}><Dressed /></LocaleProvider></PreferencesProvider>;
}

function Dressed() {
  const { shownScheme, singleKeys } = usePreferences();
  const [queries] = useState(() => makeQueryClient(noteSessionEnded));
  const [router] = useState(() => makeRouter(queries));
  return (
    <MantineProvider theme={theme} cssVariablesResolver={variablesResolver} forceColorScheme={shownScheme} withCssVariables={false} withGlobalClasses={false} getStyleNonce={styleNonce}>
      <QueryClientProvider client={queries}>
        <ToastsProvider>
          <CommandsProvider singleKeys={singleKeys}><RouterProvider router={router} /></CommandsProvider>
        </ToastsProvider>
      </QueryClientProvider>
    </MantineProvider>
  );
}

/**
 * The nonce of this page's CSP, when the server wrote one. The app itself makes no style elements
 * (the build writes Mantine's variables into the style sheet); a part that must can be allowed this way.
 */
function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name=csp-nonce]')?.content ?? '';
}
