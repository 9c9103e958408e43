import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import {
  addDays,
  formatDate,
  formatDateRange,
  formatDay,
  formatLongDay,
  formatMonth,
  isDate,
  isTimeZone,
} from "@/lib/dates";
import {
  formatDuration,
  longestEntry,
  meantMinutes,
  parseDuration,
  shortestEntry,
} from "@/lib/durations";
import { spokenDuration } from "@/lib/spoken-durations";

const minutes = fc.integer({ min: 0, max: longestEntry / 60 });
const dates = fc
  .date({
    min: new Date("2000-01-01T00:00:00Z"),
    max: new Date("2099-12-31T00:00:00Z"),
    noInvalidDate: true,
  })
  .map((day) => day.toISOString().slice(0, 10));

describe("parseDuration", () => {
  test.each([
    ["1:30", 5400],
    ["0:01", shortestEntry],
    ["00:45", 2700],
    ["24:00", longestEntry],
    ["1.5", 5400],
    ["1,5", 5400],
    [".25", 900],
    [",25", 900],
    ["2", 7200],
    ["2.", 7200],
    ["0.1", 360],
    ["90m", 5400],
    ["90 min", 5400],
    ["1 minute", 60],
    ["15 Minutes", 900],
    ["2h", 7200],
    ["2 hrs", 7200],
    ["1.5h", 5400],
    ["1,5 hours", 5400],
    ["1h 30m", 5400],
    ["1h30m", 5400],
    ["1h30", 5400],
    ["1 h 5", 3900],
    ["1 hour and 30 minutes", 5400],
    ["  1:30  ", 5400],
    ["0", 0],
    ["25:00", 90_000],
    [":30", 1800],
    ["1:5", 3900],
    ["9:00-10:30", 5400],
    ["9-10:30", 5400],
    ["9:15 – 10", 2700],
    ["9 to 5", 72_000],
    ["22:00-1:15", 11_700],
    ["0:00-24:00", longestEntry],
    ["24-1", 3600],
    ["9-9", 0],
  ])("reads %j as %d seconds", (text, seconds) => {
    expect(parseDuration(text)).toBe(seconds);
  });

  test.each([
    "",
    " ",
    ".",
    ",",
    ":",
    "h",
    "m",
    "1:",
    ":60",
    "1:60",
    "9-",
    "-9",
    "9:5-10",
    "25-26",
    "24:01-1",
    "9-10-11",
    "1:30:00",
    "-1",
    "+1",
    "1.5.5",
    "1,000.5",
    "1e3",
    "0x10",
    "1500",
    "one",
    "1 30",
    "1.5m",
    "1d",
    "1m 30h",
    "h30",
    "NaN",
    "Infinity",
    "１:３０",
  ])("refuses %j", (text) => {
    expect(parseDuration(text)).toBeUndefined();
  });

  test("rounds a fraction of a minute half up, without the slips of binary fractions", () => {
    expect(parseDuration("0.025")).toBe(120);
    expect(parseDuration("1.025")).toBe(3720);
    expect(parseDuration("8.325")).toBe(30_000);
    expect(parseDuration("0.33333")).toBe(1200);
    fc.assert(
      fc.property(fc.nat(999), fc.nat(999_999_999), (hours, fraction) => {
        const text = `${hours}.${String(fraction).padStart(9, "0")}`;
        const exact = (BigInt(hours) * 10n ** 9n + BigInt(fraction)) * 60n;
        expect(parseDuration(text)).toBe(Number((exact * 2n + 10n ** 9n) / (2n * 10n ** 9n)) * 60);
      }),
    );
  });

  test("reads back what it writes, in every form", () => {
    fc.assert(
      fc.property(minutes, (count) => {
        const seconds = count * 60;
        expect(parseDuration(formatDuration(seconds))).toBe(seconds);
        expect(parseDuration(spokenDuration(seconds))).toBe(seconds);
        expect(parseDuration(`${count}m`)).toBe(seconds);
        expect(parseDuration((count / 60).toFixed(4))).toBe(seconds);
      }),
    );
  });

  test("reads from one time of day to another as what lies between, past midnight too", () => {
    const clock = (minutes: number) => formatDuration(minutes * 60);
    fc.assert(
      fc.property(fc.nat(1439), fc.nat(1439), (from, to) => {
        const seconds = parseDuration(`${clock(from)}-${clock(to)}`) ?? Number.NaN;
        expect(seconds % 60).toBe(0);
        expect(seconds >= 0 && seconds < longestEntry).toBe(true);
        expect((from + seconds / 60) % 1440).toBe(to);
        const back = parseDuration(`${clock(to)} – ${clock(from)}`) ?? Number.NaN;
        expect(seconds + back).toBe(from === to ? 0 : longestEntry);
      }),
    );
  });

  test("takes minutes alone, and minutes of one digit", () => {
    fc.assert(
      fc.property(fc.nat(23), fc.nat(59), (hours, count) => {
        expect(parseDuration(`:${count}`)).toBe(count * 60);
        expect(parseDuration(`${hours}:${count}`)).toBe(hours * 3600 + count * 60);
      }),
    );
  });

  test("wonders about a bare number of more hours than a day has, and about nothing else", () => {
    fc.assert(
      fc.property(fc.nat(1200), (hours) => {
        expect(meantMinutes(` ${hours} `)).toBe(hours > 24 && hours < 1000 ? hours : undefined);
        for (const text of [`${hours}h`, `${hours}m`, `${hours}:00`, `${hours}.0`, `-${hours}`])
          expect(meantMinutes(text)).toBeUndefined();
      }),
    );
  });

  test("answers any text with whole minutes or nothing", () => {
    const near = fc.stringMatching(/^[0-9hm:., ]{0,9}$/);
    fc.assert(
      fc.property(fc.oneof(fc.string(), near), (text) => {
        const seconds = parseDuration(text);
        if (seconds !== undefined) expect(seconds % 60).toBe(0);
        if (seconds !== undefined) expect(seconds).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

test.each([
  [0, "0:00", "0 minutes"],
  [60, "0:01", "1 minute"],
  [3600, "1:00", "1 hour"],
  [5400, "1:30", "1 hour 30 minutes"],
  [7260, "2:01", "2 hours 1 minute"],
  [360_000, "100:00", "100 hours"],
])("%d seconds are %s, said %s", (seconds, written, spoken) => {
  expect(formatDuration(seconds)).toBe(written);
  expect(spokenDuration(seconds)).toBe(spoken);
});

describe("days", () => {
  afterEach(() => {
    process.env.TZ = "UTC";
  });

  test("are the same wherever the server stands", () => {
    for (const zone of ["UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago", "America/Sao_Paulo"]) {
      process.env.TZ = zone;
      expect(new Date(0).getTimezoneOffset() === 0).toBe(zone === "UTC");
      expect(addDays("2026-03-28", 1)).toBe("2026-03-29");
      // The clocks of São Paulo went forward in between.
      expect(addDays("2018-11-03", 2)).toBe("2018-11-05");
      expect(formatDate("2026-11-21", "en-US")).toBe("Nov 21, 2026");
      expect(formatMonth("2026-11-01", "en-US")).toBe("November 2026");
      expect(formatLongDay("2026-11-21", "en-US")).toBe("Saturday, November 21");
    }
  });

  test("add up over months, leap days and years", () => {
    expect(addDays("2024-02-28", 1)).toBe("2024-02-29");
    expect(addDays("2023-02-28", 1)).toBe("2023-03-01");
    expect(addDays("2000-01-01", -1)).toBe("1999-12-31");
    expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
    fc.assert(
      fc.property(dates, fc.integer({ min: -4000, max: 4000 }), (date, days) => {
        const there = addDays(date, days);
        expect(isDate(there)).toBe(true);
        expect(addDays(there, -days)).toBe(date);
        expect(Math.sign(days)).toBe(there > date ? 1 : there < date ? -1 : 0);
      }),
    );
  });

  test.each(["2026-11-21", "2024-02-29", "2000-01-01", "2100-01-01"])("%s is one", (text) => {
    expect(isDate(text)).toBe(true);
  });

  test.each([
    "",
    "2026-02-29",
    "2026-13-01",
    "2026-00-10",
    "2026-11-31",
    "2026-1-1",
    "21.11.2026",
    "2026-11-21T00:00",
    "2026-11-21 ",
    "+002026-11-21",
    "today",
  ])("%j is none", (text) => {
    expect(isDate(text)).toBe(false);
  });

  test("have names near today, and a year when it is another", () => {
    const name = (date: string, locale = "en-US") => formatDay(date, "2026-01-01", locale);
    expect(name("2026-01-01")).toBe("Today");
    expect(name("2025-12-31")).toBe("Yesterday");
    expect(name("2026-01-02")).toBe("Fri, Jan 2");
    expect(name("2025-12-30")).toBe("Tue, Dec 30, 2025");
    expect(name("2026-03-29", "de-DE")).toBe("So., 29. März");
    expect(name("2026-03-29", "fr-FR")).toBe("dim. 29 mars");
  });

  test("make ranges that say each part once", () => {
    const range = (from: string, until: string, locale: string) =>
      formatDateRange(from, until, locale).replace(/\s/g, " ");
    expect(range("2026-11-15", "2026-11-21", "en-US")).toBe("Nov 15 – 21, 2026");
    expect(range("2026-12-29", "2027-01-04", "en-US")).toBe("Dec 29, 2026 – Jan 4, 2027");
    expect(range("2026-11-15", "2026-11-21", "de-DE")).toBe("15.–21.11.2026");
  });

  test("are written by every locale with the same day and year", () => {
    fc.assert(
      fc.property(
        dates,
        fc.constantFrom("en-GB", "de", "pl", "sv", "pt-BR", "nl"),
        (date, locale) => {
          const text = formatDate(date, locale);
          expect(text).toContain(date.slice(0, 4));
          expect(text).toContain(String(Number(date.slice(8))));
        },
      ),
    );
  });
});

test("time zones are IANA names", () => {
  for (const zone of ["UTC", "Europe/Paris", "America/Argentina/Buenos_Aires", "Etc/GMT+3"])
    expect(isTimeZone(zone)).toBe(true);
  for (const text of ["", "Mars/Base", "+02:00", "X+3", "europe/paris", "EST5EDT,M3", " UTC"])
    expect(isTimeZone(text)).toBe(false);
});
