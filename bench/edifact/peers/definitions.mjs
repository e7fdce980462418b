// The segments of the bench input for the validator of npm `edifact`, after D.97B and ISO 9735: those that come with it
// lack half of them. `requires` is how many of the first parts are mandatory.
const segment = (requires, ...elements) => ({ requires, elements });
const composite = (requires, ...components) => ({ requires, components });

export const segments = {
  UNB: segment(5, 'S001', 'S002', 'S003', 'S004', '0020', 'S005', '0026', '0029', '0031', '0032', '0035'),
  UNZ: segment(2, '0036', '0020'),
  UNH: segment(2, '0062', 'S009', '0068', 'S010'),
  UNT: segment(2, '0074', '0062'),
  BGM: segment(0, 'C002', 'C106', '1225', '4343'),
  DTM: segment(1, 'C507'),
  LOC: segment(1, '3227', 'C517', 'C519', 'C553', '5479'),
  GIS: segment(1, 'C529'),
  PNA: segment(1, '3035', 'C206', 'C082', '3403', '3397', 'C816', 'C816', 'C816', 'C816', 'C816'),
  ADR: segment(0, 'C817', 'C090', '3164', '3251', '3207'),
  LIN: segment(0, '1082', '1229', 'C212', 'C829', '1222', '7083'),
  PIA: segment(2, '4347', 'C212', 'C212', 'C212', 'C212', 'C212'),
  IMD: segment(0, '7077', '7081', 'C273', '7383'),
  QTY: segment(1, 'C186'),
  CNT: segment(1, 'C270'),
};

const simple = {
  ...{ '0020': 'an..14', '0026': 'an..14', '0029': 'a..1', '0031': 'n..1', '0032': 'an..35', '0035': 'n..1' },
  ...{ '0036': 'n..6', '0062': 'an..14', '0074': 'n..6', '0068': 'an..35', 1225: 'an..3', 4343: 'an..3' },
  ...{
    3227: 'an..3',
    5479: 'an..3',
    3035: 'an..3',
    3403: 'an..3',
    3397: 'an..3',
    3164: 'an..35',
    3251: 'an..9',
  },
  ...{
    3207: 'an..3',
    1082: 'an..6',
    1229: 'an..3',
    1222: 'n..2',
    7083: 'an..3',
    4347: 'an..3',
    7077: 'an..3',
  },
  ...{ 7081: 'an..3', 7383: 'an..3' },
};

export const elements = {
  ...Object.fromEntries(Object.entries(simple).map(([id, format]) => [id, composite(1, format)])),
  S001: composite(2, 'a4', 'n1'),
  S002: composite(1, 'an..35', 'an..4', 'an..14'),
  S003: composite(1, 'an..35', 'an..4', 'an..14'),
  S004: composite(2, 'n6', 'n4'),
  S005: composite(1, 'an..14', 'an2'),
  S009: composite(4, 'an..6', 'an..3', 'an..3', 'an..2', 'an..6'),
  S010: composite(1, 'n..2', 'a1'),
  C002: composite(0, 'an..3', 'an..3', 'an..3', 'an..35'),
  C106: composite(0, 'an..35', 'an..9', 'an..6'),
  C507: composite(1, 'an..3', 'an..35', 'an..3'),
  C517: composite(0, 'an..25', 'an..3', 'an..3', 'an..70'),
  C519: composite(0, 'an..25', 'an..3', 'an..3', 'an..70'),
  C553: composite(0, 'an..25', 'an..3', 'an..3', 'an..70'),
  C529: composite(1, 'an..3', 'an..3', 'an..3', 'an..17'),
  C206: composite(1, 'an..35', 'an..3', 'an..3'),
  C082: composite(1, 'an..35', 'an..3', 'an..3'),
  C816: composite(1, 'an..3', 'an..70', 'an..3', 'an..3'),
  C817: composite(0, 'an..3', 'an..3', 'an..3'),
  C090: composite(1, 'an..3', 'an..70', 'an..70', 'an..70', 'an..70', 'an..70'),
  C212: composite(0, 'an..35', 'an..3', 'an..3', 'an..3'),
  C829: composite(0, 'an..3', 'an..6'),
  C273: composite(0, 'an..17', 'an..3', 'an..3', 'an..256', 'an..256', 'an..3'),
  C186: composite(2, 'an..3', 'n..15', 'an..3'),
  C270: composite(2, 'an..3', 'n..18', 'an..3'),
};
