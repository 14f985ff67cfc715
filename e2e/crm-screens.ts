import type { Page } from 'playwright-core';
import type { Locale } from '@entente/core/kernel/locale';
import { translator } from '@entente/phrases/translators';
import { readAll, type ApiClient } from './api-client.ts';

type Translator = ReturnType<typeof translator>;
type Act = (page: Page, t: Translator) => Promise<void>;
/** One screen: where it stands (of the page that a client's link opens, if one is given), and what a person does there before it is looked at. */
export type AlbumScreen = { readonly name: string; readonly path: string; readonly link?: string; readonly act?: Act };

/** What is added to the sample so that no screen is blank: a pair that looks alike, a binned client, a key, a webhook, a rule, a file. */
export type CrmMarks = { readonly client: string; readonly contact: string; readonly deal: string; readonly stays: string; readonly goes: string; readonly webhook: string; readonly importId: string };

type Named = { readonly id: string; readonly name: string };
type Shown = { readonly rows: readonly { readonly id: string; readonly values: Readonly<Record<string, unknown>>; readonly names: Readonly<Record<string, string>> }[] };

const BOOK: Readonly<Record<Locale, string>> = {
  en: 'First Name,Last Name,Company,Job Title,E-mail Address,Mobile Phone,Birthday\nAdam,Zieliński,Leasing Żuraw,Head of training,adam.zielinski@zuraw.example,+48 601 234 567,1980-03-22\nBeata,Mazur,Leasing Żuraw,,beata-at-zuraw,+48 602 345 678,\nCelina,Wrona,Muzeum Rzeki,Director,celina@muzeum.example,,1975-11-02\n',
  pl: 'Imię;Nazwisko;Firma;Stanowisko;Adres e-mail;Telefon komórkowy;Urodziny\nAdam;Zieliński;Leasing Żuraw;kierownik szkoleń;adam.zielinski@zuraw.example;+48 601 234 567;22.03.1980\nBeata;Mazur;Leasing Żuraw;;beata-at-zuraw;+48 602 345 678;\nCelina;Wrona;Muzeum Rzeki;dyrektor;celina@muzeum.example;;2.11.1975\n',
  ru: 'Имя;Фамилия;Организация;Должность;Адрес эл. почты;Телефон переносной;День рождения\nАдам;Зелинский;Лизинг «Журавль»;руководитель обучения;adam@zhuravl.example;+7 901 234-56-78;22.03.1980\nБелла;Мазур;Лизинг «Журавль»;;bella-at-zhuravl;+7 902 345-67-89;\nЦелина;Воронова;Музей реки;директор;celina@muzey.example;;02.11.1975\n',
};
const WORDS: Readonly<Record<Locale, { file: string; binned: string; twin: string; key: string; webhook: string; rule: string; task: string; note: string; find: string }>> = {
  en: { file: 'contacts.csv', binned: 'Print shop that closed', twin: 'Anna Wrona-Lis', key: 'Bookkeeping', webhook: 'Bookkeeping', rule: 'After an offer goes out', task: 'Ask whether the offer was read', note: 'They want the second module before Christmas and will send the brand book on Monday.', find: 'bank' },
  pl: { file: 'kontakty.csv', binned: 'Zamknięta drukarnia', twin: 'Anna Wrona-Lis', key: 'Księgowość', webhook: 'Księgowość', rule: 'Po wysłaniu oferty', task: 'Zapytać, czy oferta została przeczytana', note: 'Chcą drugi moduł przed świętami, księgę znaku wyślą w poniedziałek.', find: 'bank' },
  ru: { file: 'контакты.csv', binned: 'Закрытая типография', twin: 'Анна Воронова-Лис', key: 'Бухгалтерия', webhook: 'Бухгалтерия', rule: 'Когда отправлено предложение', task: 'Спросить, прочитали ли предложение', note: 'Второй модуль нужен до праздников, фирменный стиль пришлют в понедельник.', find: 'банк' },
};

/** Finds the records that the pictures show and adds what the sample lacks. @param upload sends a file to an import. */
export async function prepareCrm(api: ApiClient, locale: Locale, upload: (path: string, bytes: string) => Promise<void>): Promise<CrmMarks> {
  const words = WORDS[locale];
  const make = async (path: string, body: unknown): Promise<string> => {
    const answer = await api.call('POST', path, { body });
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return (answer.body as Named).id;
  };
  const deals = (await api.call('GET', '/records/deal?columns=name,clientId,contactId,state&sort=-updatedAt&limit=100')).body as Shown;
  const open = deals.rows.filter(({ values }) => values['state'] === 'open' && typeof values['clientId'] === 'string');
  const busiest = open.toSorted((one, other) => open.filter(({ values }) => values['clientId'] === other.values['clientId']).length - open.filter(({ values }) => values['clientId'] === one.values['clientId']).length)[0];
  if (busiest === undefined) throw new Error('the sample has no open deal of a client');
  const client = String(busiest.values['clientId']);
  const people = (await readAll<Named & { email: string }>(api, `/contacts?clientId=${client}`).catch(() => [])).at(0);
  const contact = people?.id ?? String(busiest.values['contactId']);
  const elsewhere = String(open.find(({ values }) => values['clientId'] !== client)?.values['clientId'] ?? client);
  const stays = await make('/contacts', { clientId: elsewhere, name: words.twin, email: 'anna.wrona@lis.example', phone: '+48 601 777 888', roleTitle: '', locale });
  const goes = await make('/contacts', { clientId: elsewhere, name: words.twin, email: 'anna.wrona@lis.example', phone: '', roleTitle: '', locale });
  await api.call('DELETE', `/clients/${await make('/clients', { kind: 'organisation', name: words.binned, locale })}`);
  await make('/api-keys', { name: words.key, purpose: 'service', scopes: ['client:read', 'deal:read'], expiresAt: null });
  const webhook = await make('/webhooks', { name: words.webhook, url: 'https://books.example/entente', topics: ['deal.won', 'client.created'] });
  await api.call('POST', `/webhooks/${webhook}/tests`);
  await make('/automations', { name: words.rule, trigger: { on: 'deal_won' }, filter: { all: [] }, acts: [{ do: 'create_task', subject: words.task, body: '', dueInDays: 3, whom: 'owner' }] });
  const importId = await make('/imports', { fileName: words.file, kind: 'contact' });
  await upload(`/api/v1/imports/${importId}/file?part=0`, BOOK[locale]);
  await api.call('POST', `/imports/${importId}/look`);
  return { client, contact, deal: busiest.id, stays, goes, webhook, importId };
}

const chooseThree: Act = async (page) => {
  const boxes = page.getByRole('checkbox');
  const first = (await page.getByRole('grid').count()) > 0 ? 1 : 0;
  for (const at of [1, 2, 4]) await boxes.nth(first + at).click({ force: true });
};
const openFilter: Act = async (page, t) => {
  await page.getByRole('button', { name: t('list.addFilter') }).click();
};
const write = (note: string): Act => async (page, t) => {
  await page.locator('.ix-kind').nth(1).click();
  const text = page.getByLabel(t('interaction.callHint'));
  await text.fill(note);
  await text.evaluate((element) => element.scrollIntoView({ block: 'center' }));
};
const search = (words: string): Act => async (page) => {
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').or(page.getByRole('dialog').locator('input')).first().fill(words);
  await page.waitForTimeout(700);
};
const checkImport: Act = async (page, t) => {
  const check = page.getByRole('button', { name: t('import.check') });
  if ((await check.count()) > 0) await check.last().click();
  await page.locator('.im-counts').waitFor({ timeout: 30_000 });
};

/** Every screen of the CRM in the order of a working day. */
export function crmScreens(locale: Locale, { client, contact, deal, stays, goes, webhook, importId }: CrmMarks): readonly AlbumScreen[] {
  const { note, find } = WORDS[locale];
  return [
    { name: 'today', path: '/today' },
    { name: 'clients', path: '/clients' },
    { name: 'clients-filter', path: '/clients?search=&filter=%7B%22all%22%3A%5B%7B%22field%22%3A%22lifecycle%22%2C%22is%22%3A%22any_of%22%2C%22value%22%3A%5B%22lead%22%2C%22qualified%22%5D%7D%5D%7D', act: openFilter },
    { name: 'clients-chosen', path: '/clients', act: chooseThree },
    { name: 'client', path: `/clients/${client}` },
    { name: 'client-writing', path: `/clients/${client}`, act: write(note) },
    { name: 'contacts', path: '/contacts' },
    { name: 'contact', path: `/contacts/${contact}` },
    { name: 'deals', path: '/deals' },
    { name: 'board', path: '/deals?layout=board' },
    { name: 'deal', path: `/deals/${deal}` },
    { name: 'search', path: '/clients', act: search(find) },
    { name: 'import-file', path: '/imports/new' },
    { name: 'import-reading', path: `/imports/${importId}?step=reading` },
    { name: 'import-columns', path: `/imports/${importId}?step=columns` },
    { name: 'import-preview', path: `/imports/${importId}?step=columns`, act: checkImport },
    { name: 'imports', path: '/imports' },
    { name: 'duplicates', path: '/duplicates' },
    { name: 'merge', path: `/merge?kind=contact&stays=${stays}&goes=${goes}` },
    { name: 'quality', path: '/quality' },
    { name: 'bin', path: '/bin' },
    { name: 'changes', path: '/changes' },
    { name: 'data', path: '/settings/data' },
    { name: 'fields', path: '/settings/fields' },
    { name: 'pipelines', path: '/settings/pipelines' },
    { name: 'automations', path: '/settings/automations' },
    { name: 'rights', path: '/settings/people' },
    { name: 'integrations', path: '/settings/integrations' },
    { name: 'webhook-log', path: `/settings/integrations/webhooks/${webhook}` },
  ];
}
