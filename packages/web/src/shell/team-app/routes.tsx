import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router';
import { timesFilterFrom } from '../../agreement/times-filter.ts';
import { agreementPlaceFrom, newAgreementPlaceFrom } from '../../agreement/agreement-place.ts';
import { importPlaceFrom, newImportPlaceFrom } from '../../import/import-place.ts';
import { duplicatePlaceFrom } from '../../duplicate/duplicate-place.ts';
import { mergePlaceFrom } from '../../merge/merge-place.ts';
import { fieldPlaceFrom } from '../../record/field-place.ts';
import { changePlaceFrom } from '../../record/change-place.ts';
import { recordPlaceFrom } from '../../record/record-place.ts';
import { accessPlaceFrom } from '../../workspace/access-place.ts';
import { binPlaceFrom } from '../../export/bin-place.ts';
import { qualityPlaceFrom } from '../../quality/quality.queries.ts';
import { commitmentFilterFrom } from '../../commitment/commitment-filter.ts';
import { expectationFilterFrom } from '../../commitment/expectation-filter.ts';
import { tellingFilterFrom } from '../../communication/telling-filter.ts';
import { webhookLogPlaceFrom } from '../../integration/webhook-log-filter.ts';
import { taskPlaceFrom } from '../../interaction/task-place.ts';
import { timelinePlaceFrom } from '../../interaction/timeline-place.ts';
import { templateFilterFrom } from '../../template/template-filter.ts';
import { Frame } from './frame.tsx';
import { CrashPage, LostPage, NotFoundPage, WaitingPage } from './problem-pages.tsx';
import { isAtWork, sessionQuery } from './session.ts';
import { strictly } from './strict-search.ts';

/** What every route can reach without importing it. */
export type RouterContext = { queries: QueryClient };

const rootRoute = createRootRouteWithContext<RouterContext>()({
  component: Outlet,
  notFoundComponent: LostPage,
});

/** Pages for members: inside the frame, and only when signed in. Areas hang their pages here. */
export const teamRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'team',
  component: Frame,
  beforeLoad: async ({ context, location }) => {
    const me = await context.queries.ensureQueryData(sessionQuery);
    if (me === null) throw redirect({ to: '/sign-in', search: { to: location.href } });
    if (!isAtWork(me)) throw redirect({ to: '/no-workspace' });
  },
});

const homeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: () => { throw redirect({ to: '/today' }); },
});

const kitRoute = createRoute({ getParentRoute: () => rootRoute, path: '/kit', component: lazyRouteComponent(() => import('../kit/kit-page.tsx'), 'KitPage') });

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: strictly((search): { to?: string } => (typeof search['to'] === 'string' && isOwnPath(search['to']) ? { to: search['to'] } : {})),
  component: lazyRouteComponent(() => import('../sign-in/sign-in-page.tsx'), 'SignInPage'),
});

const todayRoute = createRoute({ getParentRoute: () => teamRoute, path: '/today', component: lazyRouteComponent(() => import('../../today/team/today-page.tsx'), 'TodayPage') });
const invitationRoute = createRoute({ getParentRoute: () => rootRoute, path: '/invitation', component: lazyRouteComponent(() => import('../sign-in/invitation-page.tsx'), 'InvitationPage') });
const setUpRoute = createRoute({ getParentRoute: () => rootRoute, path: '/set-up', component: lazyRouteComponent(() => import('../sign-in/set-up-page.tsx'), 'SetUpPage') });
const noWorkspaceRoute = createRoute({ getParentRoute: () => rootRoute, path: '/no-workspace', component: lazyRouteComponent(() => import('../sign-in/no-workspace-page.tsx'), 'NoWorkspacePage') });

const tasksRoute = createRoute({ getParentRoute: () => teamRoute, path: '/tasks', validateSearch: strictly(taskPlaceFrom), component: lazyRouteComponent(() => import('../../interaction/team/task-list-page.tsx'), 'TaskListPage') });
const clientsRoute = createRoute({ getParentRoute: () => teamRoute, path: '/clients', validateSearch: strictly(recordPlaceFrom), component: lazyRouteComponent(() => import('../../client/team/client-list-page.tsx'), 'ClientListPage') });
const clientRoute = createRoute({ getParentRoute: () => teamRoute, path: '/clients/$id', validateSearch: strictly(timelinePlaceFrom), component: lazyRouteComponent(() => import('./client-pages.tsx'), 'ClientWithTimeline') });
const duplicatesRoute = createRoute({ getParentRoute: () => teamRoute, path: '/duplicates', validateSearch: strictly(duplicatePlaceFrom), component: lazyRouteComponent(() => import('../../duplicate/team/duplicate-list-page.tsx'), 'DuplicateListPage') });
const mergeRoute = createRoute({ getParentRoute: () => teamRoute, path: '/merge', validateSearch: strictly(mergePlaceFrom), component: lazyRouteComponent(() => import('../../merge/team/merge-page.tsx'), 'MergePage') });
const contactsRoute = createRoute({ getParentRoute: () => teamRoute, path: '/contacts', validateSearch: strictly(recordPlaceFrom), component: lazyRouteComponent(() => import('../../client/team/contact-list-page.tsx'), 'ContactListPage') });
const contactRoute = createRoute({ getParentRoute: () => teamRoute, path: '/contacts/$id', validateSearch: strictly(timelinePlaceFrom), component: lazyRouteComponent(() => import('./client-pages.tsx'), 'ContactWithTimeline') });
const dealsRoute = createRoute({ getParentRoute: () => teamRoute, path: '/deals', validateSearch: strictly(recordPlaceFrom), component: lazyRouteComponent(() => import('../../deal/team/deal-list-page.tsx'), 'DealListPage') });
const dealRoute = createRoute({ getParentRoute: () => teamRoute, path: '/deals/$id', validateSearch: strictly(timelinePlaceFrom), component: lazyRouteComponent(() => import('./client-pages.tsx'), 'DealWithTimeline') });
const engagementsRoute = createRoute({ getParentRoute: () => teamRoute, path: '/engagements', validateSearch: strictly(recordPlaceFrom), component: lazyRouteComponent(() => import('../../engagement/team/engagement-list-page.tsx'), 'EngagementListPage') });
const agreementRoute = createRoute({ getParentRoute: () => teamRoute, path: '/engagements/$id', validateSearch: strictly(agreementPlaceFrom), component: lazyRouteComponent(() => import('./engagement-pages.tsx'), 'AgreementWithSigning') });
const tellingListRoute = createRoute({ getParentRoute: () => teamRoute, path: '/engagements/telling', validateSearch: strictly(tellingFilterFrom), component: lazyRouteComponent(() => import('../../communication/team/telling-list-page.tsx'), 'TellingListPage') });
const signingTimesRoute = createRoute({ getParentRoute: () => teamRoute, path: '/engagements/times', validateSearch: strictly(timesFilterFrom), component: lazyRouteComponent(() => import('../../agreement/team/signing-times-page.tsx'), 'SigningTimesPage') });
const engagementStoryRoute = createRoute({ getParentRoute: () => teamRoute, path: '/engagements/$id/story', validateSearch: strictly(timelinePlaceFrom), component: lazyRouteComponent(() => import('./story-page.tsx'), 'StoryWithTimeline') });
const commitmentsRoute = createRoute({ getParentRoute: () => teamRoute, path: '/engagements/promises', validateSearch: strictly(commitmentFilterFrom), component: lazyRouteComponent(() => import('../../commitment/team/commitment-list-page.tsx'), 'CommitmentListPage') });
const commitmentBoardRoute = createRoute({ getParentRoute: () => teamRoute, path: '/engagements/$id/promises', component: lazyRouteComponent(() => import('../../commitment/team/commitment-board-page.tsx'), 'CommitmentBoardPage') });
const expectationsRoute = createRoute({ getParentRoute: () => teamRoute, path: '/engagements/expectations', validateSearch: strictly(expectationFilterFrom), component: lazyRouteComponent(() => import('../../commitment/team/expectation-list-page.tsx'), 'ExpectationListPage') });
const expectationBoardRoute = createRoute({ getParentRoute: () => teamRoute, path: '/engagements/$id/expectations', component: lazyRouteComponent(() => import('../../commitment/team/expectation-board-page.tsx'), 'ExpectationBoardPage') });
const groundRulesRoute = createRoute({ getParentRoute: () => teamRoute, path: '/engagements/$id/rules', component: lazyRouteComponent(() => import('../../ground-rule/team/ground-rules-page.tsx'), 'GroundRulesPage') });
const communicationRoute = createRoute({ getParentRoute: () => teamRoute, path: '/engagements/$id/communication', component: lazyRouteComponent(() => import('../../communication/team/communication-page.tsx'), 'CommunicationPage') });
const meetingsRoute = createRoute({ getParentRoute: () => teamRoute, path: '/engagements/$id/meetings', component: lazyRouteComponent(() => import('../../meeting/team/meeting-list-page.tsx'), 'MeetingListPage') });
const explanationRoute = createRoute({ getParentRoute: () => teamRoute, path: '/engagements/$id/how', component: lazyRouteComponent(() => import('../../explanation/team/explanation-page.tsx'), 'ExplanationPage') });
const newAgreementRoute = createRoute({ getParentRoute: () => teamRoute, path: '/agreements/new', validateSearch: strictly(newAgreementPlaceFrom), component: lazyRouteComponent(() => import('../../agreement/team/new-agreement-page.tsx'), 'NewAgreementPage') });
const libraryRoute = createRoute({ getParentRoute: () => teamRoute, path: '/library', validateSearch: strictly(templateFilterFrom), component: lazyRouteComponent(() => import('../../template/team/template-list-page.tsx'), 'TemplateListPage') });
const builtinRoute = createRoute({ getParentRoute: () => teamRoute, path: '/library/built-in/$kind/$locale', component: lazyRouteComponent(() => import('../../template/team/builtin-page.tsx'), 'BuiltinPage') });
const templateRoute = createRoute({ getParentRoute: () => teamRoute, path: '/library/$id', component: lazyRouteComponent(() => import('../../template/team/template-page.tsx'), 'TemplatePage') });
const binRoute = createRoute({ getParentRoute: () => teamRoute, path: '/bin', validateSearch: strictly(binPlaceFrom), component: lazyRouteComponent(() => import('../../export/team/bin-page.tsx'), 'BinPage') });
const changesRoute = createRoute({ getParentRoute: () => teamRoute, path: '/changes', validateSearch: strictly(changePlaceFrom), component: lazyRouteComponent(() => import('../../record/team/change-list-page.tsx'), 'ChangeListPage') });
const qualityRoute = createRoute({ getParentRoute: () => teamRoute, path: '/quality', validateSearch: strictly(qualityPlaceFrom), component: lazyRouteComponent(() => import('./quality-with-lookups.tsx'), 'QualityWithLookups') });
const importsRoute = createRoute({ getParentRoute: () => teamRoute, path: '/imports', component: lazyRouteComponent(() => import('../../import/team/import-list-page.tsx'), 'ImportListPage') });
const newImportRoute = createRoute({ getParentRoute: () => teamRoute, path: '/imports/new', validateSearch: strictly(newImportPlaceFrom), component: lazyRouteComponent(() => import('../../import/team/new-import-page.tsx'), 'NewImportPage') });
const importRoute = createRoute({ getParentRoute: () => teamRoute, path: '/imports/$id', validateSearch: strictly(importPlaceFrom), component: lazyRouteComponent(() => import('../../import/team/import-page.tsx'), 'ImportPage') });
const outboxRoute = createRoute({ getParentRoute: () => teamRoute, path: '/outbox', component: lazyRouteComponent(() => import('../../outbox/team/outbox-page.tsx'), 'OutboxPage') });
const announcementRoute = createRoute({ getParentRoute: () => teamRoute, path: '/outbox/$id', component: lazyRouteComponent(() => import('../../outbox/team/announcement-page.tsx'), 'AnnouncementPage') });

const codeLinkRoute = createRoute({ getParentRoute: () => rootRoute, path: '/sign-in/code', component: lazyRouteComponent(() => import('../sign-in/code-link-page.tsx'), 'CodeLinkPage') });

const settingsRoute = createRoute({
  getParentRoute: () => teamRoute,
  path: '/settings',
  // Not strictly: what this leaves out is read by the pages below.
  validateSearch: (search: Record<string, unknown>): { find?: string } => (typeof search['find'] === 'string' && search['find'] !== '' ? { find: search['find'] } : {}),
  component: lazyRouteComponent(() => import('../../workspace/team/settings-page.tsx'), 'SettingsPage'),
});
const settingsStartRoute = createRoute({ getParentRoute: () => settingsRoute, path: '/', beforeLoad: ({ search }) => { if (search.find === undefined) throw redirect({ to: '/settings/workspace' }); } });
const workspaceSettingsRoute = createRoute({ getParentRoute: () => settingsRoute, path: '/workspace', component: lazyRouteComponent(() => import('../../workspace/team/workspace-settings.tsx'), 'WorkspaceSettings') });
const peopleSettingsRoute = createRoute({ getParentRoute: () => settingsRoute, path: '/people', component: lazyRouteComponent(() => import('./people-with-rights.tsx'), 'PeopleWithRights') });
const accountSettingsRoute = createRoute({ getParentRoute: () => settingsRoute, path: '/account', component: lazyRouteComponent(() => import('./account-page.tsx'), 'AccountPage') });
const accessSettingsRoute = createRoute({ getParentRoute: () => settingsRoute, path: '/sign-ins', validateSearch: strictly(accessPlaceFrom), component: lazyRouteComponent(() => import('../../workspace/team/access-log.tsx'), 'AccessLog') });
const sealSettingsRoute = createRoute({ getParentRoute: () => settingsRoute, path: '/seal', component: lazyRouteComponent(() => import('../../signing/team/seal-settings.tsx'), 'SealSettings') });
const fieldSettingsRoute = createRoute({ getParentRoute: () => settingsRoute, path: '/fields', validateSearch: strictly(fieldPlaceFrom), component: lazyRouteComponent(() => import('../../record/team/field-settings.tsx'), 'FieldSettings') });
const integrationSettingsRoute = createRoute({ getParentRoute: () => settingsRoute, path: '/integrations', component: lazyRouteComponent(() => import('../../integration/team/integration-settings.tsx'), 'IntegrationSettings') });
const webhookLogRoute = createRoute({ getParentRoute: () => teamRoute, path: '/settings/integrations/webhooks/$id', validateSearch: strictly(webhookLogPlaceFrom), component: lazyRouteComponent(() => import('../../integration/team/webhook-log-page.tsx'), 'WebhookLogPage') });
const pipelineSettingsRoute = createRoute({ getParentRoute: () => settingsRoute, path: '/pipelines', component: lazyRouteComponent(() => import('../../deal/team/pipeline-settings.tsx'), 'PipelineSettings') });
const automationSettingsRoute = createRoute({ getParentRoute: () => settingsRoute, path: '/automations', component: lazyRouteComponent(() => import('../../automation/team/automation-settings.tsx'), 'AutomationSettings') });
const mailSettingsRoute = createRoute({ getParentRoute: () => settingsRoute, path: '/mail', component: lazyRouteComponent(() => import('../../workspace/team/mail-settings.tsx'), 'MailSettings') });
const dataSettingsRoute = createRoute({ getParentRoute: () => settingsRoute, path: '/data', component: lazyRouteComponent(() => import('../../export/team/data-settings.tsx'), 'DataSettings') });
const dangerSettingsRoute = createRoute({ getParentRoute: () => settingsRoute, path: '/danger', component: lazyRouteComponent(() => import('../../workspace/team/danger-settings.tsx'), 'DangerSettings') });
const settingsRoutes = settingsRoute.addChildren([settingsStartRoute, workspaceSettingsRoute, peopleSettingsRoute, accountSettingsRoute, accessSettingsRoute, fieldSettingsRoute, pipelineSettingsRoute, automationSettingsRoute, integrationSettingsRoute, sealSettingsRoute, mailSettingsRoute, dataSettingsRoute, dangerSettingsRoute]);

/** Any other address, inside the frame: what is not there and what is not yours to see look alike. */
const lostRoute = createRoute({ getParentRoute: () => teamRoute, path: '$', component: NotFoundPage });

const routeTree = rootRoute.addChildren([homeRoute, kitRoute, signInRoute, codeLinkRoute, invitationRoute, setUpRoute, noWorkspaceRoute, teamRoute.addChildren([todayRoute, tasksRoute, clientsRoute, clientRoute, contactsRoute, contactRoute, dealsRoute, dealRoute, duplicatesRoute, mergeRoute, engagementsRoute, signingTimesRoute, tellingListRoute, agreementRoute, engagementStoryRoute, groundRulesRoute, explanationRoute, communicationRoute, commitmentsRoute, commitmentBoardRoute, expectationsRoute, expectationBoardRoute, meetingsRoute, newAgreementRoute, libraryRoute, builtinRoute, templateRoute, outboxRoute, announcementRoute, binRoute, changesRoute, qualityRoute, importsRoute, newImportRoute, importRoute, settingsRoutes, webhookLogRoute, lostRoute])]);

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
