using PolicyEngine.Model;

namespace PolicyEngine.Evaluation.Plans;

/// <summary>A node of a condition, flattened: its children stand side by side from <see cref="First"/>.</summary>
internal readonly record struct PlanNode(SkeletonKind Kind, int Leaf, int First, int Count);
