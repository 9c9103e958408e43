import { parseArgs } from "node:util";
import { connect } from "../local/database.ts";
import { StackError } from "../local/errors.ts";
import { databaseUrl } from "./database-url.ts";
import { explainPermission } from "./explain/permission.ts";
import { findStanding, type Question, type Step } from "./explain/steps.ts";
import { explainTable, verbs } from "./explain/table.ts";

const usage = `npm run explain -- --person EMAIL --workspace SLUG [--db-url URL] VERB
  VERB with --table NAME [--id ID]: select, insert, update or delete
    --try  does it, to that row, and undoes it: the triggers are heard; the row is locked for a moment
  VERB without: a permission, such as invoices.issue`;

export type Explanation = { question: string; steps: Step[]; may: boolean };

class Undo extends Error {}

/** Why a person may or may not: each thing that is asked on the way, the deciding one last. Changes nothing. */
export async function explainOn(url: string, question: Question): Promise<Explanation> {
  const steps: Step[] = [];
  const note = (step: Step) => void steps.push(step);
  let may = false;
  const sql = connect(url);
  try {
    await sql
      .begin(async (transaction) => {
        await transaction`
          select set_config('lock_timeout', '1s', true), set_config('statement_timeout', '30s', true),
            set_config('search_path', '', true)`;
        const standing = await findStanding(transaction, question, note);
        if (standing && verbs.includes(question.verb)) {
          may = await explainTable(transaction, question, standing, note);
        } else if (standing) {
          may = await explainPermission(transaction, question.verb, standing, note);
        }
        throw new Undo();
      })
      .catch((error: unknown) => {
        if (!(error instanceof Undo)) throw error;
      });
  } finally {
    await sql.end();
  }
  const { person, verb, table, id, workspace } = question;
  const what = table ? `${verb} ${id ? `${id} of ` : ""}${table}` : `do ${verb}`;
  return { question: `May ${person} ${what} in ${workspace}?`, steps, may };
}

/** The explanation as a person reads it. */
export function tell({ question, steps, may }: Explanation): string {
  const sign = (ok: boolean | undefined) => (ok === undefined ? "·" : ok ? "✓" : "✗");
  const lines = steps.map(({ ok, by, text }) => `${sign(ok)} ${by.padEnd(12)} ${text}`);
  const deciding = steps.findLast(({ ok }) => ok === may);
  const open = may && steps.some(({ ok, by }) => ok === undefined && by === "condition");
  const verdict = open ? "Yes, for a row that meets the condition left open" : may ? "Yes" : "No";
  return [question, "", ...lines, "", `${verdict}: the ${deciding?.by} decides.`].join("\n");
}

function read(args: string[]): { url: string; question: Question } {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      person: { type: "string" },
      workspace: { type: "string" },
      table: { type: "string" },
      id: { type: "string" },
      try: { type: "boolean" },
      "db-url": { type: "string" },
    },
  });
  const { person, workspace, table, id } = values;
  const [verb, ...more] = positionals;
  const onTable = verb !== undefined && verbs.includes(verb);
  const wrong = more.length > 0 || onTable !== (table !== undefined);
  const attempt = values.try === true;
  if (attempt && (!id || !["update", "delete"].includes(verb ?? ""))) throw new StackError(usage);
  if (!person || !workspace || !verb || wrong) throw new StackError(usage);
  const question = { person, workspace, verb, table, id, attempt };
  return { url: databaseUrl(values["db-url"]), question };
}

/** `npm run explain`: exit code 0 they may, 1 they may not, 2 it could not be asked. */
export async function explain(args: string[]): Promise<void> {
  try {
    const { url, question } = read(args);
    const explanation = await explainOn(url, question);
    console.log(tell(explanation));
    process.exitCode = explanation.may ? 0 : 1;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 2;
  }
}
