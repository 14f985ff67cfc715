import type { ImportKind } from './import-kind.ts';

/** Names of columns that mean a field, as `folded` writes them; "#" stands for a number. English, Polish and Russian, and what programs write. */
type Names = Readonly<Record<string, readonly string[]>>;

const GIVEN = ['first name', 'given name', 'firstname', 'n.given', 'imie', 'имя', 'person - first name'];
const FAMILY = ['last name', 'family name', 'surname', 'lastname', 'n.family', 'nazwisko', 'фамилия', 'person - last name'];
const FULL = ['name', 'full name', 'display name', 'contact name', 'contact', 'person', 'fn', 'person - name', 'imie i nazwisko', 'nazwa wyswietlana', 'wyswietlana nazwa', 'osoba', 'kontakt', 'отображаемое имя', 'имя и фамилия', 'фио', 'контакт', 'контактное лицо'];
const EMAIL = ['email', 'e-mail', 'mail', 'email address', 'e-mail address', 'e-mail # address', 'e-mail # - value', 'e-mail - value', 'email #', 'primary email', 'secondary email', 'person - email - work', 'person - email', 'person - email - home', 'person - email - other', 'organization - email', 'work email', 'home email', 'adres e-mail', 'adres email', 'adres e-mail #', 'podstawowy adres e-mail', 'dodatkowy adres e-mail', 'podstawowy e-mail', 'dodatkowy e-mail', 'pierwszy adres e-mail', 'drugi adres e-mail', 'poczta', 'адрес электронной почты', 'основной адрес эл. почты', 'дополнительный адрес эл. почты', 'адрес эл. почты', 'альтернативный адрес электронной почты', 'адрес # эл. почты', 'электронная почта', 'эл. почта', 'почта', 'e-mail адрес', 'e-mail sluzbowy', 'e-mail firmowy', 'e-mail prywatny', 'email sluzbowy', 'email firmowy', 'email prywatny', 'mail sluzbowy', 'mail prywatny', 'e-mail #', 'adres mailowy', 'adres e-mail sluzbowy', 'adres e-mail prywatny', 'business email', 'business e-mail', 'personal email', 'personal e-mail', 'private email', 'company email', 'рабочий e-mail', 'личный e-mail', 'рабочий email', 'личный email', 'рабочая почта', 'личная почта', 'корпоративная почта', 'рабочий адрес эл. почты'];
const PHONE = ['phone', 'telephone', 'phone number', 'mobile', 'mobile phone', 'mobile phone number', 'mobile number', 'business phone', 'business phone #', 'home phone', 'home phone #', 'mobilephone', 'homephone', 'otherphone', 'other phone', 'primary phone', 'company main phone', 'work phone', 'car phone', 'phone # - value', 'tel', 'tel #', 'cell', 'person - phone - work', 'person - phone', 'person - phone - home', 'person - phone - mobile', 'person - phone - other', 'organization - phone', 'telefon', 'telefon sluzbowy', 'telefon sluzbowy #', 'telefonu sluzbowy', 'telefon w samochodzie', 'numer telefonu komorkowego', 'telefon komorkowy', 'telefon domowy', 'telefon domowy #', 'inny telefon', 'telefon podstawowy', 'glowny telefon do firmy', 'nr telefonu', 'numer telefonu', 'komorka', 'телефон', 'рабочий телефон', 'рабочий телефон #', 'телефон раб. #', 'телефон дом. #', 'телефон в машине', 'домашний телефон', 'домашний телефон #', 'мобильный телефон', 'телефон переносной', 'другой телефон', 'основной телефон', 'основной телефон организации', 'номер телефона', 'номер сотового телефона', 'номер мобильного телефона', 'моб. телефон', 'tel.', 'tel. #', 'tel. kom.', 'tel kom', 'tel. kom', 'tel. komorkowy', 'tel. sluzbowy', 'tel. stacjonarny', 'tel. domowy', 'tel. firmowy', 'tel. prywatny', 'kom.', 'nr tel.', 'nr tel', 'nr telefonu komorkowego', 'telefon #', 'telefon stacjonarny', 'telefon firmowy', 'telefon prywatny', 'telefon kontaktowy', 'landline', 'тел.', 'тел', 'тел. #', 'телефон #', 'мобильный', 'моб.', 'моб', 'сотовый', 'сотовый телефон', 'раб. телефон', 'городской телефон', 'стационарный телефон', 'контактный телефон', 'личный телефон'];
const EMAIL_LABEL = ['e-mail # - type', 'e-mail # - label', 'email.label', 'email.label #', 'email label', 'email type', 'e-mail label', 'etykieta e-maila', 'rodzaj e-maila', 'метка e-mail', 'тип e-mail'];
const FAX = ['fax', 'fax number', 'work fax', 'business fax', 'home fax', 'other fax', 'tel.fax', 'faks', 'numer faksu', 'faks sluzbowy', 'faks domowy', 'inny faks', 'факс', 'номер факса', 'рабочий факс', 'домашний факс', 'другой факс'];
const PHONE_LABEL = ['phone # - type', 'phone # - label', 'tel.label', 'tel.label #', 'phone label', 'phone type', 'etykieta telefonu', 'rodzaj telefonu', 'typ telefonu', 'метка телефона', 'тип телефона'];
const COMPANY = ['company', 'company name', 'organization', 'organisation', 'organization name', 'organization # - name', 'account', 'account name', 'associated company', 'client', 'customer', 'org', 'person - organization', 'firma', 'firma/organizacja', 'organizacja', 'klient', 'nazwa firmy', 'kontrahent', 'организация', 'компания', 'клиент', 'название компании', 'фирма', 'контрагент'];
const TITLE = ['job title', 'title', 'position', 'role', 'organization title', 'organization # - title', 'role title', 'person - job title', 'stanowisko', 'должность', 'роль'];
const OWNER = ['owner', 'contact owner', 'company owner', 'account owner', 'opportunity owner', 'deal owner', 'record owner', 'person - owner', 'deal - owner', 'organization - owner', 'sales agent', 'sales rep', 'salesperson', 'assigned to', 'opiekun', 'wlasciciel', 'handlowiec', 'ответственный', 'владелец', 'менеджер'];
const NOTES = ['notes', 'note', 'comment', 'comments', 'description', 'notatki', 'notatka', 'uwagi', 'komentarz', 'opis', 'заметки', 'заметка', 'комментарий', 'описание', 'примечания', 'komentarze', 'комментарии', 'примечание'];
const TAGS = ['tags', 'tag', 'labels', 'label', 'categories', 'group membership', 'person - label', 'deal - label', 'organization - label', 'kategorie', 'etykiety', 'tagi', 'grupy', 'категории', 'метки', 'теги', 'группы'];
const SOURCE = ['source', 'lead source', 'leadsource', 'original source', 'deal - source channel', 'zrodlo', 'источник'];
const EXTERNAL = ['id', 'record id', 'external id', 'contact id', 'account id', 'opportunity id', 'deal id', 'company id', 'person - id', 'deal - id', 'organization - id', 'identyfikator', 'идентификатор', 'uid'];
const COUNTRY = ['country', 'country/region', 'billing country', 'organization - country of address', 'kraj', 'kraj/region', 'страна', 'страна или регион', 'страна/регион'];
const WEBSITE = ['website', 'web page', 'web page #', 'website # - value', 'url', 'www', 'company domain name', 'organization - website', 'strona www', 'strona sieci web', 'strona internetowa', 'веб-страница', 'сайт', 'веб-сайт'];
/** Numbers that a company has beside that of its taxes. */
export const FURTHER_NUMBERS = ['regon', 'nr regon', 'numer regon', 'krs', 'nr krs', 'numer krs', 'кпп', 'огрн', 'огрнип', 'company number', 'registration number'];
const NEXT_STEP = ['next step', 'next action', 'nastepny krok', 'следующий шаг'];

const PARTS: Names = {
  'name.additional': ['middle name', 'additional name', 'n.additional', 'drugie imie', 'отчество'],
  'name.suffix': ['suffix', 'name suffix', 'n.suffix', 'sufiks', 'przyrostek', 'суффикс'],
};

const BIRTHDAY = ['birthday', 'bday', 'birth date', 'birthdate', 'date of birth', 'dob', 'person - birthday', 'urodziny', 'data urodzenia', 'день рождения', 'дата рождения'];

/** A person's addresses: the first, of work, and the one that counts where it is empty. Third ones stand in the notes. */
const ADDRESSES: Names = {
  address: ['address # - formatted', 'adr', 'adr.work', 'adr.home'],
  'address.street': ['address', 'full address', 'address #', 'address # - street', 'street', 'street address', 'mailing street', 'mailingstreet', 'business street', 'business street #', 'work address', 'work address #', 'person - postal address', 'adres', 'adres #', 'ulica', 'ulica #', 'adres sluzbowy', 'adres sluzbowy #', 'adres sluzbowy - ulica', 'adres sluzbowy - ulica #', 'адрес', 'адрес #', 'улица', 'улица #', 'ulica i numer', 'ulica i nr', 'ulica, numer', 'улица и дом', 'улица, дом'],
  'address.city': ['city', 'mailing city', 'mailingcity', 'business city', 'work city', 'address # - city', 'miasto', 'miejscowosc', 'adres sluzbowy - miejscowosc', 'город'],
  'address.region': ['state', 'region', 'state/region', 'mailing state', 'mailingstate', 'mailing state/province', 'business state', 'work state', 'address # - region', 'wojewodztwo', 'adres sluzbowy - wojewodztwo', 'область', 'регион'],
  'address.postcode': ['zip', 'postcode', 'postal code', 'zip code', 'mailing zip', 'mailingpostalcode', 'mailing zip/postal code', 'business postal code', 'work zipcode', 'address # - postal code', 'kod pocztowy', 'adres sluzbowy - kod pocztowy', 'почтовый индекс', 'индекс', 'kod', 'kod poczt.'],
  'address.country': [...COUNTRY, 'mailing country', 'mailingcountry', 'business country/region', 'work country', 'address # - country', 'adr.country', 'panstwo', 'adres sluzbowy - kraj/region'],
  'address2.street': ['home street', 'home street #', 'home address', 'home address #', 'adres domowy', 'adres domowy #', 'adres domowy - ulica', 'adres domowy - ulica #', 'adres domowy - ulica (#)', 'улица (дом. адрес)', 'улица # (дом. адрес)'],
  'address2.city': ['home city', 'adres domowy - miejscowosc', 'miasto (dom)', 'город (дом. адрес)'],
  'address2.region': ['home state', 'adres domowy - wojewodztwo', 'wojewodztwo (dom)', 'область (дом. адрес)'],
  'address2.postcode': ['home postal code', 'home zipcode', 'adres domowy - kod pocztowy', 'kod pocztowy (dom)', 'почтовый код (дом.)'],
  'address2.country': ['home country', 'home country/region', 'adres domowy - kraj/region', 'panstwo (dom)', 'страна или регион (дом. адрес)'],
  'notes.line': ['улица (другой адрес)', 'улица # (другой адрес)', 'город (другой адрес)', 'область (другой адрес)', 'индекс (другой адрес)', 'страна или регион (другой адрес)'],
  'birthday.year': ['birth year', 'urodziny – rok', 'год рождения'],
  'birthday.month': ['birth month', 'urodziny – miesiac', 'месяц рождения'],
  'birthday.day': ['birth day', 'urodziny – dzien'],
};

const INTERACTION: Names = {
  externalId: ['id', 'record id', 'activity id', 'activity - id', 'note - id', 'task id', 'external id', 'identyfikator', 'идентификатор'],
  kind: ['type', 'kind', 'activity type', 'type of activity', 'activity - type', 'task subtype', 'tasksubtype', 'rodzaj', 'typ', 'typ aktywnosci', 'тип', 'вид', 'тип дела'],
  subject: ['subject', 'title', 'activity - subject', 'task title', 'call title', 'meeting name', 'email subject', 'temat', 'tytul', 'тема', 'название', 'заголовок'],
  body: ['body', 'text', 'notes', 'note', 'description', 'comments', 'full comments', 'content', 'activity - note', 'note - content', 'task notes', 'call notes', 'meeting description', 'internal meeting notes', 'email body', 'note body', 'tresc', 'opis', 'notatka', 'notatki', 'текст', 'описание', 'заметка', 'комментарий'],
  happenedAt: ['date', 'when', 'happened at', 'activity date', 'startdatetime', 'start', 'start time', 'meeting start time', 'email send date', 'created date', 'createddate', 'create date', 'note - add time', 'data', 'kiedy', 'дата', 'когда'],
  dueOn: ['due', 'due date', 'due on', 'deadline', 'activitydate', 'activity - due date', 'termin', 'срок', 'крайний срок'],
  'due.time': ['due time', 'activity - due time'],
  isDone: ['done', 'status', 'is done', 'task status', 'activity - done', 'activity - status', 'meeting status', 'wykonane', 'zrobione', 'stan', 'выполнено', 'статус', 'состояние'],
  doneAt: ['done at', 'completed', 'completed at', 'completed date', 'completion date', 'completeddatetime', 'completed date/time', 'activity - marked as done time', 'wykonano', 'data wykonania', 'дата выполнения'],
  ownerId: ['owner', 'assigned', 'assigned to', 'activity assigned to', 'task assigned to', 'activity - assigned to user', 'activity - owner', 'note - user', 'author', 'wlasciciel', 'opiekun', 'autor', 'przypisano do', 'ответственный', 'исполнитель', 'автор'],
  direction: ['direction', 'call direction', 'email direction', 'calltype', 'call type', 'kierunek', 'направление'],
  outcome: ['outcome', 'result', 'call outcome', 'call result', 'calldisposition', 'meeting outcome', 'wynik', 'результат', 'итог'],
  minutes: ['minutes', 'duration', 'call duration', 'callduration', 'calldurationinseconds', 'call duration (seconds)', 'durationinminutes', 'activity - duration', 'czas trwania', 'minuty', 'длительность', 'минуты'],
  'link.contact': ['contact', 'contact name', 'person', 'name', 'activity - contact person', 'activity - person', 'note - person', 'associated contact', 'kontakt', 'osoba', 'контакт', 'контактное лицо'],
  'link.contactEmail': ['email', 'e-mail', 'contact email', 'contact: email', 'activity - contact person email', 'e-mail kontaktu', 'почта', 'эл. почта'],
  'link.contactPhone': ['phone', 'contact phone', 'telefon', 'телефон'],
  'link.contactId': ['contact id', 'whoid', 'associated contact ids', 'activity - contact person id', 'person id'],
  'link.client': [...COMPANY, 'company / account', 'activity - organization', 'note - organization'],
  'link.clientId': ['company id', 'account id', 'accountid', 'associated company ids', 'organization id', 'activity - organization id'],
  'link.deal': ['deal', 'deal name', 'opportunity', 'associated deal', 'activity - deal', 'note - deal', 'szansa', 'transakcja', 'сделка'],
  'link.dealId': ['deal id', 'opportunity id', 'associated deal ids', 'activity - deal id'],
  'link.recordId': ['whatid'],
};

const KNOWN: Readonly<Record<ImportKind, Names>> = {
  interaction: INTERACTION,
  contact: { givenName: GIVEN, familyName: FAMILY, name: FULL, email: EMAIL, emailLabel: EMAIL_LABEL, phone: [...PHONE, ...FAX], phoneLabel: PHONE_LABEL, clientId: COMPANY, roleTitle: TITLE, ownerId: OWNER, notes: NOTES, tags: TAGS, source: SOURCE, nextStep: NEXT_STEP, externalId: EXTERNAL, birthday: BIRTHDAY, ...PARTS, ...ADDRESSES },
  client: {
    name: ['name', 'company', 'company name', 'account', 'account name', 'organization', 'organisation', 'organization name', 'organization - name', 'client', 'customer', 'firma', 'nazwa', 'nazwa firmy', 'klient', 'kontrahent', 'организация', 'компания', 'клиент', 'название', 'фирма', 'контрагент'],
    email: EMAIL, emailLabel: EMAIL_LABEL, phone: [...PHONE, ...FAX], phoneLabel: PHONE_LABEL, website: WEBSITE, ownerId: OWNER, notes: NOTES, tags: TAGS, source: SOURCE, externalId: EXTERNAL, country: [...COUNTRY, 'office location'], nextStep: NEXT_STEP,
    lifecycle: ['lifecycle', 'lifecycle stage', 'etap zycia', 'стадия'],
    legalName: ['legal name', 'pelna nazwa', 'юридическое название', 'полное название'],
    registration: ['registration', 'vat', 'vat number', 'vat id', 'tax id', 'nip', 'регистрация', 'инн', 'nip/vat', 'numer nip', 'nr nip', 'vat id number', ...FURTHER_NUMBERS],
    address: ['address', 'full address', 'adr', 'adr.work', 'adr.home', 'organization - address', 'adres', 'адрес'],
    'address.street': ['street', 'street address', 'billing street', 'address #', 'ulica', 'улица', 'ulica i numer', 'ulica i nr', 'ulica, numer', 'улица и дом', 'улица, дом'],
    'address.city': ['city', 'billing city', 'miasto', 'miejscowosc', 'город'],
    'address.region': ['state', 'region', 'state/region', 'billing state', 'billing state/province', 'wojewodztwo', 'область', 'регион'],
    'address.postcode': ['zip', 'postcode', 'postal code', 'zip code', 'billing zip/postal code', 'kod pocztowy', 'почтовый индекс', 'индекс', 'kod', 'kod poczt.'],
  },
  deal: {
    name: ['name', 'deal name', 'opportunity name', 'opportunity', 'deal', 'title', 'deal - title', 'nazwa', 'szansa', 'nazwa szansy', 'transakcja', 'tytul', 'сделка', 'название', 'название сделки'],
    clientId: [...COMPANY, 'deal - organization'], contactId: ['contact', 'primary contact', 'contact name', 'associated contact', 'deal - contact person', 'kontakt', 'osoba', 'контакт', 'контактное лицо'],
    pipelineId: ['pipeline', 'deal - pipeline', 'lejek', 'воронка'], stageId: ['stage', 'deal stage', 'stage name', 'stagename', 'deal - stage', 'etap', 'этап', 'стадия'],
    amount: ['amount', 'value', 'close value', 'deal value', 'deal - value', 'kwota', 'wartosc', 'сумма', 'стоимость'], currency: ['currency', 'amount currency', 'deal - currency of value', 'deal - currency', 'waluta', 'валюта'],
    ownerId: OWNER, productId: ['product', 'product name', 'produkt', 'usluga', 'продукт', 'услуга', 'товар'],
    openedOn: ['opened', 'open date', 'create date', 'created', 'created date', 'engage date', 'deal - deal created', 'data utworzenia', 'otwarto', 'дата создания', 'открыта'],
    'stageId.kind': ['status', 'deal status', 'deal - status', 'status szansy', 'stan', 'stan szansy', 'статус', 'статус сделки', 'состояние'],
    closedOn: ['close date', 'closed', 'closed on', 'closed date', 'date closed', 'closed at', 'closedate', 'deal closed on', 'deal - deal closed on', 'won time', 'lost time', 'won date', 'lost date', 'deal - won time', 'deal - lost time', 'data zamkniecia', 'zamknieto', 'data wygranej', 'data przegranej', 'czas wygranej', 'czas przegranej', 'дата закрытия', 'закрыта', 'дата выигрыша', 'дата проигрыша'],
    expectedCloseOn: ['expected close date', 'expected close', 'deal - expected close date', 'planowane zamkniecie', 'przewidywana data zamkniecia', 'ожидаемая дата закрытия'],
    lostReasonId: ['lost reason', 'closed lost reason', 'deal - lost reason', 'powod przegranej', 'powod utraty', 'причина отказа', 'причина проигрыша'],
    source: SOURCE, competitor: ['competitor', 'main competitor(s)', 'konkurent', 'konkurencja', 'конкурент'], nextStep: NEXT_STEP, notes: NOTES, tags: TAGS, externalId: EXTERNAL,
  },
};

const LOOK_UP: Readonly<Record<ImportKind, ReadonlyMap<string, string>>> = { interaction: inverse('interaction'), contact: inverse('contact'), client: inverse('client'), deal: inverse('deal') };

function inverse(kind: ImportKind): ReadonlyMap<string, string> {
  return new Map(Object.entries(KNOWN[kind]).flatMap(([target, names]) => names.map((name) => [name, target] as const)));
}

/** A column's name as it is compared: lower case, no Polish accents, one space, numbers as "#". */
export function folded(name: string): string {
  return name.normalize('NFKD').replaceAll(/[\u0300-\u0305\u0307-\u036F]/gu, '').normalize('NFC').toLowerCase().replaceAll('ł', 'l').replaceAll(/[_\s]+/g, ' ').replaceAll(/\d+/g, '#').replaceAll(/[*:]{1,8}$/g, '').trim();
}

/** The field or part that a column's name means for a kind, or null. "E-mail 2 - Value", "Город (раб.)" and "E-mail" are all known. */
export function meaningOf(kind: ImportKind, name: string): string | null {
  const whole = folded(name);
  const found = LOOK_UP[kind].get(whole);
  if (found !== undefined) return found;
  // "Miasto (biuro)", "Phone (work)": what stands in brackets says which of several.
  const open = whole.indexOf('(');
  return open <= 0 ? null : (LOOK_UP[kind].get(whole.slice(0, open).trim()) ?? null);
}

/** Whether any kind knows the name; tells a row of names from a row of data. */
export function isKnownName(name: string): boolean {
  return meaningOf('contact', name) !== null || meaningOf('client', name) !== null || meaningOf('deal', name) !== null || meaningOf('interaction', name) !== null;
}
