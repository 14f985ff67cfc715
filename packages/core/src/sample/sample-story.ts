import type { Locale } from '../kernel/locale.ts';

/** Days are counted back from the day on which the sample is made, so that it always lies in the recent past. */
export type SampleClient = { readonly kind: 'organisation' | 'person'; readonly isConsumer?: boolean; readonly name: string; readonly legalName: string; readonly registration: string; readonly address: string; readonly lifecycle: 'lead' | 'qualified' | 'active' | 'former'; readonly nextStep: string; readonly nextStepInDays: number | null; readonly person: { readonly name: string; readonly email: string; readonly roleTitle: string } };

/** Two engagements of different trades: one agreement signed and sealed, one in the middle of being talked about. */
export type SampleStory = {
  readonly firm: { readonly name: string; readonly legalName: string; readonly owner: string; readonly producer: string; readonly writer: string; readonly team: string; readonly ownerTitle: string; readonly producerTitle: string; readonly writerTitle: string };
  readonly bank: SampleClient;
  readonly mentee: SampleClient;
  readonly others: readonly SampleClient[];
  /** The service agreement: what is particular, by variable. */
  readonly service: { readonly name: string; readonly purpose: string; readonly question: string; readonly answer: string; readonly proposal: string; readonly proposalPurpose: string; readonly ownQuestion: string };
  /** The mentoring agreement. */
  readonly mentoring: { readonly name: string; readonly goal: string; /** What another day, which the client proposes, should achieve. */ readonly laterBecause: string };
  /** Coaching for the second of the others, signed on paper; the name of the picture of it. */
  readonly paper: { readonly name: string; readonly goal: string; readonly file: string };
  /** A retainer for the first of the others, begun to be signed with programs of both sides. */
  readonly retainer: string;
  /** How the work is done, in the owner's own words: in the mentoring, and about answers in the service agreement, written before its dates were settled. */
  readonly how: { readonly own: string; readonly answers: string };
  /** A mistake of ours that was found and told by phone. */
  readonly mistake: string;
  /** What the first amendment to the mentoring adds: something to hand over, by what it is accepted, and the clause that says so. */
  readonly change: { readonly name: string; readonly form: string; readonly acceptance: readonly string[]; readonly clause: string; readonly purpose: string; /** What was missing when it was delivered first. */ readonly missing: string };
  /** Promises of both sides in the mentoring, added by hand: what is late on either side, what waits for it, what was kept. */
  readonly promises: { readonly theirs: string; readonly theirsFormat: string; readonly theirsExample: string; readonly ours: string; readonly waiting: string; readonly kept: string; readonly asked: string; readonly askedBecause: string };
};

const POLISH: SampleStory = {
  firm: { name: 'Studio Lipka', legalName: 'Studio Lipka sp. z o.o.', owner: 'Ola Lipska', producer: 'Nadia Kravets', writer: 'Tomasz Gajda', team: 'Produkcja', ownerTitle: 'prezeska', producerTitle: 'producentka', writerTitle: 'scenarzysta' },
  bank: { kind: 'organisation', name: 'Bank Wschodni', legalName: 'Bank Wschodni S.A.', registration: 'KRS 0000108842', address: 'ul. Lubartowska 2, 20-084 Lublin', lifecycle: 'active', nextStep: 'Odpowiedzieć na pytanie o zastępstwo', nextStepInDays: 1, person: { name: 'Anna Wrona', email: 'a.wrona@bankwschodni.example', roleTitle: 'dyrektorka szkoleń' } },
  mentee: { kind: 'person', name: 'Kasia Wolny', legalName: 'Katarzyna Wolny', registration: '', address: 'ul. Miodowa 7, 31-055 Kraków', lifecycle: 'active', nextStep: 'Przygotować drugie spotkanie', nextStepInDays: 4, person: { name: 'Kasia Wolny', email: 'kasia@wolny.example', roleTitle: 'uczestniczka mentoringu' } },
  others: [
    { kind: 'organisation', name: 'Termy Podgórze', legalName: 'Termy Podgórze sp. z o.o.', registration: 'KRS 0000390117', address: 'ul. Zdrojowa 3, 34-500 Zakopane', lifecycle: 'qualified', nextStep: 'Wysłać szkic umowy', nextStepInDays: -2, person: { name: 'Iga Lis', email: 'iga@termy.example', roleTitle: 'kierowniczka marketingu' } },
    { kind: 'organisation', name: 'Hotel Pod Sową', legalName: 'Hotel Pod Sową s.c.', registration: '', address: 'ul. Krucza 11, 38-500 Sanok', lifecycle: 'qualified', nextStep: 'Umówić pierwszą rozmowę', nextStepInDays: 6, person: { name: 'Teresa Browniak', email: 't.browniak@podsowa.example', roleTitle: 'właścicielka' } },
    { kind: 'organisation', name: 'Piekarnia Sól i Żyto', legalName: 'Sól i Żyto sp. j.', registration: '', address: 'ul. Młynarska 5, 20-112 Lublin', lifecycle: 'active', nextStep: 'Obejrzeć próbną lekcję w sklepie', nextStepInDays: 3, person: { name: 'Ewa Sroka', email: 'ewa@soliyto.example', roleTitle: 'współwłaścicielka' } },
  ],
  service: {
    name: 'Trudne rozmowy przy okienku',
    purpose: 'pracownicy okienek zachowują spokój i jasność w pięciu trudnych rozmowach, dzięki czemu skargi na ton rozmowy spadają z 31 do 15 na kwartał',
    question: 'Jeśli Marek zachoruje na tydzień, czy nasze terminy też się przesuwają? Tylko on decyduje.',
    answer: 'Tak. Terminy zależne od odpowiedzi przesuwają się o dni oczekiwania. Proponuję wskazać też zastępcę.',
    proposal: 'Odpowiedź w ciągu 7 dni roboczych, bo komitet spotyka się raz w tygodniu.',
    proposalPurpose: 'żeby zdążyć zapytać komitet',
    ownQuestion: 'Czy jako zastępcę możemy wpisać panią Ewę Zając?',
  },
  mentoring: { name: 'Pierwszy rok w roli kierowniczki', goal: 'Kasia prowadzi rozmowy rozwojowe ze swoim zespołem samodzielnie i bez odkładania', laterBecause: 'chcę najpierw przez dwa tygodnie wypróbować nowe rozmowy, żeby było na co patrzeć' },
  paper: { name: 'Hotel w dobre ręce', goal: 'pani Teresa przekazuje prowadzenie hotelu córce do wiosny i wie, co zostawia sobie', file: 'umowa-ostatnia-strona.png' },
  retainer: 'Stała obsługa PR na sezon',
  how: { own: 'Rozmawiamy szczerze i bez pośpiechu. Po każdym spotkaniu zostaje jedna rzecz do wypróbowania, nie lista.', answers: 'Pokazujemy po jednej rozmowie naraz. Uwagi prosimy zebrać w jednej wiadomości: wtedy nic nie ginie.' },
  mistake: 'w kalendarzu były dwa spotkania jednego dnia',
  change: { name: 'Podsumowanie pierwszego etapu', form: 'dwie strony, PDF', acceptance: ['nazywa trzy rzeczy, które się zmieniły', 'podaje następny krok przy każdym celu'], clause: 'Po pierwszym etapie Mentor przekazuje:', purpose: 'Mówi, co zostaje na piśmie po pierwszym etapie i kiedy jest dobre.', missing: 'Przy trzecim celu nie ma następnego kroku.' },
  promises: { theirs: 'Trzy sytuacje z zespołu do omówienia', theirsFormat: 'pół strony każda', theirsExample: 'kto, co powiedział, co się potem stało', ours: 'Notatki z drugiego spotkania', waiting: 'Plan ćwiczeń na trzecie spotkanie', kept: 'Kalendarz spotkań na kwartał', asked: 'Rozmowa próbna z koleżanką', askedBecause: 'koleżanka jest na urlopie' },
};

const ENGLISH: SampleStory = {
  firm: { ...POLISH.firm, team: 'Production', ownerTitle: 'Managing director', producerTitle: 'Producer', writerTitle: 'Scriptwriter' },
  bank: { ...POLISH.bank, nextStep: 'Answer the question about cover', person: { ...POLISH.bank.person, roleTitle: 'Head of training' } },
  mentee: { ...POLISH.mentee, nextStep: 'Prepare the second meeting', person: { ...POLISH.mentee.person, roleTitle: 'Mentee' } },
  others: POLISH.others.map((client, index) => ({ ...client, nextStep: ['Send the draft agreement', 'Fix the first talk', 'Watch the trial lesson in the shop'][index] ?? '', person: { ...client.person, roleTitle: ['Head of marketing', 'Owner', 'Partner'][index] ?? '' } })),
  service: {
    name: 'Difficult conversations at the counter',
    purpose: 'counter staff stay calm and clear in five difficult conversations, so that complaints about tone fall from 31 to 15 a quarter',
    question: 'If Marek is ill for a week, do our dates move as well? He is the only one who decides.',
    answer: 'Yes. The dates that depend on an answer move by the days waited. I suggest that we also name someone to stand in for him.',
    proposal: 'An answer within 7 working days, because the committee meets once a week.',
    proposalPurpose: 'so that the committee can be asked in time',
    ownQuestion: 'May we name Ewa Zając as the person who stands in?',
  },
  mentoring: { name: 'First year as a manager', goal: 'Kasia holds development talks with her team on her own and without putting them off', laterBecause: 'I want to try the new talks for two weeks first, so that there is something to look at' },
  paper: { name: 'The hotel in good hands', goal: 'Teresa hands the running of the hotel over to her daughter by spring and knows what she keeps for herself', file: 'agreement-last-page.png' },
  retainer: 'Public relations for the season',
  how: { own: 'We talk openly and without hurry. After each meeting there is one thing to try, not a list.', answers: 'We show one conversation at a time. Please gather your remarks in one message, so that nothing gets lost.' },
  mistake: 'the calendar had two meetings on one day',
  change: { name: 'Summary of the first stage', form: 'two pages, PDF', acceptance: ['names three things that changed', 'gives the next step for each goal'], clause: 'After the first stage the Mentor hands over:', purpose: 'Says what stays in writing after the first stage, and when it is good.', missing: 'The third goal has no next step.' },
  promises: { theirs: 'Three situations from the team to talk about', theirsFormat: 'half a page each', theirsExample: 'who, what was said, what happened then', ours: 'Notes of the second meeting', waiting: 'Exercises for the third meeting', kept: 'Calendar of meetings for the quarter', asked: 'A trial talk with a colleague', askedBecause: 'the colleague is on holiday' },
};

const RUSSIAN: SampleStory = {
  firm: { name: 'Студия «Липка»', legalName: 'ООО «Студия Липка»', owner: 'Оля Липская', producer: 'Надя Кравец', writer: 'Томаш Гайда', team: 'Производство', ownerTitle: 'генеральный директор', producerTitle: 'продюсер', writerTitle: 'сценарист' },
  bank: { kind: 'organisation', name: 'Банк «Восточный берег»', legalName: 'АО «Банк Восточный берег»', registration: 'ОГРН 1027700000000', address: 'ул. Речная, 2, Калуга', lifecycle: 'active', nextStep: 'Ответить на вопрос о замене', nextStepInDays: 1, person: { name: 'Ирина Левченко', email: 'i.levchenko@bank.example', roleTitle: 'директор по обучению' } },
  mentee: { kind: 'person', name: 'Катя Вольная', legalName: 'Вольная Екатерина Сергеевна', registration: '', address: 'Калуга', lifecycle: 'active', nextStep: 'Подготовить вторую встречу', nextStepInDays: 4, person: { name: 'Катя Вольная', email: 'katya@volnaya.example', roleTitle: 'участница менторинга' } },
  others: [
    { kind: 'organisation', name: 'Термы «Подгорье»', legalName: 'ООО «Термы Подгорье»', registration: '', address: 'ул. Источник, 3, Пятигорск', lifecycle: 'qualified', nextStep: 'Отправить проект договора', nextStepInDays: -2, person: { name: 'Инга Лис', email: 'inga@termy.example', roleTitle: 'руководитель маркетинга' } },
    { kind: 'organisation', name: 'Отель «Под совой»', legalName: 'ИП Браун Т. В.', registration: '', address: 'ул. Лесная, 11, Тверь', lifecycle: 'qualified', nextStep: 'Назначить первый разговор', nextStepInDays: 6, person: { name: 'Тереза Браун', email: 't.braun@sova.example', roleTitle: 'владелица' } },
    { kind: 'organisation', name: 'Пекарня «Соль и рожь»', legalName: 'ООО «Соль и рожь»', registration: '', address: 'ул. Мельничная, 5, Калуга', lifecycle: 'active', nextStep: 'Посмотреть пробный урок в магазине', nextStepInDays: 3, person: { name: 'Ева Сорокина', email: 'eva@sol.example', roleTitle: 'совладелица' } },
  ],
  service: {
    name: 'Трудные разговоры у окна',
    purpose: 'сотрудники сохраняют спокойствие и ясность в пяти трудных разговорах, и жалоб на тон становится 15 вместо 31 в квартал',
    question: 'Если Марк заболеет на неделю, сдвинутся ли и наши сроки? Решает только он.',
    answer: 'Да. Сроки, которые зависят от ответа, сдвигаются на дни ожидания. Предлагаю назвать и того, кто его заменит.',
    proposal: 'Ответ в течение 7 рабочих дней, потому что комитет собирается раз в неделю.',
    proposalPurpose: 'чтобы успеть спросить комитет',
    ownQuestion: 'Можно ли вписать Еву Зайцеву как замену?',
  },
  mentoring: { name: 'Первый год в роли руководителя', goal: 'Катя сама и без откладывания проводит беседы о развитии со своей командой', laterBecause: 'сначала хочу две недели пробовать новые разговоры, чтобы было на что смотреть' },
  paper: { name: 'Отель в хорошие руки', goal: 'Тереза к весне передаёт управление отелем дочери и знает, что оставляет за собой', file: 'dogovor-poslednyaya-stranitsa.png' },
  retainer: 'Связи с общественностью на сезон',
  how: { own: 'Мы говорим честно и без спешки. После каждой встречи остаётся одно дело, которое стоит попробовать, а не список.', answers: 'Мы показываем по одному разговору за раз. Замечания лучше собрать в одном письме: тогда ничего не потеряется.' },
  mistake: 'в календаре оказались две встречи в один день',
  change: { name: 'Итоги первого этапа', form: 'две страницы, PDF', acceptance: ['названы три вещи, которые изменились', 'для каждой цели указан следующий шаг'], clause: 'После первого этапа Ментор передаёт:', purpose: 'Говорит, что остаётся на бумаге после первого этапа и когда это готово.', missing: 'У третьей цели нет следующего шага.' },
  promises: { theirs: 'Три ситуации из команды для разбора', theirsFormat: 'по полстраницы', theirsExample: 'кто, что сказал, что было потом', ours: 'Записи второй встречи', waiting: 'Упражнения к третьей встрече', kept: 'Календарь встреч на квартал', asked: 'Пробный разговор с коллегой', askedBecause: 'коллега в отпуске' },
};

export const SAMPLE_STORIES: Readonly<Record<Locale, SampleStory>> = { en: ENGLISH, pl: POLISH, ru: RUSSIAN };

/** The sample's people sign in with these; the sample is made only where Entente is reached at this machine itself. */
export const SAMPLE_EMAIL = 'ola@lipka.example';
export const SAMPLE_PASSWORD = 'living-agreement';
