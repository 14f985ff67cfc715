/** Words that say what kind of firm it is, not which: Polish, Russian, Ukrainian, English, German, French, Czech, Baltic. Folded. */
const FORMS = new Set([
  'sp', 'z', 'o', 'oo', 'zoo', 'spzoo', 'spolka', 'spol', 'sro', 'sa', 'spj', 'spk', 'sc', 'psa', 'akcyjna', 'jawna', 'komandytowa', 'ograniczona', 'odpowiedzialnoscia', 'ska', 'ppuh', 'phu', 'fhu', 'przedsiebiorstwo',
  'ооо', 'оао', 'зао', 'пао', 'ао', 'ип', 'нпо', 'тоо', 'тов', 'чп', 'фоп', 'общество', 'акционерное', 'закрытое', 'открытое', 'публичное', 'ограниченной', 'ответственностью', 'с', 'индивидуальный', 'предприниматель', 'компания', 'фирма', 'группа',
  'ltd', 'limited', 'inc', 'incorporated', 'llc', 'llp', 'lp', 'plc', 'corp', 'corporation', 'co', 'company', 'group', 'holding', 'the', 'and',
  'gmbh', 'mbh', 'ag', 'kg', 'ohg', 'ug', 'ev', 'gbr', 'se', 'sarl', 'sas', 'srl', 'spa', 'bv', 'nv', 'oy', 'ab', 'as', 'aps', 'uab', 'sia', 'ou', 'grupa', 'firma',
]);

/** True for words of a firm's name that say its legal form; a single letter is part of one ("S.A."). */
export function isLegalForm(foldedWord: string): boolean {
  return FORMS.has(foldedWord) || /^\p{L}$/u.test(foldedWord);
}
