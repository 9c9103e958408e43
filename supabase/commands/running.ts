const began = Date.now();

/** Prints what a command has come to, with the seconds since it began. */
export const say = (line: string) =>
  console.log(`${((Date.now() - began) / 1000).toFixed(1).padStart(5)} s  ${line}`);

// What runs, newest last. It is ended in the opposite order.
const running: (() => void | Promise<void>)[] = [];
let ending: Promise<void> | undefined;

/** Notes how to end what was just started. */
export function onEnd(stop: () => void | Promise<void>): void {
  running.push(stop);
}

/** Whether everything is being ended. */
export const isEnding = () => ending !== undefined;

/** Ends what runs; asked again, it is the same end. What cannot be ended is said, and keeps nothing else. */
export function end(): Promise<void> {
  ending ??= (async () => {
    for (const stop of running.splice(0).reverse()) {
      try {
        await stop();
      } catch (error) {
        console.error(error);
      }
    }
  })();
  return ending;
}

let leaving = false;

/** Ends everything and this process, which waits for ten seconds at most. The first status asked for is it. */
export function leave(status: number): void {
  if (leaving) return;
  leaving = true;
  setTimeout(() => process.exit(1), 10_000).unref();
  void end().then(() => process.exit(status));
}

/** Leaves with a status that says so, and in one line why, once a part has ended for good. */
export function endWith(ended: Promise<string>): void {
  void ended.then((why) => {
    if (!isEnding()) console.error(why);
    leave(1);
  });
}
