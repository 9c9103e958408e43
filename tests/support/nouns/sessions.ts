import { id, type Noun } from "../noun.ts";

/** Sessions are people's, not workspaces': no record of one is made, and the model knows none. */
export const sessions: Noun = {
  functions: {
    end_other_sessions: "",
    end_session: id("ada/session"),
    list_sessions: "",
  },
};
