using System.Collections.Immutable;
using PolicyEngine.Binding.Expressions;
using PolicyEngine.Binding.Symbols;
using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;
using PolicyEngine.Model;

namespace PolicyEngine.Binding.Tables;

/// <summary>Turns tables, matrices and bands into one kind of table over keys.</summary>
internal sealed class LookupBinder(SymbolTable symbols, SkeletonBuilder skeletons, ReasonBinder reasons, DiagnosticBag diagnostics)
{
    /// <summary>An input of a table with the shape that was inferred for it.</summary>
    internal sealed record Input(string Name, ParsedExpression Expression, ValueShape Shape);

    public LookupTable Bind(TableSyntax table, int item, IReadOnlyList<Input> inputs, IReadOnlyDictionary<RowSyntax, ParsedExpression> conditions)
    {
        var columns = new List<(LookupColumn Column, CellParser Cells)>();
        for (var i = 0; i < inputs.Count; i++)
        {
            var texts = table.Rows.Select(row => row.Cells.GetValueOrDefault(inputs[i].Name)?.Value ?? "");
            columns.Add(Column(inputs[i], item, i, CellParser.ScaleOf(texts)));
        }

        var outputs = table.Hit == HitPolicy.CollectCount ? [] : Outputs(table);
        var rows = table.Rows.Select(row => new LookupRow
        {
            Id = row.Id,
            Cells = [.. columns.Select(column => column.Cells.Parse(row.Cells.GetValueOrDefault(column.Column.Name)))],
            When = conditions.TryGetValue(row, out var when) ? skeletons.Condition(when) : null,
            WhenText = row.When?.Value ?? "",
            Values = Values(outputs, row),
            Because = reasons.Bind(row.Because),
            Cite = row.Cite,
            Location = row.Span.Location,
        }).ToImmutableArray();
        return new LookupTable
        {
            Hit = table.Hit,
            IsFromFile = table.RowsFrom is not null,
            Columns = Finish(columns),
            Outputs = outputs,
            Rows = rows,
            Otherwise = table.Otherwise is null ? null : new LookupRow { Id = "otherwise", Values = Values(outputs, table.Otherwise), Because = reasons.Bind(table.Otherwise.Because), Cite = table.Otherwise.Cite, Location = table.Otherwise.Span.Location },
            Priority = [.. table.Priority.Select(value => Constant(value, outputs.IsEmpty ? ValueShape.YesNo : new ValueShape(outputs[0].Type, outputs[0].ChoiceSet)))],
            Cite = table.Cite,
        };
    }

    public LookupTable Bind(MatrixSyntax matrix, int item, Input rowInput, Input columnInput)
    {
        var (down, downCells) = Column(rowInput, item, 0, CellParser.ScaleOf(matrix.RowValues.Select(value => value.Value)));
        var (across, acrossCells) = Column(columnInput, item, 1, CellParser.ScaleOf(matrix.ColumnValues.Select(value => value.Value)));
        var shape = symbols.Items[item].Shape;
        var rows = ImmutableArray.CreateBuilder<LookupRow>();
        for (var r = 0; r < matrix.RowValues.Length; r++)
        {
            for (var c = 0; c < matrix.ColumnValues.Length; c++)
            {
                rows.Add(new LookupRow
                {
                    Id = $"{matrix.RowValues[r].Value}, {matrix.ColumnValues[c].Value}",
                    Cells = [downCells.Parse(matrix.RowValues[r]), acrossCells.Parse(matrix.ColumnValues[c])],
                    Values = [Constant(matrix.Cells[r][c], shape)],
                    Location = matrix.Cells[r][c].Span.Location,
                });
            }
        }

        return new LookupTable
        {
            Hit = HitPolicy.Unique,
            Columns = Finish([(down, downCells), (across, acrossCells)]),
            Outputs = [new LookupOutput(matrix.Name.Value, shape.Type, shape.ChoiceSet)],
            Rows = rows.ToImmutable(),
            Cite = matrix.Cite,
        };
    }

    public LookupTable Bind(BandsSyntax bands, int item, Input input)
    {
        var edges = bands.Bands.SelectMany(band => new[] { band.Lower?.Value, band.Upper?.Value }).Concat(bands.Undecided.Select(value => value.Value)).Select(text => text ?? "");
        var (column, cells) = Column(input, item, 0, CellParser.ScaleOf(edges));
        var shape = symbols.Items[item].Shape;
        var rows = ImmutableArray.CreateBuilder<LookupRow>();
        foreach (var open in bands.Undecided)
        {
            if (cells.Value(open.Value, open.Span) is { } value)
            {
                rows.Add(new LookupRow { Id = $"exactly {open.Value}", Cells = [new LookupCell(open.Value, [cells.Between(value, true, value, true)])], Undecided = true, Cite = bands.Cite, Location = open.Span.Location });
            }
        }

        foreach (var band in bands.Bands)
        {
            var low = band.Lower is null ? null : cells.Value(band.Lower.Value, band.Lower.Span);
            var high = band.Upper is null ? null : cells.Value(band.Upper.Value, band.Upper.Span);
            rows.Add(new LookupRow
            {
                Id = band.Value.Value,
                Cells = [new LookupCell(BandText(band), [cells.Between(low, band.LowerIncluded, high, band.UpperIncluded)])],
                Values = [Constant(band.Value, shape)],
                Because = reasons.Bind(band.Because),
                Cite = band.Cite,
                Location = band.Span.Location,
            });
        }

        return new LookupTable
        {
            Hit = HitPolicy.Unique,
            Columns = Finish([(column, cells)]),
            Outputs = [new LookupOutput(bands.Name.Value, shape.Type, shape.ChoiceSet)],
            Rows = rows.ToImmutable(),
            Cite = bands.Cite,
        };
    }

    private static string BandText(BandSyntax band) => string.Join(" and ", new[]
    {
        band.Lower is null ? "" : (band.LowerIncluded ? "at least " : "more than ") + band.Lower.Value,
        band.Upper is null ? "" : (band.UpperIncluded ? "at most " : "less than ") + band.Upper.Value,
    }.Where(text => text.Length > 0));

    private static ImmutableArray<LookupColumn> Finish(IEnumerable<(LookupColumn Column, CellParser Cells)> columns) =>
        [.. columns.Select(column => column.Column with { Texts = [.. column.Cells.Texts] })];

    private (LookupColumn Column, CellParser Cells) Column(Input input, int item, int place, int scale)
    {
        var type = input.Shape.Type == FactType.WholeNumber && scale > 0 ? FactType.Decimal : input.Shape.Type;
        var keyScale = type is FactType.Decimal or FactType.Money ? scale : 0;
        var keyShape = input.Shape with { Type = type };
        var column = new LookupColumn
        {
            Name = input.Name,
            Type = type,
            ChoiceSet = input.Shape.ChoiceSet,
            Scale = keyScale,
            KeyLeaf = skeletons.Key(input.Expression, keyShape, item, place, keyScale),
            InputText = input.Expression.Text.Value.Trim(),
        };
        return (column, new CellParser(keyShape, keyScale, symbols, diagnostics));
    }

    private ImmutableArray<LookupOutput> Outputs(TableSyntax table)
    {
        if (table.Outputs.Length == 1)
        {
            var set = table.Outputs[0].Type.Type == FactType.Choice ? symbols.Choices.Find(table.Name.Value) : -1;
            return [new LookupOutput(table.Outputs[0].Name.Value, table.Outputs[0].Type.Type, set)];
        }

        return [.. table.Outputs.Select(output => new LookupOutput(output.Name.Value, output.Type.Type, output.Type.Type == FactType.Choice ? symbols.Choices.Find($"{table.Name.Value}_{output.Name.Value}") : -1))];
    }

    private ImmutableArray<string> Values(ImmutableArray<LookupOutput> outputs, RowSyntax row) =>
        [.. outputs.Select(output => Constant(row.Values[output.Name], new ValueShape(output.Type, output.ChoiceSet)))];

    private string Constant(Written<string> written, ValueShape shape)
    {
        if (shape.Type == FactType.Choice)
        {
            return symbols.Choices.OptionPlace(shape.ChoiceSet, written, diagnostics) < 0 ? "" : written.Value;
        }

        var value = ValueText.TryParse(written.Value, shape.Type, null);
        if (value is null)
        {
            diagnostics.Add(BindingDiagnostics.BadValue, written.Span, written.Value, ValueShape.Words(shape.Type), ValueAdvice.For(written.Value, shape.Type));
            return "";
        }

        return ValueText.Format(value, null);
    }
}
