import type postgres from "postgres";
import { allOf } from "../support/nouns/index.ts";
import { linesOf } from "../support/nouns/invoices.ts";
import { type Form, schemaOf, statementByHand } from "./by-hand.ts";
import type { Caller } from "./measure.ts";

/** What the product asks or does: with its policies, and by hand. */
export type Question = {
  name: string;
  policies: string;
  byHand: (form: Form) => string;
  /** It changes rows: undone after each turn, and measured by hand and with the policies only. */
  writes?: boolean;
  /** By hand, the session does not say who asks: the triggers would ask the wall for their rights. */
  nobody?: boolean;
  /** Parts of the answer, or all of it, that may hold nothing, also for who sees all. */
  mayBeEmpty?: readonly string[] | "all";
};

/** A workspace as one of its people sees it. */
export type Place = Caller & {
  label: string;
  role: "owner" | "admin" | "contractor";
  organizationId: string;
  large: boolean;
};

const workspaceOf = { ordinary: 50, shared: 60, giant: 1 };

/** The places that are measured: who asks, where. */
export async function findPlaces(sql: postgres.Sql) {
  const find = async (
    label: string,
    workspace: number,
    person: number,
    role: Place["role"],
  ): Promise<Place> => {
    const [row] = await sql<{ organizationId: string; userId: string }[]>`
      select m.organization_id as "organizationId", m.user_id as "userId"
      from bench.workspaces w
      join public.members m on m.organization_id = w.id
      join bench.people p on p.id = m.user_id
      where w.n = ${workspace} and p.number = ${person} and m.role = ${role}`;
    if (!row) throw new Error(`Person ${person} is not in workspace ${workspace}.`);
    const large = workspace === workspaceOf.giant;
    return { label, slug: `workspace-${workspace}`, role, large, ...row };
  };
  return {
    giant: await find("Giant, its owner", workspaceOf.giant, 1, "owner"),
    contractorOfGiant: await find("Giant, a contractor", workspaceOf.giant, 2, "contractor"),
    ordinary: await find("Ordinary, its owner", workspaceOf.ordinary, 1, "owner"),
    contractor: await find("Ordinary, a contractor", workspaceOf.ordinary, 2, "contractor"),
    shared: await find("Ordinary, a person in 100", workspaceOf.shared, 0, "admin"),
  };
}

/** Rows of a place that questions are about. */
export type Subject = Record<
  | "client"
  | "project"
  | "entry"
  | "pageDate"
  | "pageId"
  | "lastClientName"
  | "lastClient"
  | "lastInvoice"
  | "paid"
  | "billed"
  | "open"
  | "draft"
  | "line",
  string
> & {
  /** Of an open invitation; a contractor knows of none. */
  token: string | null;
};

async function findSubject(sql: postgres.Sql, place: Place): Promise<Subject> {
  const org = place.organizationId;
  const own = place.role === "contractor" ? sql`and e.user_id = ${place.userId}` : sql``;
  const [row] = await sql<Subject[]>`
    select
      (select client_id from public.invoices where organization_id = ${org} and status = 'paid' order by id desc limit 1) as client,
      (select id from public.projects where organization_id = ${org} order by id limit 1) as project,
      (select e.id from public.time_entries e where e.organization_id = ${org} and e.deleted_at is null
        and not e.billed ${own} order by e.id desc limit 1) as entry,
      far.entry_date::text as "pageDate", far.id as "pageId",
      last_client.name_key as "lastClientName", last_client.id as "lastClient",
      (select id from public.invoices where organization_id = ${org} order by id
        offset least(50, (select count(*) / 2 from public.invoices where organization_id = ${org})) limit 1) as "lastInvoice",
      (select id from public.invoices where organization_id = ${org} and status = 'paid' order by id desc limit 1) as paid,
      (select id from public.invoices where organization_id = ${org} and status = 'issued' order by id desc limit 1) as open,
      (select invoice_id from public.billings where organization_id = ${org} order by invoice_id desc limit 1) as billed,
      draft.id as draft,
      (select w.n || '-1' from bench.workspaces w where w.id = ${org} and ${place.role !== "contractor"}) as token,
      (select id from public.invoice_lines where organization_id = ${org} and invoice_id = draft.id order by position limit 1) as line
    from (
      select e.entry_date, e.id from public.time_entries e
      where e.organization_id = ${org} and e.deleted_at is null ${own} order by e.entry_date desc, e.id desc
      offset least(9999 * 50, (select count(*) - 51 from public.time_entries e
        where e.organization_id = ${org} and e.deleted_at is null ${own})) limit 1) far,
    (select name_key, id from public.clients where organization_id = ${org} and archived_at is null
      order by name_key desc, id desc offset least(49, 4) limit 1) last_client,
    (select id from public.invoices where organization_id = ${org} and status = 'draft' order by id desc limit 1) draft`;
  if (!row) throw new Error(`Nothing to ask about in ${place.slug}.`);
  return row;
}

export type Asked = { name: string; args: string; mayBeEmpty?: readonly string[] | "all" };

/**
 * What is asked of each function of the API that reads, for the rows of a place. Every such function
 * has its questions in its noun's file: the benchmark refuses to run otherwise.
 */
const reads = allOf((noun) => noun.reads);

/**
 * What reads no workspace's rows, so that there is nothing to filter by hand: where the caller is signed in, and the one
 * invitation that was sent to them, by the key of its hash.
 */
const ofNoWorkspace = new Set(["list_sessions", "show_invitation"]);

/** Refuses (throws) when a function that reads has no question, or a question no function. */
export async function refuseGaps(sql: postgres.Sql): Promise<void> {
  const rows = await sql<{ name: string }[]>`
    select distinct p.proname as name from pg_proc p
    where p.pronamespace = 'public'::regnamespace and p.provolatile in ('s', 'i') and p.prokind = 'f'
      and p.prorettype <> 'trigger'::regtype and has_function_privilege('authenticated', p.oid, 'execute')`;
  const there = new Set(rows.map(({ name }) => name).filter((name) => !ofNoWorkspace.has(name)));
  const unasked = [...there].filter((name) => !(name in reads));
  const gone = Object.keys(reads).filter((name) => !there.has(name));
  if (unasked.length + gone.length > 0) {
    throw new Error(
      `tests/support/nouns: no question for ${unasked.join(", ") || "none"}; no function for ${gone.join(", ") || "none"}.`,
    );
  }
}

/** The functions that questions need by hand. */
export const functionsByHand = [
  ...Object.keys(reads).map((name) => `public.${name}`),
  "bench.entry_page",
  "public.save_invoice",
  "public.issue_invoice",
  "public.record_payment",
];

/** The questions for a place; the far page of its entry list begins at row 500,000 (or is the last full one). */
export async function questionsFor(sql: postgres.Sql, place: Place): Promise<Question[]> {
  const s = await findSubject(sql, place);
  const ids = `'${place.organizationId}', '${place.userId}'`;
  const call = (asked: Asked, name: string, from = "public"): Question => ({
    ...asked,
    policies: `select * from ${from}.${name}(${asked.args})`,
    byHand: (form) => {
      const schema = `${schemaOf(form, place.role)}${from === "public" ? "" : `_${from}`}`;
      return `select * from ${schema}.${name}(${ids}${asked.args === "" ? "" : ", "}${asked.args})`;
    },
  });
  const plain = async (name: string, statement: string): Promise<Question> => ({
    name,
    policies: statement,
    byHand: await statementByHand(sql, place.role, statement, place),
  });
  const columns = "c.id, c.name, c.email, c.phone, c.address, c.tax_number, c.currency, c.notes";
  return [
    ...Object.entries(reads).flatMap(([name, of]) => of(s).map((asked) => call(asked, name))),
    call(
      {
        name: "Entries, first page",
        args: "'infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff'",
      },
      "entry_page",
      "bench",
    ),
    call(
      { name: "Entries, page 10,000", args: `'${s.pageDate}', '${s.pageId}'` },
      "entry_page",
      "bench",
    ),
    await plain(
      "One client's form",
      `select ${columns} from public.clients c where c.id = '${s.client}'`,
    ),
    await plain(
      "Categories",
      "select g.id, g.name, g.color from public.categories g order by g.name_key",
    ),
    ...changesFor(place, s, call),
  ];
}

/** What people write, for the roles that may. */
function changesFor(
  place: Place,
  s: Subject,
  call: (asked: Asked, name: string) => Question,
): Question[] {
  const org = place.organizationId;
  const entry = "bench.today(), 3600, 'Written by the benchmark'";
  const changes: Question[] = [
    {
      name: "Write an entry",
      policies: `insert into public.time_entries (project_id, entry_date, duration_seconds, description)
        values ('${s.project}', ${entry})`,
      byHand: () => `insert into public.time_entries (
          organization_id, user_id, time_zone, project_id, entry_date, duration_seconds, description)
        values ('${org}', '${place.userId}', 'UTC', '${s.project}', ${entry})`,
      writes: true,
      nobody: true,
    },
  ];
  if (place.role === "contractor") return changes;
  const functions = [
    call({ name: "Save a draft", args: `'${s.draft}', 14, '', '${linesOf(s)}'` }, "save_invoice"),
    call({ name: "Issue an invoice", args: `'${s.draft}'` }, "issue_invoice"),
    call({ name: "Record a payment", args: `'${s.open}', bench.today()` }, "record_payment"),
  ];
  return [
    ...changes,
    {
      name: "Change a client",
      policies: `update public.clients set phone = '1' where id = '${s.client}'`,
      byHand: () =>
        `update public.clients set phone = '1' where organization_id = '${org}' and id = '${s.client}'`,
      writes: true,
    },
    ...functions.map((question) => ({ ...question, writes: true })),
  ];
}
