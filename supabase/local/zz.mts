import { installPgtap } from "./pgtap.ts";
import { startStack } from "./stack.ts";
import { connect } from "./database.ts";
installPgtap(); installPgtap();
const t=Date.now();
const s = await startStack({ dataDir: "/tmp/stack-c", ports: {db:0,api:0,mailbox:0,smtp:0}, siteUrl: "http://localhost:3000", durable: false, onStep: console.log, database: "my_test" });
console.log(Date.now()-t, s);
const q = connect(s.databaseUrl); await q`create extension pgtap with schema extensions`; console.log(await q.unsafe("set search_path=extensions,public; select plan(1); select ok(true,'x');")); await q.end();
await s.stop(); console.log(Date.now()-t);
