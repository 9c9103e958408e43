/** What stands in the words of DurationInput where what was typed is to stand. */
export const example = { duration: "0:00", minutes: "000" } as const;
