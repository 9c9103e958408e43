/** The colours offered for projects and categories. Each is told from its neighbours at 12 px. */
export const palette = [
  { name: "Blue", value: "#3B82F6" },
  { name: "Violet", value: "#8B5CF6" },
  { name: "Pink", value: "#EC4899" },
  { name: "Red", value: "#EF4444" },
  { name: "Orange", value: "#F97316" },
  { name: "Amber", value: "#F59E0B" },
  { name: "Lime", value: "#84CC16" },
  { name: "Emerald", value: "#10B981" },
  { name: "Cyan", value: "#06B6D4" },
  { name: "Slate", value: "#64748B" },
] as const;
