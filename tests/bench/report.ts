import { mkdir, writeFile } from "node:fs/promises";
import { cpus, totalmem } from "node:os";
import type { Scale } from "./database.ts";
import type { Upkeep } from "./upkeep.ts";

/** The medians of one question in one place, in milliseconds of the server's time. */
export type Row = {
  workspaces: number;
  place: string;
  question: string;
  byHand: number;
  policies: number;
  commonFiltered: number;
  commonUnfiltered: number;
};

export type Results = { scales: Scale[]; rows: Row[]; upkeep: Upkeep[] };

const folder = new URL("results/", import.meta.url);

/** Keeps the results beside the benchmark, as JSON and as a table for people. */
export async function keep(results: Results): Promise<void> {
  const machine = {
    cpu: cpus()[0]?.model ?? "unknown",
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
  };
  const date = new Date().toISOString().slice(0, 10);
  const head = `Measured ${date} on ${machine.cores} cores (${machine.cpu}), ${machine.memoryGiB} GiB.`;
  await mkdir(folder, { recursive: true });
  const json = JSON.stringify({ date, machine, ...results }, null, 2);
  await writeFile(new URL("bench.json", folder), `${json}\n`);
  await writeFile(new URL("bench.md", folder), `${head}\n\n${toMarkdown(results)}\n`);
}

/** The results as Markdown tables: the questions at the largest scale, then what a workspace costs. */
export function toMarkdown({ scales, rows, upkeep }: Results): string {
  const largest = Math.max(...scales.map(({ workspaces }) => workspaces));
  const smallest = Math.min(...scales.map(({ workspaces }) => workspaces));
  const before = (row: Row) =>
    rows.find(
      (other) =>
        other.workspaces === smallest &&
        other.place === row.place &&
        other.question === row.question,
    );
  const time = (value: number) => value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);
  const ratio = (value: number, base: number | undefined) =>
    (value / (base ?? Number.NaN)).toFixed(2);

  const speed = table(
    [
      `Of ${largest.toLocaleString("en")} workspaces`,
      "Question",
      "By hand, ms",
      "Policies, ms",
      "Ratio",
      "`in (my_orgs)` + filter, ms",
      "`in (my_orgs)`, ms",
      `Policies against ${smallest} workspaces`,
    ],
    rows
      .filter(({ workspaces }) => workspaces === largest)
      .map((row) => [
        row.place,
        row.question,
        time(row.byHand),
        time(row.policies),
        ratio(row.policies, row.byHand),
        time(row.commonFiltered),
        time(row.commonUnfiltered),
        ratio(row.policies, before(row)?.policies),
      ]),
  );
  const costs = table(
    ["", ...upkeep.map(({ workspaces }) => `${workspaces.toLocaleString("en")} workspaces`)],
    [
      ["Make a workspace, ms", ...upkeep.map(({ creation }) => time(creation))],
      ["Delete an ordinary one, ms", ...upkeep.map(({ deletion }) => time(deletion))],
      ["Delete the giant, ms", ...upkeep.map(({ deletionOfGiant }) => time(deletionOfGiant))],
      ["Membership check, ms", ...upkeep.map(({ checkOfOne }) => time(checkOfOne))],
      ["The same in 100 workspaces, ms", ...upkeep.map(({ checkOfMany }) => time(checkOfMany))],
      ["One more workspace, bytes", ...upkeep.map(({ bytes }) => bytes.toLocaleString("en"))],
    ],
  );
  return `${speed}\n\n${costs}`;
}

/** A Markdown table as the formatter wants it: columns of even width, numbers to the right. */
function table(head: string[], body: string[][]): string {
  const widths = head.map((_, column) =>
    Math.max(...[head, ...body].map((cells) => cells[column]?.length ?? 0)),
  );
  const line = (cells: string[]) => {
    const padded = cells.map((cell, column) => {
      const width = widths[column] ?? 0;
      return column === 0 ? cell.padEnd(width) : cell.padStart(width);
    });
    return `| ${padded.join(" | ")} |`;
  };
  const rule = widths.map((width, column) =>
    column === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`,
  );
  return [line(head), line(rule), ...body.map(line)].join("\n");
}
