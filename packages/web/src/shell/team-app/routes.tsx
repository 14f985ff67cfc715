import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router';
import { clientFilterFrom } from '../../client/client-filter.ts';
import { Frame } from './frame.tsx';
import { CrashPage, LostPage, NotFoundPage, WaitingPage } from './problem-pages.tsx';
import { sessionQuery } from './session.ts';

/** What every route can reach without importing it. */
export type RouterContext = { queries: QueryClient };

const rootRoute = createRootRouteWithContext<RouterContext>()({ component: Outlet, notFoundComponent: LostPage });

/** Pages for members: inside the frame, and only when signed in. Areas hang their pages here. */
export const teamRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'team',
  component: Frame,
  beforeLoad: async ({ context, location }) => {
    const person = await context.queries.ensureQueryData(sessionQuery);
    if (person === null) throw redirect({ to: '/sign-in', search: { to: location.href } });
  },
});

const homeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: () => { throw redirect({ to: '/kit' }); },
});

const kitRoute = createRoute({ getParentRoute: () => rootRoute, path: '/kit', component: lazyRouteComponent(() => import('../kit/kit-page.tsx'), 'KitPage') });

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: (search): { to?: string } => (typeof search['to'] === 'string' && isOwnPath(search['to']) ? { to: search['to'] } : {}),
  component: lazyRouteComponent(() => import('../sign-in/sign-in-page.tsx'), 'SignInPage'),
});

const clientsRoute = createRoute({ getParentRoute: () => teamRoute, path: '/clients', validateSearch: clientFilterFrom, component: lazyRouteComponent(() => import('../../client/team/client-list-page.tsx'), 'ClientListPage') });
const clientRoute = createRoute({ getParentRoute: () => teamRoute, path: '/clients/$id', component: lazyRouteComponent(() => import('../../client/team/client-page.tsx'), 'ClientPage') });
const outboxRoute = createRoute({ getParentRoute: () => teamRoute, path: '/outbox', component: lazyRouteComponent(() => import('../../outbox/team/outbox-page.tsx'), 'OutboxPage') });
const announcementRoute = createRoute({ getParentRoute: () => teamRoute, path: '/outbox/$id', component: lazyRouteComponent(() => import('../../outbox/team/announcement-page.tsx'), 'AnnouncementPage') });

const routeTree = rootRoute.addChildren([homeRoute, kitRoute, signInRoute, teamRoute.addChildren([clientsRoute, clientRoute, outboxRoute, announcementRoute])]);

/** The team app's router. */
export function makeRouter(queries: QueryClient) {
  return createRouter({
    routeTree,
    context: { queries },
    defaultPreload: 'intent',
    defaultErrorComponent: CrashPage,
    defaultNotFoundComponent: NotFoundPage,
    defaultPendingComponent: WaitingPage,
    defaultPendingMs: 300,
    scrollRestoration: true,
  });
}

/** Only a path of this program: never another site's address ("//elsewhere"), never a script. */
function isOwnPath(path: string): boolean {
  return /^\/(?![/\\])/.test(path);
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
