import type { Right } from '@entente/core/workspace/rights';
import type { PhraseKey } from '@entente/phrases/shape';

/** One part of the settings. */
export type SettingsPart = { path: string; words: PhraseKey; right?: Right };

/** The parts in their order. A part is shown only to those who have its right. */
export const SETTINGS_PARTS: readonly SettingsPart[] = [
  { path: '/settings/workspace', words: 'settings.pageWorkspace' },
  { path: '/settings/people', words: 'settings.pagePeople' },
  { path: '/settings/fields', words: 'record.pageFields', right: 'change-workspace' },
  { path: '/settings/account', words: 'settings.pageAccount' },
  { path: '/settings/sign-ins', words: 'access.title' },
  { path: '/settings/pipelines', words: 'pipeline.page' },
  { path: '/settings/automations', words: 'automation.page', right: 'change-workspace' },
  { path: '/settings/integrations', words: 'integration.page', right: 'manage-integrations' },
  { path: '/settings/seal', words: 'settings.pageSeal', right: 'manage-seal' },
  { path: '/settings/mail', words: 'settings.pageMail', right: 'change-workspace' },
  { path: '/settings/data', words: 'data.pageData', right: 'manage-data' },
  { path: '/settings/danger', words: 'settings.pageDanger', right: 'delete-workspace' },
];

/** One setting as search finds it: its name, its plain sentence, and the place on its page. */
export type SettingEntry = { id: string; path: string; words: PhraseKey; help: PhraseKey; right?: Right };

/** Every setting. What a page draws stands here too, under the same id, so that search leads to it. */
export const SETTINGS: readonly SettingEntry[] = [
  { id: 'name', path: '/settings/workspace', words: 'settings.name', help: 'settings.nameHelp' },
  { id: 'legal-name', path: '/settings/workspace', words: 'settings.legalName', help: 'settings.legalNameHelp' },
  { id: 'registration', path: '/settings/workspace', words: 'settings.registration', help: 'settings.registrationHelp' },
  { id: 'address', path: '/settings/workspace', words: 'settings.address', help: 'settings.addressHelp' },
  { id: 'country', path: '/settings/workspace', words: 'settings.country', help: 'settings.countryHelp' },
  { id: 'currency', path: '/settings/workspace', words: 'settings.currency', help: 'settings.currencyHelp' },
  { id: 'time-zone', path: '/settings/workspace', words: 'settings.timeZone', help: 'settings.timeZoneHelp' },
  { id: 'days-off', path: '/settings/workspace', words: 'settings.daysOff', help: 'settings.daysOffHelp' },
  { id: 'workspace-language', path: '/settings/workspace', words: 'settings.workspaceLocale', help: 'settings.workspaceLocaleHelp' },
  { id: 'formal-address', path: '/settings/workspace', words: 'settings.formalAddress', help: 'settings.formalAddressHelp' },
  { id: 'signing-level', path: '/settings/workspace', words: 'settings.signingLevel', help: 'settings.signingLevelHelp' },
  { id: 'people', path: '/settings/people', words: 'workspace.people', help: 'workspace.roleHelp' },
  { id: 'invitations', path: '/settings/people', words: 'workspace.invitations', help: 'workspace.invite', right: 'manage-people' },
  { id: 'teams', path: '/settings/people', words: 'workspace.teams', help: 'workspace.teamsHelp' },
  { id: 'fields', path: '/settings/fields', words: 'record.fields', help: 'record.fieldsHelp', right: 'change-workspace' },
  { id: 'tags', path: '/settings/fields', words: 'record.tags', help: 'record.tagsHelp', right: 'change-workspace' },
  { id: 'role-rights', path: '/settings/people', words: 'right.title', help: 'right.help', right: 'manage-people' },
  { id: 'why-sees', path: '/settings/people', words: 'right.why', help: 'right.whyHelp', right: 'manage-people' },
  { id: 'account-name', path: '/settings/account', words: 'settings.accountName', help: 'settings.accountNameHelp' },
  { id: 'role-title', path: '/settings/account', words: 'settings.roleTitle', help: 'settings.roleTitleHelp' },
  { id: 'account-email', path: '/settings/account', words: 'settings.accountEmail', help: 'settings.accountEmailHelp' },
  { id: 'own-times', path: '/settings/account', words: 'settings.ownTimes', help: 'settings.ownTimesHelp' },
  { id: 'hears-clients', path: '/settings/account', words: 'settings.hearsClients', help: 'settings.hearsClientsHelp' },
  { id: 'own-clocks', path: '/settings/account', words: 'settings.ownClocks', help: 'settings.ownClocksHelp' },
  { id: 'own-days-off', path: '/settings/account', words: 'settings.ownDaysOff', help: 'settings.ownDaysOffHelp' },
  { id: 'language', path: '/settings/account', words: 'settings.language', help: 'settings.languageHelp' },
  { id: 'appearance', path: '/settings/account', words: 'settings.appearance', help: 'settings.appearanceHelp' },
  { id: 'single-keys', path: '/settings/account', words: 'kit.singleKeysSetting', help: 'kit.singleKeysHint' },
  { id: 'password', path: '/settings/account', words: 'settings.password', help: 'settings.passwordHelp' },
  { id: 'second-factor', path: '/settings/account', words: 'settings.secondFactor', help: 'settings.secondFactorHelp' },
  { id: 'sessions', path: '/settings/account', words: 'settings.sessions', help: 'settings.sessionsHelp' },
  { id: 'device-keys', path: '/settings/account', words: 'device.keysTitle', help: 'device.keysHelp' },
  { id: 'access-log', path: '/settings/sign-ins', words: 'access.title', help: 'access.help' },
  { id: 'api-keys', path: '/settings/integrations', words: 'integration.keys', help: 'integration.keysHelp', right: 'manage-integrations' },
  { id: 'webhooks', path: '/settings/integrations', words: 'integration.webhooks', help: 'integration.webhooksHelp', right: 'manage-integrations' },
  { id: 'agents', path: '/settings/integrations', words: 'integration.agents', help: 'integration.agentsHelp', right: 'manage-integrations' },
  { id: 'pipelines', path: '/settings/pipelines', words: 'pipeline.title', help: 'pipeline.help' },
  { id: 'lost-reasons', path: '/settings/pipelines', words: 'pipeline.lostReasons', help: 'pipeline.lostReasonsHelp' },
  { id: 'products', path: '/settings/pipelines', words: 'pipeline.products', help: 'pipeline.productsHelp' },
  { id: 'automations', path: '/settings/automations', words: 'automation.title', help: 'automation.help', right: 'change-workspace' },
  { id: 'mail-server', path: '/settings/mail', words: 'settings.mailServer', help: 'settings.mailServerHelp', right: 'change-workspace' },
  { id: 'archive', path: '/settings/data', words: 'data.archive', help: 'data.archiveHelp', right: 'manage-data' },
  { id: 'person-data', path: '/settings/data', words: 'data.person', help: 'data.personHelp', right: 'manage-data' },
  { id: 'erasures', path: '/settings/data', words: 'data.erasures', help: 'data.heldBecause', right: 'manage-data' },
  { id: 'remove-sample', path: '/settings/danger', words: 'settings.removeSample', help: 'settings.removeSampleHelp', right: 'delete-workspace' },
  { id: 'delete-workspace', path: '/settings/danger', words: 'settings.deleteWorkspace', help: 'settings.deleteWorkspaceHelp', right: 'delete-workspace' },
];
