import type { Locale } from '../../kernel/locale.ts';

/** How clauses speak of rights to what was made. Lower case, ё written е; a word that ends in “…” stands for every word that begins so. */
export type RightsWords = {
  /** Verbs and nouns by which a right goes over, before or after the right that they move. */
  readonly moves: readonly string[];
  /** Those of them that name the act itself, of which a clause may only tell what form it needs. */
  readonly acts: readonly string[];
  readonly needs: readonly string[];
  /** Those of them that say what comes of it where the form is missing. */
  readonly voids: readonly string[];
  /** How another statement is joined on. */
  readonly joins: readonly string[];
  readonly form: readonly string[];
  /** Verbs that hand over things as well as rights: the right must follow them. */
  readonly hands: readonly string[];
  /** The right in one word. */
  readonly right: readonly string[];
  /** The right in two words that stand together, in either order: “prawa autorskie”, “autorskie prawa”. */
  readonly rightOf: { readonly noun: readonly string[]; readonly kind: readonly string[] };
  /** Words after a right that make it another thing: a notice, somebody else's right. */
  readonly notRight: readonly string[];
  /** Words between a verb and a right that show that the one is not said of the other. */
  readonly between: readonly string[];
  /** A right that stays where it is. */
  readonly stays: readonly string[];
  readonly not: readonly string[];
  /** What follows a “not” that denies nothing: “not only”, “not later than”. */
  readonly notBut: readonly string[];
  /** “No” as it stands before a noun. */
  readonly none: readonly string[];
  readonly without: readonly string[];
  readonly articles: readonly string[];
  readonly separate: readonly string[];
  readonly paper: readonly string[];
  readonly licence: readonly string[];
  readonly exclusive: readonly string[];
  /** How the part of a sentence that a “not” speaks of goes on over a comma: “does not mean, that …”. */
  readonly goesOn: readonly string[];
};

export const RIGHTS_WORDS: Readonly<Record<Locale, RightsWords>> = {
  en: {
    moves: ['transfer', 'transfers', 'transferred', 'transferring', 'assign', 'assigns', 'assigned', 'assigning', 'assignment', 'pass', 'passes', 'passed', 'passing', 'vest', 'vests', 'vested', 'convey', 'conveys', 'conveyed', 'cede', 'cedes', 'ceded', 'acquire', 'acquires', 'acquired', 'acquisition'],
    acts: ['transfer', 'assignment', 'acquisition'],
    needs: ['needs', 'requires', 'require', 'required', 'void', 'valid'],
    form: ['writing', 'written', 'form', 'signature', 'qualified', 'notarial'],
    voids: ['void'],
    joins: ['and', 'but'],
    hands: ['hands', 'sells', 'gives'],
    right: ['copyright', 'copyrights'],
    rightOf: { noun: ['right', 'rights', 'property'], kind: ['economic', 'exclusive', 'intellectual', 'author’s', 'authors', 'all'] },
    notRight: ['notice…', 'law', 'laws', 'act', 'holder…', 'owner…', 'lasts', 'protect…', 'infring…', 'third', 'reserved'],
    between: ['licence…', 'license…', 'licens…', 'warrant…', 'guarantee…', 'confirm…', 'declare…', 'represent', 'represents', 'infring…', 'respect…', 'lasts'],
    stays: ['remain…', 'retain…', 'stay', 'stays', 'keep', 'keeps', 'belong…'],
    not: ['not', 'never', 'cannot', 'nothing', 'neither', 'nor', 'doesn’t', 'don’t', 'won’t', 'isn’t'],
    notBut: ['only', 'later', 'less', 'more', 'earlier', 'merely'],
    none: ['no', 'none'],
    without: ['without'],
    articles: ['a', 'an', 'any', 'the'],
    separate: ['separate', 'another'],
    paper: ['document…', 'agreement…', 'contract…', 'deed…', 'instrument…'],
    licence: ['licence', 'license'],
    exclusive: ['exclusive'],
    goesOn: ['that'],
  },
  pl: {
    moves: ['przenosi', 'przenoszą', 'przenosić', 'przenoszone', 'przenoszenie', 'przenosząc…', 'przenies…', 'przenios…', 'przechodz…', 'przejd…', 'przejści…', 'nabyw…', 'nabędz…', 'nabycie', 'nabyciem', 'nabycia', 'zbywa', 'zbywają', 'zbycie', 'zbycia', 'ceduj…', 'cesj…', 'wyzbywa'],
    acts: ['przeniesienie', 'przeniesienia', 'nabycie', 'nabycia', 'zbycie', 'zbycia', 'przejście', 'przejścia', 'cesja', 'cesji'],
    needs: ['wymaga', 'wymagają', 'wymagane', 'potrzebna', 'potrzeba', 'nieważne', 'ważne'],
    form: ['formy', 'forma', 'pisemnej', 'pisemna', 'piśmie', 'podpisu', 'formie'],
    voids: ['nieważne'],
    joins: ['i', 'oraz', 'a', 'ale'],
    hands: ['przekaz…', 'odda', 'oddaje', 'sprzeda…'],
    right: [],
    rightOf: { noun: ['prawa', 'praw', 'prawo', 'prawami', 'prawom'], kind: ['autorsk…', 'majątkow…', 'intelektualn…', 'wszystkie', 'wszelkie', 'wszystkich', 'wszelkich', 'całość', 'całości', 'ogół', 'ogółu'] },
    notRight: ['osób', 'trzecich', 'innych'],
    between: ['licencj…', 'oświadcz…', 'zapewni…', 'gwarant…', 'potwierdz…', 'zobowiąz…', 'narusz…', 'że', 'iż'],
    stays: ['pozosta…', 'zachowuj…', 'zachowa…', 'zastrzega…'],
    not: ['nie'],
    notBut: ['tylko', 'później', 'wcześniej', 'mniej', 'więcej', 'jedynie'],
    none: ['żadn…'],
    without: ['bez'],
    articles: [],
    separate: ['osobn…', 'odrębn…', 'oddzieln…'],
    paper: ['umow…', 'umów', 'dokument…', 'porozumieni…', 'aneks…'],
    licence: ['licencj…'],
    exclusive: ['wyłączna', 'wyłącznej', 'wyłączną', 'wyłączny', 'wyłącznym', 'wyłączności', 'wyłączne'],
    goesOn: ['że', 'iż'],
  },
  ru: {
    moves: ['переход…', 'перейд…', 'передаются', 'передается', 'передан', 'передана', 'передано', 'переданы', 'отчужд…', 'отчуд…', 'уступ…', 'приобрет…'],
    acts: ['переход', 'отчуждение', 'отчуждения', 'уступка', 'приобретение'],
    needs: ['требует', 'требуется', 'нужен', 'нужна', 'недействительно'],
    form: ['формы', 'форма', 'форме', 'письменн…', 'подпись', 'подписи'],
    voids: ['недействительн…'],
    joins: ['и', 'а', 'но'],
    hands: ['передает', 'передают', 'передаст', 'передадут', 'передать', 'передавать', 'передача', 'передачу', 'передачи', 'передаче', 'передачей'],
    right: [],
    rightOf: { noun: ['право', 'права', 'прав', 'правами', 'правом', 'собственность', 'собственности'], kind: ['исключительн…', 'авторск…', 'имущественн…', 'интеллектуальн…', 'все', 'всех'] },
    notRight: ['третьих', 'других', 'иных', 'сохран…'],
    between: ['лиценз…', 'гарантир…', 'заверя…', 'подтвержда…', 'заявля…', 'обязу…', 'наруш…', 'соблюда…'],
    stays: ['остают…', 'остает…', 'остан…', 'сохраня…'],
    not: ['не'],
    notBut: ['только', 'позднее', 'позже', 'раньше', 'ранее', 'менее', 'более', 'лишь'],
    none: ['никак…', 'ни'],
    without: ['без'],
    articles: [],
    separate: ['отдельн…'],
    paper: ['договор…', 'документ…', 'соглашени…'],
    licence: ['лицензи…'],
    exclusive: ['исключительная', 'исключительной', 'исключительную', 'исключительный', 'исключительном'],
    goesOn: ['что'],
  },
};
