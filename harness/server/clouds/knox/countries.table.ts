/** Countries in which the service is offered, by ISO 3166-1; the choice of this simulation among "more than 55". */
export const supportedCountries: ReadonlySet<string> = new Set(
  (
    'AE AR AT AU BE BG BH BR CA CH CL CO CR CY CZ DE DK EC EE EG ES FI FR GB GR GT HK HR HU ID IE IL IN IT JO JP KR KW ' +
    'KZ LT LU LV MA MX MY NL NO NZ OM PA PE PH PL PT QA RO RS SA SE SG SI SK TH TN TR TW UA US UY VN ZA'
  ).split(' '),
);
