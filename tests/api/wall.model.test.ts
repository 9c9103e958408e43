import fc from "fast-check";
import { expect, test } from "vitest";
import { tables } from "../support/catalogue.ts";
import { type Step, takeTurn } from "../support/model/operations.ts";
import { roles } from "../support/model/roles.ts";
import { columns, expectedSight, look, lookAt } from "../support/model/sight.ts";
import { makeWorld, type World } from "../support/model/world.ts";
import { allOf } from "../support/nouns/index.ts";

/*
 * Stories of people who are in several workspaces and try anything there, with the right to or
 * without. After each step one of them looks into one workspace, and has to see what a model of
 * the wall says, no row more and none less.
 */

const operations = allOf((noun) => noun.model?.operations);
const names = Object.keys(operations);
// What a story lives on comes more often than what ends it.
const often = /^(addProject|logTime|draft|issue|pay|withdrawPayment|invite|accept|assign)$/;
const seldom = /^(leave|remove|delete.*|transfer|archive.*)$/;
const weighted = names.flatMap((name) =>
  Array<string>(often.test(name) ? 6 : seldom.test(name) ? 1 : 3).fill(name),
);

const lanes = 4;
const storiesOfLane = 2;
const stepsOfStory = 630;
const seed = Number(process.env.BULKHEAD_SEED ?? 20_260_101);

const number = fc.nat(9999);
const step: fc.Arbitrary<Step> = fc.record({
  operation: fc.nat(weighted.length - 1),
  person: number,
  room: number,
  target: number,
  other: number,
  value: number,
  viewer: number,
  viewed: number,
});
const members = fc.array(
  fc.array(fc.option(fc.constantFrom(...roles), { freq: 3 }), { minLength: 5, maxLength: 5 }),
  { minLength: 3, maxLength: 3 },
);
const story = fc.array(step, { minLength: stepsOfStory, maxLength: stepsOfStory });

/** How often each operation was done and refused, over all stories. */
const tally = new Map(names.map((name) => [name, { done: 0, refused: 0 }]));
let steps = 0;

async function live(world: World, one: Step, at: number): Promise<void> {
  const name = weighted[one.operation] ?? "";
  const operate = operations[name];
  if (!operate) throw new Error(`There is no operation ${name}.`);
  const turn = takeTurn(world, one);
  const who = `step ${at}, ${name} by ${turn.person.email} (rank ${turn.rank}) in ${turn.room.slug}`;
  const { done, allowed } = await operate(turn);
  expect(done, `${who}: done`).toBe(allowed);
  const count = tally.get(name);
  if (count) count[done ? "done" : "refused"] += 1;

  const viewer = world.people[one.viewer % world.people.length] ?? turn.person;
  const viewed = world.rooms[one.viewed % world.rooms.length] ?? turn.room;
  const expected = expectedSight(viewer, viewed);
  expect(await look(viewer, viewed), `${who}: what ${viewer.email} sees of ${viewed.slug}`).toEqual(
    expected,
  );
  steps += 1;
}

/** What everybody sees of everything, each table asked for by itself. */
async function lookRound(world: World): Promise<void> {
  for (const person of world.people) {
    for (const room of world.rooms) {
      const expected = expectedSight(person, room);
      for (const table of Object.keys(columns)) {
        // The profile is the person's own, in whatever workspace they ask.
        if (table === "profiles") continue;
        // Who is out is out of every table alike.
        if (typeof expected === "string" && table !== "clients") continue;
        const rows = typeof expected === "string" ? expected : expected[table];
        expect(await lookAt(table, person, room), `${person.email}, ${table}`).toEqual(rows);
      }
    }
  }
}

test("the model knows every table", async () => {
  const known = await tables();
  expect(Object.keys(columns).sort()).toEqual(known.map(({ name }) => name));
});

test(`what people see is what the model says, over 5,000 steps (BULKHEAD_SEED=${seed})`, {
  timeout: 280_000,
}, async () => {
  const began = performance.now();
  const lane = (index: number) =>
    fc.assert(
      fc.asyncProperty(members, story, async (given, all) => {
        const world = await makeWorld(given);
        for (const [at, one] of all.entries()) await live(world, one, at);
        await lookRound(world);
      }),
      { seed: seed + index, numRuns: storiesOfLane, unbiased: true, endOnFailure: true },
    );
  await Promise.all(Array.from({ length: lanes }, (_, index) => lane(index)));

  const seconds = (performance.now() - began) / 1000;
  const counts = [...tally].map(([name, { done, refused }]) => `${name} ${done}/${refused}`);
  console.log(
    `${steps} steps, seed ${seed}, ${seconds.toFixed(0)} s. Done/refused:`,
    counts.join(),
  );
  expect(steps).toBeGreaterThanOrEqual(5000);
  // A story in which nothing succeeds, or nothing is refused, would prove nothing.
  for (const [name, { done, refused }] of tally) {
    expect([name, done > 0, refused > 0]).toEqual([name, true, true]);
  }
});
