using System.Collections.Immutable;
using PolicyEngine.Language.Syntax;
using PolicyEngine.Model;

namespace PolicyEngine.Testing.Mutation;

/// <content>Tables, matrices and bands.</content>
internal sealed partial class MutantList
{
    private void AddTables()
    {
        for (var i = 0; i < policy.Tables.Length; i++)
        {
            AddTable(i, policy.Tables[i]);
        }

        for (var i = 0; i < policy.Matrices.Length; i++)
        {
            AddMatrix(i, policy.Matrices[i]);
        }

        for (var i = 0; i < policy.Bands.Length; i++)
        {
            AddBands(i, policy.Bands[i]);
        }
    }

    private const int MostRowsOfFile = 50;

    private Item ItemOf(string name) => model.Items.First(item => item.Name == name);

    private void AddTable(int place, TableSyntax table)
    {
        PolicySyntax Put(TableSyntax changed) => policy with { Tables = policy.Tables.SetItem(place, changed) };
        var columns = ItemOf(table.Name.Value).Lookup!.Columns;
        var outputs = ItemOf(table.Name.Value).Lookup!.Outputs;
        for (var j = 0; j < table.Inputs.Length; j++)
        {
            var (number, column) = (j, table.Inputs[j]);
            AddExpression(column.Input, columns[j].Type == FactType.YesNo, table.Name.Value, table.Name.Value, text => Put(table with { Inputs = table.Inputs.SetItem(number, column with { Input = text! }) }));
        }

        // Of a file, a few rows that lie evenly: the same ones each time.
        var step = table.RowsFrom is null ? 1 : Math.Max(1, table.Rows.Length / MostRowsOfFile);
        for (var j = 0; j < table.Rows.Length; j += step)
        {
            var number = j;
            AddRow(table, table.Rows[j], columns, outputs, changed => Put(table with { Rows = table.Rows.SetItem(number, changed) }));
        }

        if (table.Otherwise is { } otherwise)
        {
            AddRow(table, otherwise, columns, outputs, changed => Put(table with { Otherwise = changed }));
        }
    }

    private void AddRow(TableSyntax table, RowSyntax row, ImmutableArray<LookupColumn> columns, ImmutableArray<LookupOutput> outputs, Func<RowSyntax, PolicySyntax> put)
    {
        var within = $"{table.Name.Value}/{row.Id}";
        foreach (var column in columns.Where(column => row.Cells.ContainsKey(column.Name)))
        {
            var cell = row.Cells[column.Name];
            foreach (var edit in CellEdits.Of(cell.Value, column.Type))
            {
                AddEdit(cell, edit, within, table.Name.Value, text => put(row with { Cells = row.Cells.SetItem(column.Name, text) }), false);
            }
        }

        AddExpression(row.When, true, within, table.Name.Value, text => put(row with { When = text }));
        foreach (var output in outputs.Where(output => row.Values.ContainsKey(output.Name)))
        {
            AddValue(row.Values[output.Name], output.Type, OptionsOf(output.ChoiceSet), within, value => put(row with { Values = row.Values.SetItem(output.Name, value) }));
        }
    }

    private void AddMatrix(int place, MatrixSyntax matrix)
    {
        PolicySyntax Put(MatrixSyntax changed) => policy with { Matrices = policy.Matrices.SetItem(place, changed) };
        var item = ItemOf(matrix.Name.Value);
        AddExpression(matrix.RowInput, false, matrix.Name.Value, matrix.Name.Value, text => Put(matrix with { RowInput = text! }));
        AddExpression(matrix.ColumnInput, false, matrix.Name.Value, matrix.Name.Value, text => Put(matrix with { ColumnInput = text! }));
        for (var r = 0; r < matrix.Cells.Length; r++)
        {
            for (var c = 0; c < matrix.Cells[r].Length; c++)
            {
                var (row, column) = (r, c);
                AddValue(matrix.Cells[r][c], item.Type, OptionsOf(item.ChoiceSet), matrix.Name.Value, value => Put(matrix with { Cells = matrix.Cells.SetItem(row, matrix.Cells[row].SetItem(column, value)) }));
            }
        }
    }

    private void AddBands(int place, BandsSyntax bands)
    {
        PolicySyntax Put(int number, BandSyntax band) => policy with { Bands = policy.Bands.SetItem(place, bands with { Bands = bands.Bands.SetItem(number, band) }) };
        var item = ItemOf(bands.Name.Value);
        var type = item.Lookup!.Columns[0].Type;
        AddExpression(bands.Of, false, bands.Name.Value, bands.Name.Value, text => policy with { Bands = policy.Bands.SetItem(place, bands with { Of = text! }) });
        for (var j = 0; j < bands.Bands.Length; j++)
        {
            var (number, band) = (j, bands.Bands[j]);
            AddEdge(band.Lower, type, bands.Name.Value, edge => Put(number, band with { Lower = edge }));
            AddSide(bands, band.Lower, type, "lower", band.LowerIncluded, () => Put(number, band with { LowerIncluded = !band.LowerIncluded }));
            AddEdge(band.Upper, type, bands.Name.Value, edge => Put(number, band with { Upper = edge }));
            AddSide(bands, band.Upper, type, "upper", band.UpperIncluded, () => Put(number, band with { UpperIncluded = !band.UpperIncluded }));
            AddValue(band.Value, item.Type, OptionsOf(item.ChoiceSet), bands.Name.Value, value => Put(number, band with { Value = value }));
        }
    }

    private void AddEdge(Written<string>? edge, FactType type, string within, Func<Written<string>, PolicySyntax> put)
    {
        if (edge is not null)
        {
            AddValue(edge, type, [], within, put);
        }
    }

    // On a value that is undecided it makes no difference which side it is on.
    private void AddSide(BandsSyntax bands, Written<string>? edge, FactType type, string side, bool isIn, Func<PolicySyntax> flip)
    {
        if (edge is not null && !bands.Undecided.Any(open => Equals(ValueText.TryParse(open.Value, type, null), ValueText.TryParse(edge.Value, type, null))))
        {
            Add(MutationKind.Comparison, bands.Name.Value, $"the {side} edge `{edge.Value}` is {(isIn ? "left out" : "taken in")}", edge.Span, bands.Name.Value, flip);
        }
    }
}
