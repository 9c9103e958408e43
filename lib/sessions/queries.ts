import "server-only";
import { read } from "@/lib/read";
import { deviceName } from "./device";
import { type Session, sessionListView } from "./schema";

const hour = 3_600_000;

/** Where the person is signed in: here first, then where they were last; and how many more there are. */
export async function listSessions(): Promise<{ sessions: Session[]; more: number }> {
  const { sessions, more } = await read(undefined, "list_sessions", {}, sessionListView);
  return {
    sessions: sessions.map(({ userAgent, ...session }) => ({
      ...session,
      device: deviceName(userAgent),
      inUse: session.isThis || Date.now() - Date.parse(session.usedAt) < hour,
    })),
    more,
  };
}
