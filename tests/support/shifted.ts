/**
 * The pgTAP suite at a moment at which days, months and years are told apart only with care:
 *   tsx tests/support/shifted.ts [2026-12-31T23:30:00Z]
 * A process of its own, because what it starts is started with another clock.
 */

import { basename } from "node:path";
import { atMoment } from "./clock.ts";
import { pgtapFiles, runPgtap } from "./pgtap.ts";
import { openStage } from "./stage.ts";
import { none, type Tally } from "./tally.ts";

const now = new Date();
const year = now.getUTCFullYear();
// The end of a year in Greenwich, which has begun in Kiritimati; the hour in which Kiritimati, Greenwich and Pago Pago
// have three days; the last of February; the night in which Europe's clocks go forward.
const moments = [
  `${year}-12-31T23:30:00Z`,
  `${year + 1}-01-01T10:15:00Z`,
  `${year + 1}-02-28T11:15:00Z`,
  `${year + 1}-03-28T00:45:00Z`,
];

/** Another one every day. */
const ofToday = moments[Math.floor(now.getTime() / 86_400_000) % moments.length];
const moment = new Date(process.argv[2] ?? ofToday ?? now);

const tally = await atMoment(moment, async (): Promise<Tally> => {
  const stage = await openStage();
  try {
    const urls = await stage.copy("shifted");
    console.log(`pgTAP again, at ${moment.toISOString()}`);
    const failures: string[] = [];
    const { files, ...counts } = await runPgtap({
      ...urls,
      // The catalogue and the plans are the same at any time.
      files: pgtapFiles().filter((path) => !/^0[1-3]/.test(basename(path))),
      print: (line) => failures.push(line),
    });
    if (counts.failed > 0) for (const line of failures) console.error(line);
    return counts;
  } finally {
    await stage.close();
  }
});
if (!tally) console.log("The clock was not shifted: there is no libfaketime here.");
process.send?.(tally ?? { ...none, skipped: 1 });
process.exitCode = tally && tally.failed > 0 ? 1 : 0;
