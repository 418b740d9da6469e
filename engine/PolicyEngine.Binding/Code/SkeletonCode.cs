using System.Globalization;
using PolicyEngine.Model;

namespace PolicyEngine.Binding.Code;

/// <summary>A skeleton as C#: the operators as a person would write them, the leaves as calls.</summary>
internal static class SkeletonCode
{
    public static string Of(SkeletonNode node) => node.Kind switch
    {
        SkeletonKind.Leaf => string.Create(CultureInfo.InvariantCulture, $"__L{node.Leaf}()"),
        SkeletonKind.And => "(" + string.Join(" && ", node.Children.Select(Of)) + ")",
        SkeletonKind.Or => "(" + string.Join(" || ", node.Children.Select(Of)) + ")",
        SkeletonKind.Not => $"!{Of(node.Children[0])}",
        SkeletonKind.Choose => $"({Of(node.Children[0])} ? {Of(node.Children[1])} : {Of(node.Children[2])})",
        _ => throw new ArgumentOutOfRangeException(nameof(node)),
    };
}
