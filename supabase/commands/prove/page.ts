import { readMatrix } from "../../../tests/access/compare.ts";
import type { Check } from "./files.ts";
import { type Part, refusals } from "./parts.ts";
import type { Proof } from "./proof.ts";

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const text = (value: string | number) =>
  String(value).replace(/[&<>"]/g, (it) => escapes[it] ?? it);

const verdicts = {
  proven: "Proven",
  violated: "Violated",
  "not tried": "Not proven: not all could be tried",
};
const signs = { proven: "✓", violated: "✗", "not tried": "–" };

const style = `
:root { color-scheme: light dark; --line: light-dark(#d5d7de, #3a3d48); --soft: light-dark(#5b6070, #a3a8b8);
  --good: light-dark(#0b6b3a, #5fd49a); --bad: light-dark(#b3261e, #ff9a91); --wait: light-dark(#7a5200, #f0c060);
  --tint: light-dark(#f5f6f9, #1d1f27); }
* { box-sizing: border-box; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 68rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .25rem; } h2 { font-size: 1.2rem; margin: 2.5rem 0 .5rem; }
p { margin: .5rem 0; } .soft { color: var(--soft); } .proven { color: var(--good); } .violated { color: var(--bad); }
.not-tried { color: var(--wait); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1.5rem; margin: 1rem 0; }
dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
th, td { text-align: left; vertical-align: top; padding: .35rem .75rem .35rem 0; border-bottom: 1px solid var(--line); }
th { font-weight: 600; } th code { white-space: nowrap; } td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
code { font: .85em ui-monospace, monospace; overflow-wrap: anywhere; }
details { border-bottom: 1px solid var(--line); } summary { padding: .4rem 0; cursor: pointer; }
details ul { margin: 0 0 1rem; padding-left: 1.25rem; font-size: .9rem; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; background: var(--tint); padding: .5rem .75rem; margin: .25rem 0; }
@media print { body { max-width: none; padding: 0; font-size: 10pt; } tr { break-inside: avoid; } h2 { break-after: avoid; } }
`;

const count = (n: number, one: string, many = `${one}s`) =>
  `${n.toLocaleString("en")} ${n === 1 ? one : many}`;

function facts({ server, schema, at, seconds }: Proof): string {
  const same =
    schema.found === schema.expected ? "as the migrations make it" : `expected ${schema.expected}`;
  const rows: [string, string][] = [
    [
      "Database",
      `${server.database}, Postgres ${server.version}, ${count(server.workspaces, "workspace")}`,
    ],
    ["Asked as", `${server.role}${server.superuser ? ", a superuser" : ", no superuser"}`],
    ["Schema", `${schema.found} (${same}; ${count(schema.objects, "object")})`],
    ["When", `${at.replace("T", " ").slice(0, 19)} UTC, ${seconds.toFixed(1)} seconds`],
    ["Program", `Node.js ${process.versions.node}, ${process.platform}`],
  ];
  return `<dl>${rows.map(([name, value]) => `<dt>${name}</dt><dd>${text(value)}</dd>`).join("")}</dl>`;
}

function summary(parts: readonly Part[]): string {
  const rows = parts.map(
    ({ question, state, outcome, seconds }) =>
      `<tr><td class="${state.replace(" ", "-")}">${signs[state]} ${state}</td><td>${text(question)}</td>` +
      `<td>${text(outcome)}</td><td class="number">${seconds.toFixed(1)} s</td></tr>`,
  );
  return `<div class="wide"><table><thead><tr><th>Result</th><th>Question</th><th>What came of it</th>
    <th class="number">Time</th></tr></thead><tbody>${rows.join("")}</tbody></table></div>`;
}

function failures(parts: readonly Part[]): string {
  const failed = parts.flatMap((part) => part.checks.filter(({ ok }) => !ok));
  if (failed.length === 0) return "";
  const rows = failed.map(
    ({ what, where, detail }) =>
      `<tr><td><code>${text(where)}</code></td><td>${text(what)}${detail ? `<pre>${text(detail)}</pre>` : ""}</td></tr>`,
  );
  return `<h2 class="violated">What is wrong</h2><div class="wide"><table><tbody>${rows.join("")}</tbody></table></div>`;
}

/** Who may do what, one row a table and verb or a function. */
function matrix(access: string): string {
  const counts = refusals(access);
  const all = Object.values(counts).reduce((sum, n) => sum + n, 0);
  const by = ["grant", "guard", "permission", "trigger or rule"].map(
    (it) => `${(counts[it] ?? 0).toLocaleString("en")} by ${it}`,
  );
  const entries = [...readMatrix(access).values()].filter(
    ({ what }) => !/ columns of |^runs |^holds /.test(what),
  );
  const people = [...new Set(entries.map(({ who }) => who))];
  const deeds = [...new Set(entries.map(({ what }) => what))];
  const cells = new Map(entries.map(({ who, what, value }) => [`${who} ${what}`, value]));
  const cell = (who: string, what: string) => {
    const value = cells.get(`${who} ${what}`) ?? "";
    return `<td class="${value.startsWith("–") ? "soft" : "proven"}">${text(value)}</td>`;
  };
  const rows = deeds.map(
    (what) =>
      `<tr><th><code>${text(what)}</code></th>${people.map((who) => cell(who, what)).join("")}</tr>`,
  );
  return `<h2>Who tried what, and what refused it</h2>
    <p>${count(all, "attempt")} by ${people.length} kinds of people: ${(counts.done ?? 0).toLocaleString("en")} went
    through, and the rest was refused: ${by.join(", ")}. ACCESS.md says what each word means.</p>
    <div class="wide"><table><thead><tr><th></th>${people.map((it) => `<th>${text(it)}</th>`).join("")}</tr></thead>
    <tbody>${rows.join("")}</tbody></table></div>`;
}

/** Every check in the words of the suite, by file. */
function everything(parts: readonly Part[]): string {
  const files = new Map<string, Check[]>();
  for (const { name, checks } of parts) {
    if (name === "schema" || name === "access") continue;
    for (const check of checks) {
      const file = check.where.split(":")[0] ?? "";
      files.set(file, [...(files.get(file) ?? []), check]);
    }
  }
  const sections = [...files].map(([file, checks]) => {
    const items = checks.map(
      ({ what, ok }) => `<li${ok ? "" : ' class="violated"'}>${ok ? "✓" : "✗"} ${text(what)}</li>`,
    );
    return `<details><summary><code>${text(file)}</code>, ${count(checks.length, "check")}</summary><ul>${items.join("")}</ul></details>`;
  });
  return `<h2>Every check</h2>${sections.join("")}`;
}

function notTried({ leftOut }: Proof): string {
  if (leftOut.length === 0) return "";
  const rows = leftOut.map(({ file, why }) => `<li><code>${text(file)}</code> ${text(why)}</li>`);
  return `<h2>Left out beside tenants</h2><ul>${rows.join("")}</ul>`;
}

/** The proof as a page that stands by itself: on a screen, in the dark, on paper. */
export function proofPage(proof: Proof): string {
  const title = `${verdicts[proof.result]}: ${proof.server.database}`;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(title)}</title><style>${style}</style></head><body><main>
<h1 class="${proof.result.replace(" ", "-")}">${signs[proof.result]} ${text(title)}</h1>
<p class="soft">Bulkhead's proof that the workspaces of this database are kept apart. Everything was tried in one
transaction, which was undone.</p>
${facts(proof)}${summary(proof.parts)}${failures(proof.parts)}${proof.access ? matrix(proof.access) : ""}
${notTried(proof)}${everything(proof.parts)}
</main></body></html>
`;
}
