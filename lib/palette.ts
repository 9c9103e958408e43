/** The colours offered for projects and categories. Each is told from its neighbours at 12 px. */
export const palette = [
  { name: "blue", value: "#3B82F6" },
  { name: "violet", value: "#8B5CF6" },
  { name: "pink", value: "#EC4899" },
  { name: "red", value: "#EF4444" },
  { name: "orange", value: "#F97316" },
  { name: "amber", value: "#F59E0B" },
  { name: "lime", value: "#84CC16" },
  { name: "emerald", value: "#10B981" },
  { name: "cyan", value: "#06B6D4" },
  { name: "slate", value: "#64748B" },
] as const;
