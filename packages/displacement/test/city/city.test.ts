import { dictionaryColumn, notComputed } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import { cityOf } from '../../src/index.ts';
import {
  blank,
  columnsOf,
  DAY,
  howMany,
  invented,
  isLater,
  madeCity,
  none,
  START,
  sectors,
  settings,
} from './invented-city.ts';

describe('cityOf', () => {
  const city = madeCity();

  it('puts each event into its sector, before or after the first day', () => {
    expect([...city.sector]).toEqual(invented.map(({ sector }) => sector));
    expect([...city.later]).toEqual(invented.map((event) => (isLater(event) ? 1 : 0)));
    expect([...city.foundByPolice]).toEqual(
      invented.map(({ source }) => (source === 'police' ? 1 : source === 'public' ? 0 : -1)),
    );
    expect(city).toMatchObject({
      nRows: 900,
      nEvents: 900,
      nLocated: howMany(({ sector }) => sector >= 0),
      nOutside: howMany(({ sector }) => sector < 0),
      nWithoutTime: 0,
      nWithoutPlace: 0,
      interventionDay: START,
      interventionFrom: 'given',
      topSectors: 1,
      monthsOnly: false,
    });
  });

  it('leaves out what has no time or no place, and counts it', () => {
    const columns = columnsOf(invented);
    columns.time.fill(Number.NaN, 0, 10);
    columns.x.fill(Number.NaN, 5, 25);
    const found = cityOf(columns, sectors, settings);
    expect(found).toMatchObject({ nRows: 900, nEvents: 875, nWithoutTime: 10, nWithoutPlace: 20 });
    expect(found.day[0]).toBe(invented[25]!.day);
  });

  it('refuses events that name areas which no sector is called, or none of which can be believed, with what to give', () => {
    const named = columnsOf(invented);
    named.x.fill(Number.NaN);
    named.y.fill(Number.NaN);
    const areaName = dictionaryColumn(invented.map(() => 'Aston'));
    const remedy = 'Give boundaries named so as the input sectors, or columns of longitude and latitude';
    expect(() => cityOf({ ...named, areaName }, [], settings)).toThrow(
      `events name areas such as “Aston” and no coordinates, and no sectors were given. ${remedy}`,
    );
    expect(() => cityOf({ ...named, areaName }, sectors, settings)).toThrow(
      `none of the ${sectors.length} sectors is called so. ${remedy}`,
    );
    const zero = columnsOf(invented);
    zero.x.fill(0);
    zero.y.fill(0);
    expect(() => cityOf(zero, sectors, settings)).toThrow('no event has both a time and a place that can be believed.');
  });

  it('tells events in two sectors, and says nothing by sector where most are', () => {
    const over = (kept: number) => {
      const twice = sectors.slice(0, kept).map((each, at) => ({ ...each, area: { ...each.area, name: `over ${at}` } }));
      return madeCity({}, {}, [...sectors, ...twice]);
    };
    const inFirst = invented.filter(({ sector }) => sector === 0).length;
    expect([over(0).nOverlapping, over(1).nOverlapping]).toEqual([0, inFirst]);
    expect(over(1).withoutSectors).toBeNull();
    expect(over(16).withoutSectors?.reason).toMatch(/events lie in two sectors or more: sectors lie over one another/);
  });

  it('takes a weight that is not stated for one, and knows whether any is', () => {
    expect([...madeCity({ harm: none() }).harm].every((harm) => harm === 1)).toBe(true);
    const unstated = madeCity({ harm: none() });
    expect([unstated.withoutHarm?.reason, unstated.withoutScore]).toEqual(['the events hold no weights of harm', null]);
    expect([city.withoutHarm, city.withoutScore]).toEqual([null, null]);
    const partly = madeCity({ harm: none().map((_, row) => (row % 2 === 0 ? Number.NaN : 12)) });
    expect(partly.withoutHarm?.reason).toMatch(/^\d+ of \d+ events do not state their harm$/);
    expect(partly.withoutScore).toEqual(partly.withoutHarm);
  });

  it('says what a file does not tell, and never counts it as nothing', () => {
    const whole = [
      city.withoutSectors,
      city.withoutPoints,
      city.withoutReports,
      city.withoutPeople,
      city.withoutBoth,
      city.withoutIntervention,
      city.withoutRows,
      city.withoutHours,
    ];
    expect(whole).toEqual(whole.map(() => null));
    expect(madeCity({ source: blank() }).withoutReports!.reason).toContain('which of them the public reported');
    const named = dictionaryColumn(invented.map(({ sector }) => (sector < 0 ? null : `S${sector}`)));
    const byName = madeCity({ x: none(), y: none(), areaName: named });
    expect(byName.withoutPoints!.reason).toContain('name areas and no coordinates');
    expect(byName.nEvents).toBe(howMany(({ sector }) => sector >= 0));
    expect(madeCity({}, {}, []).withoutSectors!.reason).toContain('no sectors were given');
    const away = columnsOf(invented).x.map((east) => east + 50_000);
    expect(madeCity({ x: away }).withoutSectors!.reason).toContain('not of one place');
    const unpeopled = sectors.map((sector) => ({ ...sector, people: [Number.NaN, Number.NaN] }));
    expect(madeCity({}, {}, unpeopled).withoutPeople!.reason).toBe('the sectors do not say who lives there');
    const unknown = madeCity({}, { firstDay: { given: null, visited: Infinity } });
    expect([unknown.withoutIntervention!.reason, unknown.withoutBoth!.reason]).toEqual([
      expect.stringContaining('the first day of patrols is not known'),
      'there are no events both before and after',
    ]);
    expect(unknown.interventionDay).toBe(Infinity);
  });

  it('asks days of counts where events were counted, and says why no single one is known', () => {
    const days = {
      areaName: dictionaryColumn([' S3 ', 'elsewhere', null, 'S0']),
      source: dictionaryColumn(['public', 'public', null, 'police']),
      day: Int32Array.of(START - 1, START, START, START + 9),
    };
    const reason = notComputed('events were counted');
    const hoursAt = (hour: number, count: number, area: string | null = null) => ({ area, hour, count });
    const ofHours = (...hours: ReturnType<typeof hoursAt>[]) => madeCity({}, { counted: { days, reason, hours } });
    const found = ofHours(hoursAt(0, 4), hoursAt(9, 7, 'elsewhere'));
    expect(found.days).toEqual({
      area: Int32Array.of(3, 0),
      day: Int32Array.of(START - 1, START + 9),
      foundByPolice: Int8Array.of(0, 1),
    });
    expect([found.withoutRows, found.withoutPoints, found.withoutHours]).toEqual([reason, reason, null]);
    expect([found.hasHours, found.nWithoutHour]).toEqual([false, 0]);
    const timed = ofHours(hoursAt(0, 4), hoursAt(24, 1));
    expect([timed.withoutHours, timed.hasHours, timed.nWithoutHour]).toEqual([reason, true, 4]);
  });

  it('knows a file of months by days that are all the first', () => {
    const months = Float64Array.from(invented, (_, event) => Date.UTC(2024, event % 9));
    const given = Date.UTC(2024, 5) / DAY;
    expect(madeCity({ time: months }, { firstDay: { given, visited: Infinity } })).toMatchObject({
      monthsOnly: true,
      hasHours: false,
    });
  });

  it('refuses what nothing can be made of', () => {
    expect(() => cityOf(columnsOf([]), sectors, settings)).toThrow('holds no row');
    expect(() => madeCity({ time: none() })).toThrow('no event has a time');
    expect(() => madeCity({ x: none() })).toThrow('no event has a place');
    expect(() => madeCity({ harm: new Float64Array(3) })).toThrow('columns must have the same length');
    expect(() => madeCity({}, {}, [...sectors, sectors[3]!])).toThrow('two sectors have one name: S3');
    expect(() => madeCity({}, { topSectors: 16 })).toThrow('a score that chooses all chooses none');
    expect(madeCity({}, { topSectors: 15 }).topSectors).toBe(15);
    expect(() => madeCity({}, { patrolled: ['Nowhere'] })).toThrow('that the boundaries do not name: Nowhere');
  });

  it('names as many sectors to choose as are patrolled, and a tenth where none is', () => {
    const open = sectors.map((sector) => ({ ...sector, kind: 'control' }));
    expect(madeCity({}, {}, open).topSectors).toBe(2);
    expect(madeCity({}, { patrolled: ['S0', 'S9', 'S15'] }, open).topSectors).toBe(3);
  });
});
