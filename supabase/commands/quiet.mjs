/*
 * On Node 20, Supabase's client tells every process in a paragraph that it will not support it for
 * ever. `npm start` says that once, in a line of its own; here it is dropped, and nothing else is.
 * Plain JavaScript, because programs that we start load it too.
 */
const { warn } = console;

console.warn = (...words) => {
  if (!String(words[0]).includes("Node.js 20 and below are deprecated")) warn(...words);
};
