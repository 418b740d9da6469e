using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;

namespace PolicyEngine.Language;

/// <summary>Fills tables with the rows of the files that they name.</summary>
internal static class TableFiles
{
    /// <summary>The policy with all its rows, and the files among those that it is made of.</summary>
    public static PolicySyntax Fill(PolicySyntax policy, IReadOnlyList<SourceFile> files, DiagnosticBag diagnostics)
    {
        if (policy.Tables.All(table => table.RowsFrom is null))
        {
            return policy;
        }

        var tables = policy.Tables.ToBuilder();
        var taken = policy.IncludedFiles.ToBuilder();
        for (var place = 0; place < tables.Count; place++)
        {
            if (tables[place].RowsFrom is not { } from)
            {
                continue;
            }

            if (files.FirstOrDefault(file => file.Path == $"{policy.Folder}/{from.File.Value.Trim()}") is not { } found)
            {
                var near = files.Where(file => file.Path.StartsWith(policy.Folder + "/", StringComparison.Ordinal)).Select(file => file.Path[(policy.Folder.Length + 1)..]);
                diagnostics.Add(TableFileDiagnostics.NotThere, from.File.Span, from.File.Value, NearestName.Hint(from.File.Value, near) is { Length: > 0 } hint ? hint : "put a file that ends in `.csv` or `.tsv` there; its path is written from the folder of `policy.yaml`");
                continue;
            }

            tables[place] = tables[place] with { Rows = new TableFileReader(tables[place], from, found, diagnostics).Read() };
            if (!taken.Contains(found))
            {
                taken.Add(found);
            }
        }

        return policy with { Tables = tables.ToImmutable(), IncludedFiles = taken.ToImmutable() };
    }
}
