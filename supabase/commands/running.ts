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

/** Ends what runs; asked again, it is the same end. */
export function end(): Promise<void> {
  ending ??= (async () => {
    for (const stop of running.splice(0).reverse()) await stop();
  })();
  return ending;
}
