/*
 * What is said when the server failed. It stands in the browser's own part, since there is nobody left
 * to ask for words.
 */
export const errorWords = {
  title: "Something went wrong",
  text: "The fault is ours. Nothing was saved half-way; trying again is safe.",
  reference: "Reference",
  retry: "Try again",
  start: "Back to start",
};
